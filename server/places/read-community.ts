import type { Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { communityOf, type Community } from './place.ts';
import * as store from './store.ts';

/**
 * One community with what its notices and cards say about it.
 *
 * Refuses: place-not-found.
 */
export async function readCommunity(context: Context, communityId: string): Promise<Community> {
  const found = (await store.readWithParent(context.tx, context.district, communityId, 'community')) ?? refuse('place-not-found', { placeId: communityId });
  return communityOf(found.place, found.parent);
}
