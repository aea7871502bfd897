import type { TransferKind } from '#contract/ledger.ts';
import type { LocalDate, Points } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { assert } from '#platform/refuse.ts';
import type { Account } from './account.ts';
import { postBatch, settled, type LogKeys, type Outcome } from './post-batch.ts';

export interface Transfer {
  readonly from: Account;
  readonly to: Account;
  /** Above 0; both sides keep the same purse. */
  readonly amount: Points;
  readonly kind: Exclude<TransferKind, 'reversal' | 'expiry'>;
  /** What is paid, ending in a revision number: `participation/<recordId>/1`. Paid once, whoever asks again. */
  readonly cause: string;
  /** The day of the deed, which decides the year and month it counts in; never in the future. */
  readonly happenedOn: LocalDate;
  /** The last day of use of what is credited (`lastUsableDay`); null, the default, never ends. */
  readonly usableUntil?: LocalDate | null;
  /** Behaviour points for the resident's year: `earn` and `deduct` only. A deduction's may exceed its amount. */
  readonly annualDelta?: Points;
  /** For the resident's lifetime figure: `earn`, `deduct` and `opening` only. */
  readonly lifetimeDelta?: Points;
  readonly ruleVersion?: string;
  /** Where the points are not there: refuse (a spend), or take what is there (a deduction). */
  readonly whenShort?: 'refuse' | 'take-what-is-there';
}

export interface PostTransfers {
  readonly items: readonly Transfer[];
  readonly logKeys: LogKeys;
}

/**
 * Posts movements of points, in their order; one outcome each, in the order of precedence already-posted,
 * account-not-found, insufficient-points, posted. An item that is refused changes nothing for the others.
 *
 * The year's figure belongs to the year of the day it happened: the account's current year or the one before (December's
 * deeds settle in January). An older year is closed, its delta becomes 0. No counter falls below 0: the outcome tells what
 * it really moved by.
 *
 * In a transaction that also claims or releases caps, do that first: everybody takes the locks in this order.
 */
export async function postTransfers(context: Context, { items, logKeys }: PostTransfers): Promise<Outcome[]> {
  const outcomes = await postBatch(
    context,
    items.map((item) => {
      const { from, to, amount, kind, cause, happenedOn } = item;
      const [fromPurse, toPurse] = [from, to].map((side) => ('purse' in side ? side.purse : undefined));
      const purse = fromPurse ?? toPurse;
      assert(purse !== undefined && (toPurse === undefined || toPurse === purse), 'both sides keep the same purse');
      assert(amount > 0, 'a transfer moves points');
      assert(/\/\d+$/.test(cause), 'a cause ends in its revision number');
      return {
        id: newId(),
        from: from.owner,
        to: to.owner,
        purse,
        kind,
        cause,
        amount,
        within: item.whenShort === 'take-what-is-there',
        annual: item.annualDelta ?? 0,
        lifetime: item.lifetimeDelta ?? 0,
        draw_on: null,
        bucket_on: item.usableUntil ?? null,
        happened_on: happenedOn,
        rule_version: item.ruleVersion ?? null,
        reverses: null,
      };
    }),
    logKeys,
  );
  return outcomes.map(settled);
}
