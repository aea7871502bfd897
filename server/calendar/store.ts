import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Calendar } from './workdays.ts';

/** The calendar has no district: any handle may read it. */
export async function readCalendar(db: Kysely<DB>): Promise<Calendar> {
  const years = await sql<{ year: number }>`select year from calendar.published_year`.execute(db);
  const days = await sql<{ day: string; works: boolean }>`select day, works from calendar.published_day`.execute(db);
  return { years: new Set(years.rows.map((row) => row.year)), days: new Map(days.rows.map((row) => [row.day, row.works])) };
}

/** Replaces the days of the years given; other years stay. */
export async function writeYears(db: Kysely<DB>, years: readonly number[], days: readonly { readonly day: string; readonly works: boolean }[]): Promise<void> {
  await sql`delete from calendar.published_day where extract(year from day)::int = any(${years}::int[])`.execute(db);
  await sql`insert into calendar.published_day (day, works) select day, works from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as r(day date, works boolean)`.execute(
    db,
  );
  await sql`insert into calendar.published_year (year) select unnest(${years}::smallint[]) on conflict do nothing`.execute(db);
}
