import { expect, test } from 'vitest';
import { lastUsableDay } from './bucket.ts';

test.each([
  ['NONE', '2026-11-23', null],
  ['CALENDAR_YEAR', '2026-11-23', '2026-12-31'],
  ['CALENDAR_YEAR', '2027-01-02', '2027-12-31'],
  ['ROLLING_12M', '2026-11-23', '2027-11-30'],
  ['ROLLING_12M', '2027-02-28', '2028-02-29'],
  ['ROLLING_1M', '2026-01-31', '2026-02-28'],
] as const)('points under %s posted on %s can be used until %s', (policy, postedOn, until) => {
  expect(lastUsableDay(policy, postedOn)).toBe(until);
});
