import { sql } from 'kysely';
import type { AccessKind } from '#contract/identity.ts';
import type { PlaceKind } from '#contract/places.ts';
import type { Context, Tx } from '#platform/context.ts';
import type { GrantedRole } from './role.ts';
import type { TokenKind } from './sealing.ts';
import type { Session } from './session.ts';

/** The tenant and its transaction: what every statement names. */
type In = Pick<Context, 'tx' | 'district'>;

const hex = (bytes: Buffer | null): string | null => bytes && bytes.toString('hex');

// ---------------------------------------------------------------------------------------------------------- residents

export interface SealedResident {
  readonly residentId: string;
  readonly communityId: string;
  readonly buildingId: string;
  readonly householdId: string;
  readonly dataKey: Buffer | null;
  readonly name: Buffer | null;
  readonly phone: Buffer | null;
  readonly door: Buffer | null;
  readonly shortCode: Buffer | null;
  readonly birthYear: number;
  readonly smartphone: boolean;
  readonly registeredOn: string;
  readonly version: number;
}
const residentColumns = sql`resident_id as "residentId", community_id as "communityId", building_id as "buildingId", household_id as "householdId", data_key as "dataKey", name, phone, door, short_code as "shortCode",
  birth_year as "birthYear", smartphone, registered_on as "registeredOn", version`;

/** Locks the communities in key order and gives each a new stamp: whoever changes residents does this first. */
export async function stampCommunities({ tx, district }: In, communityIds: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ communityId: string; stamp: number }>`
    insert into identity.directory_version as kept (district_id, community_id, stamp)
    select ${district}, community_id, nextval('identity.directory_stamp') from unnest(${[...new Set(communityIds)]}::uuid[]) as asked(community_id) order by community_id
    on conflict (district_id, community_id) do update set stamp = nextval('identity.directory_stamp')
    returning community_id as "communityId", stamp`.execute(tx);
  return new Map(found.rows.map((row) => [row.communityId, row.stamp]));
}

/** Locks a community's stamp as it stands, so that nobody adds or changes residents there until this transaction ends. */
export async function lockStamp({ tx, district }: In, communityId: string): Promise<number> {
  await sql`insert into identity.directory_version (district_id, community_id, stamp) values (${district}, ${communityId}, 0) on conflict (district_id, community_id) do nothing`.execute(
    tx,
  );
  const found = await sql<{
    stamp: number;
  }>`select stamp from identity.directory_version where district_id = ${district} and community_id = ${communityId} for update`.execute(tx);
  return found.rows[0]?.stamp ?? 0;
}

/** The stamp of a community, and whether this very transaction set it: what is not committed must not be remembered. */
export async function readStamp({ tx, district }: In, communityId: string): Promise<{ readonly stamp: number; readonly own: boolean }> {
  const found = await sql<{ stamp: number; own: boolean }>`
    select stamp, coalesce(xmin = pg_current_xact_id_if_assigned()::xid, false) as own from identity.directory_version where district_id = ${district} and community_id = ${communityId}`.execute(
    tx,
  );
  return found.rows[0] ?? { stamp: 0, own: false };
}

export async function residentsChangedSince({ tx, district }: In, communityId: string, stamp: number): Promise<SealedResident[]> {
  const found =
    await sql<SealedResident>`select ${residentColumns} from identity.resident where district_id = ${district} and community_id = ${communityId} and stamp > ${stamp}`.execute(
      tx,
    );
  return found.rows;
}

export async function sealedResidents({ tx, district }: In, residentIds: readonly string[]): Promise<SealedResident[]> {
  const found =
    await sql<SealedResident>`select ${residentColumns} from identity.resident where district_id = ${district} and resident_id = any(${residentIds}::uuid[])`.execute(
      tx,
    );
  return found.rows;
}

export async function dataKeys({ tx, district }: In, residentIds: readonly string[]): Promise<{ residentId: string; dataKey: Buffer }[]> {
  const found = await sql<{
    residentId: string;
    dataKey: Buffer;
  }>`select resident_id as "residentId", data_key as "dataKey" from identity.resident where district_id = ${district} and resident_id = any(${residentIds}::uuid[]) and data_key is not null`.execute(
    tx,
  );
  return found.rows;
}

