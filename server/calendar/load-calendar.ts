import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Database } from '#platform/database.ts';
import { LocalDate } from '#contract/values.ts';
import * as store from './store.ts';

/** The State Council's arrangement by year: days off, and make-up workdays at weekends. */
export const PublishedCalendar = z.object({
  source: z.string(),
  years: z.record(z.string().regex(/^20\d\d$/), z.object({ off: z.array(LocalDate), work: z.array(LocalDate) })),
});
export type PublishedCalendar = z.infer<typeof PublishedCalendar>;

const ownFile = path.join(import.meta.dirname, '../../database/calendar.json');

/** Puts the published years into the database; run at every start, it changes nothing the second time. */
export async function loadCalendar(database: Database, calendar?: PublishedCalendar): Promise<readonly number[]> {
  const published = calendar ?? PublishedCalendar.parse(JSON.parse(await readFile(ownFile, 'utf8')));
  const days = Object.values(published.years).flatMap(({ off, work }) => [
    ...off.map((day) => ({ day, works: false })),
    ...work.map((day) => ({ day, works: true })),
  ]);
  const years = Object.keys(published.years).map(Number);
  await database.kysely.transaction().execute(async (tx) => {
    const kept = await store.readCalendar(tx);
    const same =
      years.every((year) => kept.years.has(year)) &&
      days.every(({ day, works }) => kept.days.get(day) === works) &&
      [...kept.days.keys()].filter((day) => years.includes(Number(day.slice(0, 4)))).length === days.length;
    if (!same) await store.writeYears(tx, years, days);
  });
  return years;
}
