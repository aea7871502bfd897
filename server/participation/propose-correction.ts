import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { proposeCorrection as endpoint } from '#contract/participation.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { refuse, Refusal } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { dueAfterWorkdays } from '../calendar/due-after-workdays.ts';
import { openTasks } from '../tasks/open-tasks.ts';
import { workdaysFor } from './deadline.ts';
import { lockFound } from './find-records.ts';
import { doerOf } from './person.ts';
import { mendedRefused, readRuleOf } from './replace-record.ts';
import { sealText, sealTextOrNull } from './sealed.ts';
import * as store from './store.ts';

/**
 * Proposes that a settled record be reversed, with or without recording it anew; nothing changes until a second person
 * approves.
 *
 * Refuses, in this order: record-not-found, record-in-wrong-state, correction-pending, judged-points-required,
 * judged-points-outside-range.
 */
export async function proposeCorrection(context: Context, { recordId, reason, anew }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  const { record } = (await lockFound(context, [recordId], 'propose-corrections')).get(recordId) ?? refuse('record-not-found', { recordId });
  if (record.state !== 'settled') refuse('record-in-wrong-state', { state: record.state });
  if ((await store.correctionsOfRecords(tx, district, [recordId])).some(({ state }) => state === 'proposed')) refuse('correction-pending');
  if (anew) {
    const wrong = mendedRefused((await readRuleOf(context, record)).rule, record, { judged: anew.judgedPoints ?? null });
    if (wrong) throw new Refusal(wrong.refused, wrong.facts);
  }
  const correctionId = newId();
  const doer = doerOf(context);
  await store.insertCorrection(tx, district, {
    correction_id: correctionId,
    record_id: recordId,
    community_id: record.community_id,
    not_me: false,
    reason: sealText(context, 'correction.reason', correctionId, reason),
    anew: anew !== undefined,
    anew_minutes: anew?.minutes ?? null,
    anew_judged: anew?.judgedPoints ?? null,
    anew_judged_reason: sealTextOrNull(context, 'correction.anew_judged_reason', correctionId, anew?.judgedReason),
    proposed_by: doer.id,
    proposed_person: doer.person,
    proposed_at: now,
  });
  const due = await dueAfterWorkdays(context, localDateAt(now), workdaysFor.correction);
  await openTasks(context, [
    {
      kind: 'correction',
      subjectId: correctionId,
      communityId: record.community_id,
      action: 'decide-corrections',
      dueOn: due.dueOn,
      provisional: due.provisional,
      ...(doer.id === null ? {} : { notFor: [doer.id] }),
    },
  ]);
  return { correctionId };
}
