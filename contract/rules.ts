import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import type { RefusalCode } from './refusals.ts';
import { DistrictId, Id, LocalDate, Minutes, Points, shortText } from './values.ts';

/** The five classes 五类; special programmes are tags, never classes (requirement 12). */
export const ruleClasses = ['BASIC', 'VOLUNTEER', 'CIVILITY', 'INNOVATION', 'NEGATIVE'] as const;
export const RuleClass = z.enum(ruleClasses);
export type RuleClass = z.infer<typeof RuleClass>;

/** A text that residents read, in both languages. */
export const Text = z.object({ zh: shortText(400), en: shortText(600) });
export type Text = z.infer<typeof Text>;
/** A sentence the server makes from stored facts. */
export const Sentence = z.object({ zh: z.string(), en: z.string() });
export type Sentence = z.infer<typeof Sentence>;

/** Names a rule on every page, receipt and notice: `A-V01`. */
export const RuleCode = z.string().regex(/^[A-Z][A-Z0-9]{0,3}-[A-Z0-9]{1,8}$/);
export type RuleCode = z.infer<typeof RuleCode>;

const wholePoints = z.number().int().min(-10_000).max(10_000);
const positive = (max: number) => z.number().int().min(1).max(max);

/**
 * How a rule counts. FIXED, TIERED and RANGE pay one deed and can be recorded. The others pay a month in office, hours
 * of the time bank, each use of a thing, or a share of somebody else's award: they stand in the book with their
 * formula and pay through their own programmes.
 */
export const Calculation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('FIXED'), points: wholePoints }),
  z.object({
    kind: z.literal('TIERED'),
    /** Names of the difficulty levels, easiest first; one level where difficulty makes no difference. */
    levels: z.array(Text).min(1).max(5),
    /** Shortest first; `points` holds one figure per level. The longest tier reached counts. */
    tiers: z
      .array(z.object({ fromMinutes: positive(24 * 60), points: z.array(wholePoints).min(1).max(5) }))
      .min(1)
      .max(8),
  }),
  z.object({ kind: z.literal('RANGE'), min: wholePoints, max: wholePoints }),
  z.object({ kind: z.literal('MONTHLY'), points: wholePoints, minDaysInOffice: positive(28) }),
  z.object({ kind: z.literal('LINEAR'), pointsPerHour: positive(1000), unitMinutes: positive(240), purse: z.literal('timebank') }),
  z.object({ kind: z.literal('ROYALTY'), points: wholePoints }),
  z.object({ kind: z.literal('RATIO'), of: z.literal('parent-volunteering'), percent: positive(100) }),
]);
export type Calculation = z.infer<typeof Calculation>;
export type CalculationKind = Calculation['kind'];
export const recordableKinds = ['FIXED', 'TIERED', 'RANGE'] as const satisfies readonly CalculationKind[];

/** How often one person may be paid by a rule: times per session, day, month, year, per pair and month, household, event. */
export const countCaps = ['session', 'day', 'month', 'year', 'pairMonth', 'household', 'event'] as const;
export type CountCap = (typeof countCaps)[number];
export const Caps = z.object({
  session: positive(10).optional(),
  day: positive(100).optional(),
  month: positive(1000).optional(),
  year: positive(10_000).optional(),
  pairMonth: positive(100).optional(),
  household: positive(100).optional(),
  event: positive(10).optional(),
  /** Minutes a day (LINEAR), points a month (RATIO) and points a year per thing (ROYALTY). */
  dayMinutes: positive(24 * 60).optional(),
  monthPoints: positive(10_000).optional(),
  yearPoints: positive(10_000).optional(),
});
export type Caps = z.infer<typeof Caps>;

/**
 * Who confirms besides the organiser (readings 30): `ask` the participant; `trusted` organisers named for a term;
 * `silent` for BASIC up to 5 points; `committee` two members (readings 38); `verify` staff who check the facts.
 */
export const confirmModes = ['ask', 'trusted', 'silent', 'committee', 'verify'] as const;
export const ConfirmMode = z.enum(confirmModes);
export type ConfirmMode = z.infer<typeof ConfirmMode>;

/** A matter of one of the book's closed lists. */
export const MatterId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/);
export const Matter = Text.extend({ id: MatterId });
export type Matter = z.infer<typeof Matter>;

export const Tag = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,40}$/);
const month = z.number().int().min(1).max(12);
const age = z.number().int().min(0).max(120);

