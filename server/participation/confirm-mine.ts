import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { confirmMine as endpoint } from '#contract/participation.ts';
import { person, type Context } from '#platform/context.ts';
import { refused, refuse, type Refused } from '#platform/refuse.ts';
import { advanceRecords } from './advance-records.ts';
import { judge, lockFound, outcomesOf, type Found } from './find-records.ts';
import { readOwnPeople } from './own-people.ts';
import { sidesMissing, sidesNeeded } from './record.ts';
import * as store from './store.ts';

/**
 * 是我: the participant's own side; for a child an adult of the household.
 *
 * Refuses per record, in this order: record-not-found, record-in-wrong-state, recorder-cannot-confirm, guardian-needed,
 * already-confirmed.
 */
export async function confirmMine(context: Context, { recordIds }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  const doer = person(context);
  const me = doer.residentId ?? refuse('not-allowed');
  const own = await readOwnPeople(context, me);
  const found = await lockFound(context, recordIds, null);

  const refusalOf = (one: Found | undefined): Refused | undefined => {
    if (!one || !own.isOwn(one.record)) return refused('record-not-found');
    const { record, confirmed } = one;
    if (record.state !== 'submitted' || !sidesNeeded(record.confirm_mode).includes('participant'))
      return refused('record-in-wrong-state', { state: record.state });
    if (record.recorded_person === me) return refused('recorder-cannot-confirm');
    if (record.guardian && !own.isAdult) return refused('guardian-needed');
    if (
      !sidesMissing(
        record.confirm_mode,
        confirmed.map(({ side }) => side),
      ).includes('participant')
    )
      return refused('already-confirmed');
    return undefined;
  };
  const { refusals, accepted } = judge(recordIds, found, refusalOf);
  const made = accepted.map(({ record }): store.ConfirmationRow => ({
    record_id: record.record_id,
    side: 'participant',
    by_person: me,
    by_id: doer.id,
    means: 'self',
    evidence: null,
    at: now,
  }));
  await store.insertConfirmations(tx, district, made);
  const moved = await advanceRecords(
    context,
    accepted.map((one) => ({ ...one, confirmed: [...one.confirmed, ...made.filter((row) => row.record_id === one.record.record_id)] })),
  );
  return { outcomes: outcomesOf(recordIds, refusals, moved) };
}
