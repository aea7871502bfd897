import type { Context } from '#platform/context.ts';
import { token } from '#platform/seal.ts';
import { sameDoor } from '../identity/door.ts';
import type { Directory, ResidentFacts } from '../identity/directory.ts';
import { knownDoors } from '../identity/known-doors.ts';
import { readDirectory } from '../identity/read-directory.ts';
import { readPhones } from '../identity/read-phones.ts';
import { placesUnder, readBuildings } from '../places/read-places.ts';
import type { LineFields } from './columns.ts';
import { buildingKey, readBalanceLine, readResidentLine, type LineFault } from './line.ts';
import * as store from './store.ts';

/** What a line turns out to mean against what is there. */
export interface Verdict {
  readonly kind: store.LineKindName;
  readonly matchId: string | null;
  readonly faults: readonly LineFault[];
  readonly candidates: readonly string[];
}
export type Holding = (fields: LineFields) => Verdict;

export const verdict = (kind: store.LineKindName, matchId: string | null = null): Verdict => ({ kind, matchId, faults: [], candidates: [] });
const faulty = (fault: LineFault): Verdict => ({ kind: 'faulty', matchId: null, faults: [fault], candidates: [] });
const doubtful = (fault: LineFault, candidates: readonly ResidentFacts[]): Verdict => ({
  kind: 'doubtful',
  matchId: null,
  faults: [fault],
  candidates: candidates.slice(0, 10).map((one) => one.residentId),
});

/** The file's own key, as it is remembered. */
export const keyToken = (communityId: string, key: string): Buffer => token('import-key', `${communityId}\n${key}`);

/** Buildings of a community by every spelling lists use. */
export async function buildingsByKey(context: Context, communityId: string): Promise<Map<string, string>> {
  return new Map([...(await readBuildings(context, communityId))].map(([id, { name }]) => [buildingKey(name), id]));
}

export async function holdPlaces(context: Context, communityId: string): Promise<Holding> {
  const places = await placesUnder(context, communityId);
  const gridName = new Map(places.filter((place) => place.kind === 'grid').map((place) => [place.placeId, place.name]));
  const buildings = new Map(places.filter((place) => place.kind === 'building').map((place) => [buildingKey(place.name), place]));
  return ({ grid = '', building = '' }) => {
    const known = buildings.get(buildingKey(building));
    if (!known) return verdict('new');
    return verdict(gridName.get(known.parentId ?? '') === grid ? 'same' : 'changed', known.placeId);
  };
}

export async function holdHouseholds(context: Context, communityId: string, all: readonly LineFields[]): Promise<Holding> {
  const buildings = await buildingsByKey(context, communityId);
  const doors = all.flatMap(({ building = '', door = '' }) => {
    const buildingId = buildings.get(buildingKey(building));
    return buildingId ? [{ buildingId, door }] : [];
  });
  const known = await knownDoors(context, doors);
  return ({ building = '', door = '' }) => {
    const buildingId = buildings.get(buildingKey(building));
    if (!buildingId) return faulty({ why: 'building-unknown', field: 'building' });
    return verdict(known.has(`${buildingId}/${sameDoor(door)}`) ? 'same' : 'new');
  };
}

async function residentsByKey(context: Context, communityId: string, all: readonly LineFields[]): Promise<(key: string | null) => string | undefined> {
  const known = await store.knownKeys(
    context,
    communityId,
    all.flatMap(({ key }) => (key ? [keyToken(communityId, key)] : [])),
  );
  return (key) => (key === null ? undefined : known.get(keyToken(communityId, key).toString('hex')));
}

/**
 * Residents are matched by the file's key column, else by everything the line says; a line that is only nearly somebody
 * is doubtful and never merged silently (readings 39).
 */
export async function holdResidents(context: Context, communityId: string, all: readonly LineFields[], mapped: ReadonlySet<string>): Promise<Holding> {
  const buildings = await buildingsByKey(context, communityId);
  const directory = await readDirectory(context, communityId);
  const phones = await readPhones(context, communityId);
  const byKey = await residentsByKey(context, communityId, all);
  const year = context.now.getUTCFullYear();
  return (fields) => {
    const line = readResidentLine(fields, year);
    if ('length' in line) return { kind: 'faulty', matchId: null, faults: line, candidates: [] };
    const buildingId = buildings.get(buildingKey(line.building));
    if (!buildingId) return faulty({ why: 'building-unknown', field: 'building' });
    const saysTheSame = (one: ResidentFacts): boolean =>
      one.name === line.name &&
      one.buildingId === buildingId &&
      one.birthYear === line.birthYear &&
      (!mapped.has('door') || sameDoor(one.door) === sameDoor(line.door)) &&
      (!mapped.has('phone') || (phones.get(one.residentId) ?? null) === line.phone);
    const keyed = directory.byId.get(byKey(line.key) ?? '');
    if (keyed) return verdict(saysTheSame(keyed) ? 'same' : 'changed', keyed.residentId);
    const namesakes = (directory.byName.get(line.name) ?? []).filter(
      (one) => one.buildingId === buildingId && (line.door === '' || one.door === '' || sameDoor(one.door) === sameDoor(line.door)),
    );
    const same = namesakes.filter(saysTheSame);
    if (same.length === 1) return verdict('same', same[0]?.residentId ?? null);
    if (namesakes.length === 0) return verdict('new');
    return doubtful({ why: same.length > 1 ? 'several-match' : 'same-person-maybe', field: 'name' }, same.length > 1 ? same : namesakes);
  };
}

export async function holdBalances(context: Context, communityId: string, all: readonly LineFields[]): Promise<Holding> {
  const buildings = await buildingsByKey(context, communityId);
  const directory = await readDirectory(context, communityId);
  const byKey = await residentsByKey(context, communityId, all);
  const given = await store.openingBalances(
    context,
    directory.people.map((one) => one.residentId),
  );
  return (fields) => {
    const line = readBalanceLine(fields);
    if ('length' in line) return { kind: 'faulty', matchId: null, faults: line, candidates: [] };
    const found = whose(line, directory, buildings, byKey);
    if (found === undefined) return faulty({ why: 'building-unknown', field: 'building' });
    const [one] = found;
    if (!one) return faulty({ why: 'resident-unknown', field: null });
    if (found.length > 1) return doubtful({ why: 'several-match', field: 'name' }, found);
    const before = given.get(one.residentId);
    if (before === undefined) return verdict('new', one.residentId);
    return before === line.points ? verdict('same', one.residentId) : faulty({ why: 'other-opening-balance', field: 'points', figure: before });
  };
}

type BalanceOf = Exclude<ReturnType<typeof readBalanceLine>, readonly LineFault[]>;

/** Whom a balance belongs to: by key, by short code, else by name with building and door where given. Undefined: no such building. */
function whose(
  line: BalanceOf,
  directory: Directory,
  buildings: ReadonlyMap<string, string>,
  byKey: (key: string | null) => string | undefined,
): readonly ResidentFacts[] | undefined {
  const keyed = directory.byId.get(byKey(line.key) ?? '');
  if (keyed) return [keyed];
  const coded = line.shortCode === null ? undefined : directory.byShortCode.get(line.shortCode);
  if (coded) return [coded];
  if (line.name === null) return [];
  const buildingId = line.building === null ? null : buildings.get(buildingKey(line.building));
  if (buildingId === undefined) return undefined;
  return (directory.byName.get(line.name) ?? []).filter(
    (one) => (buildingId === null || one.buildingId === buildingId) && (line.door === '' || sameDoor(one.door) === sameDoor(line.door)),
  );
}