/** One line of a rule book in the making: what is still missing is null or empty and stops its adoption. */
export const DraftRule = z.object({
  code: RuleCode,
  class: RuleClass.nullable(),
  name: Text.nullable(),
  calculation: Calculation.nullable(),
  caps: Caps,
  /** What has to be shown: sign-in sheet, photo without faces, minutes of a meeting. */
  evidence: Text.nullable(),
  confirm: ConfirmMode.nullable(),
  /** Reviewed and posted whatever the points are. */
  review: z.boolean(),
  /** Months in which it can be recorded; empty for the whole year. */
  months: z.array(month).max(12),
  /** Last day of validity; null until the next version. The first day is the version's. */
  validUntil: LocalDate.nullable(),
  /** Usual length of a session, for the template of an activity. */
  usualMinutes: Minutes.nullable(),
  usualCapacity: positive(10_000).nullable(),
  minAge: age.nullable(),
  maxAge: age.nullable(),
  /** A guardian's consent is needed under this age. */
  guardianUnder: age.nullable(),
  qualification: Text.nullable(),
  insurance: z.boolean(),
  hazard: Text.nullable(),
  /** Work with children: guardian's consent, a visible place, never one adult alone. */
  safeguard: z.boolean(),
  tags: z.array(Tag).max(12),
  /** Which of the book's multipliers it may take; they apply in the book's order. */
  multiplierTags: z.array(Tag).max(6),
  /** The matter of the closed lists it is about; a NEGATIVE rule must name one of the negative list. */
  matter: MatterId.nullable(),
  /** Switched off: listed, but nothing can be recorded with it. */
  enabled: z.boolean(),
  /** Nobody but the handler learns who reported. */
  secretReporter: z.boolean(),
  /** A notice shows a number instead of masked names. */
  hideNames: z.boolean(),
  /** One award for the whole household. */
  perHousehold: z.boolean(),
  note: Text.nullable(),
});
export type DraftRule = z.infer<typeof DraftRule>;

/** A rule that stands in an adopted version: nothing is missing. */
export const Rule = DraftRule.extend({ class: RuleClass, name: Text, calculation: Calculation, evidence: Text, confirm: ConfirmMode });
export type Rule = z.infer<typeof Rule>;

/** Bounds of the base score before multipliers (readings 36). MONTHLY has its own, whatever the class. */
export const rangeKeys = [...ruleClasses, 'MONTHLY'] as const;
const bounds = { min: wholePoints, max: wholePoints };

export const Multiplier = z.object({
  tag: Tag,
  name: Text,
  percent: z.number().int().min(100).max(500),
  /** Only rules that name the tag take it. `activity`: and only where the activity carries it too, e.g. an urgent call. */
  by: z.enum(['rule', 'activity']),
  /** Only people of this age in the year of the deed, both ends included. */
  fromAge: age.nullable(),
  toAge: age.nullable(),
  from: LocalDate.nullable(),
  until: LocalDate.nullable(),
});
export type Multiplier = z.infer<typeof Multiplier>;

export const expiryPolicies = ['NONE', 'CALENDAR_YEAR', 'ROLLING_12M'] as const;

export const BookSettings = z.object({
  /** A day's sum of one person and activity strictly above this is reviewed and posted (readings 4, 31). */
  reviewOver: positive(10_000),
  /** Full natural days of public notice. */
  noticeDays: z.number().int().min(3).max(30),
  /** Unconfirmed records lapse after so many days. */
  unconfirmedDays: positive(90),
  ranges: z.record(z.enum(rangeKeys), z.object(bounds)),
  /** Rules outside their class's range, each with the resolution that allows it. */
  overrides: z.array(z.object({ code: RuleCode, ...bounds, resolution: Text })).max(200),
  /** In the order they apply. */
  multipliers: z.array(Multiplier).max(12),
  /** All multipliers together never exceed this. */
  maxTotalPercent: z.number().int().min(100).max(1000),
  personDay: positive(100_000),
  personMonth: positive(100_000),
  /** The only matters points may be taken for; then never, whatever else a rule says; then what is never rewarded. */
  negativeList: z.array(Matter).max(60),
  neverDeduct: z.array(Matter).max(60),
  neverReward: z.array(Matter).max(60),
  /** Named organisers whose confirmation stands for both sides under `trusted`. */
  trusted: z.object({ termMonths: positive(36), samplePercent: z.number().int().min(1).max(100) }),
  expiry: z.enum(expiryPolicies),
  /** What one point is worth for planning, in fen; never a price to residents. */
  pointValueFen: positive(10_000),
});
export type BookSettings = z.infer<typeof BookSettings>;

