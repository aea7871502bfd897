import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { notMe as endpoint } from '#contract/participation.ts';
import { person, type Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { dueAfterWorkdays } from '../calendar/due-after-workdays.ts';
import { closeTasks } from '../tasks/close-tasks.ts';
import { openTasks } from '../tasks/open-tasks.ts';
import { workdaysFor } from './deadline.ts';
import { endRecords } from './end-records.ts';
import { mayNotHandle, mayNotReview } from './conflict.ts';
import { lockFound } from './find-records.ts';
import { readOwnPeople } from './own-people.ts';
import { isWaiting } from './record.ts';
import { sealText } from './sealed.ts';
import * as store from './store.ts';
import { tell } from './tell.ts';

/** Stored where the person wrote nothing: the button itself is the reason. */
const plainReason = '本人说“不是我”';

/**
 * 「不是我」: what waits is withdrawn at once, also from public notice; what is settled becomes a proposed correction that
 * somebody with no hand in the record decides. A deduction that waits is not ended by the one it is for: they object to its
 * notice (GR4).
 *
 * Refuses, in this order: record-not-found, record-in-wrong-state, deduction-needs-objection, correction-pending.
 */
export async function notMe(context: Context, { recordId, note }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  const doer = person(context);
  const me = doer.residentId ?? refuse('not-allowed');
  const own = await readOwnPeople(context, me);
  const found = (await lockFound(context, [recordId], null)).get(recordId);
  if (!found || !own.isOwn(found.record)) refuse('record-not-found', { recordId });
  const { record } = found;
  if (record.state !== 'settled' && !isWaiting(record.state)) refuse('record-in-wrong-state', { state: record.state });
  if (isWaiting(record.state) && record.award.class === 'NEGATIVE') refuse('deduction-needs-objection');
  const reason = note === '' ? plainReason : note;

  if (isWaiting(record.state)) {
    const open = (await store.objectionsOfRecords(tx, district, [recordId])).filter(({ state }) => state === 'open');
    for (const { objection_id: objectionId } of open) {
      await store.decideObjection(tx, district, objectionId, {
        state: 'cancelled',
        by: null,
        at: now,
        reason: sealText(context, 'objection.reason', objectionId, plainReason),
      });
    }
    await closeTasks(
      context,
      'objection',
      open.map(({ objection_id: id }) => id),
    );
    await endRecords(context, [record], { state: 'withdrawn', reason: () => reason, tellAs: null });
    return { state: 'withdrawn', correctionId: null };
  }

  const pending = (await store.correctionsOfRecords(tx, district, [recordId])).some(({ state }) => state === 'proposed');
  if (pending) refuse('correction-pending');
  const correctionId = newId();
  await store.insertCorrection(tx, district, {
    correction_id: correctionId,
    record_id: recordId,
    community_id: record.community_id,
    not_me: true,
    reason: sealText(context, 'correction.reason', correctionId, reason),
    anew: false,
    anew_minutes: null,
    anew_judged: null,
    anew_judged_reason: null,
    proposed_by: doer.id,
    proposed_person: me,
    proposed_at: now,
  });
  const due = await dueAfterWorkdays(context, localDateAt(now), workdaysFor['not-me']);
  await openTasks(context, [
    {
      kind: 'not-me',
      subjectId: correctionId,
      communityId: record.community_id,
      action: 'decide-corrections',
      dueOn: due.dueOn,
      provisional: due.provisional,
      notFor: [...mayNotReview(found), ...mayNotHandle(found)],
    },
  ]);
  await tell(context, 'dispute-received', [record]);
  return { state: 'settled', correctionId };
}
