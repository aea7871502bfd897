import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { reviewRecords as endpoint } from '#contract/participation.ts';
import type { Context } from '#platform/context.ts';
import { refused, type Refused } from '#platform/refuse.ts';
import { closeTasks } from '../tasks/close-tasks.ts';
import { reviewerConflict } from './conflict.ts';
import { endRecords } from './end-records.ts';
import { judge, lockFound, outcomesOf, type Found, type Moved } from './find-records.ts';
import { readBeneficiaries } from './own-household.ts';
import { doerOf } from './person.ts';
import { postNotice } from './post-notice.ts';
import * as store from './store.ts';
import { tell } from './tell.ts';

const shortestReason = 2;

/**
 * 复核: passes records to their community's public notice of today, or rejects them with a reason. The reviewer is
 * neither recorder nor confirmer nor organiser nor of the household (requirement 139).
 *
 * Refuses per record, in this order: record-not-found, record-in-wrong-state, same-person, own-household, reason-required.
 */
export async function reviewRecords(context: Context, { recordIds, decision, reason }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  const found = await lockFound(context, recordIds, 'review-deeds');
  const { isOwnHousehold } = await readBeneficiaries(
    context,
    [...found.values()].map(({ record }) => record.resident_id),
  );
  const refusalOf = (one: Found | undefined): Refused | undefined => {
    if (!one) return refused('record-not-found');
    if (one.record.state !== 'under-review') return refused('record-in-wrong-state', { state: one.record.state });
    if (reviewerConflict(context.actor, one)) return refused('same-person');
    if (isOwnHousehold(one.record.resident_id)) return refused('own-household');
    return decision === 'reject' && reason.length < shortestReason ? refused('reason-required') : undefined;
  };
  const { refusals, accepted } = judge(recordIds, found, refusalOf);
  const records = accepted.map(({ record }) => record);

  if (decision === 'reject') {
    const doer = doerOf(context);
    await store.setReviewer(
      tx,
      district,
      records.map((record) => record.record_id),
      { by: doer.id, person: doer.person, at: now },
    );
    const moved = await endRecords(context, records, { state: 'rejected', reason: () => reason });
    return { outcomes: outcomesOf(recordIds, refusals, moved), noticeNumber: null };
  }

  const moved = new Map<string, Moved>();
  let noticeNumber: string | null = null;
  for (const [communityId, group] of Map.groupBy(records, (record) => record.community_id)) {
    const notice = await postNotice(context, communityId, group);
    noticeNumber = notice.number;
    await tell(context, 'on-notice', group, () => ({ until: notice.closesOn, number: notice.number }));
    for (const record of group) moved.set(record.record_id, { state: 'on-notice', granted: record.granted });
  }
  await closeTasks(
    context,
    'review',
    records.map((record) => record.record_id),
  );
  return { outcomes: outcomesOf(recordIds, refusals, moved), noticeNumber };
}
