import { randomInt } from 'node:crypto';
import { codeAlphabet } from '#contract/values.ts';

const length = 6;

/** Six characters that cannot be mistaken for each other when read aloud or written by hand. */
export const makeShortCode = (): string => Array.from({ length }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');

const shape = new RegExp(`^[${codeAlphabet}]{${length}}$`);

/** A typed text as a short code, if it can be one: small letters, full width, spaces and hyphens are forgiven. */
export function readShortCode(text: string): string | undefined {
  const code = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
  return shape.test(code) ? code : undefined;
}
