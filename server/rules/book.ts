import type { BookSettings, DraftRule, Multiplier, Resolution, Rule, VersionStanding } from '#contract/rules.ts';
import { addDays } from '#platform/time.ts';

/** An adopted version, complete and final: what awards are computed from. */
export interface Book {
  readonly versionId: string;
  readonly label: string;
  /** The place it was adopted for: a district or a community, whose own book wins over its district's. */
  readonly placeId: string;
  readonly effectiveFrom: string;
  readonly settings: BookSettings;
  readonly rules: ReadonlyMap<string, Rule>;
}

/** What a draft holds. */
export interface BookContent {
  readonly settings: BookSettings;
  readonly rules: readonly DraftRule[];
}

/** A first draft starts from the figures of the source; everything is a setting. */
export const startingSettings: BookSettings = {
  reviewOver: 50,
  noticeDays: 3,
  unconfirmedDays: 15,
  ranges: {
    BASIC: { min: 5, max: 5 },
    VOLUNTEER: { min: 10, max: 20 },
    CIVILITY: { min: 15, max: 15 },
    INNOVATION: { min: 30, max: 50 },
    NEGATIVE: { min: -20, max: -10 },
    MONTHLY: { min: 10, max: 10 },
  },
  overrides: [],
  multipliers: [],
  maxTotalPercent: 200,
  personDay: 60,
  personMonth: 400,
  negativeList: [],
  neverDeduct: [],
  neverReward: [],
  trusted: { termMonths: 12, samplePercent: 5 },
  expiry: 'CALENDAR_YEAR',
  pointValueFen: 10,
};

/** The multipliers a rule may take, in the book's order. */
export const multipliersOf = (rule: Pick<DraftRule, 'multiplierTags' | 'class'>, settings: BookSettings): readonly Multiplier[] =>
  rule.class === 'NEGATIVE' ? [] : settings.multipliers.filter((multiplier) => rule.multiplierTags.includes(multiplier.tag));

/**
 * `base` after all percents together, held under the ceiling, fractions down. In one division at the end, so that the
 * order of two multipliers can never change a point.
 */
export function multiplied(base: number, percents: readonly number[], maxTotalPercent: number): { readonly points: number; readonly ceilingBit: boolean } {
  const product = percents.reduce((total, percent) => total * BigInt(percent), 1n);
  const scale = 100n ** BigInt(percents.length);
  const ceilingBit = product * 100n > BigInt(maxTotalPercent) * scale;
  // Only rewards are multiplied, so that the division of whole numbers rounds down.
  const points = ceilingBit ? (BigInt(base) * BigInt(maxTotalPercent)) / 100n : (BigInt(base) * product) / scale;
  return { points: Number(points), ceilingBit };
}

/** Strictly more than the setting is reviewed and posted; the sum of one person's records of one activity and day counts (readings 31). */
export const needsReview = (rule: Pick<Rule, 'review'>, settings: Pick<BookSettings, 'reviewOver'>, dayPoints: number): boolean =>
  rule.review || Math.abs(dayPoints) > settings.reviewOver;

/** Over half of those entitled were present, and over half of those present were in favour. */
export const isCarried = ({ entitled, present, votesFor }: Resolution): boolean => present * 2 > entitled && votesFor * 2 > present;

/** Tomorrow at the earliest and after every version already adopted; today only where no book was in force at all. */
export function earliestEffectiveDay(today: string, last: string | null, anyInForce: boolean): string {
  const earliest = anyInForce || last !== null ? addDays(today, 1) : today;
  return last !== null && last >= earliest ? addDays(last, 1) : earliest;
}

/** Which standing an adopted version has on a day; `nextFrom` is the day its successor takes over. */
export function standingOn(day: string, effectiveFrom: string, nextFrom: string | null): VersionStanding {
  if (effectiveFrom > day) return 'upcoming';
  return nextFrom !== null && nextFrom <= day ? 'past' : 'in-force';
}