/** Where residents live; ids that do not exist are missing. */
export async function communitiesOf({ tx, district }: In, residentIds: readonly string[]): Promise<{ residentId: string; communityId: string }[]> {
  const found = await sql<{
    residentId: string;
    communityId: string;
  }>`select resident_id as "residentId", community_id as "communityId" from identity.resident where district_id = ${district} and resident_id = any(${residentIds}::uuid[])`.execute(
    tx,
  );
  return found.rows;
}

export interface Household {
  readonly householdId: string;
  readonly communityId: string;
  readonly buildingId: string;
  /** Null makes a household that is never found by its door. */
  readonly doorToken: Buffer | null;
}
/** Makes the households that are not there yet and answers all of them; doors decide. */
export async function findOrAddHouseholds({ tx, district }: In, households: readonly Household[]): Promise<Household[]> {
  const rows = households.map((each) => ({
    household_id: each.householdId,
    community_id: each.communityId,
    building_id: each.buildingId,
    door_token: hex(each.doorToken),
  }));
  await sql`
    insert into identity.household (district_id, household_id, community_id, building_id, door_token)
    select ${district}, household_id, community_id, building_id, decode(door_token, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(household_id uuid, community_id uuid, building_id uuid, door_token text) order by building_id, door_token
    on conflict (district_id, building_id, door_token) where door_token is not null do nothing`.execute(tx);
  const doors = rows.filter((row) => row.door_token !== null);
  const found = await sql<Household>`
    select household_id as "householdId", community_id as "communityId", building_id as "buildingId", door_token as "doorToken" from identity.household
    where district_id = ${district} and (building_id, door_token) in (select building_id, decode(door_token, 'hex') from jsonb_to_recordset(${JSON.stringify(doors)}::jsonb) as r(building_id uuid, door_token text))`.execute(
    tx,
  );
  return [...found.rows, ...households.filter((each) => each.doorToken === null)];
}

/** Which of these door tokens stand in the district, in hex. */
export async function householdDoors({ tx, district }: In, doorTokens: readonly Buffer[]): Promise<Set<string>> {
  const { rows } = await sql<{
    token: string;
  }>`select encode(door_token, 'hex') as token from identity.household where district_id = ${district} and door_token = any(${doorTokens}::bytea[])`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.token));
}

export interface NewResident extends Omit<SealedResident, 'version'> {
  readonly stamp: number;
}
export async function addResidents({ tx, district }: In, residents: readonly NewResident[]): Promise<void> {
  const rows = residents.map((each) => ({
    resident_id: each.residentId,
    community_id: each.communityId,
    building_id: each.buildingId,
    household_id: each.householdId,
    data_key: hex(each.dataKey),
    name: hex(each.name),
    phone: hex(each.phone),
    door: hex(each.door),
    short_code: hex(each.shortCode),
    birth_year: each.birthYear,
    smartphone: each.smartphone,
    registered_on: each.registeredOn,
    stamp: each.stamp,
  }));
  await sql`
    insert into identity.resident (district_id, resident_id, community_id, building_id, household_id, data_key, name, phone, door, short_code, birth_year, smartphone, registered_on, stamp)
    select ${district}, resident_id, community_id, building_id, household_id, decode(data_key, 'hex'), decode(name, 'hex'), decode(phone, 'hex'), decode(door, 'hex'), decode(short_code, 'hex'), birth_year, smartphone, registered_on, stamp
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(resident_id uuid, community_id uuid, building_id uuid, household_id uuid, data_key text, name text, phone text, door text, short_code text, birth_year smallint, smartphone boolean, registered_on date, stamp bigint)`.execute(
    tx,
  );
}

export interface ResidentChange {
  readonly residentId: string;
  readonly buildingId: string;
  readonly householdId: string;
  readonly name: Buffer;
  readonly phone: Buffer | null;
  readonly door: Buffer;
  readonly shortCode: Buffer;
  readonly birthYear: number;
  readonly stamp: number;
}
export async function changeResidents({ tx, district }: In, changes: readonly ResidentChange[]): Promise<void> {
  const rows = changes.map((each) => ({
    resident_id: each.residentId,
    building_id: each.buildingId,
    household_id: each.householdId,
    name: hex(each.name),
    phone: hex(each.phone),
    door: hex(each.door),
    short_code: hex(each.shortCode),
    birth_year: each.birthYear,
    stamp: each.stamp,
  }));
  await sql`
    update identity.resident as kept set building_id = r.building_id, household_id = r.household_id, name = decode(r.name, 'hex'), phone = decode(r.phone, 'hex'), door = decode(r.door, 'hex'), short_code = decode(r.short_code, 'hex'),
      birth_year = r.birth_year, stamp = r.stamp, version = kept.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(resident_id uuid, building_id uuid, household_id uuid, name text, phone text, door text, short_code text, birth_year smallint, stamp bigint)
    where kept.district_id = ${district} and kept.resident_id = r.resident_id`.execute(tx);
}

