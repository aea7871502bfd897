import { recordMoves, recordStates, type RecordState, type Side } from '#contract/participation.ts';
import type { BookSettings, ConfirmMode, Rule } from '#contract/rules.ts';
import { needsReview } from '../rules/book.ts';

export const recordRoles = ['participant', 'helper', 'lead'] as const;
export type RecordRole = (typeof recordRoles)[number];

/** Whether a record may go from one state to another; every verb asks before it writes. */
export function canMove(from: RecordState, to: RecordState): boolean {
  const ways: readonly RecordState[] = recordMoves[from];
  return ways.includes(to);
}

/** States from which a record can still be paid or has been: they hold the one place of a deed and its share of the caps. */
export const liveStates = ['submitted', 'under-review', 'on-notice', 'objected', 'settled'] as const satisfies readonly RecordState[];
/** States that wait for somebody or for a day: 待生效. */
export const waitingStates = ['submitted', 'under-review', 'on-notice', 'objected'] as const satisfies readonly RecordState[];
/** States that nothing leads out of but being reversed. */
export const endedStates = recordStates.filter((state) => recordMoves[state].length === 0);

export const isWaiting = (state: RecordState): boolean => waitingStates.some((one) => one === state);

/** Who must confirm (readings 30, 38): the committee instead of the two sides, staff alone where facts are verified. */
export function sidesNeeded(mode: ConfirmMode): readonly Side[] {
  switch (mode) {
    case 'committee':
      return ['committee'];
    case 'verify':
      return ['organiser'];
    case 'ask':
    case 'trusted':
    case 'silent':
      return ['organiser', 'participant'];
  }
}

/** How many different people each side takes. */
const peopleNeeded = { organiser: 1, participant: 1, committee: 2 } as const satisfies Record<Side, number>;

/** The sides that are not complete yet, given the sides confirmed so far (one entry per person). */
export function sidesMissing(mode: ConfirmMode, confirmed: readonly Side[]): readonly Side[] {
  return sidesNeeded(mode).filter((side) => confirmed.filter((one) => one === side).length < peopleNeeded[side]);
}

/**
 * Whether a record goes through review and notice (readings 4, 31): strictly more than the book's threshold, compared with
 * the sum of one resident's records of one rule and day, so that neither a second role nor a second session avoids it.
 * Deductions always do: the person has the days of the notice for a defence (GR4).
 */
export const goesToReview = (rule: Pick<Rule, 'review' | 'class'>, settings: Pick<BookSettings, 'reviewOver'>, daySum: number): boolean =>
  rule.class === 'NEGATIVE' || needsReview(rule, settings, daySum);

/** The one cause under which the ledger pays a record, and the one name of its claim on the caps. */
export const causeOf = (recordId: string): string => `participation/${recordId}/1`;
/** The record a cause of the ledger names, or null for other causes. */
export const recordOfCause = (cause: string): string | null => /^participation\/([0-9a-f-]{36})\/\d+$/.exec(cause)?.[1] ?? null;
