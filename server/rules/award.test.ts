import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aBook, adoptedIdea, aRule, litter, meeting, multiplier, someSettings, stairCleaning } from '../../tests/kit/rules.ts';
import { awardOf, factsRefused, largestAward } from './award.ts';
import { earliestEffectiveDay, isCarried, multiplied, needsReview } from './book.ts';
import { baseBounds } from './rule.ts';

const day = '2026-11-21';
const book = aBook([]);

describe('points by length of service', () => {
  test.each([
    [0, 0],
    [59, 0],
    [60, 10],
    [119, 10],
    [120, 20],
    [121, 20],
    [480, 20],
  ])('%i minutes earn %i', (minutes, points) => {
    const award = awardOf(stairCleaning(), book, { day, minutes });
    expect(award).toMatchObject({ points, base: points, facts: { minutes } });
  });

  test('difficulty is the second axis, and the easiest level is the default', () => {
    const rule = aRule('A-V18', {
      kind: 'TIERED',
      levels: [
        { zh: '一般', en: 'Ordinary' },
        { zh: '登高', en: 'On a ladder' },
      ],
      tiers: [
        { fromMinutes: 60, points: [10, 15] },
        { fromMinutes: 120, points: [20, 20] },
      ],
    });
    expect(awardOf(rule, book, { day, minutes: 75 }).points).toBe(10);
    expect(awardOf(rule, book, { day, minutes: 75, difficulty: 2 })).toMatchObject({ points: 15, how: { level: { zh: '登高' } } });
    expect(awardOf(rule, book, { day, minutes: 120, difficulty: 2 }).points).toBe(20);
    expect(factsRefused(rule, { day, minutes: 75, difficulty: 3 })).toMatchObject({ refused: 'invalid-input' });
  });
});

test('a fixed rule pays its points whatever the minutes', () => {
  expect(awardOf(meeting(), book, { day }).points).toBe(5);
  expect(awardOf(meeting(), book, { day, minutes: 5 }).points).toBe(5);
  expect(awardOf(litter(), book, { day }).points).toBe(-10);
});

describe('a judged rule', () => {
  test.each([
    [undefined, undefined, 'judged-points-required'],
    [29, undefined, 'judged-points-outside-range'],
    [51, undefined, 'judged-points-outside-range'],
    [40, undefined, 'judged-reason-required'],
    [40, ' ', 'judged-reason-required'],
  ])('refuses %s points with reason %s: %s', (judged, reason, code) => {
    expect(factsRefused(adoptedIdea(), { day, ...(judged === undefined ? {} : { judged }), ...(reason === undefined ? {} : { reason }) })).toMatchObject({
      refused: code,
    });
  });
  test.each([30, 50])('takes %i points with a reason', (judged) => {
    const facts = { day, judged, reason: '方案已经落地' };
    expect(factsRefused(adoptedIdea(), facts)).toBeUndefined();
    const award = awardOf(adoptedIdea(), book, facts);
    expect(award.points).toBe(judged);
    expect(JSON.stringify(award)).not.toContain('方案已经落地');
  });
});

