import type { Rule, WhyNotFacts } from '#contract/rules.ts';
import type { Book } from './book.ts';
import { isInSeason, nextDayInSeason, paysDeeds } from './rule.ts';

/** What is known before a deed is recorded; caps are the ledger's answer (`whyCapFull`). */
export interface Attempt {
  readonly code: string;
  readonly day: string;
  readonly minutes?: number | null;
  /** Age reached in the year of the deed. */
  readonly age?: number | null;
}

function whyRuleNot(rule: Rule, { day, minutes, age }: Attempt): WhyNotFacts | null {
  if (!rule.enabled) return { why: 'switched-off', nextOn: null };
  if (!paysDeeds(rule)) return { why: 'other-programme', nextOn: null };
  if (rule.validUntil !== null && day > rule.validUntil) return { why: 'over', nextOn: null, lastDay: rule.validUntil };
  if (!isInSeason(rule, day)) return { why: 'out-of-season', nextOn: nextDayInSeason(rule, day), months: rule.months };
  if (typeof age === 'number' && rule.minAge !== null && age < rule.minAge) {
    return { why: 'too-young', nextOn: nextDayInSeason(rule, `${Number(day.slice(0, 4)) + rule.minAge - age}-01-01`), minAge: rule.minAge };
  }
  if (typeof age === 'number' && rule.maxAge !== null && age > rule.maxAge) return { why: 'too-old', nextOn: null, maxAge: rule.maxAge };
  const shortest = rule.calculation.kind === 'TIERED' ? rule.calculation.tiers[0]?.fromMinutes : undefined;
  if (shortest !== undefined && typeof minutes === 'number' && minutes < shortest)
    return { why: 'below-shortest', nextOn: null, minutes, shortestMinutes: shortest };
  return null;
}

/**
 * Why a deed would earn nothing or cannot be recorded on its day, or null. Asked in this order: no-book, unknown,
 * switched-off, other-programme, over, out-of-season, too-young, too-old, below-shortest.
 */
export function whyNot(book: Pick<Book, 'rules'> | undefined, attempt: Attempt): WhyNotFacts | null {
  if (!book) return { why: 'no-book', nextOn: null };
  const rule = book.rules.get(attempt.code);
  return rule ? whyRuleNot(rule, attempt) : { why: 'unknown', nextOn: null };
}
