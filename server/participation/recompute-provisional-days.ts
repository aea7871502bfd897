import { mustBeSystem, type Context } from '#platform/context.ts';
import { dueAfterWorkdays } from '../calendar/due-after-workdays.ts';
import { readPublishedYears } from '../calendar/read-published-years.ts';
import { readProvisionalTasks } from '../tasks/read-provisional-tasks.ts';
import { setFinalDays, type FinalDay } from '../tasks/set-final-days.ts';
import { workdaysFor } from './deadline.ts';
import * as store from './store.ts';

const portion = 500;

/**
 * A job: reviews, objections and corrections whose last day was provisional get the final one once the calendar of their
 * years is published, never earlier than people were told. Answers how many; it is run again until none is left.
 */
export async function recomputeProvisionalDays(context: Context): Promise<number> {
  mustBeSystem(context);
  const { tx, district } = context;
  const tasks = await readProvisionalTasks(context, { years: await readPublishedYears(context), limit: portion });
  const final: FinalDay[] = [];
  for (const { kind, subjectId, openedOn, dueOn: told } of tasks) {
    if (kind !== 'review' && kind !== 'objection' && kind !== 'correction' && kind !== 'not-me') continue;
    const due = await dueAfterWorkdays(context, openedOn, workdaysFor[kind], told);
    if (!due.provisional) final.push({ kind, subjectId, dueOn: due.dueOn });
  }
  const reviews = final.filter(({ kind }) => kind === 'review').map(({ subjectId, dueOn }) => ({ recordId: subjectId, dueOn }));
  const days = new Map(final.filter(({ kind }) => kind === 'objection').map(({ subjectId, dueOn }) => [subjectId, dueOn]));
  const replies = (await store.readObjections(tx, district, [...days.keys()])).flatMap((row) => {
    const dueOn = days.get(row.objection_id);
    return dueOn === undefined ? [] : [{ objectionId: row.objection_id, recordId: row.record_id, dueOn }];
  });
  // Records first, then objections, then tasks: the order in which whoever answers them takes their locks.
  await store.lockRecords(
    tx,
    district,
    [...reviews, ...replies].map(({ recordId }) => recordId),
  );
  await store.setFinalReviewDays(tx, district, reviews);
  await store.setFinalReplyDays(tx, district, replies);
  await setFinalDays(context, final);
  return final.length;
}
