import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { z } from 'zod';
import type { EndpointShape } from '#contract/endpoint.ts';
import * as contract from '#contract/rules.ts';
import type { Actor, Context } from '#platform/context.ts';
import { transact } from '#platform/database.ts';
import { addDays } from '#platform/time.ts';
import { buildApp } from '../../server/app.ts';
import { foundDistrict } from '../../server/places/found-district.ts';
import { savePlaces } from '../../server/places/save-places.ts';
import { readAward } from '../../server/rules/read-award.ts';
import { readBookFor } from '../../server/rules/read-book-for.ts';
import { asAdmin } from '../kit/admin.ts';
import { createTestDatabase } from '../kit/database.ts';
import { adoptedIdea, aRule, litter, meeting, multiplier, someSettings, stairCleaning } from '../kit/rules.ts';

const { database, admin } = await createTestDatabase();
const district = 1;
const today = '2026-11-23';
const clock = () => new Date(`${today}T04:00:00Z`);
const system: Actor = { kind: 'system', job: 'test' };
const as = <Result>(actor: Actor, verb: (context: Context) => Promise<Result>, inDistrict = district) =>
  transact(database, { actor, district: inDistrict, now: clock() }, verb);

const [districtPlace, streetPlace, willow, quarry, building] = await as(system, async (context) => {
  const { placeId } = await foundDistrict(context, { name: '试验区', city: '试验市', programmeStart: '2025-03-01' });
  const [street = ''] = await savePlaces(context, [{ kind: 'street', parentId: placeId, name: '榆荫街道' }]);
  const [first = '', second = ''] = await savePlaces(context, [
    { kind: 'community', parentId: street, name: '柳岸社区' },
    { kind: 'community', parentId: street, name: '石坊社区' },
  ]);
  const [house = ''] = await savePlaces(context, [{ kind: 'building', parentId: first, name: '1号楼' }]);
  return [placeId, street, first, second, house] as const;
});

const person = (id: string, role: 'clerk' | 'communityManager' | 'districtOfficer', placeId: string, placeKind: 'district' | 'community'): Actor => ({
  kind: 'person',
  as: 'staff',
  id,
  residentId: undefined,
  grants: [{ role, placeId, placeKind }],
  sessionId: id,
});
const staffId = (last: number) => `0190b000-0000-7000-8000-00000000000${last}`;
const people: Readonly<Record<string, Actor>> = {
  officer: person(staffId(1), 'districtOfficer', districtPlace, 'district'),
  manager: person(staffId(2), 'communityManager', willow, 'community'),
  neighbour: person(staffId(3), 'communityManager', quarry, 'community'),
  clerk: person(staffId(4), 'clerk', willow, 'community'),
};

const app = await buildApp({
  database,
  clock,
  mode: 'demo',
  authenticate: async (token) => (people[token] ? { actor: people[token], district } : undefined),
  districtOf: async (request) => request.district ?? district,
});

let keys = 0;
/** A request as a browser sends it; without a person it is the public's. */
async function send(who: string | undefined, endpoint: EndpointShape, input: object) {
  const rest = new Map<string, unknown>(Object.entries(input));
  const url = endpoint.path.replaceAll(/:(\w+)/g, (_all, name: string) => {
    const value = String(rest.get(name));
    rest.delete(name);
    return value;
  });
  return app.inject({
    method: endpoint.method,
    url:
      endpoint.method === 'GET' ? `${url}?${new URLSearchParams(Object.fromEntries([...rest].map(([name, value]) => [name, String(value)]))).toString()}` : url,
    headers: { ...(who ? { authorization: `Bearer ${who}` } : {}), ...(endpoint.method === 'POST' ? { 'idempotency-key': `rules-test-${(keys += 1)}` } : {}) },
    ...(endpoint.method === 'POST' ? { payload: Object.fromEntries(rest) } : {}),
  });
}
async function ok<Output extends z.ZodType>(
  who: string | undefined,
  endpoint: EndpointShape & { readonly output: Output },
  input: object,
): Promise<z.output<Output>> {
  const response = await send(who, endpoint, input);
  expect(response.statusCode, response.body).toBe(200);
  return endpoint.output.parse(response.json());
}
const Refused = z.object({ refused: z.string(), message: z.object({ zh: z.string(), en: z.string() }), facts: z.record(z.string(), z.unknown()).optional() });
async function refusal(who: string | undefined, endpoint: EndpointShape, input: object) {
  const response = await send(who, endpoint, input);
  expect(response.statusCode, response.body).toBeGreaterThanOrEqual(400);
  return Refused.parse(response.json());
}

