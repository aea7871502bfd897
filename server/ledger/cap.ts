import type { CapPeriod } from '#contract/ledger.ts';
import type { LocalDate } from '#contract/values.ts';
import { firstOfMonth } from '#platform/time.ts';

/** One limit that a deed runs into: so many times, or so many points, in a period that holds the day it happened. */
export interface CapLine {
  /** Names the cap in the answer and counts together with its like: `A-V01`, `A-V01/<session id>`, `personDay`. */
  readonly key: string;
  /** Whose use is counted; the claim's resident unless given (the household's id for a household cap). */
  readonly holder?: string;
  readonly kind: 'times' | 'points';
  readonly period: CapPeriod;
  /** The first day of the period that holds the deed; for a session or an event its day. */
  readonly startsOn: LocalDate;
  readonly limit: number;
}

/** Where a line is counted: one row per holder and month (the whole period for what lasts longer), one slot per cap. */
export interface CapPlace {
  readonly holder: string;
  readonly periodOn: LocalDate;
  readonly slot: string;
}

const withinMonth: readonly CapPeriod[] = ['session', 'event', 'day', 'month', 'pairMonth'];

export function placeOf(line: CapLine, residentId: string): CapPlace {
  const holder = line.holder ?? residentId;
  if (!withinMonth.includes(line.period)) return { holder, periodOn: line.startsOn, slot: `${line.period}/${line.key}` };
  const day = line.period === 'month' || line.period === 'pairMonth' ? '' : line.startsOn.slice(8);
  return { holder, periodOn: firstOfMonth(line.startsOn), slot: `${line.period}${day}/${line.key}` };
}
