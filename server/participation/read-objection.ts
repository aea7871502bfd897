import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { followObjection as followEndpoint, readObjection as endpoint } from '#contract/participation.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { assert, refuse } from '#platform/refuse.ts';
import { handlerConflict, notMineSentence } from './conflict.ts';
import { readReceipt } from './notice.ts';
import { readHands } from './find-records.ts';
import { readBeneficiaries } from './own-household.ts';
import { readNoticeNumbers, readRecordFacts, recordLines } from './record-lines.ts';
import { openText, openTextOrNull } from './sealed.ts';
import * as store from './store.ts';
import type { ObjectionRow, RecordRow } from './store.ts';

async function recordOf(context: Context, objection: ObjectionRow): Promise<RecordRow> {
  const [record] = await store.readRecords(context.tx, context.district, [objection.record_id]);
  assert(record, 'an objection is about a record');
  return record;
}

/** An objection with its record, for whoever decides; text and contact are opened for them alone. Refuses: objection-not-found. */
export async function readObjection(context: Context, { objectionId }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const [objection] = await store.readObjections(context.tx, context.district, [objectionId]);
  if (!objection) refuse('objection-not-found', { objectionId });
  mustReach(context, 'decide-objections', { communityId: objection.community_id });
  const record = await recordOf(context, objection);
  const [line] = await recordLines(context, [record], 'staff');
  assert(line, 'a record has a line');
  const { isOwnHousehold } = await readBeneficiaries(context, [record.resident_id]);
  const facts = await readRecordFacts(context, [{ ...record, ended_by: objection.decided_by }], 'staff');
  const hands = (await readHands(context, [record])).get(record.record_id);
  assert(hands, 'a record has its activity');
  const why = handlerConflict(context.actor, hands) ?? (isOwnHousehold(record.resident_id) ? 'household' : undefined);
  return {
    objectionId,
    receipt: objection.receipt,
    state: objection.state,
    // Those it is about never learn who it was, not from the words either.
    text: why === undefined ? openText(context, 'objection.text', objectionId, objection.text) : '',
    contact: why === undefined ? openText(context, 'objection.contact', objectionId, objection.contact) : '',
    raisedAt: objection.raised_at.toISOString(),
    replyBy: objection.reply_by,
    provisional: objection.provisional,
    record: line,
    noticeNumber: line.noticeNumber ?? '',
    item: record.notice_item ?? 0,
    notMine: notMineSentence(why),
    decision: objection.decided_at
      ? {
          at: objection.decided_at.toISOString(),
          by: facts.nameOf(objection.decided_by, record.activity_id),
          reason: openTextOrNull(context, 'objection.reason', objectionId, objection.reason) ?? '',
        }
      : null,
  };
}

/** What the one who objected may know, by the receipt alone: never who or what was written. Refuses: objection-not-found. */
export async function followObjection(context: Context, { receipt }: InputOf<typeof followEndpoint>): Promise<OutputOf<typeof followEndpoint>> {
  const objection = (await store.objectionByReceipt(context.tx, context.district, readReceipt(receipt))) ?? refuse('objection-not-found');
  const record = await recordOf(context, objection);
  const notice = record.notice_id === null ? undefined : (await readNoticeNumbers(context, [record.notice_id])).get(record.notice_id);
  return {
    receipt: objection.receipt,
    state: objection.state,
    noticeNumber: notice?.number ?? '',
    item: record.notice_item ?? 0,
    raisedAt: objection.raised_at.toISOString(),
    replyBy: objection.reply_by,
    provisional: objection.provisional,
    decidedAt: objection.decided_at?.toISOString() ?? null,
    reason: openTextOrNull(context, 'objection.reason', objection.objection_id, objection.reason),
  };
}
