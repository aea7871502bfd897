import { faultReasons, recordableKinds, type DraftRule, type FaultFacts, type FaultReason, type Matter } from '#contract/rules.ts';
import type { RefusalCode } from '#contract/refusals.ts';
import { unkeptCapWords } from '#words/rules.ts';
import { largestAward } from './award.ts';
import type { BookContent } from './book.ts';
import { baseBounds } from './rule.ts';

/** BASIC deeds up to this may count without anybody being asked (readings 30). */
const silentUpTo = 5;
/** The first class has no gate above this age (requirement 15). */
const basicGateAge = 14;

type Found = Omit<FaultFacts, 'code' | 'name'>;
const fault = (reason: FaultReason, facts: Omit<Found, 'reason'> = {}): Found => ({ reason, ...facts });

function* missingIn(rule: DraftRule, effectiveFrom: string | null): Generator<Found> {
  if (rule.class === null) yield fault('class-missing');
  if (rule.name === null) yield fault('name-missing');
  if (rule.calculation === null) yield fault('points-missing');
  if (Object.values(rule.caps).every((cap) => cap === undefined)) yield fault('cap-missing');
  if (rule.evidence === null) yield fault('evidence-missing');
  if (rule.confirm === null) yield fault('confirmer-missing');
  if (rule.validUntil !== null && effectiveFrom !== null && rule.validUntil < effectiveFrom) yield fault('validity-over');
}

/** A published cap is a promise. No record names a partner; minutes and sums are for the kinds nobody can record yet. */
function* unkeptCaps({ caps, calculation }: DraftRule): Generator<Found> {
  const recordable = recordableKinds.some((kind) => kind === calculation?.kind);
  for (const cap of ['pairMonth', 'dayMinutes', 'monthPoints', 'yearPoints'] as const) {
    if (caps[cap] !== undefined && (recordable || cap === 'pairMonth')) yield fault('cap-unkept', { what: unkeptCapWords[cap] });
  }
}

function* wrongFigures({ calculation, class: cls, minAge, maxAge }: DraftRule): Generator<Found> {
  if (calculation?.kind === 'TIERED') {
    const { tiers, levels } = calculation;
    if (tiers.some((tier, index) => index > 0 && tier.fromMinutes <= (tiers[index - 1]?.fromMinutes ?? 0))) yield fault('tiers-unordered');
    if (tiers.some((tier) => tier.points.length !== levels.length)) yield fault('tier-levels-differ');
    // Longer or harder service never earns less.
    const falls = tiers.some((tier, index) =>
      tier.points.some((points, level) => points < (tiers[index - 1]?.points[level] ?? points) || points < (tier.points[level - 1] ?? points)),
    );
    if (falls) yield fault('tier-falls');
  }
  if (calculation?.kind === 'RANGE' && calculation.min > calculation.max) yield fault('range-reversed');
  const bounds = baseBounds({ calculation });
  if (bounds && cls !== null && (cls === 'NEGATIVE' ? bounds.high >= 0 : bounds.low <= 0)) yield fault('sign-wrong');
  if (minAge !== null && maxAge !== null && minAge > maxAge) yield fault('ages-reversed');
}

function* wrongConditions(rule: DraftRule, { settings }: BookContent): Generator<Found> {
  if (rule.confirm === 'silent') {
    const high = baseBounds(rule)?.high;
    if (rule.class !== 'BASIC' || high === undefined || largestAward({ ...rule, class: 'BASIC' }, high, settings) > silentUpTo)
      yield fault('silent-not-basic', { high: silentUpTo });
  }
  if (rule.class === 'NEGATIVE' && rule.confirm !== null && rule.confirm !== 'verify') yield fault('deduction-not-verified');
  if (rule.class === 'BASIC' && (rule.qualification !== null || rule.insurance || rule.hazard !== null || (rule.minAge ?? 0) > basicGateAge))
    yield fault('basic-gated', { high: basicGateAge });
  if (rule.hazard !== null && !rule.insurance) yield fault('hazard-uninsured');
  for (const tag of rule.multiplierTags) {
    if (!settings.multipliers.some((multiplier) => multiplier.tag === tag)) yield fault('multiplier-unknown', { what: { zh: tag, en: tag } });
  }
}

