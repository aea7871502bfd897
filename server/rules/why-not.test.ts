import { expect, test } from 'vitest';
import { aBook, aRule, meeting, stairCleaning } from '../../tests/kit/rules.ts';
import { capOpensOn, capped, whyCapFull } from './caps.ts';
import { nextDayInSeason } from './rule.ts';
import { whyNot } from './why-not.ts';

const spring = stairCleaning({ months: [3, 4, 5], minAge: 18, maxAge: 60, validUntil: '2027-04-30' });
const monthly = aRule('A-R01', { kind: 'MONTHLY', points: 10, minDaysInOffice: 15 }, { class: 'BASIC' });
const book = aBook([spring, monthly, meeting({ enabled: false })]);

test.each([
  ['no book was in force', undefined, { code: 'A-V01', day: '2026-03-01' }, { why: 'no-book', nextOn: null }],
  ['the code is unknown or was retired', book, { code: 'A-V99', day: '2026-03-01' }, { why: 'unknown', nextOn: null }],
  ['the rule is switched off', book, { code: 'A-B01', day: '2026-03-01' }, { why: 'switched-off', nextOn: null }],
  ['the rule pays through its own programme', book, { code: 'A-R01', day: '2026-03-01' }, { why: 'other-programme', nextOn: null }],
  ['the rule is over', book, { code: 'A-V01', day: '2027-05-01' }, { why: 'over', nextOn: null, lastDay: '2027-04-30' }],
  ['it is out of season', book, { code: 'A-V01', day: '2026-11-23', age: 5, minutes: 1 }, { why: 'out-of-season', nextOn: '2027-03-01', months: [3, 4, 5] }],
  [
    'the person is too young, until the season of the year they are old enough',
    book,
    { code: 'A-V01', day: '2026-03-01', age: 16, minutes: 1 },
    { why: 'too-young', nextOn: '2028-03-01', minAge: 18 },
  ],
  ['the person is too old', book, { code: 'A-V01', day: '2026-03-01', age: 61, minutes: 1 }, { why: 'too-old', nextOn: null, maxAge: 60 }],
  [
    'the service was below the shortest tier',
    book,
    { code: 'A-V01', day: '2026-03-01', age: 60, minutes: 59 },
    { why: 'below-shortest', nextOn: null, minutes: 59, shortestMinutes: 60 },
  ],
  ['nothing stands against it', book, { code: 'A-V01', day: '2027-04-30', age: 18, minutes: 60 }, null],
])('a deed earns nothing because %s', (_why, of, attempt, expected) => {
  expect(whyNot(of, attempt)).toEqual(expected);
});

test('a season runs over the turn of the year', () => {
  expect(nextDayInSeason({ months: [12, 1, 2] }, '2026-02-28')).toBe('2026-02-28');
  expect(nextDayInSeason({ months: [12, 1, 2] }, '2026-03-01')).toBe('2026-12-01');
  expect(nextDayInSeason({ months: [1] }, '2026-12-31')).toBe('2027-01-01');
  expect(nextDayInSeason({ months: [] }, '2026-12-31')).toBe('2026-12-31');
});

test('a full cap names the first day with room that is in season', () => {
  expect(capOpensOn('day', '2026-12-31')).toBe('2027-01-01');
  expect(capOpensOn('month', '2026-12-31')).toBe('2027-01-01');
  expect(capOpensOn('pairMonth', '2026-11-23')).toBe('2026-12-01');
  expect(capOpensOn('year', '2026-01-01')).toBe('2027-01-01');
  expect(capOpensOn('household', '2026-01-01')).toBeNull();
  expect(whyCapFull(spring, '2026-05-31', { cap: 'month', limit: 16, used: 16 })).toEqual({
    why: 'cap-full',
    cap: 'month',
    limit: 16,
    used: 16,
    nextOn: '2027-03-01',
  });
});

test('a full count leaves nothing, a partly full personal cap pays the rest', () => {
  const person = { personDay: 60, personMonth: 400 };
  const caps = { session: 1, day: 2, month: 16 };
  expect(capped(20, caps, person, {})).toMatchObject({ granted: 20, cap: null });
  expect(capped(20, caps, person, { day: 1, month: 15, personDay: 40, personMonth: 380 })).toMatchObject({ granted: 20, cap: null });
  expect(capped(20, caps, person, { day: 2, month: 16 })).toMatchObject({ granted: 0, cap: 'day', limit: 2, used: 2 });
  expect(capped(20, caps, person, { personDay: 50, personMonth: 100 })).toMatchObject({ granted: 10, cap: 'personDay', limit: 60, used: 50 });
  expect(capped(20, caps, person, { personDay: 50, personMonth: 395 })).toMatchObject({ granted: 5, cap: 'personMonth', limit: 400, used: 395 });
  expect(capped(60, caps, null, { personDay: 60 })).toMatchObject({ granted: 60, cap: null });
});
