import { notMineWords, type NotMine } from '#words/participation.ts';
import type { Words } from '#words/words.ts';
import type { Actor } from '#platform/context.ts';
import { isActor } from './person.ts';
import type { ActivityRow, ConfirmationRow, CorrectionRow, RecordRow } from './store.ts';

/** Who has had a hand in a record. */
export interface Hands {
  readonly record: RecordRow;
  readonly activity: ActivityRow;
  readonly confirmed: readonly ConfirmationRow[];
}

/** Nobody reviews what they recorded, confirmed or organised. */
export function reviewerConflict(actor: Actor, { record, activity, confirmed }: Hands): NotMine | undefined {
  if (isActor(actor, record.recorded_person)) return 'recorder';
  if (confirmed.some((one) => isActor(actor, one.by_person))) return 'confirmer';
  return isActor(actor, activity.organiser_id) ? 'organiser' : undefined;
}

/** Nobody answers an objection to what they recorded or passed. */
export function handlerConflict(actor: Actor, { record }: Pick<Hands, 'record'>): NotMine | undefined {
  if (isActor(actor, record.recorded_person)) return 'recorder';
  return isActor(actor, record.reviewed_person) ? 'reviewer' : undefined;
}

/** A correction takes a second person; after 「不是我」 one with no hand in the record, since their word stands against the resident's. */
export function correctorConflict(actor: Actor, correction: Pick<CorrectionRow, 'proposed_person' | 'not_me'>, { record, confirmed }: Pick<Hands, 'record' | 'confirmed'>): NotMine | undefined {
  if (isActor(actor, correction.proposed_person)) return 'proposer';
  if (!correction.not_me) return undefined;
  if (isActor(actor, record.recorded_person)) return 'recorder';
  return confirmed.some((one) => isActor(actor, one.by_person)) ? 'confirmer' : undefined;
}

export const notMineSentence = (why: NotMine | undefined): Words | null => (why === undefined ? null : notMineWords[why]);
