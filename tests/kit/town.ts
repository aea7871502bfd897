import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { z } from 'zod';
import type { EndpointShape } from '#contract/endpoint.ts';
import type { Actor, Context } from '#platform/context.ts';
import { transact } from '#platform/database.ts';
import { useMode } from '#platform/mode.ts';
import { buildApp } from '../../server/app.ts';
import { loadCalendar } from '../../server/calendar/load-calendar.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { grantRoles, type RoleToGrant } from '../../server/identity/grant-roles.ts';
import { registerResidents, type Registered, type ResidentToRegister } from '../../server/identity/register-residents.ts';
import { openSession } from '../../server/identity/sign-in.ts';
import { foundDistrict } from '../../server/places/found-district.ts';
import { savePlaces } from '../../server/places/save-places.ts';
import { createTestDatabase } from './database.ts';

export const system: Actor = { kind: 'system', job: 'test' };

/** What a route answered: the output, or the refusal with its code. */
export interface Answered {
  readonly status: number;
  readonly refused: string | undefined;
  readonly body: unknown;
  readonly bytes: Buffer;
  readonly cookie: string | undefined;
}

const Refused = z.object({ refused: z.string() });

/** Where an input goes: what the path names into the path, the rest into query or body. */
export function requestOf(endpoint: EndpointShape, input: object): { readonly url: string; readonly payload?: Record<string, unknown> } {
  const rest = new Map<string, unknown>(Object.entries(input));
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_all, name: string) => {
    const value = String(rest.get(name));
    rest.delete(name);
    return encodeURIComponent(value);
  });
  if (endpoint.method === 'POST') return { url: path, payload: Object.fromEntries(rest) };
  const query = new URLSearchParams([...rest].filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)])).toString();
  return { url: query ? `${path}?${query}` : path };
}

let keys = 0;
let calls = 0;
/** Calls a route of an app as a browser does; `who` is a session token, nobody without. */
export const callsOf =
  (app: FastifyInstance) =>
  async <E extends EndpointShape>(endpoint: E, input: z.input<E['input']>, who?: string, key?: string): Promise<Answered> => {
    const { url, payload } = requestOf(endpoint, input);
    const isGet = endpoint.method === 'GET';
    const response = await app.inject({
      method: endpoint.method,
      // Each call from another address: limits per address are a test of their own.
      remoteAddress: `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${(calls += 1) & 255}`,
      url,
      headers: { ...(who ? { authorization: `Bearer ${who}` } : {}), ...(isGet ? {} : { 'idempotency-key': key ?? `town-${(keys += 1)}-${process.pid}` }) },
      ...(payload ? { payload } : {}),
    });
    const isJson = String(response.headers['content-type']).startsWith('application/json');
    const body: unknown = isJson ? response.json() : undefined;
    return {
      status: response.statusCode,
      refused: Refused.safeParse(body).data?.refused,
      body,
      bytes: response.rawPayload,
      cookie: response.cookies.find((cookie) => cookie.name === 'liren_session')?.value,
    };
  };

/**
 * A small district in a database of its own, served: 柳岸社区 with three buildings, 石坊社区 with one; an administrator,
 * a manager, two clerks at 柳岸 and a clerk and a manager at 石坊, all signed in. Call it at the top of a test file.
 */