const unknownId = '0190c000-0000-7000-8000-00000000000f';
const resolution = {
  body: 'residents-representatives',
  decidedOn: '2026-11-20',
  entitled: 60,
  present: 48,
  votesFor: 45,
  votesAgainst: 2,
  abstained: 1,
  document: '试验居代会 2026 第 1 号',
} as const;
const notCarried = { ...resolution, votesFor: 24, votesAgainst: 24, abstained: 0 };

async function draft(
  who: string,
  placeId: string,
  label: string,
  rules: readonly contract.DraftRule[],
  settings = someSettings(),
  basedOn?: string,
): Promise<string> {
  const { versionId } = await ok(who, contract.draftRuleBook, { placeId, label, ...(basedOn ? { basedOn } : {}) });
  await ok(who, contract.putSettings, { versionId, settings });
  for (const rule of rules) await ok(who, contract.putRule, { versionId, rule });
  return versionId;
}
const adopt = (who: string, versionId: string, effectiveFrom: string) =>
  ok(who, contract.adoptRuleBook, { versionId, resolution: { ...resolution, decidedOn: today }, effectiveFrom });

const basics = [meeting(), stairCleaning({ months: [3, 4, 5, 9, 10, 11] }), adoptedIdea(), litter()];

test('before any decision there is no rule, and the first version may hold at once', async () => {
  expect(await refusal(undefined, contract.readPublicRules, { district })).toMatchObject({ refused: 'rule-book-not-found' });
  const versionId = await draft('officer', districtPlace, '2026.1', []);
  const book = await ok('officer', contract.readRuleBook, { versionId });
  expect(book).toMatchObject({ standing: 'draft', mayWrite: true, earliestEffectiveOn: today, differences: null });
  expect(book.faults.map(({ reason }) => reason)).toEqual(['no-rules']);

  const { faults } = await ok('officer', contract.putRule, { versionId, rule: { ...meeting(), evidence: null } });
  expect(faults).toMatchObject([{ code: 'A-B01', reason: 'evidence-missing', sentence: { zh: 'A-B01 居民会议：没有写要什么凭据。' } }]);
  await ok('officer', contract.putRule, { versionId, rule: meeting(), replaces: 'A-B01' });
  for (const rule of basics.slice(1)) await ok('officer', contract.putRule, { versionId, rule });
  expect(await adopt('officer', versionId, today)).toEqual({ versionId, effectiveFrom: today });

  const page = await ok(undefined, contract.readPublicRules, { district });
  expect(page).toMatchObject({
    versionId,
    label: '2026.1',
    standing: 'in-force',
    effectiveFrom: today,
    effectiveUntil: null,
    place: { kind: 'district', name: '试验区' },
    resolution: { votesFor: 45, document: '试验居代会 2026 第 1 号' },
  });
  expect(page.rules.map(({ code }) => code)).toEqual(['A-B01', 'A-V01', 'A-I01', 'A-X01']);
});

test('the public page shows every rule with its formula, caps, season and an example that the paying function made', async () => {
  const { rules, settingLines } = await ok(undefined, contract.readPublicRules, { district, community: willow });
  const stairs = rules.find(({ code }) => code === 'A-V01');
  expect(stairs).toMatchObject({
    recordable: true,
    lines: {
      points: { zh: '满 1 小时 10 分，满 2 小时 20 分，不满 1 小时不计分' },
      caps: { zh: '每场 1 次，每日 2 次，每月 16 次' },
      season: { zh: '3 至 5 月、9 至 11 月' },
    },
    example: { points: 20, facts: { minutes: 130 }, sentence: { zh: '服务 130 分钟，满 2 小时记 20 分（A-V01，2026.1 版）。' } },
  });
  expect(settingLines.map(({ field }) => field)).toEqual([...contract.settingFields]);
});

