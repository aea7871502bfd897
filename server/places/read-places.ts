import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import { scopeOf } from '#contract/permissions.ts';
import type { readPlaces as endpoint } from '#contract/places.ts';
import { person, type Context } from '#platform/context.ts';
import type { PlaceFacts } from './place.ts';
import * as store from './store.ts';

/** A place and all beneath it, top first; without `placeId` the whole district. */
export async function placesUnder(context: Context, placeId?: string): Promise<PlaceFacts[]> {
  return placeId === undefined ? store.readAllPlaces(context.tx, context.district) : store.readUnder(context.tx, context.district, placeId);
}

/** Places by id; unknown ids are missing from the map. */
export async function readPlacesById(context: Context, placeIds: readonly string[]): Promise<Map<string, PlaceFacts>> {
  if (placeIds.length === 0) return new Map();
  const found = await store.readPlacesById(context.tx, context.district, [...new Set(placeIds)]);
  return new Map(found.map((place) => [place.placeId, place]));
}

/** The buildings of a community by id, in the order of lists. */
export async function readBuildings(context: Context, communityId: string): Promise<Map<string, { readonly name: string; readonly order: number }>> {
  const found = await store.readBuildingsOf(context.tx, context.district, communityId);
  return new Map(found.map(({ id, name, order }) => [id, { name, order }]));
}

/** What a person sees of the place tree: the places of their roles, all beneath, and the way up to the district. */
export async function readPlaces(context: Context, input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const all = await store.readAllPlaces(context.tx, context.district);
  const byId = new Map(all.map((place) => [place.placeId, place]));
  const held = new Set(
    person(context)
      .grants.filter((grant) => scopeOf('read-places', grant.role) !== undefined)
      .map((grant) => grant.placeId),
  );
  const up = (place: PlaceFacts): PlaceFacts[] => {
    const above = place.parentId === null ? undefined : byId.get(place.parentId);
    return above ? [place, ...up(above)] : [place];
  };
  const seen = new Set(all.filter((place) => up(place).some((each) => held.has(each.placeId))).flatMap((place) => up(place).map((each) => each.placeId)));
  const shown = all.filter(
    (place) => seen.has(place.placeId) && (input.communityId === undefined || place.communityId === null || place.communityId === input.communityId),
  );
  return {
    places: shown.map(({ placeId, kind, name, parentId, order, details }) => ({
      placeId,
      kind,
      name,
      parentId,
      order,
      residents: details.residents ?? null,
      households: details.households ?? null,
    })),
  };
}