/** Who answers to each of many tokens, in hex. */
export async function residentsByTokens(
  { tx, district }: In,
  communityId: string,
  kind: TokenKind,
  tokens: readonly Buffer[],
): Promise<{ residentId: string; token: string }[]> {
  const found = await sql<{ residentId: string; token: string }>`
    select resident_id as "residentId", encode(token, 'hex') as token from identity.search_token
    where district_id = ${district} and kind = ${kind} and token = any(${tokens}::bytea[]) and community_id = ${communityId}`.execute(tx);
  return found.rows;
}

export interface SearchToken {
  readonly kind: TokenKind;
  readonly token: Buffer;
  readonly communityId: string;
  readonly residentId: string;
}
export async function addTokens({ tx, district }: In, tokens: readonly SearchToken[]): Promise<void> {
  const rows = tokens.map((each) => ({ kind: each.kind, token: hex(each.token), community_id: each.communityId, resident_id: each.residentId }));
  await sql`
    insert into identity.search_token (district_id, kind, token, community_id, resident_id)
    select ${district}, kind, decode(token, 'hex'), community_id, resident_id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(kind text, token text, community_id uuid, resident_id uuid)`.execute(
    tx,
  );
}
export async function removeTokens({ tx, district }: In, residentIds: readonly string[]): Promise<void> {
  await sql`delete from identity.search_token where district_id = ${district} and resident_id = any(${residentIds}::uuid[])`.execute(tx);
}
/** Whoever is found by a phone, its end or a short code in a community. */
export async function residentsByToken({ tx, district }: In, communityId: string, kind: TokenKind, token: Buffer): Promise<string[]> {
  const found = await sql<{
    residentId: string;
  }>`select resident_id as "residentId" from identity.search_token where district_id = ${district} and kind = ${kind} and token = ${token} and community_id = ${communityId}`.execute(
    tx,
  );
  return found.rows.map((row) => row.residentId);
}
/** Which of these short codes are given already. */
export async function takenCodes({ tx, district }: In, tokens: readonly Buffer[]): Promise<Set<string>> {
  const found = await sql<{ token: Buffer }>`
    select token from identity.search_token where district_id = ${district} and kind = 'short-code' and token in (select decode(t, 'hex') from unnest(${tokens.map(hex)}::text[]) as asked(t))`.execute(
    tx,
  );
  return new Set(found.rows.map((row) => row.token.toString('hex')));
}

// -------------------------------------------------------------------------------------------------------------- staff

export interface SealedStaff {
  readonly staffId: string;
  readonly placeId: string;
  readonly dataKey: Buffer;
  readonly name: Buffer;
  readonly office: string;
  readonly username: Buffer;
  readonly usernameToken: Buffer;
  readonly passwordHash: string;
  readonly totpSecret: Buffer;
  readonly totpStep: number;
  readonly ticketHash: Buffer | null;
  readonly ticketUntil: Date | null;
  readonly active: boolean;
  readonly residentId: string | null;
}
const staffColumns = sql`staff_id as "staffId", place_id as "placeId", data_key as "dataKey", name, office, username, username_token as "usernameToken", password_hash as "passwordHash", totp_secret as "totpSecret", totp_step as "totpStep",
  ticket_hash as "ticketHash", ticket_until as "ticketUntil", active, resident_id as "residentId"`;

