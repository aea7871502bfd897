import { recordableKinds, type DraftRule, type Rule } from '#contract/rules.ts';
import { firstOfNextMonth } from '#platform/time.ts';

/** The rules a single deed can be recorded with; months, hours of the time bank, uses and shares have their own programmes. */
export type RecordableRule = Rule & { readonly calculation: Extract<Rule['calculation'], { kind: (typeof recordableKinds)[number] }> };

/** Whether a deed is paid by the rule itself. */
export function paysDeeds(rule: Rule): rule is RecordableRule {
  const kinds: readonly string[] = recordableKinds;
  return kinds.includes(rule.calculation.kind);
}

/** Whether the rule counts on the day: switched on and not over. Its season and ages are asked separately. */
export const isValidOn = (rule: Pick<Rule, 'enabled' | 'validUntil'>, day: string): boolean =>
  rule.enabled && (rule.validUntil === null || day <= rule.validUntil);

const monthOf = (day: string): number => Number(day.slice(5, 7));

/** An empty list of months is the whole year. */
export const isInSeason = (rule: Pick<Rule, 'months'>, day: string): boolean => rule.months.length === 0 || rule.months.includes(monthOf(day));

/** `day` itself where it is in season, else the first day of the next month that is. */
export function nextDayInSeason(rule: Pick<Rule, 'months'>, day: string): string {
  let next = day;
  while (!isInSeason(rule, next)) next = firstOfNextMonth(next);
  return next;
}

/** The age that counts is the one reached in the year of the deed: only birth years are stored. */
export const ageOn = (birthYear: number, day: string): number => Number(day.slice(0, 4)) - birthYear;

/** Everything a rule can pay before multipliers, smallest and largest; null where it depends on something else. */
export function baseBounds(rule: Pick<DraftRule, 'calculation'>): { readonly low: number; readonly high: number } | null {
  const { calculation } = rule;
  switch (calculation?.kind) {
    case 'FIXED':
    case 'MONTHLY':
    case 'ROYALTY':
      return { low: calculation.points, high: calculation.points };
    case 'TIERED': {
      const all = calculation.tiers.flatMap((tier) => tier.points);
      return { low: Math.min(...all), high: Math.max(...all) };
    }
    case 'RANGE':
      return { low: calculation.min, high: calculation.max };
    default:
      return null;
  }
}

/** A new line of a draft: nothing said yet that adoption needs. */
export const emptyRule = (code: string): DraftRule => ({
  code,
  class: null,
  name: null,
  calculation: null,
  caps: {},
  evidence: null,
  confirm: null,
  review: false,
  months: [],
  validUntil: null,
  usualMinutes: null,
  usualCapacity: null,
  minAge: null,
  maxAge: null,
  guardianUnder: null,
  qualification: null,
  insurance: false,
  hazard: null,
  safeguard: false,
  tags: [],
  multiplierTags: [],
  matter: null,
  enabled: true,
  secretReporter: false,
  hideNames: false,
  perHousehold: false,
  note: null,
});