function* outsideRange(rule: DraftRule, { settings }: BookContent): Generator<Found> {
  const bounds = baseBounds(rule);
  if (!bounds || rule.class === null || rule.calculation === null) return;
  const { min, max } =
    settings.overrides.find(({ code }) => code === rule.code) ?? settings.ranges[rule.calculation.kind === 'MONTHLY' ? 'MONTHLY' : rule.class];
  if (bounds.low < min || bounds.high > max) yield fault('outside-range', { low: min, high: max });
}

const among = (list: readonly Matter[], id: string): Matter | undefined => list.find((matter) => matter.id === id);

function* forbidden({ matter, class: cls }: DraftRule, { settings }: BookContent): Generator<Found> {
  const { negativeList, neverDeduct, neverReward } = settings;
  if (matter !== null && ![negativeList, neverDeduct, neverReward].some((list) => among(list, matter)))
    yield fault('matter-unknown', { what: { zh: matter, en: matter } });
  if (cls === 'NEGATIVE') {
    const never = matter === null ? undefined : among(neverDeduct, matter);
    if (never) yield fault('never-deduct', { what: never });
    else if (matter === null || !among(negativeList, matter)) yield fault('negative-without-matter');
  } else {
    const never = matter === null ? undefined : among(neverReward, matter);
    if (never) yield fault('never-reward', { what: never });
  }
}

function* inSettings({ settings, rules }: BookContent): Generator<Found> {
  if (rules.length === 0) yield fault('no-rules');
  for (const { code } of settings.overrides) {
    if (!rules.some((rule) => rule.code === code)) yield fault('override-without-rule', { what: { zh: code, en: code } });
  }
  const tags = settings.multipliers.map(({ tag }) => tag);
  for (const tag of new Set(tags.filter((one, index) => tags.indexOf(one) !== index))) yield fault('multiplier-double', { what: { zh: tag, en: tag } });
  // A matter on the negative list and on the never-deduct list would leave it open which of them holds.
  const matters = [...settings.negativeList, ...settings.neverDeduct, ...settings.neverReward];
  for (const matter of matters.filter(({ id }, index) => matters.findIndex((one) => one.id === id) !== index)) yield fault('matter-double', { what: matter });
}

/**
 * Everything that stops a book's adoption, settings first, then rule by rule. `effectiveFrom` is null while no day is
 * known. Ranges bind the base before multipliers unless a named override with its resolution says otherwise (readings 36).
 */
export function faultsOf(content: BookContent, effectiveFrom: string | null): readonly FaultFacts[] {
  return [
    ...[...inSettings(content)].map((found): FaultFacts => ({ ...found, code: null })),
    ...content.rules.flatMap((rule) =>
      [
        ...missingIn(rule, effectiveFrom),
        ...unkeptCaps(rule),
        ...wrongFigures(rule),
        ...wrongConditions(rule, content),
        ...outsideRange(rule, content),
        ...forbidden(rule, content),
      ].map((found): FaultFacts => ({ ...found, code: rule.code, name: rule.name })),
    ),
  ];
}

/** The refusal that faults lead to: what is missing first, then ranges, then forbidden matters. */
export function refusalOf(faults: readonly FaultFacts[]): { readonly code: RefusalCode; readonly first: FaultFacts; readonly count: number } | undefined {
  for (const code of ['rule-book-incomplete', 'rule-outside-range', 'rule-forbidden-matter'] as const) {
    const [first] = faults.filter(({ reason }) => faultReasons[reason] === code);
    if (first) return { code, first, count: faults.length };
  }
  return undefined;
}
