import type { Caps, CapName, CapOutcome, WhyNotFacts } from '#contract/rules.ts';
import { points } from '#contract/values.ts';
import { addDays, firstOfNextMonth } from '#platform/time.ts';
import { nextDayInSeason } from './rule.ts';

/** The first day on which a full cap has room again; null where no day helps (per session, event or household). */
export function capOpensOn(cap: CapName, day: string): string | null {
  switch (cap) {
    case 'day':
    case 'personDay':
      return addDays(day, 1);
    case 'month':
    case 'pairMonth':
    case 'personMonth':
      return firstOfNextMonth(day);
    case 'year':
      return `${Number(day.slice(0, 4)) + 1}-01-01`;
    case 'session':
    case 'event':
    case 'household':
      return null;
  }
}

/** A cap that leaves nothing, as a reason with the next day that has room and is in season. */
export function whyCapFull(
  rule: { readonly months: readonly number[] },
  day: string,
  outcome: { readonly cap: CapName; readonly limit: number; readonly used: number },
): WhyNotFacts {
  const opens = capOpensOn(outcome.cap, day);
  return {
    why: 'cap-full',
    cap: outcome.cap,
    limit: outcome.limit,
    used: outcome.used,
    nextOn: opens === null ? null : nextDayInSeason({ months: [...rule.months] }, opens),
  };
}

/** What has been used of each cap that applies: times for a rule's, points for a person's two. */
export type CapsUsed = Partial<Record<CapName, number>>;

/**
 * What caps leave of an award, in this order: the rule's own counts (one full count leaves nothing), then the person's
 * points of the day and of the month (a partly full one pays the rest). The ledger does the same under its locks; this
 * is the preview and the yardstick of its tests.
 */
export function capped(award: number, caps: Caps, person: { readonly personDay: number; readonly personMonth: number } | null, used: CapsUsed): CapOutcome {
  for (const cap of ['session', 'event', 'household', 'day', 'pairMonth', 'month', 'year'] as const) {
    const limit = caps[cap];
    const before = used[cap] ?? 0;
    if (limit !== undefined && before >= limit) return { granted: points(0), cap, limit, used: before };
  }
  let outcome: CapOutcome = { granted: points(award), cap: null, limit: 0, used: 0 };
  if (person === null || award <= 0) return outcome;
  for (const cap of ['personDay', 'personMonth'] as const) {
    const before = used[cap] ?? 0;
    const left = Math.max(0, person[cap] - before);
    if (left < outcome.granted) outcome = { granted: points(left), cap, limit: person[cap], used: before };
  }
  return outcome;
}
