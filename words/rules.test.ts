import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Award, CapOutcome, Rule } from '#contract/rules.ts';
import { points } from '#contract/values.ts';
import { aBook, adoptedIdea, aRule, litter, meeting, multiplier, oneLevel, someSettings, stairCleaning } from '../tests/kit/rules.ts';
import { awardOf } from '../server/rules/award.ts';
import { capped } from '../server/rules/caps.ts';
import { awardSentence, capsWords, pointsWords, receiptSentence, seasonWords, whyNotSentence } from './rules.ts';

const day = '2026-11-21';
const says = (award: Award, outcome?: CapOutcome) => awardSentence(award, outcome).zh;

test('an award is one plain sentence', () => {
  const book = aBook([], someSettings({ multipliers: [multiplier('culture', 200), multiplier('urgent', 150)] }));
  expect(says(awardOf(stairCleaning(), book, { day, minutes: 130 }))).toBe('服务 130 分钟，满 2 小时记 20 分（A-V01，2026.1 版）。');
  expect(says(awardOf(stairCleaning(), book, { day, minutes: 45 }))).toBe('服务 45 分钟，不满 1 小时，不计分，时长照记（A-V01，2026.1 版）。');
  expect(says(awardOf(meeting(), book, { day }))).toBe('每次记 5 分（A-B01，2026.1 版）。');
  expect(says(awardOf(litter(), book, { day }))).toBe('每次扣 10 分（A-X01，2026.1 版）。');
  expect(says(awardOf(meeting({ multiplierTags: ['culture'] }), book, { day }))).toBe('每次 5 分，文化活动 ×2，记 10 分（A-B01，2026.1 版）。');
  expect(says(awardOf(meeting({ multiplierTags: ['culture', 'urgent'] }), book, { day }))).toBe(
    '每次 5 分，文化活动 ×2，文化活动 ×1.5，倍数合计最高 ×2，记 10 分（A-B01，2026.1 版）。',
  );
  expect(says(awardOf(adoptedIdea(), book, { day, judged: 40, reason: '已落地' }))).toBe('按 30 至 50 分评定，记 40 分（A-I01，2026.1 版）。');
  expect(awardSentence(awardOf(stairCleaning(), book, { day, minutes: 130 })).en).toBe(
    '130 minutes of service, 2 hours or more: pays 20 points (A-V01, version 2026.1).',
  );
});

test('a cap says its limit, what was there and what counted', () => {
  const award = awardOf(stairCleaning(), aBook([]), { day, minutes: 130 });
  expect(says(award, { granted: points(10), cap: 'personDay', limit: 60, used: 50 })).toBe(
    '服务 130 分钟，满 2 小时记 20 分；每人每日最多 60 分，已有 50 分，实记 10 分（A-V01，2026.1 版）。',
  );
  expect(says(award, { granted: points(0), cap: 'month', limit: 16, used: 16 })).toBe(
    '服务 130 分钟，满 2 小时记 20 分；这项每月最多 16 次，已有 16 次，实记 0 分（A-V01，2026.1 版）。',
  );
  expect(says(award, { granted: points(20), cap: null, limit: 0, used: 0 })).toBe(says(award));
});

test('the texts that are fixed are exact', () => {
  expect(receiptSentence(20).zh).toBe('成功记录,获得20积分');
  expect(whyNotSentence({ why: 'unknown', nextOn: null }).zh).toBe('活动类型不存在');
});

test('a season, a formula and caps read like a notice', () => {
  expect(seasonWords([9, 3, 4, 5, 10]).zh).toBe('3 至 5 月、9 至 10 月');
  expect(seasonWords([]).zh).toBe('全年');
  expect(pointsWords(stairCleaning().calculation).zh).toBe('满 1 小时 10 分，满 2 小时 20 分，不满 1 小时不计分');
  expect(capsWords({ session: 1, day: 2, month: 16 }).zh).toBe('每场 1 次，每日 2 次，每月 16 次');
});

test('why not now names the next day it can', () => {
  expect(whyNotSentence({ why: 'out-of-season', nextOn: '2027-03-01', months: [3, 4, 5] }).zh).toBe('只在 3 至 5 月开展，2027年3月1日 星期一 起可以记录。');
  expect(whyNotSentence({ why: 'cap-full', nextOn: '2026-12-01', cap: 'month', limit: 16, used: 16 }).zh).toBe(
    '这项每月最多 16 次，已有 16 次，2026年12月1日 星期二 起可以再记分。',
  );
});

/** Reads a Chinese sentence as a resident with a pocket calculator would, and says what its own figures come to. */
function recompute(sentence: string): { readonly scored: number; readonly granted: number } {
  const body = /^(.*)（[^（）]+，[^（）]+ 版）。$/.exec(sentence)?.[1];
  if (body === undefined) throw new Error(`no rule and version at the end: ${sentence}`);
  const [sum = '', cap] = body.split('；');
  const scored = recomputeSum(sum);
  if (cap === undefined) return { scored, granted: scored };
  const [, limit, unit, used, granted] = /最多 (\d+) (分|次)，已有 (\d+) \2，实记 (\d+) 分$/.exec(cap) ?? [];
  const room = Number(limit) - Number(used);
  const left = unit === '次' ? (room > 0 ? scored : 0) : Math.min(scored, Math.max(0, room));
  if (left !== Number(granted)) throw new Error(`the cap says ${granted}, its figures give ${left}: ${sentence}`);
  return { scored, granted: left };
}

