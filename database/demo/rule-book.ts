import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { BookSettings, DraftRule, type Calculation, type ConfirmMode, type Resolution } from '#contract/rules.ts';
import type { Context } from '#platform/context.ts';
import { assert } from '#platform/refuse.ts';
import { startOfDay } from '#platform/time.ts';
import { readPlacePath } from '../../server/places/read-place-path.ts';
import { adoptRuleBook } from '../../server/rules/adopt-rule-book.ts';
import { startingSettings } from '../../server/rules/book.ts';
import { draftRuleBook } from '../../server/rules/draft-rule-book.ts';
import { putRule, putSettings, removeRule } from '../../server/rules/edit-draft.ts';
import { emptyRule } from '../../server/rules/rule.ts';
import { englishNames, hazards, neverDeductMatters, neverRewardMatters, notes, qualifications } from './rule-words.ts';

const Item = z.object({
  code: z.string(),
  name: z.string(),
  cls: z.enum(['BASIC', 'VOLUNTEER', 'CIVILITY', 'INNOVATION', 'NEGATIVE']),
  calc: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('FIXED'), points: z.number() }),
    z.object({ kind: z.literal('TIERED'), tiers: z.array(z.tuple([z.number(), z.number()])) }),
    z.object({ kind: z.literal('RANGE'), min: z.number(), max: z.number() }),
    z.object({ kind: z.literal('MONTHLY'), points: z.number() }),
    z.object({ kind: z.literal('LINEAR'), pointsPerHour: z.number(), unitMin: z.number() }),
    z.object({ kind: z.literal('ROYALTY'), points: z.number() }),
    z.object({ kind: z.literal('RATIO'), ratio: z.number() }),
  ]),
  min: z.number(),
  cap: z.record(z.string(), z.union([z.number(), z.string()])),
  months: z.union([z.literal('all'), z.array(z.number())]),
  tags: z.array(z.string()).default([]),
  capacity: z.number().optional(),
  minAge: z.number().optional(),
  maxAge: z.number().optional(),
  guardianUnder: z.number().optional(),
  multiplierTag: z.string().optional(),
  confirm: z.string().optional(),
  review: z.boolean().default(false),
  insurance: z.boolean().default(false),
  safeguard: z.boolean().default(false),
  secretReporter: z.boolean().default(false),
  perHousehold: z.boolean().default(false),
  enabled: z.boolean().default(true),
});
type Item = z.infer<typeof Item>;
const Activities = z.object({ items: z.array(Item), neverDeduct: z.array(z.string()), neverReward: z.array(z.string()) });
const Figures = z.object({
  unit: z.object({ pointValueFen: z.number() }),
  review: z.object({ strictlyGreaterThan: z.number(), publicNoticeDays: z.number() }),
  confirm: z.object({ unconfirmedExpireDays: z.number() }),
  committee: z.object({ sampleRate: z.number() }),
  ranges: z.object({ BASIC: Pair(), ROLE_MONTH: Pair(), VOLUNTEER: Pair(), CIVILITY: Pair(), INNOVATION: Pair(), NEGATIVE: Pair() }),
  caps: z.object({ personDay: z.number(), personMonth: z.number() }),
  multipliers: z.object({ culture: z.number(), maxTotal: z.number(), youthInnovation: z.number(), elderlyWisdom: z.number() }),
});
function Pair() {
  return z.tuple([z.number(), z.number()]);
}

async function readJson<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.output<Schema>> {
  return schema.parse(JSON.parse(await fs.readFile(path.join(import.meta.dirname, name), 'utf8')));
}

/** Full-width punctuation and a space between 汉字 and figures, as every page writes it. */
const typeset = (text: string): string =>
  text
    .replaceAll(':', '：')
    .replaceAll(',', '，')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll(/(\p{Script=Han})(\d)/gu, '$1 $2')
    .replaceAll(/(\d)(\p{Script=Han})/gu, '$1 $2');

