import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import type { EndpointShape } from '#contract/endpoint.ts';
import * as identity from '#contract/identity.ts';
import * as imports from '#contract/imports.ts';
import * as deeds from '#contract/participation.ts';
import { transact } from '#platform/database.ts';
import { forgetAnswers } from '#platform/idempotency.ts';
import { newId } from '#platform/ids.ts';
import { token } from '#platform/seal.ts';
import { routes } from '../../server/app.ts';
import { openFingerprints } from '../kit/fingerprint.ts';
import { createWorld, inputFor, type Holder, type Objects } from '../kit/objects.ts';
import { requestOf, system } from '../kit/town.ts';

/*
 * One key, one doing: fifty requests with one key at once have one effect and one answer byte for byte; the key is the
 * caller's own, belongs to one request, and what was refused leaves it free.
 */
const world = await createWorld();
const { here, app, database, clock } = world;
const prints = await openFingerprints(world.admin);
const looking = new pg.Client(world.admin);
await looking.connect();
afterAll(async () => {
  await prints.close();
  await looking.end();
});

const keyed = routes.map(({ endpoint }) => endpoint).filter(({ method, replay }) => method === 'POST' && replay !== false);
const atOnce = 50;

/** Each set is used up by one of those that end the same record, draft or import. */
const sets: Objects[] = [];
for (let count = 0; count < 5; count += 1) sets.push(await world.objectsIn(here));
const endings: Readonly<Record<string, number>> = {
  rejectRecords: 1,
  withdrawRecords: 2,
  confirmMine: 3,
  notMe: 4,
  closeActivity: 4,
  discardImport: 1,
  discardRuleBook: 1,
  adoptRuleBook: 2,
  endRole: 2,
  removeRule: 3,
};
const objectsOf = ({ id }: EndpointShape): Objects => {
  const objects = sets[endings[id] ?? 0];
  if (!objects) throw new Error('no such set');
  return objects;
};

/** Two people with no hand in anything who may do all of it. */
const [one, two] = await Promise.all([0, 1].map(() => world.staffOf(here, ['clerk', 'communityManager', 'committeeChair'])));
if (!one || !two) throw new Error('staff are missing');
const ofResident = new Set(['confirmMine', 'notMe', 'markMessagesRead']);
const residentOf = async (objects: Objects): Promise<Holder> => ({
  id: objects.residentId,
  token: await world.sessionOf(here, 'resident', objects.residentId),
});
const relativeOf = async (objects: Objects): Promise<Holder> => ({ id: objects.memberId, token: await world.sessionOf(here, 'resident', objects.memberId) });

type Caller = { readonly headers: Readonly<Record<string, string>>; readonly name: string };
const signedIn = ({ id, token }: Holder): Caller => ({ headers: { authorization: `Bearer ${token}` }, name: id });
const device = (name: string): Caller => ({ headers: { cookie: `liren_device=${name}` }, name: `device:${name}` });

let addresses = 0;
const send = async (endpoint: EndpointShape, input: object, { headers }: Caller, key?: string) => {
  const response = await app.inject({
    method: endpoint.method,
    ...requestOf(endpoint, input),
    remoteAddress: `10.7.${((addresses += 1) >> 8) & 255}.${addresses & 255}`,
    headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
  });
  const body: unknown = response.json();
  const refused = typeof body === 'object' && body !== null && 'refused' in body ? body.refused : undefined;
  return { status: response.statusCode, text: response.body, refused, retryAfter: response.headers['retry-after'] };
};

/** The table names nobody: the moment of a kept answer would tell who raised an objection. */
const tokenOf = (caller: string, key: string): string => token('caller', `${caller}/${key}`).toString('hex');
const keptFor = async (key: string) =>
  (await looking.query<{ caller: string; answer: Buffer }>('select caller, answer from platform.kept_answer where key = $1', [key])).rows;

interface Doing {
  readonly caller: Caller;
  readonly other: Caller;
  readonly input: object;
  /** Another valid input of the same caller. */
  readonly changed: object;
  /** One that is refused; the same about things that do not exist, where it names any. */
  readonly vain?: object;
}
async function doingOf(endpoint: EndpointShape): Promise<Doing> {
  const objects = objectsOf(endpoint);
  const input = inputFor(endpoint, objects);
  const elsewhere = sets.find((set) => set !== objects) ?? objects;
  const staff = {
    caller: signedIn(one ?? { id: '', token: '' }),
    other: signedIn(two ?? { id: '', token: '' }),
    input,
    changed: inputFor(endpoint, elsewhere),
  };
  if (endpoint.gate === 'public') return { ...staff, caller: device('browser-of-somebody'), other: device('browser-of-another') };
  if (ofResident.has(endpoint.id)) return { ...staff, caller: signedIn(await residentOf(objects)), other: signedIn(await relativeOf(objects)) };
  if (endpoint.id === identity.endMySession.id) {
    await world.sessionOf(here, 'staff', one?.id ?? '');
    const { sessions } = await world.ok(identity.readMySessions, {}, one?.token);
    return { ...staff, input: { sessionId: sessions.find(({ current }) => !current)?.sessionId } };
  }
  if (endpoint.id === identity.changePassword.id) {
    const added = await world.addPerson('安若水', '积分专员', here.communityId, [{ role: 'clerk', placeId: here.communityId }]);
    const caller = signedIn({ id: added.staffId, token: await world.sessionOf(here, 'staff', added.staffId) });
    const vain = { current: 'not the password', next: 'quiet water 27 stones' };
    return {
      ...staff,
      caller,
      vain,
      input: { current: added.initialPassword, next: 'quiet water 27 stones' },
      changed: { current: added.initialPassword, next: 'quiet water 28 stones' },
    };
  }
  if (endpoint.id === imports.startImport.id) return { ...staff, changed: { ...input, fileName: '另一份.csv' } };
  return staff;
}
/** The same request about things that do not exist. */
const aboutNothing = (input: object): object => JSON.parse(JSON.stringify(input).replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, () => newId()));