export async function createTown(options: { readonly today?: string; readonly district?: number } = {}) {
  const test = await createTestDatabase();
  const { database } = test;
  const district = options.district ?? 1;
  let moment = new Date(`${options.today ?? '2026-11-23'}T02:00:00Z`);
  const clock = (): Date => moment;
  useMode('demo');
  await loadCalendar(database);

  /** Runs a verb in a transaction of its own, as the system unless said otherwise. */
  const run = <Result>(verb: (context: Context) => Promise<Result>, actor: Actor = system, inDistrict = district): Promise<Result> =>
    transact(database, { actor, district: inDistrict, now: clock() }, verb);

  const places = await run(async (context) => {
    const { placeId } = await foundDistrict(context, { name: '澜湾区', city: '望澜市', programmeStart: '2025-03-01' });
    const [street = ''] = await savePlaces(context, [{ kind: 'street', parentId: placeId, name: '榆荫街道' }]);
    const [willow = '', quarry = ''] = await savePlaces(context, [
      {
        kind: 'community',
        parentId: street,
        name: '柳岸社区',
        order: 1,
        details: { residents: 3948, households: 1680, phone: '0571-8000 1001', hours: '工作日 8:30–17:00' },
      },
      { kind: 'community', parentId: street, name: '石坊社区', order: 2 },
    ]);
    const [first = '', second = '', third = '', other = ''] = await savePlaces(context, [
      { kind: 'building', parentId: willow, name: '1号楼', order: 1 },
      { kind: 'building', parentId: willow, name: '2号楼', order: 2 },
      { kind: 'building', parentId: willow, name: '3号楼', order: 3 },
      { kind: 'building', parentId: quarry, name: '1号楼', order: 1 },
    ]);
    return { district: placeId, street, willow, quarry, buildings: [first, second, third] as const, quarryBuilding: other };
  });

  let usernames = 0;
  /** A member of staff with roles; the answer holds password and secret once. */
  const addPerson = (name: string, office: string, placeId: string, roles: readonly Pick<RoleToGrant, 'role' | 'placeId'>[]) =>
    run(async (context) => {
      const added = await addStaff(context, { communityId: placeId, name, office, username: `person.${(usernames += 1)}` });
      await grantRoles(
        context,
        roles.map((role) => ({ personKind: 'staff', personId: added.staffId, from: '2026-01-01', ...role })),
      );
      return { ...added, username: `person.${usernames}` };
    });
  /** A session without the two steps of sign-in. */
  const sessionFor = (kind: 'staff' | 'resident', id: string): Promise<string> =>
    run(async (context) => {
      let issued = '';
      await openSession(context, kind, id, { session: (token) => void (issued = token ?? ''), address: '' });
      return issued;
    });
  const staff = async (name: string, office: string, placeId: string, role: RoleToGrant['role']) => {
    const added = await addPerson(name, office, placeId, [{ role, placeId }]);
    return { ...added, name, token: await sessionFor('staff', added.staffId) };
  };
  const register = (items: readonly ResidentToRegister[]): Promise<Registered[]> => run((context) => registerResidents(context, items));
  /** A resident of 柳岸 with sensible facts where a test does not care. */
  const resident = async (name: string, more: Partial<ResidentToRegister> = {}): Promise<Registered & { readonly token: string }> => {
    const [registered] = await register([
      { communityId: places.willow, buildingId: places.buildings[0], name, door: '', phone: null, birthYear: 1960, ...more },
    ]);
    if (!registered) throw new Error('nobody was registered');
    return { ...registered, token: await sessionFor('resident', registered.residentId) };
  };

  const people = {
    administrator: await staff('曹清远', '系统管理员', places.district, 'systemAdministrator'),
    manager: await staff('温一齐', '社区书记', places.willow, 'communityManager'),
    clerk: await staff('祁怀恬', '积分专员', places.willow, 'clerk'),
    secondClerk: await staff('苏以澜', '社区工作者', places.willow, 'clerk'),
    quarryClerk: await staff('骆书宁', '积分专员', places.quarry, 'clerk'),
    quarryManager: await staff('尹怀夏', '社区书记', places.quarry, 'communityManager'),
  };

  const app = await buildApp({ database, clock, mode: 'demo' });
  const call = callsOf(app);
  /** Calls a route that must say yes, and gives its output. */
  const ok = async <E extends EndpointShape, Output extends z.ZodType>(
    endpoint: E & { readonly output: Output },
    input: z.input<E['input']>,
    who?: string,
  ): Promise<z.output<Output>> => {
    const answered = await call(endpoint, input, who);
    expect(answered.status, JSON.stringify(answered.body)).toBe(200);
    return endpoint.output.parse(answered.body);
  };
  /** The code of a refusal; undefined when the answer was a yes. */
  const refusal = async <E extends EndpointShape>(endpoint: E, input: z.input<E['input']>, who?: string): Promise<string | undefined> =>
    (await call(endpoint, input, who)).refused;
  return {
    ...test,
    app,
    district,
    places,
    people,
    clock,
    run,
    call,
    ok,
    refusal,
    register,
    resident,
    addPerson,
    sessionFor,
    /** Sets the clock of every later request. */
    setNow: (now: Date): void => void (moment = now),
  };
}
