import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { rejectRecords as endpoint } from '#contract/participation.ts';
import type { Context } from '#platform/context.ts';
import { refused, type Refused } from '#platform/refuse.ts';
import { endRecords } from './end-records.ts';
import { judge, lockFound, outcomesOf, type Found } from './find-records.ts';
import { readBeneficiaries } from './own-household.ts';

/**
 * 不予确认: records that nobody should confirm, with a reason the resident can read. What is under review is decided there.
 *
 * Refuses per record, in this order: record-not-found, record-in-wrong-state, own-household.
 */
export async function rejectRecords(context: Context, { recordIds, reason }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const found = await lockFound(context, recordIds, 'reject-deeds');
  const { isOwnHousehold } = await readBeneficiaries(
    context,
    [...found.values()].map(({ record }) => record.resident_id),
  );
  const refusalOf = (one: Found | undefined): Refused | undefined => {
    if (!one) return refused('record-not-found');
    if (one.record.state !== 'submitted') return refused('record-in-wrong-state', { state: one.record.state });
    return isOwnHousehold(one.record.resident_id) ? refused('own-household') : undefined;
  };
  const { refusals, accepted } = judge(recordIds, found, refusalOf);
  return {
    outcomes: outcomesOf(
      recordIds,
      refusals,
      await endRecords(
        context,
        accepted.map(({ record }) => record),
        { state: 'rejected', reason: () => reason },
      ),
    ),
  };
}
