import fs from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { EndpointShape } from '#contract/endpoint.ts';
import * as identity from '#contract/identity.ts';
import * as deeds from '#contract/participation.ts';
import { actions, matrix, roles, scopeOf, type Action, type Role, type Scope } from '#contract/permissions.ts';
import type { RefusalCode } from '#contract/refusals.ts';
import { communityOf, mayKnock } from '#platform/context.ts';
import { openDatabase } from '#platform/database.ts';
import { buildHttp } from '#platform/http.ts';
import { Refusal } from '#platform/refuse.ts';
import { bind, type Route } from '#platform/serve.ts';
import { roleWords } from '#words/roles.ts';
import { permissionsPage } from '../../cli/permissions-page.ts';
import { buildApp, routes } from '../../server/app.ts';
import { authenticate } from '../../server/identity/authenticate.ts';
import { districtOf } from '../../server/places/district-of.ts';
import { declaredEndpoints } from '../kit/endpoints.ts';
import { openFingerprints } from '../kit/fingerprint.ts';
import { root } from '../kit/house.ts';
import { createWorld, inputFor, knownInputs, placeOf, type Holder, type Objects } from '../kit/objects.ts';
import { callsOf, type Answered } from '../kit/town.ts';
import { codesIn, leaksIn, tried } from '../kit/walls.ts';

/*
 * Three kinds of answer to somebody who names what is not theirs, for every route:
 * - no cell of the matrix: 403 not-allowed at the door, before anything is read;
 * - a cell, but an object of another community: 403 not-allowed (what is somebody else's own answers like what does not exist);
 * - a cell, but an object of another district, which row security hides: as if it did not exist.
 */
const world = await createWorld();
const { here, next, far, database, clock, ok } = world;
const endpoints = (await declaredEndpoints()).filter((endpoint) => routes.some((route) => route.endpoint.id === endpoint.id));
const [mine, theirs, abroad] = [await world.objectsIn(here), await world.objectsIn(next), await world.objectsIn(far)];
const prints = await openFingerprints(world.admin);
const owner = openDatabase(world.admin, 4);
afterAll(async () => {
  await prints.close();
  await owner.close();
});

/** What one who may do such a thing at home is told about somebody else's; `nothing`: a yes that holds nothing of theirs. */
type Told = RefusalCode | 'nothing';
interface Beyond {
  /** Of another community. */
  readonly next: Told;
  /** Of another district; `all` where even a role over the whole district is told so. */
  readonly far: Told;
}
const place: Beyond = { next: 'not-allowed', far: 'not-allowed' };
const known = (code: RefusalCode): Beyond => ({ next: 'not-allowed', far: code });
const own = (code: Told): Beyond => ({ next: code, far: code });

/** Every route that names an object, or says "nothing" where the answer is about the caller alone. */
const beyond: Readonly<Record<string, Beyond>> = {
  readPlaces: own('nothing'),

  readMe: own('nothing'),
  readMySessions: own('nothing'),
  endMySession: own('not-found'),
  searchResidents: place,
  listResidents: place,
  readResident: known('resident-not-found'),
  registerResident: place,
  correctResident: known('resident-not-found'),
  renewShortCode: known('resident-not-found'),
  printCard: known('resident-not-found'),
  readWhoLooked: own('nothing'),
  listStaff: place,
  addStaff: known('place-not-found'),
  resetStaffSignIn: known('staff-not-found'),
  setStaffActive: known('staff-not-found'),
  grantRole: known('staff-not-found'),
  endRole: known('grant-not-found'),

  readMyMessages: own('nothing'),
  markMessagesRead: own('nothing'),
  readTasks: own('nothing'),

  startImport: place,
  readImport: known('import-not-found'),
  listImports: place,
  decideImportLine: known('import-not-found'),
  commitImport: known('import-not-found'),
  discardImport: known('import-not-found'),
  importTemplate: own('nothing'),

  readRuleBooks: own('nothing'),
  readRuleBook: known('rule-book-not-found'),
  draftRuleBook: known('place-not-found'),
  putRule: known('rule-book-not-found'),
  removeRule: known('rule-book-not-found'),
  putSettings: known('rule-book-not-found'),
  adoptRuleBook: known('rule-book-not-found'),
  discardRuleBook: known('rule-book-not-found'),
  tryRule: known('rule-book-not-found'),

  readTemplates: place,
  openActivity: place,
  cancelActivity: known('activity-not-found'),
  closeActivity: known('activity-not-found'),
  listActivities: place,
  readActivity: known('activity-not-found'),
  readRosterCandidates: known('activity-not-found'),
  readRoster: known('activity-not-found'),
  recordRoster: known('activity-not-found'),
  readDraft: known('activity-not-found'),
  saveDraft: known('activity-not-found'),
  readRecord: known('record-not-found'),
  confirmRecords: known('record-not-found'),
  confirmMine: own('record-not-found'),
  notMe: own('record-not-found'),
  rejectRecords: known('record-not-found'),
  withdrawRecords: known('record-not-found'),
  readReviews: place,
  reviewRecords: known('record-not-found'),
  readNoticeBoard: place,
  readObjection: known('objection-not-found'),
  decideObjection: known('objection-not-found'),
  proposeCorrection: known('record-not-found'),
  readCorrections: place,
  decideCorrections: known('correction-not-found'),
  readHome: own('nothing'),
  readMyStatement: own('nothing'),
  readMyRecords: own('nothing'),
  readResidentStanding: known('resident-not-found'),
};
/** Ends the caller's own session or counts a wrong password: names nothing of anybody else. */
const aboutOneself = ['signOut', 'changePassword'];
/** Lists that a role over the whole district gets empty for a community of another one. */
const emptyAbroad = ['listStaff', 'listImports'];

