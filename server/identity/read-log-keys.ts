import type { Context } from '#platform/context.ts';
import { deriveFrom } from '#platform/seal.ts';
import { keyOf } from './sealing.ts';
import * as store from './store.ts';

/**
 * The key of each resident for commitments in the transparency log, derived from the data key: destroying that makes
 * the person's entries unreadable and leaves the proofs valid. The erased are missing.
 */
export async function readLogKeys(context: Context, residentIds: Iterable<string>): Promise<Map<string, Buffer>> {
  const ids = [...new Set(residentIds)];
  if (ids.length === 0) return new Map();
  const found = await store.dataKeys(context, ids);
  return new Map(found.map(({ residentId, dataKey }) => [residentId, deriveFrom(keyOf(dataKey, residentId), 'log')]));
}
