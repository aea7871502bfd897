import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { assert } from '#platform/refuse.ts';
import { foundDistrict } from '../../server/places/found-district.ts';
import { shortNameOf } from '../../server/places/place.ts';
import { placesUnder } from '../../server/places/read-places.ts';
import { savePlaces, type PlaceToSave } from '../../server/places/save-places.ts';
import { district } from './district.ts';

/** Ids of places by the ids of the district's file: D1, ST1, C01, C01-G1, C01-B06. */
export type DemoPlaces = ReadonlyMap<string, string>;

/** An area code that no town has. */
const phoneOf = (order: number): string => `0700-8001 ${String(order * 100 + 1).padStart(4, '0')}`;
const hours = '工作日 8:30–11:30、13:30–17:00，周六 9:00–11:30';

/** Founds the district with its streets, communities, grids and buildings. */
export async function addPlaces(context: Context): Promise<void> {
  const { placeId } = await foundDistrict(context, { name: district.district.name, city: district.city, programmeStart: district.district.programmeStart });
  const streets = new Map(district.streets.map((street) => [street.id, newId()]));
  const places: PlaceToSave[] = district.streets.map(({ id, name }, at) => ({
    placeId: streets.get(id) ?? '',
    kind: 'street',
    parentId: placeId,
    name,
    order: at + 1,
  }));
  for (const [at, community] of district.communities.entries()) {
    const communityId = newId();
    const street = streets.get(community.streetId);
    assert(street, 'a community lies in a street of the file');
    const details = {
      residents: community.residents,
      households: community.households,
      phone: phoneOf(at + 1),
      hours,
      noticeName: shortNameOf(community.name),
      committeeName: `${community.name}居民委员会`,
    };
    places.push({ placeId: communityId, kind: 'community', parentId: street, name: community.name, order: at + 1, details });
    const order = new Map(community.buildings.map(({ id }, place) => [id, place + 1]));
    const names = new Map(community.buildings.map(({ id, name }) => [id, name]));
    for (const [place, grid] of community.grids.entries()) {
      const gridId = newId();
      places.push({ placeId: gridId, kind: 'grid', parentId: communityId, name: grid.name, order: place + 1 });
      for (const id of grid.buildings) places.push({ kind: 'building', parentId: gridId, name: names.get(id) ?? id, order: order.get(id) ?? 0 });
    }
  }
  await savePlaces(context, places);
}

/** The places by the ids of the file, read back by name. */
export async function readDemoPlaces(context: Context): Promise<DemoPlaces> {
  const places = await placesUnder(context);
  const top = places.find(({ kind }) => kind === 'district');
  const found = new Map<string, string>(top ? [[district.district.id, top.placeId]] : []);
  const named = new Map(places.map((place) => [`${place.kind} ${place.communityId ?? ''} ${place.name}`, place.placeId]));
  const add = (id: string, key: string): void => {
    const placeId = named.get(key);
    assert(placeId, `${id} of the demo district is there`);
    found.set(id, placeId);
  };
  for (const street of district.streets) add(street.id, `street  ${street.name}`);
  const communities = new Map(places.filter(({ kind }) => kind === 'community').map(({ name, placeId }) => [name, placeId]));
  for (const { id, name, grids, buildings } of district.communities) {
    const communityId = communities.get(name);
    assert(communityId, `${id} of the demo district is there`);
    found.set(id, communityId);
    for (const grid of grids) add(grid.id, `grid ${communityId} ${grid.name}`);
    for (const building of buildings) add(building.id, `building ${communityId} ${building.name}`);
  }
  return found;
}