/** A draft is worked on, discarded, or adopted and then final. */
export const draftStates = ['draft', 'adopted', 'discarded'] as const;
export type DraftState = (typeof draftStates)[number];
export const draftMoves = {
  draft: ['adopted', 'discarded'],
  adopted: [],
  discarded: [],
} as const satisfies Record<DraftState, readonly DraftState[]>;

/** What a version is on a day, read from the days, never stored. */
export const versionStandings = ['draft', 'discarded', 'upcoming', 'in-force', 'past'] as const;
export const VersionStanding = z.enum(versionStandings);
export type VersionStanding = z.infer<typeof VersionStanding>;

/** Who decides on a rule book: people vote one each (readings 19). */
export const resolutionBodies = ['residents-meeting', 'residents-representatives', 'villagers-meeting', 'villagers-representatives'] as const;
export const Resolution = z
  .object({
    body: z.enum(resolutionBodies),
    decidedOn: LocalDate,
    entitled: positive(1_000_000),
    present: positive(1_000_000),
    votesFor: z.number().int().min(0),
    votesAgainst: z.number().int().min(0),
    abstained: z.number().int().min(0),
    /** Number of the resolution, as it is filed. */
    document: shortText(120),
  })
  .refine((one) => one.present <= one.entitled && one.votesFor + one.votesAgainst + one.abstained <= one.present, {
    message: 'the figures of the vote do not add up',
  });
export type Resolution = z.infer<typeof Resolution>;

/** What an award was computed from; stored with the record and never recomputed from a newer book. Holds no free text. */
export const AwardFacts = z.object({
  minutes: Minutes.nullable(),
  /** 1 is the easiest level. */
  difficulty: z.number().int().min(1).max(5).nullable(),
  judged: wholePoints.nullable(),
});
export const Award = z.object({
  code: RuleCode,
  class: RuleClass,
  versionId: Id,
  versionLabel: z.string(),
  facts: AwardFacts,
  /** How the base came about, with the figures its sentence names. */
  how: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('FIXED') }),
    /** `tier` is the tier reached, null below the shortest; `level` the name of the difficulty where there are several. */
    z.object({ kind: z.literal('TIERED'), tierMinutes: z.number().int().nullable(), shortestMinutes: z.number().int(), level: Text.nullable() }),
    z.object({ kind: z.literal('RANGE'), min: wholePoints, max: wholePoints }),
  ]),
  base: Points,
  /** Multipliers in the order they applied. */
  steps: z.array(z.object({ tag: Tag, name: Text, percent: z.number().int() })),
  /** The ceiling of all multipliers together, where it bit. */
  ceilingPercent: z.number().int().nullable(),
  /** Before caps, which only the ledger can know. */
  points: Points,
});
export type Award = z.infer<typeof Award>;

/** The caps that can bite: those of a rule and the two of a person, in points. */
export const capNames = [...countCaps, 'personDay', 'personMonth'] as const;
export type CapName = (typeof capNames)[number];
/** What the ledger's caps left of an award. `limit` and `used` are times, for the personal caps points. */
export const CapOutcome = z.object({ granted: Points, cap: z.enum(capNames).nullable(), limit: z.number().int(), used: z.number().int() });
export type CapOutcome = z.infer<typeof CapOutcome>;

/** Why a deed earns nothing or cannot be recorded on a day, and from which day it can. */
export const whyNotCodes = [
  'unknown',
  'no-book',
  'switched-off',
  'other-programme',
  'over',
  'out-of-season',
  'too-young',
  'too-old',
  'below-shortest',
  'cap-full',
] as const;
/** The figures the sentence of a WhyNot names. */
export type WhyNotFacts =
  | { readonly why: 'unknown' | 'no-book' | 'switched-off' | 'other-programme'; readonly nextOn: null }
  | { readonly why: 'over'; readonly nextOn: null; readonly lastDay: LocalDate }
  | { readonly why: 'out-of-season'; readonly nextOn: LocalDate; readonly months: readonly number[] }
  | { readonly why: 'too-young'; readonly nextOn: LocalDate; readonly minAge: number }
  | { readonly why: 'too-old'; readonly nextOn: null; readonly maxAge: number }
  | { readonly why: 'below-shortest'; readonly nextOn: null; readonly minutes: number; readonly shortestMinutes: number }
  | { readonly why: 'cap-full'; readonly nextOn: LocalDate | null; readonly cap: CapName; readonly limit: number; readonly used: number };
