import type { Award, Rule } from '#contract/rules.ts';
import { minutes, points } from '#contract/values.ts';
import { assert, refused, type Refused } from '#platform/refuse.ts';
import { multiplied, multipliersOf, type Book } from './book.ts';
import { paysDeeds } from './rule.ts';

/** What is known of one person's deed. Names and reasons stay with the record; an award holds figures only. */
export interface DeedFacts {
  readonly day: string;
  /** Minutes of service, travel excluded; TIERED needs them. */
  readonly minutes?: number | null;
  /** Level of difficulty, 1 the easiest and the default. */
  readonly difficulty?: number | null;
  /** Points chosen within a RANGE, with the reason the resident can read. */
  readonly judged?: number | null;
  readonly reason?: string | null;
  /** Age reached in the year of the deed, for multipliers bound to an age. */
  readonly age?: number | null;
  /** Tags of the activity, for multipliers bound to an activity. */
  readonly tags?: readonly string[];
}

/**
 * What of the facts does not fit the rule, or undefined. A preview may judge without a reason; a record may not.
 *
 * Answers, in this order: unknown-activity-type, invalid-input, judged-points-required, judged-points-outside-range, judged-reason-required.
 */
export function factsRefused(rule: Rule, facts: DeedFacts, { preview = false } = {}): Refused | undefined {
  if (!paysDeeds(rule)) return refused('unknown-activity-type', { code: rule.code });
  const { calculation } = rule;
  if (calculation.kind === 'TIERED') {
    if (typeof facts.minutes !== 'number') return refused('invalid-input', { field: 'minutes' });
    if ((facts.difficulty ?? 1) > calculation.levels.length) return refused('invalid-input', { field: 'difficulty' });
  }
  if (calculation.kind === 'RANGE') {
    if (typeof facts.judged !== 'number') return refused('judged-points-required', { code: rule.code });
    if (facts.judged < calculation.min || facts.judged > calculation.max)
      return refused('judged-points-outside-range', { low: calculation.min, high: calculation.max });
    if (!preview && (facts.reason ?? '').trim().length < 2) return refused('judged-reason-required', { code: rule.code });
  }
  return undefined;
}

interface Base {
  readonly base: number;
  readonly how: Award['how'];
}

function baseOf(rule: Rule, facts: DeedFacts): Base {
  assert(paysDeeds(rule), `${rule.code} pays through its own programme`);
  const { calculation } = rule;
  switch (calculation.kind) {
    case 'FIXED':
      return { base: calculation.points, how: { kind: 'FIXED' } };
    case 'RANGE':
      assert(typeof facts.judged === 'number', `${rule.code} is judged`);
      return { base: facts.judged, how: { kind: 'RANGE', min: calculation.min, max: calculation.max } };
    case 'TIERED': {
      const level = (facts.difficulty ?? 1) - 1;
      const served = facts.minutes ?? 0;
      const reached = calculation.tiers.findLast((tier) => served >= tier.fromMinutes);
      return {
        base: reached?.points[level] ?? 0,
        how: {
          kind: 'TIERED',
          tierMinutes: reached?.fromMinutes ?? null,
          shortestMinutes: calculation.tiers[0]?.fromMinutes ?? 0,
          level: calculation.levels.length > 1 ? (calculation.levels[level] ?? null) : null,
        },
      };
    }
  }
}

/**
 * What a rule pays for a deed: base, multipliers in the book's order, their ceiling, fractions down. Below the shortest
 * tier it is 0 and the hours are kept. Caps come later, in the ledger. `factsRefused` must have let the facts pass.
 */
export function awardOf(rule: Rule, book: Pick<Book, 'versionId' | 'label' | 'settings'>, facts: DeedFacts): Award {
  const { base, how } = baseOf(rule, facts);
  const taken =
    base <= 0
      ? []
      : multipliersOf(rule, book.settings).filter(
          ({ by, tag, fromAge, toAge, from, until }) =>
            (by === 'rule' || (facts.tags ?? []).includes(tag)) &&
            ((fromAge === null && toAge === null) || (typeof facts.age === 'number' && facts.age >= (fromAge ?? 0) && facts.age <= (toAge ?? 200))) &&
            (from === null || facts.day >= from) &&
            (until === null || facts.day <= until),
        );
  const result = multiplied(
    base,
    taken.map(({ percent }) => percent),
    book.settings.maxTotalPercent,
  );
  return {
    code: rule.code,
    class: rule.class,
    versionId: book.versionId,
    versionLabel: book.label,
    facts: {
      minutes: typeof facts.minutes === 'number' ? minutes(facts.minutes) : null,
      difficulty: how.kind === 'TIERED' ? (facts.difficulty ?? 1) : null,
      judged: how.kind === 'RANGE' ? base : null,
    },
    how,
    base: points(base),
    steps: taken.map(({ tag, name, percent }) => ({ tag, name, percent })),
    ceilingPercent: result.ceilingBit ? book.settings.maxTotalPercent : null,
    points: points(result.points),
  };
}

/** The largest award a rule can ever make, multipliers included. */
export function largestAward(rule: Pick<Rule, 'multiplierTags' | 'class'>, largestBase: number, settings: Book['settings']): number {
  return largestBase <= 0
    ? largestBase
    : multiplied(
        largestBase,
        multipliersOf(rule, settings).map(({ percent }) => percent),
        settings.maxTotalPercent,
      ).points;
}
