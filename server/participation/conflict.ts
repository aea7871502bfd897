import { notMineWords, type NotMine } from '#words/participation.ts';
import type { Words } from '#words/words.ts';
import type { Actor } from '#platform/context.ts';
import { isActor } from './person.ts';
import type { ConfirmationRow, CorrectionRow, RecordRow } from './store.ts';

/** Who has had a hand in a record. */
export interface Hands {
  readonly record: RecordRow;
  readonly confirmed: readonly ConfirmationRow[];
  /** The natural person who organised the activity. */
  readonly organiser: string;
}

const known = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id): id is string => id !== null))];

/** Everybody whom `reviewerConflict` keeps from a review. */
export const mayNotReview = ({ record, confirmed, organiser }: Hands): string[] =>
  known([record.recorded_person, ...confirmed.map((one) => one.by_person), organiser]);

/** Everybody whom `handlerConflict` keeps from an answer. */
export const mayNotHandle = ({ record, organiser }: Pick<Hands, 'record' | 'organiser'>): string[] =>
  known([record.recorded_person, record.reviewed_person, organiser]);

/** Nobody reviews what they recorded, confirmed or organised. */
export function reviewerConflict(actor: Actor, { record, organiser, confirmed }: Hands): NotMine | undefined {
  if (isActor(actor, record.recorded_person)) return 'recorder';
  if (confirmed.some((one) => isActor(actor, one.by_person))) return 'confirmer';
  return isActor(actor, organiser) ? 'organiser' : undefined;
}

/**
 * Nobody answers an objection to what they recorded, passed or organised: who corrects it becomes its reviewer, who is not
 * the organiser (requirement 139).
 */
export function handlerConflict(actor: Actor, { record, organiser }: Pick<Hands, 'record' | 'organiser'>): NotMine | undefined {
  if (isActor(actor, record.recorded_person)) return 'recorder';
  if (isActor(actor, record.reviewed_person)) return 'reviewer';
  return isActor(actor, organiser) ? 'organiser' : undefined;
}

/** A correction takes a second person; after 「不是我」 one with no hand in the record, since their word stands against the resident's. */
export function correctorConflict(actor: Actor, correction: Pick<CorrectionRow, 'proposed_person' | 'not_me'>, hands: Hands): NotMine | undefined {
  if (isActor(actor, correction.proposed_person)) return 'proposer';
  if (!correction.not_me) return undefined;
  return reviewerConflict(actor, hands) ?? (isActor(actor, hands.record.reviewed_person) ? 'reviewer' : undefined);
}

export const notMineSentence = (why: NotMine | undefined): Words | null => (why === undefined ? null : notMineWords[why]);