export const WhyNot = z.object({
  why: z.enum(whyNotCodes),
  /** The next day it can; null when no day helps. */
  nextOn: LocalDate.nullable(),
  sentence: Sentence,
});
export type WhyNot = z.infer<typeof WhyNot>;

/** The parts of a rule that differences are told by. */
export const ruleFields = [
  'class',
  'name',
  'points',
  'caps',
  'evidence',
  'confirm',
  'review',
  'season',
  'validity',
  'age',
  'conditions',
  'multipliers',
  'matter',
  'enabled',
  'privacy',
  'session',
  'tags',
  'note',
] as const;
export type RuleField = (typeof ruleFields)[number];
export const settingFields = [
  'reviewOver',
  'noticeDays',
  'unconfirmedDays',
  'ranges',
  'overrides',
  'multipliers',
  'maxTotalPercent',
  'personDay',
  'personMonth',
  'negativeList',
  'neverDeduct',
  'neverReward',
  'trusted',
  'expiry',
  'pointValueFen',
] as const satisfies readonly (keyof BookSettings)[];
export type SettingField = (typeof settingFields)[number];

/** One line of a rule page: every text is made by the server from the rule. */
const ruleLines = {
  /** Whether deeds can be recorded with it today, its season aside. */
  recordable: z.boolean(),
  lines: z.object({
    points: Sentence,
    caps: Sentence,
    season: Sentence,
    confirm: Sentence,
    age: Sentence.nullable(),
    conditions: Sentence.nullable(),
    multipliers: Sentence.nullable(),
  }),
  /** A worked example, computed by the same function that pays (requirement 18). */
  example: z.object({ facts: AwardFacts, points: Points, sentence: Sentence }).nullable(),
};
export const RuleOnPage = Rule.extend(ruleLines);
export const DraftRuleOnPage = DraftRule.extend(ruleLines);

const Place = z.object({ placeId: Id, kind: z.enum(['district', 'street', 'community']), name: z.string() });
export const VersionHead = z.object({
  versionId: Id,
  place: Place,
  label: z.string(),
  standing: VersionStanding,
  basedOn: Id.nullable(),
  /** Null while it is a draft. */
  effectiveFrom: LocalDate.nullable(),
  /** The last day it was or will be in force; null when nothing follows. */
  effectiveUntil: LocalDate.nullable(),
  resolution: Resolution.nullable(),
  rules: z.number().int(),
});
export type VersionHead = z.infer<typeof VersionHead>;

const SettingLine = z.object({ field: z.enum(settingFields), label: Sentence, value: Sentence });
const BookOnPage = VersionHead.extend({ settings: BookSettings, settingLines: z.array(SettingLine), rules: z.array(RuleOnPage) });

const Difference = z.object({ label: Sentence, before: Sentence.nullable(), after: Sentence.nullable() });
const RuleName = z.object({ code: RuleCode, name: Text.nullable(), class: RuleClass.nullable(), points: Sentence });
export const Differences = z.object({
  from: VersionHead,
  to: VersionHead,
  added: z.array(RuleName),
  removed: z.array(RuleName),
  changed: z.array(RuleName.extend({ fields: z.array(Difference.extend({ field: z.enum(ruleFields) })) })),
  settings: z.array(Difference.extend({ field: z.enum(settingFields) })),
});

