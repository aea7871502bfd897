import type { LocalDate } from '#contract/values.ts';

/** The tables hold a day for every bucket; what never ends is called so. */
const never = 'infinity';

/** A bucket's day as people read it: null never ends. */
export const untilOf = (on: string): LocalDate | null => (on === never ? null : on);