const guarded = endpoints.filter(({ gate }) => gate !== 'public');
const acting = guarded.filter(({ id }) => !aboutOneself.includes(id));

const holders = new Map<Role, Holder>();
for (const role of roles) holders.set(role, await world.holderOf(here, role));
const holderOf = (role: Role): Holder => {
  const holder = holders.get(role);
  if (!holder) throw new Error(`nobody holds ${role}`);
  return holder;
};
/** Residents who organise or lead a building are residents too. */
const heldBy = (role: Role): readonly Role[] => (role === 'organiser' || role === 'buildingLead' ? [role, 'resident'] : [role]);
const scopesOf = (gate: EndpointShape['gate'], role: Role): Scope[] =>
  gate === 'public' || gate === 'signed-in' ? [] : heldBy(role).flatMap((each) => scopeOf(gate, each) ?? []);
const isOverDistrict = (role: Role): boolean => role !== 'resident' && placeOf(here, role) === here.districtId;

/** What an answer says no with: a refusal, or the one refusal of every item of an answer for many. */
function toldBy({ status, refused, body }: Answered): Told | undefined {
  const many = z.object({ outcomes: z.array(z.looseObject({ refused: z.string().optional() })).min(1) }).safeParse(body).data;
  const codes = new Set(many ? many.outcomes.map((outcome) => outcome.refused) : [refused]);
  const [code] = codes;
  if (codes.size !== 1) return undefined;
  if (code === undefined) return status === 200 ? 'nothing' : undefined;
  const all: readonly string[] = Object.values(beyond).flatMap((row) => [row.next, row.far]);
  const isTold = (text: string): text is Told => all.includes(text) || text === 'signed-out';
  return isTold(code) ? code : undefined;
}

