import { type Kysely, sql } from 'kysely';
import type { PlaceKind } from '#contract/places.ts';
import type { Tx } from '#platform/context.ts';
import type { DB } from '../../database/schema.ts';
import { CommunityDetails, type PlaceFacts } from './place.ts';

export interface District {
  readonly district: number;
  readonly name: string;
  readonly city: string;
  readonly programmeStart: string;
}

interface PlaceRow extends Omit<PlaceFacts, 'details'> {
  readonly details: unknown;
}
const columns = sql`place_id as "placeId", kind, parent_id as "parentId", community_id as "communityId", name, sort_order as "order", details`;
const factsOf = (row: PlaceRow): PlaceFacts => ({ ...row, details: CommunityDetails.parse(row.details) });

/** The closed list of districts; read before a district is known. */
export async function readDistricts(db: Kysely<DB>): Promise<readonly District[]> {
  const found =
    await sql<District>`select district_id as district, name, city, programme_start as "programmeStart" from platform.district order by district_id`.execute(
      db,
    );
  return found.rows;
}

export async function addDistrict(tx: Tx, district: District, now: Date): Promise<void> {
  await sql`insert into platform.district (district_id, name, city, programme_start, created_at) values (${district.district}, ${district.name}, ${district.city}, ${district.programmeStart}, ${now})`.execute(
    tx,
  );
}

export async function readAllPlaces(tx: Tx, district: number): Promise<PlaceFacts[]> {
  const found = await sql<PlaceRow>`select ${columns} from places.place where district_id = ${district} order by sort_order, name`.execute(tx);
  return found.rows.map(factsOf);
}

export async function readPlacesById(tx: Tx, district: number, placeIds: readonly string[]): Promise<PlaceFacts[]> {
  const found = await sql<PlaceRow>`select ${columns} from places.place where district_id = ${district} and place_id = any(${placeIds}::uuid[])`.execute(tx);
  return found.rows.map(factsOf);
}

/** A place and everything beneath it, top first. */
export async function readUnder(tx: Tx, district: number, placeId: string): Promise<PlaceFacts[]> {
  const found = await sql<PlaceRow>`
    with recursive under as (
      select p.*, 0 as depth from places.place p where district_id = ${district} and place_id = ${placeId}
      union all
      select p.*, under.depth + 1 from places.place p join under on p.district_id = ${district} and p.parent_id = under.place_id
    )
    select ${columns} from under order by depth, sort_order, name`.execute(tx);
  return found.rows.map(factsOf);
}

export async function readBuildingsOf(tx: Tx, district: number, communityId: string): Promise<{ id: string; name: string; order: number }[]> {
  const found = await sql<{ id: string; name: string; order: number }>`
    select place_id as id, name, sort_order as "order" from places.place
    where district_id = ${district} and community_id = ${communityId} and kind = 'building' order by sort_order, name`.execute(tx);
  return found.rows;
}

export async function readWithParent(tx: Tx, district: number, placeId: string, kind: PlaceKind): Promise<{ place: PlaceFacts; parent: string } | undefined> {
  const found = await sql<PlaceRow & { parent: string | null }>`
    select place.place_id as "placeId", place.kind, place.parent_id as "parentId", place.community_id as "communityId", place.name, place.sort_order as "order", place.details, above.name as parent
    from places.place left join places.place above on above.district_id = place.district_id and above.place_id = place.parent_id
    where place.district_id = ${district} and place.place_id = ${placeId} and place.kind = ${kind}`.execute(tx);
  const [row] = found.rows;
  return row && { place: factsOf(row), parent: row.parent ?? '' };
}

export async function writePlaces(tx: Tx, district: number, places: readonly PlaceFacts[]): Promise<void> {
  const rows = places.map((place) => ({
    place_id: place.placeId,
    kind: place.kind,
    parent_id: place.parentId,
    community_id: place.communityId,
    name: place.name,
    sort_order: place.order,
    details: place.details,
  }));
  await sql`
    insert into places.place (district_id, place_id, kind, parent_id, community_id, name, sort_order, details)
    select ${district}, place_id, kind, parent_id, community_id, name, sort_order, details
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(place_id uuid, kind text, parent_id uuid, community_id uuid, name text, sort_order integer, details jsonb)
    on conflict (district_id, place_id) do update set parent_id = excluded.parent_id, name = excluded.name, sort_order = excluded.sort_order, details = excluded.details`.execute(
    tx,
  );
}

/** A place and those it lies in, nearest first; without an id the district's own place alone. */
export async function readUpwards(tx: Tx, district: number, placeId: string | undefined): Promise<PlaceFacts[]> {
  const start = placeId === undefined ? sql`p.kind = 'district'` : sql`p.place_id = ${placeId}`;
  const found = await sql<PlaceRow>`
    with recursive up as (
      select p.*, 0 as depth from places.place p where p.district_id = ${district} and ${start}
      union all
      select p.*, up.depth + 1 from places.place p join up on p.district_id = ${district} and p.place_id = up.parent_id
    )
    select ${columns} from up order by depth`.execute(tx);
  return found.rows.map(factsOf);
}