const ordinary = { zh: '一般', en: 'Ordinary' };
/** Harder work of an hour counts like the harder rules; two hours stay at the top of the class. */
const harder: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'A-V03': { zh: '搬土换盆', en: 'Moving soil and pots' },
  'A-V18': { zh: '登高排查', en: 'On a ladder' },
};

function calculationOf({ code, calc }: Item): Calculation {
  const level = harder[code];
  switch (calc.kind) {
    case 'TIERED':
      return {
        kind: 'TIERED',
        levels: level ? [ordinary, level] : [ordinary],
        tiers: calc.tiers.map(([fromMinutes, each]) => ({ fromMinutes, points: level ? [each, Math.min(20, each + 5)] : [each] })),
      };
    case 'MONTHLY':
      return { kind: 'MONTHLY', points: calc.points, minDaysInOffice: 15 };
    case 'LINEAR':
      return { kind: 'LINEAR', pointsPerHour: calc.pointsPerHour, unitMinutes: calc.unitMin, purse: 'timebank' };
    case 'RATIO':
      return { kind: 'RATIO', of: 'parent-volunteering', percent: Math.round(calc.ratio * 100) };
    case 'FIXED':
    case 'RANGE':
    case 'ROYALTY':
      return calc;
  }
}

const evidence = {
  BASIC: { zh: '签到表', en: 'Sign-in sheet' },
  VOLUNTEER: { zh: '签到签出表，现场照片不拍人脸', en: 'Sign-in and sign-out sheet; photos without faces' },
  CIVILITY: { zh: '经办人核实记录', en: 'The handler’s note of what was verified' },
  INNOVATION: { zh: '方案、采纳或完成的书面材料', en: 'The plan and proof that it was adopted or completed' },
  NEGATIVE: { zh: '照片或两人以上证明，先告知、可申辩', en: 'A photo or two witnesses; notice first, and a chance to answer' },
} as const;

/** Group work under an organiser's eyes; everybody can still say "not me". */
const underTheOrganiser = new Set(['A-V01', 'A-V02', 'A-V03', 'A-V07', 'A-V09', 'A-V19', 'A-V29', 'A-V30', 'A-U01', 'A-U02', 'A-U03', 'A-U04', 'A-U05']);

function confirmOf({ code, cls, calc, confirm, tags }: Item): ConfirmMode {
  if (cls === 'NEGATIVE' || confirm === 'verify' || tags.includes('sensor') || tags.includes('elevator')) return 'verify';
  if (confirm === 'committee') return 'committee';
  if (underTheOrganiser.has(code)) return 'trusted';
  if (calc.kind === 'MONTHLY' || calc.kind === 'ROYALTY' || calc.kind === 'RATIO') return 'verify';
  return cls === 'BASIC' && code.startsWith('A-B') ? 'silent' : 'ask';
}