describe('a later version', () => {
  let first = '';
  let second = '';
  test('is drafted from the one before and shows what it changes', async () => {
    const [inForce] = (await ok('officer', contract.readRuleBooks, {})).books;
    first = inForce?.versionId ?? '';
    second = (await ok('officer', contract.draftRuleBook, { placeId: districtPlace, label: '2027.1', basedOn: first })).versionId;
    await ok('officer', contract.putRule, {
      versionId: second,
      replaces: 'A-V01',
      rule: stairCleaning({
        calculation: {
          kind: 'TIERED',
          levels: [{ zh: '一般', en: 'Ordinary' }],
          tiers: [
            { fromMinutes: 60, points: [15] },
            { fromMinutes: 120, points: [20] },
          ],
        },
      }),
    });
    await ok('officer', contract.removeRule, { versionId: second, code: 'A-I01' });
    await ok('officer', contract.putRule, { versionId: second, rule: aRule('A-C02', { kind: 'FIXED', points: 15 }, { class: 'CIVILITY' }) });
    await ok('officer', contract.putSettings, { versionId: second, settings: someSettings({ personDay: 80 }) });
    const { differences, earliestEffectiveOn } = await ok('officer', contract.readRuleBook, { versionId: second });
    expect(earliestEffectiveOn).toBe(addDays(today, 1));
    expect(differences?.added.map(({ code }) => code)).toEqual(['A-C02']);
    expect(differences?.removed.map(({ code }) => code)).toEqual(['A-I01']);
    expect(differences?.changed).toMatchObject([
      {
        code: 'A-V01',
        fields: [
          {
            field: 'points',
            before: { zh: '满 1 小时 10 分，满 2 小时 20 分，不满 1 小时不计分' },
            after: { zh: '满 1 小时 15 分，满 2 小时 20 分，不满 1 小时不计分' },
          },
          { field: 'season', before: { zh: '3 至 5 月、9 至 11 月' }, after: { zh: '全年' } },
        ],
      },
    ]);
    expect(differences?.settings).toMatchObject([{ field: 'personDay', before: { zh: '60 分' }, after: { zh: '80 分' } }]);
  });

  test('is not public and does not hold before it is adopted', async () => {
    expect(await refusal(undefined, contract.readPublicVersion, { district, versionId: second })).toMatchObject({ refused: 'rule-book-not-found' });
    expect(await refusal(undefined, contract.readPublicDifferences, { district, from: first, to: second })).toMatchObject({ refused: 'rule-book-not-found' });
    const { versions } = await ok(undefined, contract.readPublicVersions, { district });
    expect(versions.map(({ label }) => label)).toEqual(['2026.1']);
  });

  test('holds from its day on, and every deed is scored by the rule of the day it happened', async () => {
    await adopt('officer', second, '2027-01-01');
    const scored = async (day: string, minutes: number) =>
      as(system, async (context) => (await readAward(context, { communityId: willow, code: 'A-V01', day, minutes })).award);
    expect(await scored('2026-12-31', 75)).toMatchObject({ points: 10, versionId: first, versionLabel: '2026.1' });
    expect(await scored('2027-01-01', 75)).toMatchObject({ points: 15, versionId: second, versionLabel: '2027.1' });
    const onPage = async (day: string) => (await ok(undefined, contract.readPublicRules, { district, day })).label;
    expect([await onPage('2026-12-31'), await onPage('2027-01-01')]).toEqual(['2026.1', '2027.1']);
  });

  test('stands in the history with the days each version held, and with what changed', async () => {
    const { versions } = await ok(undefined, contract.readPublicVersions, { district, community: willow });
    expect(versions.map(({ label, standing, effectiveFrom, effectiveUntil }) => [label, standing, effectiveFrom, effectiveUntil])).toEqual([
      ['2027.1', 'upcoming', '2027-01-01', null],
      ['2026.1', 'in-force', '2026-11-23', '2026-12-31'],
    ]);
    const differences = await ok(undefined, contract.readPublicDifferences, { district, from: first, to: second });
    expect(differences).toMatchObject({
      from: { label: '2026.1' },
      to: { label: '2027.1' },
      added: [{ code: 'A-C02' }],
      removed: [{ code: 'A-I01' }],
      changed: [{ code: 'A-V01' }],
    });
    expect((await ok(undefined, contract.readPublicVersion, { district, versionId: first })).rules.map(({ code }) => code)).toContain('A-I01');
  });

  test('retires a rule: from its day on that activity type does not exist', async () => {
    const idea = (day: string) => as(system, (context) => readAward(context, { communityId: willow, code: 'A-I01', day, judged: 40, reason: '已经落地' }));
    expect((await idea('2026-12-31')).award.points).toBe(40);
    await expect(idea('2027-01-01')).rejects.toMatchObject({ code: 'unknown-activity-type' });
    const said = await refusal('clerk', contract.tryRule, { code: 'A-I01', day: '2027-01-01', judged: 40 });
    expect(said.message.zh).toBe('活动类型不存在');
  });
});

