import { mustBeSystem, type Context } from '#platform/context.ts';
import { localDateAt } from '#platform/time.ts';
import { endRecords } from './end-records.ts';
import * as store from './store.ts';

/** Which of what is due: the timetable narrows it where one record stops the others. */
interface Portion {
  readonly limit: number;
  readonly skip: number;
}
const everything: Portion = { limit: 500, skip: 0 };

/** A job: records nobody confirmed within the book's days lapse, their people are told, their caps free. Answers how many. */
export async function lapseUnconfirmedRecords(context: Context, portion: Portion = everything): Promise<number> {
  mustBeSystem(context);
  const { tx, district, now } = context;
  const today = localDateAt(now);
  const due = await store.unconfirmedSince(tx, district, today, portion);
  const records = (await store.lockRecords(tx, district, due)).filter(
    (record) => record.state === 'submitted' && record.due_on !== null && record.due_on < today,
  );
  await endRecords(context, records, { state: 'lapsed', reason: () => null });
  return records.length;
}
