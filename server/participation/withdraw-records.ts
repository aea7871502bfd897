import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { withdrawRecords as endpoint } from '#contract/participation.ts';
import type { Context } from '#platform/context.ts';
import { refused, type Refused } from '#platform/refuse.ts';
import { endRecords } from './end-records.ts';
import { judge, lockFound, outcomesOf, type Found } from './find-records.ts';

/**
 * Takes back what was recorded by mistake, before anybody passed it. What is on public notice stays there: it is changed
 * by an objection, or afterwards by a correction.
 *
 * Refuses per record, in this order: record-not-found, record-in-wrong-state.
 */
export async function withdrawRecords(context: Context, { recordIds, reason }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const found = await lockFound(context, recordIds, 'record-deeds');
  const refusalOf = (one: Found | undefined): Refused | undefined => {
    if (!one) return refused('record-not-found');
    return one.record.state === 'submitted' || one.record.state === 'under-review' ? undefined : refused('record-in-wrong-state', { state: one.record.state });
  };
  const { refusals, accepted } = judge(recordIds, found, refusalOf);
  return { outcomes: outcomesOf(recordIds, refusals, await endRecords(context, accepted.map(({ record }) => record), { state: 'withdrawn', reason: () => reason })) };
}
