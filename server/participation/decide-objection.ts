import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { decideObjection as endpoint } from '#contract/participation.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { assert, refuse, Refusal } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { closeTasks } from '../tasks/close-tasks.ts';
import { keepConfirmTasks } from './keep-confirm-tasks.ts';
import { handlerConflict } from './conflict.ts';
import { endRecords } from './end-records.ts';
import { readHands } from './find-records.ts';
import { refitAfter } from './fit-records.ts';
import { closesAfterKept } from './notice.ts';
import { readBeneficiaries } from './own-household.ts';
import { doerOf } from './person.ts';
import { postNotice } from './post-notice.ts';
import { lockWithActivity, mendedRefused, readRuleOf, replaceRecord } from './replace-record.ts';
import { openTextOrNull, sealText, sealTextOrNull } from './sealed.ts';
import * as store from './store.ts';
import type { RecordRow } from './store.ts';
import { tell } from './tell.ts';

const stateOf = { keep: 'kept', correct: 'corrected', cancel: 'cancelled' } as const;

/**
 * Answers an objection. Keep: the clock runs on for the full days that were left, at least one (readings 32). Correct: the
 * record ends and a linked new one starts its own notice today (readings 29). Cancel: the record ends and its caps free.
 *
 * Refuses, in this order: objection-not-found, objection-already-decided, same-person, own-household,
 * judged-points-required, judged-points-outside-range.
 */
export async function decideObjection(context: Context, input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now, actor } = context;
  const { objectionId, decision, reason } = input;
  const [seen] = await store.readObjections(tx, district, [objectionId]);
  if (!seen) refuse('objection-not-found', { objectionId });
  mustReach(context, 'decide-objections', { communityId: seen.community_id });
  // Activity, record, objection: in this order, because a correction adds a record to the activity.
  const { record, activity } = (await lockWithActivity(context, [seen.record_id])).get(seen.record_id) ?? refuse('objection-not-found', { objectionId });
  const objection = await store.lockObjection(tx, district, objectionId);
  assert(objection, 'an objection is never removed');
  if (objection.state !== 'open') refuse('objection-already-decided', { state: objection.state });
  const hands = (await readHands(context, [record])).get(record.record_id);
  assert(hands, 'a record has its activity');
  if (handlerConflict(actor, hands)) refuse('same-person');
  const { isOwnHousehold } = await readBeneficiaries(context, [record.resident_id]);
  if (isOwnHousehold(record.resident_id)) refuse('own-household');
  const mended = { minutes: input.minutes ?? null, judged: input.judgedPoints ?? null, judgedReason: reason };
  if (decision === 'correct') {
    const wrong = mendedRefused((await readRuleOf(context, record)).rule, record, mended);
    if (wrong) throw new Refusal(wrong.refused, wrong.facts);
  }
  assert(record.state === 'objected' && record.closes_on, 'an open objection holds its record');

  const state = stateOf[decision];
  const doer = doerOf(context);
  await store.decideObjection(tx, district, objectionId, { state, by: doer.id, at: now, reason: sealText(context, 'objection.reason', objectionId, reason) });
  await closeTasks(context, 'objection', [objectionId]);

  if (decision === 'keep') {
    const closesOn = closesAfterKept({ closesOn: record.closes_on, raisedOn: objection.raised_on, decidedOn: localDateAt(now) });
    await store.resumeNotice(tx, district, record.record_id, closesOn);
    await tell(context, 'objection-kept', [record], () => ({ until: closesOn }));
    return { state, recordState: 'on-notice', closesOn, replacement: null };
  }
  await endRecords(context, [record], {
    state: 'rejected',
    reason: () => reason,
    tellAs: decision === 'cancel' ? 'objection-cancelled' : null,
    refit: decision === 'cancel',
  });
  if (decision === 'cancel') return { state, recordState: 'rejected', closesOn: null, replacement: null };

  const replacement = await replaceRecord(context, activity, record, mended, doer, { posted: true });
  await refitAfter(context, [record]);
  await copyConfirmations(context, record, replacement);
  const notice = await postNotice(context, record.community_id, [replacement]);
  await keepConfirmTasks(context, [activity.activity_id]);
  await tell(context, 'objection-corrected', [replacement], () => ({ until: notice.closesOn }));
  return { state, recordState: 'rejected', closesOn: notice.closesOn, replacement: replacement.record_id };
}

/** That the person took part stays confirmed; what was wrong is how it counted. */
async function copyConfirmations(context: Context, from: RecordRow, to: RecordRow): Promise<void> {
  const { tx, district } = context;
  const before = await store.confirmationsOf(tx, district, [from.record_id]);
  const there = new Set((await store.confirmationsOf(tx, district, [to.record_id])).map(({ side, by_person: by }) => `${side} ${by}`));
  await store.insertConfirmations(
    tx,
    district,
    before
      .filter(({ side, by_person: by }) => !there.has(`${side} ${by}`))
      .map((row) => ({
        ...row,
        record_id: to.record_id,
        evidence: sealTextOrNull(
          context,
          'confirmation.evidence',
          to.record_id,
          openTextOrNull(context, 'confirmation.evidence', from.record_id, row.evidence),
        ),
      })),
  );
}