test("a community's own book wins over its district's, from its day on and for that community only", async () => {
  const versionId = await draft('manager', willow, '柳岸 2026', [meeting({ name: { zh: '居民说事会', en: "Residents' talk" } })]);
  expect((await ok('manager', contract.readRuleBook, { versionId })).earliestEffectiveOn).toBe(addDays(today, 1));
  await adopt('manager', versionId, '2026-12-01');
  const bookAt = async (communityId: string, day: string) => as(system, async (context) => (await readBookFor(context, { communityId, day }))?.label);
  expect(await bookAt(willow, '2026-11-30')).toBe('2026.1');
  expect(await bookAt(willow, '2026-12-01')).toBe('柳岸 2026');
  expect(await bookAt(willow, '2027-06-01')).toBe('柳岸 2026');
  expect(await bookAt(quarry, '2027-06-01')).toBe('2027.1');
  expect(await bookAt(willow, '2026-11-22')).toBeUndefined();
  const { versions } = await ok(undefined, contract.readPublicVersions, { district, community: quarry });
  expect(versions.map(({ label }) => label)).toEqual(['2027.1', '2026.1']);
});

test('the rules of an unknown place or an unknown version are refused', async () => {
  for (const endpoint of [contract.readPublicRules, contract.readPublicVersions])
    expect(await refusal(undefined, endpoint, { district, community: unknownId })).toMatchObject({ refused: 'place-not-found' });
  expect(await refusal(undefined, contract.readPublicVersion, { district, versionId: unknownId })).toMatchObject({ refused: 'rule-book-not-found' });
  expect(await refusal(undefined, contract.readPublicDifferences, { district, from: unknownId, to: unknownId })).toMatchObject({
    refused: 'rule-book-not-found',
  });
});

describe('drafting is refused when', () => {
  test.each([
    ['the place is unknown', 'neighbour', { placeId: unknownId, basedOn: unknownId }, 'place-not-found'],
    ['it is the place of others', 'neighbour', { placeId: willow, basedOn: unknownId }, 'not-allowed'],
    ['it is the district and one works for a community', 'manager', { placeId: districtPlace, basedOn: unknownId }, 'not-allowed'],
    ['a street has no book of its own', 'officer', { placeId: streetPlace, basedOn: unknownId }, 'place-kind-mismatch'],
    ['a building has none either', 'officer', { placeId: building, basedOn: unknownId }, 'place-kind-mismatch'],
    ['the version to start from is unknown', 'officer', { placeId: districtPlace, basedOn: unknownId }, 'rule-book-not-found'],
    ['the label is taken', 'officer', { placeId: districtPlace }, 'version-label-taken'],
  ])('%s', async (_when, who, input, code) => {
    expect(await refusal(who, contract.draftRuleBook, { label: '2026.1', ...input })).toMatchObject({ refused: code });
  });
});

