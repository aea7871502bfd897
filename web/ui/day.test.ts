import { expect, test } from 'vitest';
import { addDays, dayAt, daysBetween, dueState, endOf, endWords, momentWords, monthWords, shortDayWords, timeAt, usedShare, weekdayWords } from './day.ts';

test('a day is the day in Shanghai, whatever the zone of the device', () => {
  expect(dayAt('2026-11-22T16:00:00Z')).toBe('2026-11-23');
  expect(dayAt('2026-11-22T15:59:59Z')).toBe('2026-11-22');
  expect(timeAt('2026-11-21T09:20:00Z')).toBe('17:20');
});

test('a day ends at 24:00 and is late from then on', () => {
  expect(new Date(endOf('2026-11-23')).toISOString()).toBe('2026-11-23T16:00:00.000Z');
  expect(dueState('2026-11-23', endOf('2026-11-23') - 1)).toBe('today');
  expect(dueState('2026-11-23', endOf('2026-11-23'))).toBe('late');
  expect(dueState('2026-11-24', endOf('2026-11-23') - 1)).toBe('open');
});

test('the ring shows the used share of the time and never leaves it', () => {
  const since = '2026-11-22T16:00:00Z';
  expect(usedShare(since, '2026-11-26', Date.parse('2026-11-24T16:00:00Z'))).toBe(0.5);
  expect(usedShare(since, '2026-11-26', Date.parse('2026-11-20T00:00:00Z'))).toBe(0);
  expect(usedShare(since, '2026-11-26', Date.parse('2027-01-01T00:00:00Z'))).toBe(1);
});

test('days are said with their weekday in both languages', () => {
  expect(endWords('2026-11-26')).toEqual({ zh: '11月26日 星期四 24:00', en: 'Thu 26 Nov, 24:00' });
  expect(momentWords('2026-11-21T09:20:00Z')).toEqual({ zh: '11月21日 星期六 17:20', en: 'Sat 21 Nov 17:20' });
  expect(shortDayWords('2026-11-26', { year: true })).toEqual({ zh: '2026年11月26日', en: '26 Nov 2026' });
  expect(weekdayWords('2026-11-26')).toEqual({ zh: '星期四', en: 'Thu' });
  expect(monthWords('2026-11-26')).toEqual({ zh: '2026年11月', en: 'Nov 2026' });
});

test('days are counted across months and years', () => {
  expect(addDays('2026-12-30', 3)).toBe('2027-01-02');
  expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
});