/** Everything that stops an adoption, with the refusal it leads to. */
export const faultReasons = {
  'no-rules': 'rule-book-incomplete',
  'class-missing': 'rule-book-incomplete',
  'name-missing': 'rule-book-incomplete',
  'points-missing': 'rule-book-incomplete',
  'cap-missing': 'rule-book-incomplete',
  'cap-unkept': 'rule-book-incomplete',
  'evidence-missing': 'rule-book-incomplete',
  'confirmer-missing': 'rule-book-incomplete',
  'validity-over': 'rule-book-incomplete',
  'sign-wrong': 'rule-book-incomplete',
  'tiers-unordered': 'rule-book-incomplete',
  'tier-levels-differ': 'rule-book-incomplete',
  'tier-falls': 'rule-book-incomplete',
  'range-reversed': 'rule-book-incomplete',
  'ages-reversed': 'rule-book-incomplete',
  'silent-not-basic': 'rule-book-incomplete',
  'deduction-not-verified': 'rule-book-incomplete',
  'basic-gated': 'rule-book-incomplete',
  'hazard-uninsured': 'rule-book-incomplete',
  'multiplier-unknown': 'rule-book-incomplete',
  'multiplier-double': 'rule-book-incomplete',
  'override-without-rule': 'rule-book-incomplete',
  'matter-double': 'rule-book-incomplete',
  'matter-unknown': 'rule-book-incomplete',
  'outside-range': 'rule-outside-range',
  'negative-without-matter': 'rule-forbidden-matter',
  'never-deduct': 'rule-forbidden-matter',
  'never-reward': 'rule-forbidden-matter',
} as const satisfies Record<string, RefusalCode>;
export type FaultReason = keyof typeof faultReasons;
/** What stops an adoption: the rule it is about (null for the settings) and the figures its sentence names. */
export interface FaultFacts {
  readonly reason: FaultReason;
  readonly code: RuleCode | null;
  readonly name?: Sentence | null;
  readonly low?: number;
  readonly high?: number;
  readonly what?: Sentence;
}
export const Fault = z.object({
  code: RuleCode.nullable(),
  reason: z.enum(Object.keys(faultReasons)),
  refusal: z.enum(['rule-book-incomplete', 'rule-outside-range', 'rule-forbidden-matter']),
  sentence: Sentence,
});
export type Fault = z.infer<typeof Fault>;

const district = DistrictId;
const versionId = Id;

export const readPublicRules = endpoint({
  id: 'readPublicRules',
  method: 'GET',
  path: '/api/public/:district/rules',
  gate: 'public',
  summary: { zh: '现行积分规则', en: 'The rule book in force' },
  input: z.object({ district, community: Id.optional(), day: LocalDate.optional() }),
  output: BookOnPage,
  refusals: ['place-not-found', 'rule-book-not-found'],
});

export const readPublicVersions = endpoint({
  id: 'readPublicVersions',
  method: 'GET',
  path: '/api/public/:district/rules/versions',
  gate: 'public',
  summary: { zh: '规则的历次版本', en: 'All adopted versions, newest first' },
  input: z.object({ district, community: Id.optional() }),
  output: z.object({ versions: z.array(VersionHead) }),
  refusals: ['place-not-found'],
});

export const readPublicVersion = endpoint({
  id: 'readPublicVersion',
  method: 'GET',
  path: '/api/public/:district/rules/versions/:versionId',
  gate: 'public',
  summary: { zh: '某一版规则', en: 'One adopted version' },
  input: z.object({ district, versionId }),
  output: BookOnPage,
  refusals: ['rule-book-not-found'],
});

export const readPublicDifferences = endpoint({
  id: 'readPublicDifferences',
  method: 'GET',
  path: '/api/public/:district/rules/differences',
  gate: 'public',
  summary: { zh: '两版规则的不同', en: 'What changed between two adopted versions' },
  input: z.object({ district, from: Id, to: Id }),
  output: Differences,
  refusals: ['rule-book-not-found'],
});

export const readRuleBooks = endpoint({
  id: 'readRuleBooks',
  method: 'GET',
  path: '/api/rule-books',
  gate: 'read-rule-books',
  summary: { zh: '规则版本与草案', en: 'Versions and drafts of the places one works for' },
  input: z.object({}),
  output: z.object({ books: z.array(VersionHead.extend({ mayWrite: z.boolean() })) }),
  refusals: [],
});

export const readRuleBook = endpoint({
  id: 'readRuleBook',
  method: 'GET',
  path: '/api/rule-books/:versionId',
  gate: 'read-rule-books',
  summary: { zh: '一版规则或草案，附欠缺与改动', en: 'A version or draft with what it lacks and what it changes' },
  input: z.object({ versionId }),
  output: VersionHead.extend({
    mayWrite: z.boolean(),
    settings: BookSettings,
    settingLines: z.array(SettingLine),
    rules: z.array(DraftRuleOnPage),
    /** Empty for an adopted version. */
    faults: z.array(Fault),
    /** Against the version it was drawn from; null for a first book. */
    differences: Differences.nullable(),
    /** The first day a draft could take effect if adopted today. */
    earliestEffectiveOn: LocalDate.nullable(),
  }),
  refusals: ['rule-book-not-found'],
});

