import type { Context } from '#platform/context.ts';
import * as store from './store.ts';

/**
 * Gives back what deeds took of their caps: on reject, lapse, withdrawal and reversal. Releasing again, or what was never
 * claimed, changes nothing. Returns how many were released now.
 */
export async function releaseCaps(context: Context, claimIds: readonly string[]): Promise<number> {
  return claimIds.length === 0 ? 0 : store.releaseCaps(context.tx, context.now, [...new Set(claimIds)]);
}