describe('editing a draft is refused when', () => {
  test.each([
    ['it is unknown', 'neighbour', 'unknown', 'rule-book-not-found'],
    ["it is another community's", 'neighbour', 'adopted', 'not-allowed'],
    ['it was adopted', 'officer', 'adopted', 'rule-book-not-draft'],
    ['it was discarded', 'officer', 'discarded', 'rule-book-not-draft'],
  ] as const)('%s', async (_when, who, which, code) => {
    const versionId =
      which === 'unknown' ? unknownId : which === 'adopted' ? (await ok(undefined, contract.readPublicRules, { district })).versionId : await discarded();
    for (const [endpoint, input] of [
      [contract.putRule, { rule: meeting(), replaces: 'A-Z99' }],
      [contract.removeRule, { code: 'A-Z99' }],
      [contract.putSettings, { settings: someSettings() }],
      [contract.discardRuleBook, {}],
      [contract.adoptRuleBook, { resolution: null, effectiveFrom: '2020-01-01' }],
    ] as const) {
      expect(await refusal(who, endpoint, { versionId, ...input }), endpoint.id).toMatchObject({ refused: code });
    }
  });
  const discarded = async () => {
    const versionId = await draft('officer', districtPlace, `放弃 ${(keys += 1)}`, []);
    await ok('officer', contract.discardRuleBook, { versionId });
    return versionId;
  };

  test('a rule is named that is not there, or a code that is', async () => {
    const versionId = await draft('officer', districtPlace, '编号', [meeting(), stairCleaning()]);
    expect(await refusal('officer', contract.putRule, { versionId, rule: meeting(), replaces: 'A-Z99' })).toMatchObject({ refused: 'rule-not-found' });
    expect(await refusal('officer', contract.putRule, { versionId, rule: meeting(), replaces: 'A-V01' })).toMatchObject({ refused: 'rule-code-taken' });
    expect(await refusal('officer', contract.putRule, { versionId, rule: meeting() })).toMatchObject({ refused: 'rule-code-taken' });
    expect(await refusal('officer', contract.removeRule, { versionId, code: 'A-Z99' })).toMatchObject({ refused: 'rule-not-found' });
    await ok('officer', contract.putRule, { versionId, rule: meeting({ code: 'A-B09' }), replaces: 'A-B01' });
    expect((await ok('officer', contract.readRuleBook, { versionId })).rules.map(({ code }) => code)).toEqual(['A-B09', 'A-V01']);
    await ok('officer', contract.discardRuleBook, { versionId });
    await draft('officer', districtPlace, '编号', []);
  });
});

describe('adoption is refused, in this order, when', () => {
  const tooMuch = aRule('A-V02', { kind: 'FIXED', points: 30 });
  const petition = litter({ code: 'A-X02', matter: 'petition' });
  const contents: Readonly<Record<string, readonly contract.DraftRule[]>> = {
    empty: [],
    missing: [{ ...meeting(), confirm: null }, tooMuch, petition],
    outside: [meeting(), tooMuch, petition],
    forbidden: [meeting(), petition],
    good: [meeting()],
  };
  const drafts: Record<string, Promise<string> | undefined> = {};
  const make = (name: string): Promise<string> =>
    name === 'unknown' ? Promise.resolve(unknownId) : (drafts[name] ??= draft('officer', districtPlace, `次序 ${name}`, contents[name] ?? []));
  const past = '2026-11-23';
  test.each([
    ['the draft is unknown', 'neighbour', 'unknown', null, past, 'rule-book-not-found'],
    ['it is not theirs to adopt', 'neighbour', 'empty', null, past, 'not-allowed'],
    ['no decision is recorded', 'officer', 'empty', null, past, 'resolution-required'],
    ['the decision lies in the future', 'officer', 'empty', { ...notCarried, decidedOn: '2026-11-24' }, past, 'resolution-required'],
    ['something is missing', 'officer', 'missing', notCarried, past, 'rule-book-incomplete'],
    ['points lie outside their range', 'officer', 'outside', notCarried, past, 'rule-outside-range'],
    ['a matter is forbidden', 'officer', 'forbidden', notCarried, past, 'rule-forbidden-matter'],
    ['half were in favour', 'officer', 'good', notCarried, past, 'resolution-not-carried'],
    ['half were present', 'officer', 'good', { ...resolution, entitled: 96 }, past, 'resolution-not-carried'],
    ['it would hold today', 'officer', 'good', resolution, past, 'effective-day-past'],
    ['it would hold before a version already adopted', 'officer', 'good', resolution, '2027-01-01', 'effective-day-past'],
  ] as const)('%s', async (_when, who, which, decision, effectiveFrom, code) => {
    expect(await refusal(who, contract.adoptRuleBook, { versionId: await make(which), resolution: decision, effectiveFrom })).toMatchObject({ refused: code });
  });
  test('nothing was adopted by any of them, and the facts say what would do', async () => {
    const versionId = await make('good');
    const said = await refusal('officer', contract.adoptRuleBook, { versionId, resolution, effectiveFrom: past });
    expect(said.facts).toMatchObject({ earliest: '2027-01-02' });
    expect(await refusal('officer', contract.adoptRuleBook, { versionId: await make('outside'), resolution, effectiveFrom: '2027-02-01' })).toMatchObject({
      facts: { code: 'A-V02', low: 10, high: 20 },
    });
    expect((await ok(undefined, contract.readPublicVersions, { district })).versions.map(({ label }) => label)).toEqual(['2027.1', '2026.1']);
  });
  test('its figures do not add up', async () => {
    const versionId = await make('good');
    expect(
      await refusal('officer', contract.adoptRuleBook, { versionId, resolution: { ...resolution, votesAgainst: 40 }, effectiveFrom: '2027-02-01' }),
    ).toMatchObject({ refused: 'invalid-input' });
  });
});