export const draftRuleBook = endpoint({
  id: 'draftRuleBook',
  method: 'POST',
  path: '/api/rule-books',
  gate: 'write-rule-books',
  summary: { zh: '起草新一版规则', en: 'Start a draft, from a version or from nothing' },
  input: z.object({ placeId: Id, label: shortText(40), basedOn: Id.optional() }),
  output: z.object({ versionId }),
  refusals: ['place-not-found', 'place-kind-mismatch', 'rule-book-not-found', 'version-label-taken'],
});

export const putRule = endpoint({
  id: 'putRule',
  method: 'POST',
  path: '/api/rule-books/:versionId/rules',
  gate: 'write-rule-books',
  summary: { zh: '新增或修改草案中的一条规则', en: 'Add or change one rule of a draft' },
  /** `replaces` names the line being edited; without it the code must be new. */
  input: z.object({ versionId, rule: DraftRule, replaces: RuleCode.optional() }),
  output: z.object({ faults: z.array(Fault) }),
  refusals: ['rule-book-not-found', 'rule-book-not-draft', 'rule-not-found', 'rule-code-taken'],
});

export const removeRule = endpoint({
  id: 'removeRule',
  method: 'POST',
  path: '/api/rule-books/:versionId/rules/remove',
  gate: 'write-rule-books',
  summary: { zh: '从草案中删去一条规则', en: 'Take one rule out of a draft' },
  input: z.object({ versionId, code: RuleCode }),
  output: z.object({ faults: z.array(Fault) }),
  refusals: ['rule-book-not-found', 'rule-book-not-draft', 'rule-not-found'],
});

export const putSettings = endpoint({
  id: 'putSettings',
  method: 'POST',
  path: '/api/rule-books/:versionId/settings',
  gate: 'write-rule-books',
  summary: { zh: '修改草案的总则', en: 'Change the settings of a draft' },
  input: z.object({ versionId, settings: BookSettings }),
  output: z.object({ faults: z.array(Fault) }),
  refusals: ['rule-book-not-found', 'rule-book-not-draft'],
});

export const adoptRuleBook = endpoint({
  id: 'adoptRuleBook',
  method: 'POST',
  path: '/api/rule-books/:versionId/adopt',
  gate: 'write-rule-books',
  summary: { zh: '登记居民表决，规则自某日起生效', en: "Record the residents' decision; the version is in force from a day" },
  input: z.object({ versionId, resolution: Resolution.nullable(), effectiveFrom: LocalDate }),
  output: z.object({ versionId, effectiveFrom: LocalDate }),
  refusals: [
    'rule-book-not-found',
    'rule-book-not-draft',
    'resolution-required',
    'rule-book-incomplete',
    'rule-outside-range',
    'rule-forbidden-matter',
    'resolution-not-carried',
    'effective-day-past',
  ],
});

export const discardRuleBook = endpoint({
  id: 'discardRuleBook',
  method: 'POST',
  path: '/api/rule-books/:versionId/discard',
  gate: 'write-rule-books',
  summary: { zh: '放弃草案', en: 'Discard a draft' },
  input: z.object({ versionId }),
  output: z.object({ versionId }),
  refusals: ['rule-book-not-found', 'rule-book-not-draft'],
});

export const tryRule = endpoint({
  id: 'tryRule',
  method: 'GET',
  path: '/api/rules/try',
  gate: 'read-rule-books',
  summary: { zh: '试算一条规则，不作记录', en: 'What a rule would pay, without recording' },
  input: z.object({
    /** Rules of a draft are tried by its id, else those in force at the community on the day. */
    versionId: Id.optional(),
    community: Id.optional(),
    code: RuleCode,
    day: LocalDate.optional(),
    minutes: z.coerce
      .number()
      .int()
      .min(0)
      .max(24 * 60)
      .optional(),
    difficulty: z.coerce.number().int().min(1).max(5).optional(),
    judged: z.coerce.number().int().min(-10_000).max(10_000).optional(),
    age: z.coerce.number().int().min(0).max(120).optional(),
    tags: z.string().max(200).optional(),
  }),
  output: z.object({ award: Award.nullable(), sentence: Sentence.nullable(), reviewed: z.boolean(), whyNot: WhyNot.nullable() }),
  refusals: ['place-not-found', 'rule-book-not-found', 'unknown-activity-type', 'judged-points-required', 'judged-points-outside-range'],
});
