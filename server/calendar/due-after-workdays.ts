import type { Context } from '#platform/context.ts';
import { readCalendar } from './store.ts';
import { dueAfter, notShorter, type Due } from './workdays.ts';

/**
 * The last day of a deadline of so many workdays; the day after `fromDay` counts as the first, and it ends at 24:00.
 * Beyond the published calendar the day is provisional. Given `told`, the day people were told before, the answer is
 * never earlier.
 */
export async function dueAfterWorkdays(context: Context, fromDay: string, workdays: number, told?: string): Promise<Due> {
  const due = dueAfter(await readCalendar(context.tx), fromDay, workdays);
  return told === undefined ? due : notShorter(told, due);
}
