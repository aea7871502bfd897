import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ruleClasses } from '#contract/rules.ts';
import type { Context } from '#platform/context.ts';
import { transact } from '#platform/database.ts';
import { addRuleBooks } from '../../database/demo/rule-book.ts';
import { foundDistrict } from '../../server/places/found-district.ts';
import { readPublicDifferences, readPublicVersion, readPublicVersions } from '../../server/rules/read-public-rules.ts';
import { createTestDatabase } from '../kit/database.ts';

const { database } = await createTestDatabase();
const district = 1;
const as = <Result>(verb: (context: Context) => Promise<Result>) =>
  transact(database, { actor: { kind: 'system', job: 'demo' }, district, now: new Date('2026-11-23T04:00:00Z') }, verb);

const { versionIds } = await as(async (context) => {
  await foundDistrict(context, { name: '澜湾区', city: '望澜市', programmeStart: '2025-03-01' });
  return addRuleBooks(context);
});
const [first, second] = await as(async (context) => [
  await readPublicVersion(context, { district, versionId: versionIds[0] }),
  await readPublicVersion(context, { district, versionId: versionIds[1] }),
]);
const items = z
  .object({
    items: z.array(
      z.object({
        code: z.string(),
        cls: z.string(),
        calc: z.looseObject({ kind: z.string(), points: z.number().optional(), min: z.number().optional(), max: z.number().optional() }),
      }),
    ),
  })
  .parse(JSON.parse(await fs.readFile(path.join(import.meta.dirname, '../../database/demo/activities.json'), 'utf8'))).items;

test("the demo's rule book holds every activity of the district in its class, with the same points", () => {
  const byCode = new Map(second?.rules.map((rule) => [rule.code, rule]));
  expect([...byCode.keys()].toSorted()).toEqual(items.map(({ code }) => code).toSorted());
  for (const { code, cls, calc } of items) {
    const rule = byCode.get(code);
    expect(rule?.class, code).toBe(cls);
    expect(rule?.calculation.kind, code).toBe(calc.kind);
    const { points, min, max } = calc;
    expect(rule?.calculation, code).toMatchObject(JSON.parse(JSON.stringify(calc.kind === 'FIXED' ? { points } : calc.kind === 'RANGE' ? { min, max } : {})));
  }
  expect(ruleClasses.map((one) => second?.rules.filter((rule) => rule.class === one).length)).toEqual([36, 38, 11, 14, 14]);
});

test('an hour and two hours of the demo’s volunteering pay what its list says', () => {
  const rule = second?.rules.find(({ code }) => code === 'A-V01');
  expect(rule?.lines.points.zh).toBe('满 1 小时 10 分，满 2 小时 20 分，不满 1 小时不计分');
  expect(rule?.example?.sentence.zh).toBe('服务 130 分钟，满 2 小时记 20 分（A-V01，2026.1 版）。');
  expect(second?.rules.find(({ code }) => code === 'A-U01')?.example?.sentence.zh).toBe('每次 5 分，文化活动 ×2，记 10 分（A-U01，2026.1 版）。');
});

test('every rule that pays deeds has a worked example, and no other does', () => {
  for (const rule of second?.rules ?? []) expect(rule.example !== null, rule.code).toBe(['FIXED', 'TIERED', 'RANGE'].includes(rule.calculation.kind));
});

test('two versions follow each other without a gap, and the revision shows what it changed', async () => {
  const { versions } = await as((context) => readPublicVersions(context, { district }));
  expect(versions.map(({ label, standing, effectiveFrom, effectiveUntil }) => [label, standing, effectiveFrom, effectiveUntil])).toEqual([
    ['2026.1', 'in-force', '2026-01-01', null],
    ['2025.1', 'past', '2025-03-01', '2025-12-31'],
  ]);
  const found = await as((context) => readPublicDifferences(context, { district, from: versionIds[0], to: versionIds[1] }));
  expect(found.removed.map(({ code }) => code)).toEqual(['A-B19']);
  expect(found.added.map(({ code }) => code).toSorted()).toEqual(['A-K01', 'A-K02', 'A-Z01', 'A-Z02', 'A-Z03']);
  expect(found.changed.find(({ code }) => code === 'A-U01')?.fields.map(({ field }) => field)).toEqual(['confirm', 'multipliers']);
  expect(found.settings.map(({ field }) => field)).toEqual(['overrides', 'multipliers', 'maxTotalPercent', 'personMonth']);
});

test('everything that the page says of the demo’s rules is written in full-width punctuation', () => {
  const said = JSON.stringify([first, second]).matchAll(/"zh":"([^"]*)"/g);
  for (const [, zh = ''] of said) expect(zh, zh).not.toMatch(/\p{Script=Han}[,:;()?!]|[,:;()?!]\p{Script=Han}|\p{Script=Han}\d(?!\d*年)(?!\d*月)(?!\d*日)/u);
});
