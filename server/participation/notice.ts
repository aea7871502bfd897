import { randomInt } from 'node:crypto';
import { codeAlphabet } from '#contract/values.ts';
import { addDays, daysBetween } from '#platform/time.ts';

/** Full natural days: posted on Monday and open for 3, a notice ends on Thursday at 24:00 (readings 28, requirement 140). */
export const closesOn = (postedOn: string, noticeDays: number): string => addDays(postedOn, noticeDays);

/** The notice is still open all through its last day. */
export const isOpenOn = (day: string, lastDay: string): boolean => day <= lastDay;

/**
 * The last day after an objection was answered with keep: the full days that remained after the day it was raised run on
 * from the day after the answer, at least one (readings 32).
 */
export const closesAfterKept = ({
  closesOn: before,
  raisedOn,
  decidedOn,
}: {
  readonly closesOn: string;
  readonly raisedOn: string;
  readonly decidedOn: string;
}): string => addDays(decidedOn, Math.max(1, daysBetween(raisedOn, before)));

const receiptLength = 8;

/** The receipt of an objection: eight letters that are read out over the telephone without being mistaken. */
export const newReceipt = (): string => Array.from({ length: receiptLength }, () => codeAlphabet.charAt(randomInt(codeAlphabet.length))).join('');

/** What a person may have typed: small letters, spaces and strokes are forgiven. */
export const readReceipt = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
