import { expect, test } from 'vitest';
import { checkCode } from './code.ts';

test('eight letters of the short alphabet, from the first five bytes', () => {
  expect(checkCode(Buffer.alloc(32))).toBe('AAAAAAAA');
  expect(checkCode(Buffer.alloc(32, 0xff))).toBe('99999999');
  expect(checkCode(Buffer.from('0000000001', 'hex'))).toBe('AAAAAAAB');
  expect(checkCode(Buffer.from('0844210842', 'hex'))).toBe('BBCCCCCC');
});

test('another commitment has another code', () => {
  expect(checkCode(Buffer.from('a1b2c3d4e5', 'hex'))).not.toBe(checkCode(Buffer.from('a1b2c3d4e4', 'hex')));
});
