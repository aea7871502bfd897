import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PublishedCalendar } from './load-calendar.ts';
import { dueAfter, notShorter, worksOn, type Calendar } from './workdays.ts';

const published = PublishedCalendar.parse(JSON.parse(await readFile(path.join(import.meta.dirname, '../../database/calendar.json'), 'utf8')));
const calendar: Calendar = {
  years: new Set(Object.keys(published.years).map(Number)),
  days: new Map(
    Object.values(published.years).flatMap(({ off, work }) => [
      ...off.map((day): [string, boolean] => [day, false]),
      ...work.map((day): [string, boolean] => [day, true]),
    ]),
  ),
};

test.each([
  ['2026-02-13', 3, '2026-02-25'],
  ['2026-02-14', 3, '2026-02-26'],
  ['2026-09-24', 3, '2026-09-30'],
  ['2026-09-30', 3, '2026-10-10'],
  ['2026-04-03', 3, '2026-04-09'],
  ['2026-11-23', 3, '2026-11-26'],
  ['2026-09-18', 15, '2026-10-15'],
  ['2026-02-10', 15, '2026-03-09'],
])('received on %s, %i workdays end on %s', (start, workdays, due) => {
  expect(dueAfter(calendar, start, workdays)).toEqual({ dueOn: due, provisional: false });
});

test('a weekend made up for is a workday, a holiday in the week is none', () => {
  expect(worksOn(calendar, '2026-10-10')).toBe(true);
  expect(worksOn(calendar, '2026-10-05')).toBe(false);
});

test('beyond the published calendar a deadline is provisional and knows the fixed statutory days', () => {
  expect(dueAfter(calendar, '2026-12-31', 3)).toEqual({ dueOn: '2027-01-06', provisional: true });
  expect(dueAfter(calendar, '2027-09-30', 1)).toEqual({ dueOn: '2027-10-04', provisional: true });
});

test('a provisional deadline computed again is never shorter', () => {
  expect(notShorter('2027-01-06', { dueOn: '2027-01-05', provisional: false })).toEqual({ dueOn: '2027-01-06', provisional: false });
  expect(notShorter('2027-01-06', { dueOn: '2027-01-08', provisional: false })).toEqual({ dueOn: '2027-01-08', provisional: false });
});
