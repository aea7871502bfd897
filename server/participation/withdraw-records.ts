import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { withdrawRecords as endpoint } from '#contract/participation.ts';
import type { Context } from '#platform/context.ts';
import { refused, type Refused } from '#platform/refuse.ts';
import { endRecords } from './end-records.ts';
import { judge, lockFound, outcomesOf, type Found } from './find-records.ts';
import { readBeneficiaries } from './own-household.ts';
import { isActor } from './person.ts';

/**
 * Takes back what was recorded by mistake, before anybody passed it. What is on public notice stays there: it is changed
 * by an objection, or afterwards by a correction. What somebody else recorded of one's own household, a deduction above all,
 * is for others.
 *
 * Refuses per record, in this order: record-not-found, record-in-wrong-state, own-household.
 */
export async function withdrawRecords(context: Context, { recordIds, reason }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const found = await lockFound(context, recordIds, 'record-deeds');
  const { isOwnHousehold } = await readBeneficiaries(
    context,
    [...found.values()].map(({ record }) => record.resident_id),
  );
  const refusalOf = (one: Found | undefined): Refused | undefined => {
    if (!one) return refused('record-not-found');
    const { record } = one;
    if (record.state !== 'submitted' && record.state !== 'under-review') return refused('record-in-wrong-state', { state: record.state });
    return isOwnHousehold(record.resident_id) && !isActor(context.actor, record.recorded_person) ? refused('own-household') : undefined;
  };
  const { refusals, accepted } = judge(recordIds, found, refusalOf);
  return {
    outcomes: outcomesOf(
      recordIds,
      refusals,
      await endRecords(
        context,
        accepted.map(({ record }) => record),
        { state: 'withdrawn', reason: () => reason },
      ),
    ),
  };
}