function recomputeSum(sum: string): number {
  const below = /^服务 (\d+) 分钟，不满 (\d+) (小时|分钟)，不计分，时长照记$/.exec(sum);
  if (below) {
    if (Number(below[1]) >= Number(below[2]) * (below[3] === '小时' ? 60 : 1)) throw new Error(`not below: ${sum}`);
    return 0;
  }
  const served = /^服务 (\d+) 分钟.*，满 (\d+) (小时|分钟)/.exec(sum);
  if (served && Number(served[1]) < Number(served[2]) * (served[3] === '小时' ? 60 : 1)) throw new Error(`tier not reached: ${sum}`);
  const judged = /^按 (\d+) 至 (\d+) 分评定，(?:记|评为|扣) (\d+) 分/.exec(sum);
  if (judged && (Number(judged[3]) < Number(judged[1]) || Number(judged[3]) > Number(judged[2]))) throw new Error(`judged outside: ${sum}`);
  const said = /(记|扣) (\d+) 分$/.exec(sum);
  if (!said) throw new Error(`no result: ${sum}`);
  const result = Number(said[2]) * (said[1] === '扣' ? -1 : 1);
  const factors = [...sum.matchAll(/，(?!倍数合计最高)[^，]* ×(\d+(?:\.\d+)?)/g)].map((found) => Math.round(Number(found[1]) * 100));
  if (factors.length === 0) return result;
  const base = Number(judged?.[3] ?? /(?:每次|小时|分钟) (\d+) 分，/.exec(sum)?.[1] ?? Number.NaN);
  const ceiling = /，倍数合计最高 ×(\d+(?:\.\d+)?)/.exec(sum)?.[1];
  const product = factors.reduce((all, factor) => all * BigInt(factor), 1n);
  const scale = 100n ** BigInt(factors.length);
  const hundredths = ceiling === undefined ? undefined : BigInt(Math.round(Number(ceiling) * 100));
  if (hundredths !== undefined && product * 100n <= hundredths * scale) throw new Error(`the ceiling did not bite: ${sum}`);
  const total = Number(hundredths === undefined ? (BigInt(base) * product) / scale : (BigInt(base) * hundredths) / 100n);
  if (total !== result) throw new Error(`says ${result}, its figures give ${total}: ${sum}`);
  return total;
}

test("every sentence's own figures give the points that were paid", () => {
  const points = fc.integer({ min: 1, max: 500 });
  const rules: fc.Arbitrary<Rule> = fc.oneof(
    points.map((each) => meeting({ calculation: { kind: 'FIXED', points: each } })),
    points.map((each) => litter({ calculation: { kind: 'FIXED', points: -each } })),
    fc.tuple(points, points).map(([a, b]) => adoptedIdea({ calculation: { kind: 'RANGE', min: Math.min(a, b), max: Math.max(a, b) } })),
    fc.tuple(points, points).map(([a, b]) => litter({ calculation: { kind: 'RANGE', min: -Math.max(a, b), max: -Math.min(a, b) } })),
    fc
      .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 5 }), fc.array(points, { minLength: 10, maxLength: 10 }), fc.boolean())
      .map(([starts, figures, hard]) =>
        aRule('A-V02', {
          kind: 'TIERED',
          levels: hard ? [...oneLevel, { zh: '登高', en: 'On a ladder' }] : oneLevel,
          tiers: starts
            .toSorted((a, b) => a - b)
            .map((fromMinutes, index) => ({
              fromMinutes,
              points: (hard ? [figures[index], figures[index + 5]] : [figures[index]]).map((figure) => figure ?? 1),
            })),
        }),
      ),
  );
  const multipliers = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 100, max: 500 })), {
    selector: ([tag]) => tag,
    maxLength: 4,
  });
  fc.assert(
    fc.property(
      rules,
      multipliers,
      fc.integer({ min: 100, max: 400 }),
      fc.record({ minutes: fc.integer({ min: 0, max: 1440 }), difficulty: fc.integer({ min: 1, max: 2 }), where: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({
        session: fc.integer({ min: 0, max: 2 }),
        month: fc.integer({ min: 0, max: 17 }),
        personDay: fc.integer({ min: 0, max: 70 }),
        personMonth: fc.integer({ min: 0, max: 420 }),
      }),
      (rule, taken, maxTotalPercent, facts, used) => {
        const settings = someSettings({ maxTotalPercent, multipliers: taken.map(([tag, percent]) => multiplier(tag, percent)) });
        const { calculation } = rule;
        const judged = calculation.kind === 'RANGE' ? calculation.min + Math.floor(facts.where * (calculation.max - calculation.min)) : null;
        const difficulty = calculation.kind === 'TIERED' && calculation.levels.length > 1 ? facts.difficulty : null;
        const award = awardOf({ ...rule, multiplierTags: taken.map(([tag]) => tag) }, aBook([], settings), { day, minutes: facts.minutes, difficulty, judged });
        // What is stored and read back must say the same.
        const stored: Award = JSON.parse(JSON.stringify(award));
        expect(recompute(says(stored)).scored).toBe(award.points);
        // Caps bind what is paid; a deduction or an award of nothing has none.
        const outcome = award.points > 0 ? capped(award.points, rule.caps, settings, used) : { granted: award.points, cap: null, limit: 0, used: 0 };
        expect(recompute(says(stored, outcome))).toEqual({ scored: award.points, granted: outcome.granted });
      },
    ),
    { numRuns: 2000 },
  );
});