const number = (value: number | string | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
function capsOf({ calc, cap }: Item): DraftRule['caps'] {
  if (calc.kind === 'RATIO') return { monthPoints: number(cap['month']) };
  if (calc.kind === 'ROYALTY') return { yearPoints: number(cap['year']) };
  const hours = number(cap['dayHours']);
  return {
    // No cap by pairs: a record names no partner, and the page promises only what is kept.
    ...Object.fromEntries(
      ['session', 'day', 'month', 'year', 'household', 'event'].flatMap((name) => (typeof cap[name] === 'number' ? [[name, cap[name]]] : [])),
    ),
    ...(hours === undefined ? {} : { dayMinutes: hours * 60 }),
  };
}

const multiplierTagsOf = ({ cls, tags, multiplierTag }: Item): string[] => [
  ...(multiplierTag ? [multiplierTag] : []),
  ...(cls === 'INNOVATION' && tags.includes('youth') ? ['youth-innovation'] : []),
  ...(cls === 'VOLUNTEER' && tags.includes('wisdom') ? ['elderly-wisdom'] : []),
];

/** Deductions are for what the negative list names: one matter each. */
const matterOf = (code: string): string => `negative-${code.slice(2).toLowerCase()}`;

function ruleOf(item: Item): DraftRule {
  const { code } = item;
  return DraftRule.parse({
    ...emptyRule(code),
    class: item.cls,
    name: { zh: typeset(item.name), en: englishNames[code] ?? '' },
    calculation: calculationOf(item),
    caps: capsOf(item),
    evidence: evidence[item.cls],
    confirm: confirmOf(item),
    review: item.review,
    months: item.months === 'all' ? [] : item.months,
    usualMinutes: item.min,
    usualCapacity: item.capacity ?? null,
    minAge: item.minAge ?? null,
    maxAge: item.maxAge ?? null,
    guardianUnder: item.guardianUnder ?? null,
    qualification: qualifications[code] ?? null,
    insurance: item.insurance,
    hazard: hazards[code] ?? null,
    safeguard: item.safeguard,
    tags: item.tags,
    multiplierTags: multiplierTagsOf(item),
    matter: item.cls === 'NEGATIVE' ? matterOf(code) : null,
    enabled: item.enabled,
    secretReporter: item.secretReporter,
    hideNames: item.secretReporter || code === 'A-C02' || code === 'A-M01',
    perHousehold: item.perHousehold,
    note: notes[code] ?? null,
  });
}

interface Version {
  readonly label: string;
  readonly resolution: Resolution;
  readonly effectiveFrom: string;
  /** The day it is written into the system. */
  readonly writtenOn: string;
}
const decision = (decidedOn: string, votesFor: number, document: string): Resolution => ({
  body: 'residents-representatives',
  decidedOn,
  entitled: 268,
  present: 231,
  votesFor,
  votesAgainst: 226 - votesFor,
  abstained: 5,
  document,
});
const first: Version = {
  label: '2025.1',
  resolution: decision('2025-02-20', 214, '澜湾居代〔2025〕1 号'),
  effectiveFrom: '2025-03-01',
  writtenOn: '2025-02-21',
};
const second: Version = {
  label: '2026.1',
  resolution: decision('2025-12-18', 219, '澜湾居代〔2025〕7 号'),
  effectiveFrom: '2026-01-01',
  writtenOn: '2025-12-19',
};

/** What the revision of December 2025 brought: the lift campaign, the devices, culture doubled, harder work graded. */
const broughtByRevision = (code: string): boolean => code.startsWith('A-K') || code.startsWith('A-Z');
const openDay = (meeting: DraftRule): DraftRule => ({
  ...meeting,
  code: 'A-B19',
  name: { zh: '党群服务中心开放日', en: englishNames['A-B19'] ?? '' },
  tags: ['event'],
});
function beforeRevision(rule: DraftRule): DraftRule {
  const { calculation } = rule;
  return {
    ...rule,
    multiplierTags: [],
    confirm: rule.code.startsWith('A-U') ? 'silent' : rule.confirm,
    calculation:
      calculation?.kind === 'TIERED'
        ? { ...calculation, levels: [ordinary], tiers: calculation.tiers.map((tier) => ({ ...tier, points: tier.points.slice(0, 1) })) }
        : calculation,
  };
}

function settingsOf(figures: z.infer<typeof Figures>, activities: z.infer<typeof Activities>): BookSettings {
  const range = ([min, max]: readonly [number, number]) => ({ min, max });
  const { ranges, multipliers } = figures;
  const multiplier = (tag: string, zh: string, en: string, factor: number, fromAge: number | null, toAge: number | null) => ({
    tag,
    name: { zh, en },
    percent: Math.round(factor * 100),
    by: 'rule' as const,
    fromAge,
    toAge,
    from: null,
    until: null,
  });
  const named = (zh: readonly string[], list: readonly (readonly [string, string])[]) =>
    zh.map((text, index) => {
      const matter = list[index];
      assert(matter, `"${text}" has no English words`);
      return { id: matter[0], zh: typeset(text), en: matter[1] };
    });
  return BookSettings.parse({
    ...startingSettings,
    reviewOver: figures.review.strictlyGreaterThan,
    noticeDays: figures.review.publicNoticeDays,
    unconfirmedDays: figures.confirm.unconfirmedExpireDays,
    ranges: {
      BASIC: range(ranges.BASIC),
      VOLUNTEER: range(ranges.VOLUNTEER),
      CIVILITY: range(ranges.CIVILITY),
      INNOVATION: range(ranges.INNOVATION),
      NEGATIVE: range(ranges.NEGATIVE),
      MONTHLY: range(ranges.ROLE_MONTH),
    },
    multipliers: [
      multiplier('culture', '文化活动', 'Culture', multipliers.culture, null, null),
      multiplier('youth-innovation', '青年创新', 'Young people’s ideas', multipliers.youthInnovation, 18, 35),
      multiplier('elderly-wisdom', '长者智力贡献', 'Elders’ knowledge', multipliers.elderlyWisdom, 60, null),
    ],
    maxTotalPercent: Math.round(multipliers.maxTotal * 100),
    personDay: figures.caps.personDay,
    personMonth: figures.caps.personMonth,
    negativeList: activities.items
      .filter(({ cls }) => cls === 'NEGATIVE')
      .map(({ code, name }) => ({ id: matterOf(code), zh: typeset(name), en: englishNames[code] ?? '' })),
    neverDeduct: named(activities.neverDeduct, neverDeductMatters),
    neverReward: named(activities.neverReward, neverRewardMatters),
    trusted: { termMonths: 12, samplePercent: Math.round(figures.committee.sampleRate * 100) },
    pointValueFen: figures.unit.pointValueFen,
  });
}

/** Rules outside their class's range stand in the book with the resolution that allows them. */
const exceptions = (rules: readonly DraftRule[], document: string): BookSettings['overrides'] =>
  rules.flatMap(({ code, calculation }) => {
    if (calculation?.kind !== 'FIXED' && calculation?.kind !== 'ROYALTY') return [];
    const outside = ['A-M01', 'A-K01', 'A-K02', 'A-S03', 'A-Z02', 'A-Z03'].includes(code);
    return outside
      ? [{ code, min: calculation.points, max: calculation.points, resolution: { zh: `${document}第 3 条`, en: `Resolution ${document}, item 3` } }]
      : [];
  });

/**
 * The demo district's rule book through the real verbs: 2025.1 from the programme's start, revised as 2026.1. The
 * context's own moment does not matter: each version is written on the day it was decided.
 */
export async function addRuleBooks(context: Context): Promise<{ readonly versionIds: readonly [string, string] }> {
  const activities = await readJson('activities.json', Activities);
  const figures = await readJson('rules.json', Figures);
  const [{ placeId }] = await readPlacePath(context);
  const rules = activities.items.map(ruleOf);
  const settings = settingsOf(figures, activities);

  const then: Context = { ...context, now: startOfDay(first.writtenOn) };
  const { versionId: before } = await draftRuleBook(then, { placeId, label: first.label });
  const [meeting] = rules;
  assert(meeting, 'the demo has rules');
  const oldRules = [...rules.filter(({ code }) => !broughtByRevision(code)).map(beforeRevision), openDay(meeting)];
  await putSettings(then, {
    versionId: before,
    settings: { ...settings, multipliers: [], maxTotalPercent: 100, personMonth: 300, overrides: exceptions(oldRules, first.resolution.document) },
  });
  for (const rule of oldRules) await putRule(then, { versionId: before, rule });
  await adoptRuleBook(then, { versionId: before, resolution: first.resolution, effectiveFrom: first.effectiveFrom });

  const later: Context = { ...context, now: startOfDay(second.writtenOn) };
  const { versionId: after } = await draftRuleBook(later, { placeId, label: second.label, basedOn: before });
  await putSettings(later, { versionId: after, settings: { ...settings, overrides: exceptions(rules, second.resolution.document) } });
  await removeRule(later, { versionId: after, code: 'A-B19' });
  for (const rule of rules) await putRule(later, { versionId: after, rule, ...(broughtByRevision(rule.code) ? {} : { replaces: rule.code }) });
  await adoptRuleBook(later, { versionId: after, resolution: second.resolution, effectiveFrom: second.effectiveFrom });
  return { versionIds: [before, after] };
}
