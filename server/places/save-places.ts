import type { PlaceKind } from '#contract/places.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { assert } from '#platform/refuse.ts';
import { mayLieUnder, type CommunityDetails, type PlaceFacts } from './place.ts';
import * as store from './store.ts';

export interface PlaceToSave {
  /** Of a place that exists already, or chosen by the caller so that later items can lie under it. */
  readonly placeId?: string;
  readonly kind: PlaceKind;
  readonly parentId: string;
  readonly name: string;
  readonly order?: number;
  readonly details?: CommunityDetails;
}

/**
 * Adds places, or renames and reorders those that exist. Parents stand before what lies under them. Whoever calls has
 * checked the scope and that names are free under their parent.
 */
export async function savePlaces(context: Context, items: readonly PlaceToSave[]): Promise<string[]> {
  if (items.length === 0) return [];
  const known = new Map(
    (await store.readPlacesById(context.tx, context.district, [...new Set(items.map((item) => item.parentId))])).map((place) => [place.placeId, place]),
  );
  const places = items.map((item): PlaceFacts => {
    const parent = known.get(item.parentId);
    assert(parent && mayLieUnder(item.kind, parent.kind), `a ${item.kind} cannot lie there`);
    const placeId = item.placeId ?? newId();
    const communityId = item.kind === 'community' ? placeId : parent.communityId;
    const place: PlaceFacts = {
      placeId,
      kind: item.kind,
      parentId: item.parentId,
      communityId,
      name: item.name,
      order: item.order ?? 0,
      details: item.details ?? {},
    };
    known.set(placeId, place);
    return place;
  });
  await store.writePlaces(context.tx, context.district, places);
  return places.map((place) => place.placeId);
}
