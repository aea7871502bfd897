import { addDays, weekdayOf } from '#platform/time.ts';

/** The published arrangement: which years are out, and the days that differ from the week. */
export interface Calendar {
  readonly years: ReadonlySet<number>;
  /** true: a make-up workday; false: a day off. */
  readonly days: ReadonlyMap<string, boolean>;
}

/** Statutory days with a fixed date; the others follow the moon or the sun and wait for publication. */
const fixedDaysOff = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

const isPublished = (calendar: Calendar, day: string): boolean => calendar.years.has(Number(day.slice(0, 4)));

/** Whether people work on a day; of a year not yet published, as far as the week and the fixed statutory days tell. */
export function worksOn(calendar: Calendar, day: string): boolean {
  const weekday = weekdayOf(day);
  const inTheWeek = weekday !== 0 && weekday !== 6;
  if (isPublished(calendar, day)) return calendar.days.get(day) ?? inTheWeek;
  return inTheWeek && !fixedDaysOff.has(day.slice(5));
}

/** A deadline that ends at 24:00 of `dueOn`; `provisional` (暂定) while a year it touches is not published. */
export interface Due {
  readonly dueOn: string;
  readonly provisional: boolean;
}

/** The n-th workday after `from`; the day after receipt counts as the first. */
export function dueAfter(calendar: Calendar, from: string, workdays: number): Due {
  let day = from;
  let provisional = false;
  for (let left = workdays; left > 0;) {
    day = addDays(day, 1);
    provisional ||= !isPublished(calendar, day);
    if (worksOn(calendar, day)) left -= 1;
  }
  return { dueOn: day, provisional };
}

/** A provisional deadline computed again after publication: never shorter than what people were told. */
export const notShorter = (told: string, computed: Due): Due => (computed.dueOn < told ? { ...computed, dueOn: told } : computed);
