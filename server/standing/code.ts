import { codeAlphabet } from '#contract/values.ts';

const letters = 8;
const bitsPerLetter = 5;

/**
 * 防改校验码: the first 40 bits of a log entry's commitment as eight letters that are read out without being mistaken.
 * Whoever changes a line afterwards cannot make its letters fit again.
 */
export function checkCode(commitment: Buffer): string {
  const bits = commitment.subarray(0, (letters * bitsPerLetter) / 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return Array.from({ length: letters }, (_, index) => codeAlphabet.charAt(Number((bits >> BigInt((letters - 1 - index) * bitsPerLetter)) & 31n))).join('');
}