/** Adds a member of staff; false where the user name has gone to somebody else meanwhile. */
export async function addStaff(
  { tx, district, now }: Context,
  staff: Omit<SealedStaff, 'totpStep' | 'ticketHash' | 'ticketUntil' | 'active'>,
): Promise<boolean> {
  await sql`
    insert into identity.staff (district_id, staff_id, place_id, data_key, name, office, username, username_token, password_hash, totp_secret, resident_id, added_at)
    values (${district}, ${staff.staffId}, ${staff.placeId}, ${staff.dataKey}, ${staff.name}, ${staff.office}, ${staff.username}, ${staff.usernameToken}, ${staff.passwordHash}, ${staff.totpSecret}, ${staff.residentId}, ${now})`.execute(
    tx,
  );
  const named =
    await sql`insert into identity.sign_in_name (username_token, district_id, staff_id) values (${staff.usernameToken}, ${district}, ${staff.staffId}) on conflict do nothing`.execute(
      tx,
    );
  return named.numAffectedRows === 1n;
}
export async function isUsernameTaken(tx: Tx, usernameToken: Buffer): Promise<boolean> {
  return (await sql`select from identity.sign_in_name where username_token = ${usernameToken}`.execute(tx)).rows.length > 0;
}
export async function sealedStaff({ tx, district }: In, staffIds: readonly string[]): Promise<SealedStaff[]> {
  return (
    await sql<SealedStaff>`select ${staffColumns} from identity.staff where district_id = ${district} and staff_id = any(${staffIds}::uuid[])`.execute(tx)
  ).rows;
}
export async function lockStaff({ tx, district }: In, staffId: string): Promise<SealedStaff | undefined> {
  return (await sql<SealedStaff>`select ${staffColumns} from identity.staff where district_id = ${district} and staff_id = ${staffId} for update`.execute(tx))
    .rows[0];
}
export async function allStaff({ tx, district }: In): Promise<SealedStaff[]> {
  return (await sql<SealedStaff>`select ${staffColumns} from identity.staff where district_id = ${district} order by staff_id`.execute(tx)).rows;
}
/** The accounts of residents who also work here. */
export async function staffOfResidents({ tx, district }: In, residentIds: readonly string[]): Promise<{ staffId: string; residentId: string }[]> {
  return (
    await sql<{
      staffId: string;
      residentId: string;
    }>`select staff_id as "staffId", resident_id as "residentId" from identity.staff where district_id = ${district} and resident_id = any(${residentIds}::uuid[])`.execute(
      tx,
    )
  ).rows;
}
export async function setSignIn({ tx, district }: In, staffId: string, passwordHash: string, totpSecret: Buffer): Promise<void> {
  await sql`update identity.staff set password_hash = ${passwordHash}, totp_secret = ${totpSecret}, totp_step = 0, ticket_hash = null, ticket_until = null where district_id = ${district} and staff_id = ${staffId}`.execute(
    tx,
  );
}
export async function setPassword({ tx, district }: In, staffId: string, passwordHash: string): Promise<void> {
  await sql`update identity.staff set password_hash = ${passwordHash} where district_id = ${district} and staff_id = ${staffId}`.execute(tx);
}
export async function setActive({ tx, district }: In, staffId: string, active: boolean): Promise<void> {
  await sql`update identity.staff set active = ${active}, ticket_hash = null, ticket_until = null where district_id = ${district} and staff_id = ${staffId}`.execute(
    tx,
  );
}

export type StaffEvent = 'added' | 'sign-in-reset' | 'disabled' | 'restored' | 'password-changed';
export async function addStaffEvent(
  { tx, district, now }: Context,
  event: { readonly eventId: string; readonly staffId: string; readonly what: StaffEvent; readonly byId: string | null; readonly reason: Buffer | null },
): Promise<void> {
  await sql`insert into identity.staff_event (district_id, event_id, staff_id, what, at, by_id, reason) values (${district}, ${event.eventId}, ${event.staffId}, ${event.what}, ${now}, ${event.byId}, ${event.reason})`.execute(
    tx,
  );
}

// ------------------------------------------------------------------------------------------------------------ sign-in