let counter = 0;
const newKey = (): string => `law-${(counter += 1)}-of-one-doing`;

describe('every mutating route, with one key', () => {
  test.each(keyed.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_id, endpoint) => {
    const { caller, other, input, changed, vain = aboutNothing(input) } = await doingOf(endpoint);
    const key = newKey();

    const without = await send(endpoint, input, caller);
    expect([without.status, without.refused]).toEqual([400, 'idempotency-key-missing']);
    const refused = await send(endpoint, vain, caller, key);
    // A request for many answers each item, and so is a yes to another request; everything else leaves the key free.
    const used = refused.status === 200 ? newKey() : key;

    const answers = await Promise.all(Array.from({ length: atOnce }, () => send(endpoint, input, caller, used)));
    const said = answers.filter(({ status }) => status === 200);
    expect(said.length, answers[0]?.text).toBeGreaterThan(0);
    expect(new Set(said.map(({ text }) => text)).size).toBe(1);
    for (const { status, refused: code, retryAfter } of answers.filter((each) => each.status !== 200))
      expect([status, code, retryAfter]).toEqual([409, 'still-working', '1']);
    expect(said[0]?.text, 'the verb did something').not.toMatch(/"refused"/);

    const after = await prints.take();
    const again = await send(endpoint, input, caller, used);
    expect([again.status, again.text]).toEqual([200, said[0]?.text]);
    const otherwise = await send(endpoint, changed, caller, used);
    expect([otherwise.status, otherwise.refused]).toEqual([422, 'idempotency-key-reused']);
    expect(await prints.take()).toEqual(after);

    const kept = await keptFor(used);
    expect(kept.map((row) => row.caller)).toEqual([tokenOf(caller.name, used)]);
    for (const [, text = ''] of (said[0]?.text ?? '').matchAll(/"([^"]{6,})"/g)) expect(kept[0]?.answer.includes(Buffer.from(text)), text).toBe(false);

    const theirs = await send(endpoint, input, other, used);
    expect(['idempotency-key-reused', 'still-working', 'idempotency-key-missing']).not.toContain(theirs.refused);
    expect((await keptFor(used)).map((row) => row.caller).toSorted()).toEqual(
      [caller.name, ...(theirs.status === 200 ? [other.name] : [])].map((name) => tokenOf(name, used)).toSorted(),
    );
  });
});

test('a key that no index can hold is refused before anything is read', async () => {
  for (const key of ['short', 'k'.repeat(101), 'with a space in it', '密钥密钥密钥密钥', 'tab\tbed-key']) {
    const { status, refused } = await send(
      deeds.saveDraft,
      inputFor(deeds.saveDraft, objectsOf(deeds.saveDraft)),
      signedIn(one),
      encodeURI(key) === key ? key : Buffer.from(key).toString('latin1'),
    );
    expect([status, refused], key).toEqual([400, 'invalid-input']);
  }
});

test('a key works in one district only, and is forgotten after 48 hours', async () => {
  const far = await world.objectsIn(world.far);
  const key = newKey();
  const stranger = await world.staffOf(world.far, ['clerk']);
  expect((await send(deeds.saveDraft, inputFor(deeds.saveDraft, objectsOf(deeds.saveDraft)), signedIn(one), key)).status).toBe(200);
  expect((await send(deeds.saveDraft, inputFor(deeds.saveDraft, far), signedIn(stranger), key)).status).toBe(200);
  expect(await keptFor(key)).toHaveLength(2);
  const later = (hours: number) => new Date(clock().getTime() + hours * 3600_000);
  const forget = (hours: number) => transact(database, { actor: system, district: here.district, now: later(hours) }, forgetAnswers);
  await forget(47);
  expect(await keptFor(key)).toHaveLength(2);
  await forget(49);
  expect((await keptFor(key)).map((row) => row.caller)).toEqual([tokenOf(stranger.id, key)]);
});

test('routes that are not kept are those of sign-in and the one that only reads', () => {
  const exempt = routes.map(({ endpoint }) => endpoint).filter(({ method, replay }) => method === 'POST' && replay === false);
  expect(exempt.map(({ id }) => id).toSorted()).toEqual(['readRoster', 'signIn', 'signInCode', 'signInDemo', 'signOut']);
});
