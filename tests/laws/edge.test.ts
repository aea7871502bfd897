import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { signIn, signInDemo } from '#contract/identity.ts';
import { saveDraft } from '#contract/participation.ts';
import { readPublicDistricts } from '#contract/places.ts';
import { useMode } from '#platform/mode.ts';
import { buildHttp } from '#platform/http.ts';
import { bind } from '#platform/serve.ts';
import { buildApp } from '../../server/app.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { nameDemoPeople } from '../../server/identity/demo-people.ts';
import { createTown } from '../kit/town.ts';

const town = await createTown();
const { database, clock } = town;
const production = await buildApp({ database, clock, mode: 'production' });
afterAll(() => production.close());

let names = 0;
/** Another user name each time, or the name would be locked first. */
const knock = (app: typeof town.app, remoteAddress: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: signIn.path, remoteAddress, headers, payload: { username: `nobody.${(names += 1)}`, password: 'not the password' } });

test('every answer carries the headers that keep a browser from being turned against its user', async () => {
  for (const url of ['/healthz', '/api/public/districts', '/api/me', '/api/nothing', '/api/%']) {
    const { headers } = await town.app.inject({ method: 'GET', url });
    expect(headers, url).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const policy = String(headers['content-security-policy']);
    for (const rule of ["default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy, url).toContain(rule);
    expect(policy, url).not.toMatch(/unsafe|\*|https?:/);
    expect(headers['strict-transport-security'], 'a demo runs without https').toBeUndefined();
    expect(headers['access-control-allow-origin'], 'no other site reads an answer').toBeUndefined();
  }
  expect((await production.inject({ method: 'GET', url: '/healthz' })).headers['strict-transport-security']).toBe('max-age=31536000');
});

test('answers about people are kept by no cache', async () => {
  for (const url of ['/api/me', '/api/public/districts']) {
    const { headers, statusCode } = await town.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${town.people.clerk.token}` } });
    expect([statusCode, headers['cache-control']]).toEqual([200, 'no-store']);
  }
});

test('the session’s cookie is read by no script, sent by no other site, and in production never without https', async () => {
  await town.run((context) =>
    nameDemoPeople(context, [{ persona: 'clerk', kind: 'staff', id: town.people.clerk.staffId, what: { zh: '积分专员', en: 'Clerk' }, face: 'console' }]),
  );
  useMode('demo');
  for (const [app, secure] of [
    [town.app, undefined],
    [production, true],
  ] as const) {
    const { cookies, statusCode } = await app.inject({ method: 'POST', url: signInDemo.path, payload: { persona: 'clerk' } });
    expect(statusCode).toBe(200);
    for (const name of ['liren_session', 'liren_device'])
      expect(cookies.find((cookie) => cookie.name === name)).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/', ...(secure ? { secure } : {}) });
  }
  useMode('production');
  expect((await production.inject({ method: 'POST', url: signInDemo.path, payload: { persona: 'clerk' } })).json()).toMatchObject({ refused: 'demo-only' });
  useMode('demo');
});

test('thirty tries of sign-in a minute from one line, however it names itself', async () => {
  const told = async (addresses: readonly string[], forwarded: boolean) => {
    const answers: unknown[] = [];
    for (const [index, address] of addresses.entries())
      answers.push((await knock(town.app, address, forwarded ? { 'x-forwarded-for': `10.3.${index}.1` } : {})).json().refused);
    return answers;
  };
  const same = Array.from({ length: 32 }, () => '10.1.2.3');
  expect((await told(same, true)).slice(-3)).toEqual(['wrong-credentials', 'too-many-requests', 'too-many-requests']);
  // Of IPv6 one line has 2^64 addresses.
  const sixes = Array.from({ length: 32 }, (_, index) => `2001:db8:0:7::${(index + 1).toString(16)}`);
  expect((await told(sixes, false)).slice(-3)).toEqual(['wrong-credentials', 'too-many-requests', 'too-many-requests']);
  const limited = await knock(town.app, '2001:db8:0:7:aaaa:bbbb:cccc:dddd');
  expect(limited.json()).toMatchObject({ refused: 'too-many-requests', message: { zh: expect.stringContaining('过一分钟') } });
  expect(limited.headers['retry-after']).toBeDefined();
  expect((await knock(town.app, '2001:db8:0:8::1')).json().refused).toBe('wrong-credentials');
});

test('nobody who may not makes the server read what they send', async () => {
  const huge = 'x'.repeat(2_000_000);
  const send = (headers: Record<string, string>) =>
    town.app.inject({
      method: 'POST',
      url: `/api/activities/${town.places.willow}/draft`,
      headers: { 'content-type': 'application/json', 'idempotency-key': 'edge-key-1', ...headers },
      payload: huge,
    });
  expect((await send({})).statusCode).toBe(401);
  expect((await send({ authorization: `Bearer ${town.people.administrator.token}` })).statusCode).toBe(403);
  expect((await send({ authorization: `Bearer ${town.people.clerk.token}` })).statusCode).toBe(413);
});

test('what a database says about a value stays out of the log', async () => {
  const lines: unknown[] = [];
  const app = await buildHttp({
    database,
    clock,
    authenticate: async () => undefined,
    districtOf: async () => town.district,
    secureCookies: false,
    routes: [
      bind(readPublicDistricts, async ({ tx }) => {
        await sql`select ${'顾知微 13800138000'}::uuid`.execute(tx);
        throw new Error('the database took it');
      }),
    ],
    ready: () => true,
    trustProxy: false,
    logLine: (line) => void lines.push(line),
  });
  const { statusCode, body } = await app.inject({ method: 'GET', url: readPublicDistricts.path });
  await app.close();
  expect([statusCode, JSON.parse(body).refused]).toEqual([503, 'try-again']);
  const said = JSON.stringify(lines) + body;
  expect(said).toContain('code 22P02');
  expect(said).not.toMatch(/顾知微|13800138000/);
});

test('names that belong to objects themselves are data like any other', async () => {
  const clerk = { authorization: `Bearer ${town.people.clerk.token}`, 'content-type': 'application/json', 'idempotency-key': 'edge-key-2' };
  for (const payload of ['{"text":"x","__proto__":{"admin":true}}', '{"text":"x","constructor":{"prototype":{"admin":true}}}']) {
    const { statusCode } = await town.app.inject({ method: 'POST', url: saveDraft.path.replace(':activityId', town.places.willow), headers: clerk, payload });
    expect(statusCode).toBe(400);
  }
  expect(Reflect.get({}, 'admin')).toBeUndefined();
  // A user name is looked up by its keyed token, never in an object.
  for (const username of ['constructor', '__proto__', 'hasownproperty'])
    expect(await town.refusal(signIn, { username, password: 'x' })).toBe('wrong-credentials');
  await expect(
    town.run((context) => addStaff(context, { communityId: town.places.willow, name: '安若水', office: '专员', username: 'constructor' })),
  ).resolves.toMatchObject({});
});