/** Turns the transaction to the district that a user name or a session belongs to. */
export async function enterDistrict(tx: Tx, district: number): Promise<void> {
  await sql`select set_config('liren.district', ${String(district)}, true)`.execute(tx);
}
export async function findUsername(tx: Tx, usernameToken: Buffer): Promise<{ district: number; staffId: string } | undefined> {
  return (
    await sql<{
      district: number;
      staffId: string;
    }>`select district_id as district, staff_id as "staffId" from identity.sign_in_name where username_token = ${usernameToken}`.execute(tx)
  ).rows[0];
}
export interface Tries {
  readonly tries: number;
  readonly lastAt: Date;
  readonly lockedUntil: Date | null;
}
/** The wrong tries of a user name, whether it exists or not, with the row locked: tries follow each other. */
export async function lockTries(tx: Tx, usernameToken: Buffer, now: Date): Promise<Tries> {
  await sql`insert into identity.sign_in_try (username_token, tries, last_at) values (${usernameToken}, 0, ${now}) on conflict do nothing`.execute(tx);
  const found =
    await sql<Tries>`select tries, last_at as "lastAt", locked_until as "lockedUntil" from identity.sign_in_try where username_token = ${usernameToken} for update`.execute(
      tx,
    );
  return found.rows[0] ?? { tries: 0, lastAt: now, lockedUntil: null };
}
export async function setTries(tx: Tx, usernameToken: Buffer, tries: Tries): Promise<void> {
  await sql`
    insert into identity.sign_in_try (username_token, tries, last_at, locked_until) values (${usernameToken}, ${tries.tries}, ${tries.lastAt}, ${tries.lockedUntil})
    on conflict (username_token) do update set tries = excluded.tries, last_at = excluded.last_at, locked_until = excluded.locked_until`.execute(tx);
}
export async function clearTries(tx: Tx, usernameToken: Buffer): Promise<void> {
  await sql`delete from identity.sign_in_try where username_token = ${usernameToken}`.execute(tx);
}
export async function forgetTriesBefore(tx: Tx, moment: Date): Promise<number> {
  return Number((await sql`delete from identity.sign_in_try where last_at < ${moment}`.execute(tx)).numAffectedRows ?? 0);
}
export async function lockedUntil(tx: Tx, usernameTokens: readonly Buffer[], now: Date): Promise<Map<string, Date>> {
  const found = await sql<{ token: Buffer; until: Date }>`
    select username_token as token, locked_until as until from identity.sign_in_try where locked_until > ${now} and username_token in (select decode(t, 'hex') from unnest(${usernameTokens.map(hex)}::text[]) as asked(t))`.execute(
    tx,
  );
  return new Map(found.rows.map((row) => [row.token.toString('hex'), row.until]));
}
export async function setTicket({ tx, district }: In, staffId: string, hash: Buffer | null, until: Date | null): Promise<void> {
  await sql`update identity.staff set ticket_hash = ${hash}, ticket_until = ${until} where district_id = ${district} and staff_id = ${staffId}`.execute(tx);
}
export async function useStep({ tx, district }: In, staffId: string, step: number): Promise<void> {
  await sql`update identity.staff set totp_step = ${step}, ticket_hash = null, ticket_until = null where district_id = ${district} and staff_id = ${staffId}`.execute(
    tx,
  );
}

/** How the person behind a session stands now: working here, living here, with the grants nobody has ended. */
export interface Standing {
  readonly active: boolean;
  readonly residentId: string | null;
  readonly homeId: string | null;
  readonly grants: readonly (Pick<GrantRow, 'role' | 'placeId' | 'placeKind' | 'communityId' | 'fromOn' | 'untilOn'> & { readonly endedAt: null })[];
}
export async function standingOf({ tx, district }: In, kind: 'staff' | 'resident', personId: string): Promise<Standing | undefined> {
  const grants = sql`coalesce((select jsonb_agg(jsonb_build_object('role', role, 'placeId', place_id, 'placeKind', place_kind, 'communityId', community_id, 'fromOn', from_on, 'untilOn', until_on, 'endedAt', null) order by grant_id)
    from identity.role_grant where district_id = ${district} and person_kind = ${kind} and person_id = ${personId} and ended_at is null), '[]') as grants`;
  const found =
    kind === 'staff'
      ? await sql<Standing>`select active, resident_id as "residentId", null as "homeId", ${grants} from identity.staff where district_id = ${district} and staff_id = ${personId}`.execute(
          tx,
        )
      : await sql<Standing>`select erased_at is null as active, resident_id as "residentId", community_id as "homeId", ${grants} from identity.resident where district_id = ${district} and resident_id = ${personId}`.execute(
          tx,
        );
  return found.rows[0];
}