describe('multipliers', () => {
  const culture = meeting({ multiplierTags: ['culture'] });
  test('double a culture activity', () => {
    const award = awardOf(culture, aBook([], someSettings({ multipliers: [multiplier('culture', 200)] })), { day });
    expect(award).toMatchObject({ base: 5, points: 10, steps: [{ tag: 'culture', percent: 200 }], ceilingPercent: null });
  });
  test('stop at the ceiling together', () => {
    const settings = someSettings({ multipliers: [multiplier('culture', 200), multiplier('urgent', 150, { by: 'activity' })] });
    const rule = meeting({ multiplierTags: ['culture', 'urgent'] });
    expect(awardOf(rule, aBook([], settings), { day }).points).toBe(10);
    expect(awardOf(rule, aBook([], settings), { day, tags: ['urgent'] })).toMatchObject({
      points: 10,
      ceilingPercent: 200,
      steps: [{ tag: 'culture' }, { tag: 'urgent' }],
    });
  });
  test('an activity cannot bring a multiplier that its rule does not name', () => {
    const settings = someSettings({ multipliers: [multiplier('urgent', 200, { by: 'activity' })] });
    expect(awardOf(meeting(), aBook([], settings), { day, tags: ['urgent'] }).points).toBe(5);
  });
  test('round fractions down, once at the end', () => {
    const settings = someSettings({ multipliers: [multiplier('a', 110), multiplier('b', 150)] });
    // 5 × 1.1 × 1.5 = 8.25; rounded after each step it would be 7.
    expect(awardOf(meeting({ multiplierTags: ['b', 'a'] }), aBook([], settings), { day })).toMatchObject({ points: 8, steps: [{ tag: 'a' }, { tag: 'b' }] });
  });
  test('bound to an age need the age, both ends included', () => {
    const settings = someSettings({ multipliers: [multiplier('wisdom', 120, { fromAge: 60 })] });
    const rule = stairCleaning({ multiplierTags: ['wisdom'] });
    const points = (age: number | undefined) => awardOf(rule, aBook([], settings), { day, minutes: 60, ...(age === undefined ? {} : { age }) }).points;
    expect([points(undefined), points(59), points(60)]).toEqual([10, 10, 12]);
  });
  test('bound to days hold on the first and the last of them', () => {
    const settings = someSettings({ multipliers: [multiplier('culture', 200, { from: '2026-11-01', until: '2026-11-21' })] });
    const points = (on: string) => awardOf(culture, aBook([], settings), { day: on }).points;
    expect([points('2026-10-31'), points('2026-11-01'), points('2026-11-21'), points('2026-11-22')]).toEqual([5, 10, 10, 5]);
  });
  test('never multiply a deduction', () => {
    expect(awardOf(litter({ multiplierTags: ['culture'] }), aBook([], someSettings({ multipliers: [multiplier('culture', 200)] })), { day }).points).toBe(-10);
  });
  test('are exact for every base and percent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.array(fc.integer({ min: 100, max: 500 }), { maxLength: 8 }),
        fc.integer({ min: 100, max: 1000 }),
        (base, percents, ceiling) => {
          const { points, ceilingBit } = multiplied(base, percents, ceiling);
          expect(Number.isSafeInteger(points)).toBe(true);
          expect(points).toBeGreaterThanOrEqual(base);
          expect(points).toBeLessThanOrEqual(Math.floor((base * ceiling) / 100));
          expect(!ceilingBit || points === Math.floor((base * ceiling) / 100)).toBe(true);
          expect(multiplied(base, percents.toReversed(), ceiling).points).toBe(points);
        },
      ),
    );
  });
});

test('no facts ever make an award larger than the largest the rule can make', () => {
  const settings = someSettings({ multipliers: [multiplier('a', 120), multiplier('b', 180)], maxTotalPercent: 200 });
  const rule = stairCleaning({ multiplierTags: ['a', 'b'] });
  const most = largestAward(rule, baseBounds(rule)?.high ?? 0, settings);
  expect(most).toBe(40);
  fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), (minutes) => awardOf(rule, aBook([], settings), { day, minutes }).points <= most));
});

test('50 points pass, 51 are reviewed, and so is a rule that is always reviewed', () => {
  expect(needsReview(meeting(), { reviewOver: 50 }, 50)).toBe(false);
  expect(needsReview(meeting(), { reviewOver: 50 }, 51)).toBe(true);
  expect(needsReview(meeting({ review: true }), { reviewOver: 50 }, 5)).toBe(true);
});

test('a decision is carried by over half of those entitled present and over half of those present in favour', () => {
  const resolution = {
    body: 'residents-representatives',
    decidedOn: day,
    entitled: 60,
    present: 31,
    votesFor: 16,
    votesAgainst: 15,
    abstained: 0,
    document: '1',
  } as const;
  expect(isCarried(resolution)).toBe(true);
  expect(isCarried({ ...resolution, present: 30 })).toBe(false);
  expect(isCarried({ ...resolution, present: 32 })).toBe(false);
});

test('a version takes effect tomorrow at the earliest, after those already adopted, and at once only where none was in force', () => {
  expect(earliestEffectiveDay('2026-11-23', null, false)).toBe('2026-11-23');
  expect(earliestEffectiveDay('2026-11-23', null, true)).toBe('2026-11-24');
  expect(earliestEffectiveDay('2026-11-23', '2026-01-01', true)).toBe('2026-11-24');
  expect(earliestEffectiveDay('2026-11-23', '2027-01-01', true)).toBe('2027-01-02');
});
