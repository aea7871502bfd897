import { capNames, type CapName, type Rule } from '#contract/rules.ts';
import { firstOfMonth, firstOfYear } from '#platform/time.ts';
import type { CapLine } from '../ledger/cap.ts';

/** What caps need to know of a deed. */
export interface Capped {
  readonly activityId: string;
  readonly residentId: string;
  readonly householdId: string;
  readonly day: string;
  readonly rule: Pick<Rule, 'code' | 'caps' | 'perHousehold'>;
  readonly settings: { readonly personDay: number; readonly personMonth: number };
  readonly scored: number;
  readonly personal: boolean;
}

/** Household caps last as long as the campaign: they count in one period that never ends. */
const always = '1970-01-01';

/**
 * The limits a deed runs into, in the order in which they are named when they bind: the rule's counts, then the person's
 * points of the day and of the month. Deductions run into the counts alone.
 */
export function capLines({ activityId, householdId, day, rule, settings, scored, personal }: Capped): CapLine[] {
  const lines: CapLine[] = [];
  const { caps, code } = rule;
  const times = (
    cap: 'session' | 'event' | 'household' | 'day' | 'month' | 'year',
    limit: number | undefined,
    key: string,
    startsOn: string,
    holder?: string,
  ): void => {
    if (limit !== undefined) lines.push({ key: `${cap}:${key}`, ...(holder === undefined ? {} : { holder }), kind: 'times', period: cap, startsOn, limit });
  };
  times('session', caps.session, `${code}:${activityId}`, day);
  times('event', caps.event, `${code}:${activityId}`, day);
  times('household', caps.household ?? (rule.perHousehold ? 1 : undefined), code, always, householdId);
  times('day', caps.day, code, day);
  times('month', caps.month, code, firstOfMonth(day));
  times('year', caps.year, code, firstOfYear(day));
  if (personal && scored > 0) {
    lines.push({ key: 'personDay', kind: 'points', period: 'day', startsOn: day, limit: settings.personDay });
    lines.push({ key: 'personMonth', kind: 'points', period: 'month', startsOn: firstOfMonth(day), limit: settings.personMonth });
  }
  return lines;
}

/** The cap a line's key names. */
export function capOfKey(key: string): CapName | null {
  const name = key.split(':')[0];
  return capNames.find((cap) => cap === name) ?? null;
}
