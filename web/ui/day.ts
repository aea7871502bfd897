import { useEffect, useState } from 'react';
import { dayWords, deadlineWords } from '#words/days.ts';
import type { Words } from '#words/words.ts';

/** Days are `YYYY-MM-DD` in Asia/Shanghai (UTC+8, no summer time), whatever the device's own zone. */
const hours8 = 8 * 3_600_000;
const dayLength = 86_400_000;
const noon = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);

export { dayWords, deadlineWords };

/** The day at a moment (ISO 8601 or milliseconds). */
export const dayAt = (moment: string | number): string => new Date(new Date(moment).getTime() + hours8).toISOString().slice(0, 10);
/** "17:20" at a moment. */
export const timeAt = (moment: string | number): string => new Date(new Date(moment).getTime() + hours8).toISOString().slice(11, 16);
export const today = (now = Date.now()): string => dayAt(now);
export const addDays = (day: string, days: number): string => new Date(noon(day) + days * dayLength).toISOString().slice(0, 10);
/** Whole days from `from` to `to`. */
export const daysBetween = (from: string, to: string): number => Math.round((noon(to) - noon(from)) / dayLength);
/** Milliseconds at which a day ends: every deadline ends at 24:00. */
export const endOf = (day: string): number => noon(day) + dayLength - hours8;

/** "星期四" · "Thu". */
export function weekdayWords(day: string): Words {
  const words = dayWords(day);
  return { zh: words.zh.split(' ')[1] ?? '', en: words.en.split(' ')[0] ?? '' };
}
/** "11月26日" · "26 Nov", with `year` "2026年11月26日". */
export function shortDayWords(day: string, options: { year?: boolean } = {}): Words {
  const words = dayWords(day, options);
  return { zh: words.zh.split(' ')[0] ?? '', en: words.en.split(' ').slice(1).join(' ') };
}
/** "2026年11月" · "Nov 2026". */
export function monthWords(day: string): Words {
  const [, month, year] = dayWords(day, { year: true }).en.split(' ').slice(1);
  return { zh: `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`, en: `${month ?? ''} ${year ?? day.slice(0, 4)}`.trim() };
}
/** "11月21日 星期六 17:20". */
export function momentWords(moment: string | number, options: { year?: boolean } = {}): Words {
  const words = dayWords(dayAt(moment), options);
  const time = timeAt(moment);
  return { zh: `${words.zh} ${time}`, en: `${words.en} ${time}` };
}
/** "11月26日 星期四 24:00": the end of a day without 前. */
export function endWords(day: string, options: { year?: boolean } = {}): Words {
  const words = dayWords(day, options);
  return { zh: `${words.zh} 24:00`, en: `${words.en}, 24:00` };
}

/** How much of the time from `since` to the end of `until` is used, 0 to 1. */
export const usedShare = (since: string | number, until: string, now: number): number => {
  const from = new Date(since).getTime();
  return Math.min(1, Math.max(0, (now - from) / Math.max(1, endOf(until) - from)));
};
/** `late` once 24:00 has passed, `today` on the last day. */
export const dueState = (until: string, now: number): 'open' | 'today' | 'late' =>
  now >= endOf(until) ? 'late' : today(now) === until.slice(0, 10) ? 'today' : 'open';

/** The device's time, renewed every half minute, so that a page left open turns to today and late by itself. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
