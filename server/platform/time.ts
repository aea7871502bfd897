/** Days are `YYYY-MM-DD` strings in Asia/Shanghai (UTC+8, no summer time since 1991); moments are Dates. */
const hours8 = 8 * 3600_000;
const dayLength = 86_400_000;

/** The day in Asia/Shanghai at a moment. */
export const localDateAt = (moment: Date): string => new Date(moment.getTime() + hours8).toISOString().slice(0, 10);

/** The moment a day begins in Asia/Shanghai. */
export const startOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - hours8);

/** The moment a day ends (24:00): every deadline ends here. */
export const endOfDay = (day: string): Date => new Date(startOfDay(day).getTime() + dayLength);

/** `days` may be negative. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);

/** Whether a text from outside is a day of the calendar, as the database knows it: without a year 0. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && text >= '0001' && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

/** Whether a text from outside is a moment as `toISOString` writes it. */
export const isMoment = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT/.test(text) && text >= '0001' && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

/** Whole days from `from` to `to`. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;
export const firstOfYear = (day: string): string => `${day.slice(0, 4)}-01-01`;
export const lastOfYear = (day: string): string => `${day.slice(0, 4)}-12-31`;

/** The first day of the month after `day`'s. */
export function firstOfNextMonth(day: string): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}