/** Everything that is wrong with how a route treats those who have no business with these objects; empty when all is well. */
async function holesOf(endpoint: EndpointShape, app: FastifyInstance = world.app): Promise<string[]> {
  const call = callsOf(app);
  const { id, gate } = endpoint;
  const row = beyond[id];
  if (!row) return [`${id} has no row`];
  const wrong: string[] = [];
  const bodies = new Map<string, Set<string>>();
  const but = row.next === 'nothing' ? ['platform.kept_answer'] : id === 'confirmMine' ? ['platform.kept_answer'] : [];
  const keptAbroad = endpoint.method === 'POST' ? ['platform.kept_answer'] : [];
  const before = await prints.take({ but: [...but, ...keptAbroad] });
  for (const [where, objects] of [
    ['next', theirs],
    ['far', abroad],
  ] as const) {
    const input = inputFor(endpoint, objects);
    const nobody = await call(endpoint, input);
    if (nobody.status !== 401 || nobody.refused !== 'signed-out') wrong.push(`${id} ${where}: signed out is told ${nobody.status} ${nobody.refused}`);
    for (const role of roles) {
      const scopes = scopesOf(gate, role);
      const hasCell = gate === 'signed-in' || scopes.length > 0;
      if (hasCell && isOverDistrict(role) && where === 'next') continue; // its own district
      const overAll = isOverDistrict(role) && emptyAbroad.includes(id);
      const expected: Told = !hasCell ? 'not-allowed' : overAll ? 'nothing' : row[where];
      const answered = await call(endpoint, input, holderOf(role).token);
      const told = toldBy(answered);
      if (told !== expected) wrong.push(`${id} ${where}: ${role} is told ${answered.status} ${JSON.stringify(answered.body)?.slice(0, 200)}, not ${expected}`);
      for (const leak of leaksIn(answered, objects, input, { ofDistrict: objects.district !== here.district }))
        wrong.push(`${id} ${where}: ${role} is shown ${leak}`);
      if (expected !== 'nothing') bodies.set(expected, (bodies.get(expected) ?? new Set()).add(`${where} ${JSON.stringify(answered.body)}`));
    }
  }
  // Alike: who asks makes no difference to the answer, or the answer would tell something.
  for (const [code, different] of bodies) if (different.size > 2) wrong.push(`${id}: ${code} is said in ${different.size} ways`);
  const after = await prints.take({ but: [...but, ...keptAbroad] });
  for (const [table, hash] of before) if (after.get(table) !== hash) wrong.push(`${id}: ${table} changed`);
  return wrong;
}

test('every endpoint has an input in the table of the kit, and every guarded one says what others are told', () => {
  expect(endpoints.filter(({ id }) => !knownInputs.has(id)).map(({ id }) => id)).toEqual([]);
  for (const endpoint of endpoints) expect(endpoint.input.safeParse(inputFor(endpoint, mine)).success, endpoint.id).toBe(true);
  expect(acting.filter(({ id }) => !beyond[id]).map(({ id }) => id)).toEqual([]);
});

describe('nobody does or sees anything of another community or district', () => {
  test.each(acting.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_id, endpoint) => {
    expect(await holesOf(endpoint)).toEqual([]);
  });
});

test('a route that forgets to ask, and one that tells too much, would be caught', async () => {
  const careless: Route[] = [
    bind(deeds.saveDraft, async (context) => ({ savedAt: context.now.toISOString() })),
    bind(deeds.readObjection, async (_context, { objectionId }) => {
      throw new Refusal('objection-not-found', { objectionId, residentId: theirs.residentId });
    }),
  ];
  const app = await buildHttp({
    database,
    clock,
    authenticate: (token, now) => authenticate(database, token, now),
    districtOf: (request) => districtOf(database, request),
    secureCookies: false,
    routes: careless,
    ready: () => true,
    trustProxy: false,
    logLine: () => undefined,
  });
  expect((await holesOf(deeds.saveDraft, app)).join('\n')).toMatch(/saveDraft next: clerk is told 200/);
  expect((await holesOf(deeds.readObjection, app)).join('\n')).toContain(`is shown ${theirs.residentId}`);
});

test('one foreign item among one’s own is refused by itself, and nothing of it changes', async () => {
  const before = await prints.take({ district: far.district });
  const { outcomes } = await ok(
    deeds.withdrawRecords,
    { recordIds: [theirs.records.submitted, abroad.records.submitted, mine.records.submitted], reason: '录错了' },
    world.people.clerk.token,
  );
  expect(outcomes).toMatchObject([
    { recordId: theirs.records.submitted, refused: 'record-not-found' },
    { recordId: abroad.records.submitted, refused: 'record-not-found' },
    { recordId: mine.records.submitted, state: 'withdrawn' },
  ]);
  expect(await prints.take({ district: far.district })).toEqual(before);
  expect((await ok(deeds.readRecord, { recordId: theirs.records.submitted }, world.people.quarryClerk.token)).state).toBe('submitted');
});