test('of two adoptions for one day at the same moment exactly one holds', async () => {
  const [one, two] = [await draft('neighbour', quarry, '石坊 甲', [meeting()]), await draft('neighbour', quarry, '石坊 乙', [meeting()])];
  const both = await Promise.all(
    [one, two].map((versionId) => send('neighbour', contract.adoptRuleBook, { versionId, resolution, effectiveFrom: '2027-03-01' })),
  );
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 422]);
  const { versions } = await ok(undefined, contract.readPublicVersions, { district, community: quarry });
  expect(versions.filter(({ effectiveFrom }) => effectiveFrom === '2027-03-01').length).toBe(1);
});

describe('a rule is tried without recording', () => {
  test.each([
    [
      { code: 'A-V01', minutes: 130 },
      { award: { points: 20 }, reviewed: false, whyNot: null, sentence: { zh: '服务 130 分钟，满 2 小时记 20 分（A-V01，2026.1 版）。' } },
    ],
    [
      { code: 'A-V01', minutes: 45 },
      { award: { points: 0, facts: { minutes: 45 } }, whyNot: { why: 'below-shortest', sentence: { zh: '服务 45 分钟，不满 1 小时，不计分，时长照记。' } } },
    ],
    [
      { code: 'A-V01', minutes: 130, day: '2026-12-01' },
      { award: null, whyNot: { why: 'out-of-season', nextOn: '2027-03-01' } },
    ],
    [
      { code: 'A-I01', judged: 50 },
      { award: { points: 50 }, reviewed: false },
    ],
    [{ code: 'A-X01' }, { award: { points: -10 }, sentence: { zh: '每次扣 10 分（A-X01，2026.1 版）。' } }],
  ])('%j', async (input, expected) => {
    expect(await ok('clerk', contract.tryRule, input)).toMatchObject(expected);
  });
  test.each([
    ['the community is unknown', 'clerk', { community: unknownId, code: 'A-Z99' }, 'place-not-found'],
    ['no book was in force', 'clerk', { day: '2026-11-22', code: 'A-Z99' }, 'rule-book-not-found'],
    ['the version is unknown', 'clerk', { versionId: unknownId, code: 'A-Z99' }, 'rule-book-not-found'],
    ['the code is unknown', 'clerk', { code: 'A-Z99' }, 'unknown-activity-type'],
    ['no points were judged', 'clerk', { code: 'A-I01' }, 'judged-points-required'],
    ['the judged points lie outside', 'clerk', { code: 'A-I01', judged: 51 }, 'judged-points-outside-range'],
  ])('and refused when %s', async (_when, who, input, code) => {
    expect(await refusal(who, contract.tryRule, input)).toMatchObject({ refused: code });
  });
  test('in a draft by those who may read it, for the worked example of a change', async () => {
    const versionId = await draft(
      'manager',
      willow,
      '柳岸 试算',
      [stairCleaning({ multiplierTags: ['culture'] }), { ...meeting(), caps: {}, name: null }],
      someSettings({ multipliers: [multiplier('culture', 150)] }),
    );
    expect(await ok('clerk', contract.tryRule, { versionId, code: 'A-V01', minutes: 60 })).toMatchObject({ award: { points: 15 } });
    expect(await refusal('clerk', contract.tryRule, { versionId, code: 'A-B01' })).toMatchObject({ refused: 'unknown-activity-type' });
    expect(await refusal('neighbour', contract.tryRule, { versionId, code: 'A-V01', minutes: 60 })).toMatchObject({ refused: 'not-allowed' });
    expect(await refusal('neighbour', contract.readRuleBook, { versionId })).toMatchObject({ refused: 'not-allowed' });
    expect(await refusal('clerk', contract.readRuleBook, { versionId: unknownId })).toMatchObject({ refused: 'rule-book-not-found' });
    const listed = async (who: string) =>
      (await ok(who, contract.readRuleBooks, {})).books.filter(({ standing }) => standing === 'draft').map(({ label, mayWrite }) => [label, mayWrite]);
    expect(await listed('clerk')).toContainEqual(['柳岸 试算', false]);
    expect(await listed('manager')).toContainEqual(['柳岸 试算', true]);
    expect((await listed('neighbour')).map(([label]) => label)).not.toContain('柳岸 试算');
    expect(await refusal('clerk', contract.draftRuleBook, { placeId: willow, label: '不行' })).toMatchObject({ refused: 'not-allowed' });
  });
});

