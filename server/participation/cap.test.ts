import { expect, test } from 'vitest';
import { capLines, capOfKey } from './cap.ts';

const deed = {
  activityId: 'a',
  residentId: 'r',
  householdId: 'h',
  day: '2026-11-23',
  settings: { personDay: 60, personMonth: 400 },
  scored: 20,
  personal: true,
};

test('a deed runs into its rule’s counts by the day it happened, then into the person’s points', () => {
  const lines = capLines({ ...deed, rule: { code: 'A-V01', caps: { session: 1, day: 2, month: 16, year: 100 }, perHousehold: false } });
  expect(lines.map(({ key, period, startsOn, limit }) => [key, period, startsOn, limit])).toEqual([
    ['session:A-V01:a', 'session', '2026-11-23', 1],
    ['day:A-V01', 'day', '2026-11-23', 2],
    ['month:A-V01', 'month', '2026-11-01', 16],
    ['year:A-V01', 'year', '2026-01-01', 100],
    ['personDay', 'day', '2026-11-23', 60],
    ['personMonth', 'month', '2026-11-01', 400],
  ]);
  expect(lines.map(({ key }) => capOfKey(key))).toEqual(['session', 'day', 'month', 'year', 'personDay', 'personMonth']);
});

test('what is reviewed and posted, and what is deducted, leaves the personal caps alone', () => {
  const rule = { code: 'A-K01', caps: { month: 2 }, perHousehold: false };
  expect(capLines({ ...deed, rule, personal: false }).map(({ key }) => key)).toEqual(['month:A-K01']);
  expect(capLines({ ...deed, rule, scored: -10 }).map(({ key }) => key)).toEqual(['month:A-K01']);
});

test('an award for the whole household counts for the household, once and for all', () => {
  const [line] = capLines({ ...deed, rule: { code: 'A-K01', caps: {}, perHousehold: true }, personal: false });
  expect(line).toEqual({ key: 'household:A-K01', holder: 'h', kind: 'times', period: 'household', startsOn: '1970-01-01', limit: 1 });
});