test('nothing of another community is drawn in by naming it in one’s own', async () => {
  const [clerk, manager] = [world.people.clerk.token, world.people.manager.token];
  const told = async (endpoint: EndpointShape, more: Readonly<Record<string, unknown>>, who: string) => {
    const answered = await world.call(endpoint, { ...inputFor(endpoint, mine), ...more }, who);
    return codesIn(answered.body)[0];
  };
  expect(await told(deeds.openActivity, { organiser: { kind: 'staff', id: theirs.organiserId } }, clerk)).toBe('organiser-not-found');
  expect(await told(deeds.recordRoster, { items: [{ residentId: theirs.residentId }] }, clerk)).toBe('resident-not-found');
  expect(await told(identity.registerResident, { buildingId: theirs.buildingId }, clerk)).toBe('place-not-found');
  expect(await told(identity.correctResident, { buildingId: theirs.buildingId }, clerk)).toBe('place-not-found');
  expect(await told(identity.grantRole, { personId: theirs.staffId }, manager)).toBe('not-allowed');
  expect(await told(identity.grantRole, { placeId: theirs.communityId }, manager)).toBe('not-allowed');
});

describe('whoever has a cell of the matrix does it within its scope', () => {
  const cells = actions.flatMap((action) => roles.flatMap((role) => (scopeOf(action, role) === undefined ? [] : [[role, action] as const])));
  /** Objects that belong to the holder: their own records, the activities they organise. */
  const objectsFor = async (role: Role, scope: Scope | undefined): Promise<{ readonly objects: Objects; readonly token: string }> => {
    if (scope === 'self') return { objects: mine, token: await world.sessionOf(here, 'resident', mine.residentId) };
    const { id, token } = holderOf(role);
    if (scope !== 'assigned') return { objects: mine, token };
    const kind = heldBy(role).length > 1 ? 'resident' : 'staff';
    const recorder = world.people.clerk.token;
    const activityId = await world.openIn(here, 'A-V01', { kind, id }, recorder);
    const emptyActivityId = await world.openIn(here, 'A-V01', { kind, id }, recorder);
    const { id: doer } = await world.residentOf(here);
    const submitted = await world.recordIn(activityId, doer, recorder);
    return { objects: { ...mine, activityId, emptyActivityId, records: { ...mine.records, submitted, settled: submitted } }, token };
  };
  test.each(cells)('%s: %s', async (role, action) => {
    const scope = scopeOf(action, role);
    const { objects, token } = await objectsFor(role, scope);
    const caller = await authenticate(database, token, clock());
    if (!caller) throw new Error('the session is over');
    expect(mayKnock(caller.actor, action)).toBe(true);
    for (const endpoint of guarded.filter(({ gate }) => gate === action)) {
      const { value } = await tried(world, endpoint, inputFor(endpoint, objects), caller);
      expect(
        codesIn(value).filter((code) => code === 'not-allowed' || code.endsWith('-not-found')),
        `${endpoint.id} as ${role}`,
      ).toEqual([]);
    }
  });
});

describe('with row security taken down, the matrix and the statements alone refuse', async () => {
  const app = await buildApp({ database: owner, clock, mode: 'demo' });
  afterAll(() => app.close());
  test('the connection sees every district', async () => {
    const { rows } = await owner.pool.query<{ districts: number }>('select count(distinct district_id)::int as districts from identity.resident');
    expect(rows).toEqual([{ districts: 2 }]);
  });
  test.each(acting.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_id, endpoint) => {
    expect(await holesOf(endpoint, app)).toEqual([]);
  });
});

test('docs/permissions.md is fresh, and a changed matrix is noticed', async () => {
  const kept = await fs.readFile(path.join(root, 'docs/permissions.md'), 'utf8');
  expect(permissionsPage(routes), 'docs/permissions.md is stale: run npm run permissions').toBe(kept);
  expect(permissionsPage(routes.slice(1))).not.toBe(kept);
  for (const role of roles) expect(kept).toContain(roleWords[role].zh);
});

test('a grant below the kind of its scope reaches nothing, and one community is never another', () => {
  expect(communityOf({ role: 'clerk', placeId: here.communityId, placeKind: 'community' })).toBe(here.communityId);
  expect(communityOf({ role: 'buildingLead', placeId: here.buildingId, placeKind: 'building', communityId: here.communityId })).toBe(here.communityId);
  expect(communityOf({ role: 'auditor', placeId: here.districtId, placeKind: 'district' })).toBeUndefined();
  const named: readonly Action[] = actions;
  expect(named).toEqual(Object.keys(matrix));
});