test('a deed is refused, in this order, by the rule of its day', async () => {
  const award = (input: object) => as(system, (context) => readAward(context, { communityId: willow, code: 'A-I01', day: '2026-11-25', ...input }));
  const rows: readonly (readonly [object, string])[] = [
    [{ communityId: unknownId, code: 'A-Z99' }, 'place-not-found'],
    [{ day: '2020-01-01', code: 'A-I01' }, 'unknown-activity-type'],
    [{ code: 'A-Z99' }, 'unknown-activity-type'],
    [{ code: 'A-V01' }, 'invalid-input'],
    [{}, 'judged-points-required'],
    [{ judged: 29 }, 'judged-points-outside-range'],
    [{ judged: 30 }, 'judged-reason-required'],
  ];
  for (const [input, code] of rows) await expect(award(input), code).rejects.toMatchObject({ code });
  expect((await award({ judged: 30, reason: '已经落地' })).award.points).toBe(30);
});

describe('the past cannot change', () => {
  test.each([
    `update rules.version set label = 'x'`,
    `update rules.version set content = '{}'`,
    `update rules.version set effective_from = '2020-01-01'`,
    'delete from rules.version',
    'truncate rules.version',
    `update rules.draft set place_id = gen_random_uuid()`,
    `update rules.draft set label = 'x'`,
    'delete from rules.draft',
  ])("the server's role is denied: %s", async (statement) => {
    await expect(as(system, ({ tx }) => sql.raw(statement).execute(tx))).rejects.toThrow(/permission denied/);
  });
  test('no grant on adopted versions goes beyond reading and adding, column by column', async () => {
    const granted = await asAdmin(admin, async (client) => {
      const found = await client.query<{ privilege: string }>(`
        select distinct privilege_type privilege from information_schema.column_privileges
        where table_schema = 'rules' and table_name = 'version' and grantee in ('liren_server', 'liren_reader', 'PUBLIC')
        union select distinct privilege_type from information_schema.table_privileges
        where table_schema = 'rules' and table_name = 'version' and grantee in ('liren_server', 'liren_reader', 'PUBLIC')`);
      return found.rows.map(({ privilege }) => privilege).toSorted();
    });
    expect(granted).toEqual(['INSERT', 'SELECT']);
  });
  test('a version without a carried decision cannot be stored, whoever writes it', async () => {
    const change = (set: string) => asAdmin(admin, (client) => client.query(`update rules.version set ${set}`));
    for (const set of [
      'votes_for = present / 2',
      'entitled = present * 2',
      'votes_against = present',
      `document = ''`,
      `body = 'the-office'`,
      `decided_on = effective_from + 1`,
    ])
      await expect(change(set), set).rejects.toThrow(/check constraint/);
  });
  test('the states and bodies the database admits are those of the contract', async () => {
    const listed = (name: string) =>
      asAdmin(admin, async (client) => {
        const found = await client.query<{ said: string }>('select pg_get_constraintdef(oid) said from pg_constraint where conname = $1', [name]);
        return [...(found.rows[0]?.said ?? '').matchAll(/'([^']+)'::text/g)].map((one) => one[1]);
      });
    expect(await listed('draft_state_check')).toEqual([...contract.draftStates]);
    expect(await listed('version_body_check')).toEqual([...contract.resolutionBodies]);
  });
  test('another district sees nothing of it', async () => {
    const seen = await as(
      system,
      async ({ tx }) =>
        (await sql<{ n: number }>`select (select count(*) from rules.version) + (select count(*) from rules.draft) as n`.execute(tx)).rows[0]?.n,
      2,
    );
    expect(seen).toBe(0);
  });
});
