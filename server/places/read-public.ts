import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readPublicCommunities as communitiesEndpoint, readPublicDistricts as districtsEndpoint } from '#contract/places.ts';
import type { Context } from '#platform/context.ts';
import { mode } from '#platform/mode.ts';
import { refuse } from '#platform/refuse.ts';
import { communityOf } from './place.ts';
import * as store from './store.ts';

/** The districts served here: for the first page. */
export async function readPublicDistricts(context: Context): Promise<OutputOf<typeof districtsEndpoint>> {
  const districts = await store.readDistricts(context.tx);
  return { mode: mode(), districts: districts.map(({ district, name, city }) => ({ district, name, city })) };
}

/** The district of this transaction. */
export async function readDistrict(context: Context): Promise<store.District> {
  return (await store.readDistricts(context.tx)).find((each) => each.district === context.district) ?? refuse('not-found');
}

/** The communities of a district with their streets, in the order of lists. */
export async function readPublicCommunities(context: Context, _input: InputOf<typeof communitiesEndpoint>): Promise<OutputOf<typeof communitiesEndpoint>> {
  const district = await readDistrict(context);
  const places = await store.readAllPlaces(context.tx, context.district);
  const names = new Map(places.map((place) => [place.placeId, place.name]));
  return {
    district,
    communities: places
      .filter((place) => place.kind === 'community')
      .map((place) => communityOf(place, names.get(place.parentId ?? '') ?? ''))
      .map(({ communityId, name, street, phone, hours }) => ({ communityId, name, street, phone, hours })),
  };
}
