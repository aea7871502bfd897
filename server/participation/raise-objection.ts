import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { raiseObjection as endpoint } from '#contract/participation.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { assert, refuse } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { dueAfterWorkdays } from '../calendar/due-after-workdays.ts';
import { openTasks } from '../tasks/open-tasks.ts';
import { mayNotHandle } from './conflict.ts';
import { readHands } from './find-records.ts';
import { workdaysFor } from './deadline.ts';
import { isOpenOn, newReceipt } from './notice.ts';
import { canMove } from './record.ts';
import { sealText } from './sealed.ts';
import * as store from './store.ts';
import { tell } from './tell.ts';

const receiptTries = 5;

/**
 * Anybody objects to a line of a public notice; the record's clock stands still until the answer (readings 32). Who it
 * was is sealed and nowhere else. The receipt is the only way to follow it.
 *
 * Refuses, in this order: notice-not-found, notice-item-not-found, notice-closed, record-in-wrong-state,
 * objection-answered (kept once; else one person could hold a record for ever).
 */
export async function raiseObjection(context: Context, { noticeId, item, text, contact }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  const today = localDateAt(now);
  const [notice] = await store.readNotices(tx, district, [noticeId]);
  if (!notice) refuse('notice-not-found', { noticeId });
  const recordId = (await store.recordOfItem(tx, district, noticeId, item)) ?? refuse('notice-item-not-found', { item });
  const [record] = await store.lockRecords(tx, district, [recordId]);
  assert(record?.closes_on, 'a line of a notice is a record with a last day');
  if (!isOpenOn(today, record.closes_on)) refuse('notice-closed', { closesOn: record.closes_on });
  if (!canMove(record.state, 'objected')) refuse('record-in-wrong-state', { state: record.state });
  const kept = (await store.objectionsOfRecords(tx, district, [recordId])).find(({ state }) => state === 'kept');
  if (kept?.decided_at) refuse('objection-answered', { answeredOn: localDateAt(kept.decided_at) });

  const objectionId = newId();
  const due = await dueAfterWorkdays(context, today, workdaysFor.objection);
  const row = {
    objection_id: objectionId,
    record_id: recordId,
    community_id: record.community_id,
    text: sealText(context, 'objection.text', objectionId, text),
    contact: sealText(context, 'objection.contact', objectionId, contact),
    raised_on: today,
    raised_at: now,
    reply_by: due.dueOn,
    provisional: due.provisional,
  };
  const hands = (await readHands(context, [record])).get(recordId);
  let receipt = newReceipt();
  // Of 32^8 receipts one is taken once in a lifetime; then another is drawn.
  for (let tries = 1; !(await store.insertObjection(tx, district, { ...row, receipt })); tries += 1) {
    assert(tries < receiptTries, 'a free receipt is found');
    receipt = newReceipt();
  }
  await openTasks(context, [
    {
      kind: 'objection',
      subjectId: objectionId,
      communityId: record.community_id,
      action: 'decide-objections',
      dueOn: due.dueOn,
      provisional: due.provisional,
      notFor: hands ? mayNotHandle(hands) : [],
    },
  ]);
  await tell(context, 'objection-raised', [record], () => ({ until: due.dueOn }));
  return { objectionId, receipt, replyBy: due.dueOn, provisional: due.provisional };
}
