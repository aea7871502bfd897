import { describe, expect, test } from 'vitest';
import { codeAlphabet } from '#contract/values.ts';
import { closesAfterKept, closesOn, isOpenOn, newReceipt, readReceipt } from './notice.ts';

describe('the clock of a notice', () => {
  test('posted on Monday 23 November it ends with Thursday the 26th', () => {
    expect(closesOn('2026-11-23', 3)).toBe('2026-11-26');
    expect(isOpenOn('2026-11-26', '2026-11-26')).toBe(true);
    expect(isOpenOn('2026-11-27', '2026-11-26')).toBe(false);
  });
  test('over the end of a year and of February', () => {
    expect(closesOn('2026-12-30', 3)).toBe('2027-01-02');
    expect(closesOn('2028-02-27', 3)).toBe('2028-03-01');
  });
  test('after an objection is answered, the full days that were left run on from the next day', () => {
    expect(closesAfterKept({ closesOn: '2026-11-26', raisedOn: '2026-11-24', decidedOn: '2026-11-27' })).toBe('2026-11-29');
    expect(closesAfterKept({ closesOn: '2026-11-26', raisedOn: '2026-11-23', decidedOn: '2026-11-23' })).toBe('2026-11-26');
  });
  test('raised on the last day it still leaves one', () => {
    expect(closesAfterKept({ closesOn: '2026-11-26', raisedOn: '2026-11-26', decidedOn: '2026-11-30' })).toBe('2026-12-01');
  });
});

test('a receipt has eight letters nobody mistakes, and is read however it was typed', () => {
  const receipt = newReceipt();
  expect(receipt).toHaveLength(8);
  expect([...receipt].every((letter) => codeAlphabet.includes(letter))).toBe(true);
  expect(readReceipt(` ${receipt.toLowerCase().slice(0, 4)}-${receipt.slice(4)} `)).toBe(receipt);
});