const sessionColumns = sql`session_id as "sessionId", district_id as district, person_kind as "personKind", person_id as "personId", created_at as "createdAt", last_seen_at as "lastSeenAt", ended_at as "endedAt"`;
export async function addSession(tx: Tx, tokenHash: Buffer, session: Session): Promise<void> {
  await sql`
    insert into identity.session (token_hash, session_id, district_id, person_kind, person_id, created_at, last_seen_at)
    values (${tokenHash}, ${session.sessionId}, ${session.district}, ${session.personKind}, ${session.personId}, ${session.createdAt}, ${session.lastSeenAt})`.execute(
    tx,
  );
}
export async function findSession(tx: Tx, tokenHash: Buffer): Promise<Session | undefined> {
  return (await sql<Session>`select ${sessionColumns} from identity.session where token_hash = ${tokenHash}`.execute(tx)).rows[0];
}
export async function seeSession(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await sql`update identity.session set last_seen_at = ${now} where session_id = ${sessionId} and last_seen_at < ${now}`.execute(tx);
}
export async function sessionsOf({ tx, district }: In, kind: 'staff' | 'resident', personId: string): Promise<Session[]> {
  return (
    await sql<Session>`select ${sessionColumns} from identity.session where district_id = ${district} and person_kind = ${kind} and person_id = ${personId} and ended_at is null order by created_at desc`.execute(
      tx,
    )
  ).rows;
}
/** Ends the sessions of a person: one of them, or all but one. */
export async function endSessions(
  { tx, district, now }: Context,
  kind: 'staff' | 'resident',
  personId: string,
  which: { readonly only?: string; readonly but?: string } = {},
): Promise<number> {
  const done = await sql`
    update identity.session set ended_at = ${now} where district_id = ${district} and person_kind = ${kind} and person_id = ${personId} and ended_at is null
      and (${which.only ?? null}::uuid is null or session_id = ${which.only ?? null}::uuid) and (${which.but ?? null}::uuid is null or session_id <> ${which.but ?? null}::uuid)`.execute(
    tx,
  );
  return Number(done.numAffectedRows ?? 0);
}

// -------------------------------------------------------------------------------------------------------------- roles

export interface GrantRow {
  readonly grantId: string;
  readonly personKind: 'staff' | 'resident';
  readonly personId: string;
  readonly role: GrantedRole;
  readonly placeId: string;
  readonly placeKind: PlaceKind;
  readonly communityId: string | null;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly trustedOrganiser: boolean;
  readonly endedAt: Date | null;
}
const grantColumns = sql`grant_id as "grantId", person_kind as "personKind", person_id as "personId", role, place_id as "placeId", place_kind as "placeKind", community_id as "communityId", from_on as "fromOn", until_on as "untilOn", trusted_organiser as "trustedOrganiser", ended_at as "endedAt"`;

