import type { LocalDate } from '#contract/values.ts';
import { addDays, firstOfNextMonth } from '#platform/time.ts';

/** How long a community's points can be used: for good, to the end of the year, or for so many months. */
export type ExpiryPolicy = 'NONE' | 'CALENDAR_YEAR' | `ROLLING_${number}M`;

/**
 * The last day on which points posted on `postedOn` can be used; null never ends. It goes by the day of posting, not of
 * the deed: what settles in January must not be lost with December. Rolling months end with their last month, so that a
 * person has one bucket a month and nobody less than the months promised.
 */
export function lastUsableDay(policy: ExpiryPolicy, postedOn: LocalDate): LocalDate | null {
  switch (policy) {
    case 'NONE':
      return null;
    case 'CALENDAR_YEAR':
      return `${postedOn.slice(0, 4)}-12-31`;
    default: {
      const months = Number(policy.slice('ROLLING_'.length, -1));
      let after = firstOfNextMonth(postedOn);
      for (let month = 0; month < months; month += 1) after = firstOfNextMonth(after);
      return addDays(after, -1);
    }
  }
}

/** Points of one account that end on the same day. */
export interface Bucket {
  /** The last day of use; null never ends. */
  readonly until: LocalDate | null;
  readonly points: number;
}
