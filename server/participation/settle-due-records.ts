import { mustBeSystem, type Context } from '#platform/context.ts';
import { localDateAt } from '#platform/time.ts';
import { payRecords } from './pay-records.ts';
import * as store from './store.ts';

/** Which of what is due: the timetable narrows it where one record stops the others. */
interface Portion {
  readonly limit: number;
  readonly skip: number;
}
const everything: Portion = { limit: 500, skip: 0 };

/**
 * A job: records whose last day of notice is over settle into the ledger, district-wide, earliest first (requirement 140).
 * Answers how many; it is run again until none is left. A record objected to meanwhile has left the state and stays.
 */
export async function settleDueRecords(context: Context, portion: Portion = everything): Promise<number> {
  mustBeSystem(context);
  const { tx, district, now } = context;
  const today = localDateAt(now);
  const due = await store.noticesOver(tx, district, today, portion);
  const records = (await store.lockRecords(tx, district, due)).filter(
    (record) => record.state === 'on-notice' && record.closes_on !== null && record.closes_on < today,
  );
  await payRecords(context, records);
  return records.length;
}