export async function addGrants({ tx, district, now }: Context, grants: readonly Omit<GrantRow, 'endedAt'>[], grantedBy: string | null): Promise<void> {
  const rows = grants.map((each) => ({
    grant_id: each.grantId,
    person_kind: each.personKind,
    person_id: each.personId,
    role: each.role,
    place_id: each.placeId,
    place_kind: each.placeKind,
    community_id: each.communityId,
    from_on: each.fromOn,
    until_on: each.untilOn,
    trusted_organiser: each.trustedOrganiser,
  }));
  await sql`
    insert into identity.role_grant (district_id, grant_id, person_kind, person_id, role, place_id, place_kind, community_id, from_on, until_on, trusted_organiser, granted_by, granted_at)
    select ${district}, grant_id, person_kind, person_id, role, place_id, place_kind, community_id, from_on, until_on, trusted_organiser, ${grantedBy}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(grant_id uuid, person_kind text, person_id uuid, role text, place_id uuid, place_kind text, community_id uuid, from_on date, until_on date, trusted_organiser boolean)`.execute(
    tx,
  );
}
/** Grants of these people that nobody has ended; their terms may be over or still to come. */
export async function grantsOf({ tx, district }: In, personIds: readonly string[]): Promise<GrantRow[]> {
  return (
    await sql<GrantRow>`select ${grantColumns} from identity.role_grant where district_id = ${district} and person_id = any(${personIds}::uuid[]) and ended_at is null order by grant_id`.execute(
      tx,
    )
  ).rows;
}
/** All grants of the district, or of a community and what lies in it, that nobody has ended. */
export async function grantsAt({ tx, district }: In, communityId: string | undefined): Promise<GrantRow[]> {
  return (
    await sql<GrantRow>`select ${grantColumns} from identity.role_grant where district_id = ${district} and ended_at is null and (${communityId ?? null}::uuid is null or community_id = ${communityId ?? null}::uuid) order by grant_id`.execute(
      tx,
    )
  ).rows;
}
export async function lockGrant({ tx, district }: In, grantId: string): Promise<GrantRow | undefined> {
  return (await sql<GrantRow>`select ${grantColumns} from identity.role_grant where district_id = ${district} and grant_id = ${grantId} for update`.execute(tx))
    .rows[0];
}
export async function endGrant({ tx, district, now }: Context, grantId: string, endedBy: string | null, reason: Buffer): Promise<void> {
  await sql`update identity.role_grant set ended_at = ${now}, ended_by = ${endedBy}, end_reason = ${reason} where district_id = ${district} and grant_id = ${grantId}`.execute(
    tx,
  );
}
/** Two grants to one person at once would not see each other's separated roles: they follow each other. */
export async function lockPerson({ tx, district }: In, personIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${district}/role/`} || id, 3)) from unnest(${personIds.toSorted()}::text[]) as asked(id)`.execute(
    tx,
  );
}

// --------------------------------------------------------------------------------------------------------- access log

export interface AccessRow {
  readonly accessId: string;
  readonly at: Date;
  readonly byKind: 'staff' | 'resident' | 'system';
  readonly byId: string | null;
  readonly what: AccessKind;
  readonly reason: Buffer | null;
}
export async function addAccess(
  { tx, district, now }: Context,
  by: Pick<AccessRow, 'byKind' | 'byId'>,
  rows: readonly { readonly accessId: string; readonly residentId: string; readonly what: AccessKind; readonly reason: Buffer | null }[],
): Promise<void> {
  const json = rows.map((each) => ({ access_id: each.accessId, resident_id: each.residentId, what: each.what, reason: hex(each.reason) }));
  await sql`
    insert into identity.access_log (district_id, access_id, at, by_kind, by_id, resident_id, what, reason)
    select ${district}, access_id, ${now}, ${by.byKind}, ${by.byId}::uuid, resident_id, what, decode(reason, 'hex') from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(access_id uuid, resident_id uuid, what text, reason text)`.execute(
    tx,
  );
}
/** Newest first; `after` is the last row seen. */
export async function accessTo({ tx, district }: In, residentId: string, after: string | undefined, limit: number): Promise<AccessRow[]> {
  return (
    await sql<AccessRow>`
      select access_id as "accessId", at, by_kind as "byKind", by_id as "byId", what, reason from identity.access_log
      where district_id = ${district} and resident_id = ${residentId} and (${after ?? null}::uuid is null or access_id < ${after ?? null}::uuid) order by access_id desc limit ${limit}`.execute(
      tx,
    )
  ).rows;
}

// --------------------------------------------------------------------------------------------------------------- demo

export interface DemoPerson {
  readonly persona: string;
  readonly kind: 'staff' | 'resident';
  readonly id: string;
  readonly what: { readonly zh: string; readonly en: string };
  readonly face: 'console' | 'resident';
}
export async function setDemoPeople({ tx, district }: In, people: readonly DemoPerson[]): Promise<void> {
  await sql`delete from identity.demo_person where district_id = ${district}`.execute(tx);
  await sql`
    insert into identity.demo_person (district_id, persona, sort_order, person_kind, person_id, what, face)
    select ${district}, persona, place, kind, id, what, face from jsonb_to_recordset(${JSON.stringify(people.map((each, place) => ({ ...each, place })))}::jsonb) as r(persona text, place integer, kind text, id uuid, what jsonb, face text)`.execute(
    tx,
  );
}
export async function readDemoPeople({ tx, district }: In): Promise<DemoPerson[]> {
  return (
    await sql<DemoPerson>`select persona, person_kind as kind, person_id as id, what, face from identity.demo_person where district_id = ${district} order by sort_order`.execute(
      tx,
    )
  ).rows;
}
