import type { Context } from '#platform/context.ts';
import { readCalendar } from './store.ts';

/** The years whose arrangement is published, first to last. */
export async function readPublishedYears(context: Context): Promise<number[]> {
  const { years } = await readCalendar(context.tx);
  return [...years].toSorted((a, b) => a - b);
}
