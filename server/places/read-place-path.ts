import type { Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import type { PlaceFacts } from './place.ts';
import * as store from './store.ts';

/**
 * A place and those it lies in, nearest first, up to the district; without an id the district's own place alone. What
 * is decided for a place holds for all beneath it that decided nothing of their own.
 *
 * Refuses: place-not-found.
 */
export async function readPlacePath(context: Context, placeId?: string): Promise<readonly [PlaceFacts, ...PlaceFacts[]]> {
  const [nearest, ...above] = await store.readUpwards(context.tx, context.district, placeId);
  return nearest ? [nearest, ...above] : refuse('place-not-found', { placeId });
}
