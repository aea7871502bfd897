import type { Purse } from '#contract/ledger.ts';
import type { Context } from '#platform/context.ts';
import { firstOfMonth, localDateAt } from '#platform/time.ts';
import type { Bucket } from './bucket.ts';
import { untilOf } from './day.ts';
import * as store from './store.ts';

export interface Figures {
  readonly available: number;
  /** `available` less what holds reserve. */
  readonly spendable: number;
  /** The year of `annual`: that of `context.now`. */
  readonly year: number;
  readonly annual: number;
  /** Of the year before, whose last deeds settle in January. */
  readonly annualBefore: number;
  readonly month: number;
  readonly lifetime: number;
  /** Earliest day first. */
  readonly buckets: readonly Bucket[];
}

/** Every resident's figures; those without an account have none. */
export async function readFigures(context: Context, ownerIds: readonly string[], purse: Purse = 'available'): Promise<Map<string, Figures>> {
  const today = localDateAt(context.now);
  const year = Number(today.slice(0, 4));
  const rows = ownerIds.length === 0 ? [] : await store.figures(context.tx, context.district, ownerIds, purse);
  return new Map(
    rows.map((row) => {
      const annualOf = (wanted: number): number => (row.annualYear === wanted ? row.annual : row.annualYear === wanted + 1 ? row.annualBefore : 0);
      return [
        row.ownerId,
        {
          available: row.balance,
          spendable: Math.max(0, row.balance - row.reserved),
          year,
          annual: annualOf(year),
          annualBefore: annualOf(year - 1),
          month: row.monthOn === firstOfMonth(today) ? row.month : 0,
          lifetime: row.lifetime,
          buckets: row.buckets.map(({ on, points }) => ({ until: untilOf(on), points })),
        },
      ];
    }),
  );
}

/** The running sums of the district's system accounts, folded and appended together. */
export async function readSystemBalances(context: Context): Promise<readonly { readonly owner: string; readonly purse: Purse; readonly balance: number }[]> {
  return store.systemBalances(context.tx, context.district);
}
