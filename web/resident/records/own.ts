import { type RecordLine, recordMoves } from '#contract/participation.ts';

/** The record waits for the participant's word. */
export const waitsForMe = (record: Pick<RecordLine, 'missing'>): boolean => record.missing.includes('participant');

/** A record that can still be withdrawn, or reversed once it is settled, can be said to be somebody else's; a deduction is objected to. */
export const mayBeNotMe = (record: Pick<RecordLine, 'state' | 'correction' | 'granted'>): boolean =>
  record.granted >= 0 && record.correction?.state !== 'proposed' && recordMoves[record.state].some((next) => next === 'withdrawn' || next === 'reversed');

/** Neither settled nor over: shown without a sign, in the colour of what waits. */
export const isWaiting = (record: Pick<RecordLine, 'state'>): boolean => recordMoves[record.state].length > 0 && record.state !== 'settled';
