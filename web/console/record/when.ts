import { addDays } from '../../ui/day.ts';

/** The latest day before `today` that falls on the weekday (0 is Sunday). */
export function lastWeekday(today: string, weekday: number): string {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, -(((now - weekday + 6) % 7) + 1));
}

/** The moment of a day and a time of the clock in Asia/Shanghai. */
export const momentAt = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();
