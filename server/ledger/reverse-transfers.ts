import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { refused } from '#platform/refuse.ts';
import { postBatch, settled, type LogKeys, type Outcome } from './post-batch.ts';
import * as store from './store.ts';

export interface Reversal {
  readonly transferId: string;
  /** Where the points are spent already: take what is there and tell the shortfall (the default), or refuse. */
  readonly whenShort?: 'take-what-is-there' | 'refuse';
}
export interface ReverseTransfers {
  readonly items: readonly Reversal[];
  readonly logKeys: LogKeys;
}

/** The cause of a transfer's one reversal. */
export const reversalCause = (transferId: string): string => `reversal/${transferId}/1`;

/**
 * Undoes transfers by linked transfers the other way, once each; a reversal is final. What had been drawn comes back into
 * the same days, what had been given is taken from its own day first, then earliest first. Counters go back by what they
 * had moved, in the year they moved in, never below 0. The outcome's `shortfall` is what was spent and is not there to take.
 *
 * Outcomes in this order: already-posted (reversed before by this verb), transfer-not-found, account-not-found,
 * reversal-is-final, already-reversed, insufficient-points, posted.
 */
export async function reverseTransfers(context: Context, { items, logKeys }: ReverseTransfers): Promise<Outcome[]> {
  const originals = new Map(
    (await store.transfersById(context.tx, context.district, [...new Set(items.map((item) => item.transferId))])).map((row) => [row.transferId, row]),
  );
  const found = items.flatMap(({ transferId, whenShort }, index) => {
    const original = originals.get(transferId);
    return original ? [{ index, original, within: whenShort !== 'refuse' }] : [];
  });
  const posted = await postBatch(
    context,
    found.map(({ original, within }) => ({
      id: newId(),
      from: original.to,
      to: original.from,
      purse: original.purse,
      kind: 'reversal',
      cause: reversalCause(original.transferId),
      amount: original.amount,
      within,
      annual: -original.annualDelta,
      lifetime: -original.lifetimeDelta,
      draw_on: null,
      bucket_on: null,
      happened_on: original.happenedOn,
      rule_version: original.ruleVersion,
      reverses: original.transferId,
    })),
    logKeys,
  );
  const outcomes: Outcome[] = items.map(({ transferId }) => refused('transfer-not-found', { transferId }));
  for (const [at, { index }] of found.entries()) outcomes[index] = settled(posted[at]);
  return outcomes;
}
