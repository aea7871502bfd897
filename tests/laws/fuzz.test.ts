import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { EndpointShape } from '#contract/endpoint.ts';
import { scopeOf } from '#contract/permissions.ts';
import { isRefusalCode } from '#contract/refusals.ts';
import { transact } from '#platform/database.ts';
import { buildApp, routes } from '../../server/app.ts';
import { checkLedger } from '../../server/ledger/check-ledger.ts';
import { createWorld, inputFor, type Holder, type Objects } from '../kit/objects.ts';
import { requestOf, system } from '../kit/town.ts';

/*
 * Whatever is sent, the answer is a yes or a refusal that says why: never an error of ours, never a stack trace, and the
 * books balance afterwards. `LIREN_FUZZ=100000 LIREN_FUZZ_SEED=7 npm test -- fuzz` asks more and other things.
 */
const requests = Number(process.env['LIREN_FUZZ'] ?? 3000);
/** The same questions each time, unless told otherwise. */
const seed = Number(process.env['LIREN_FUZZ_SEED'] ?? 20_261_123);
const world = await createWorld();
const { here, database, clock } = world;
/** Several of everything, because what is used up is soon used up. */
const sets = [await world.objectsIn(here), await world.objectsIn(here), await world.objectsIn(here)];
const [objects = never()] = sets;
const foreign = await world.objectsIn(world.far);
const [staff, officer, resident] = [
  await world.staffOf(here, ['clerk', 'communityManager', 'committeeChair']),
  await world.staffOf(here, ['districtOfficer', 'systemAdministrator']),
  await world.sessionOf(here, 'resident', objects.residentId).then((token): Holder => ({ id: objects.residentId, token })),
];
const errors: unknown[] = [];
const app = await buildApp({ database, clock, mode: 'demo', logLine: (line) => void (line['error'] === undefined ? undefined : errors.push(line)) });
afterAll(() => app.close());

const endpoints = routes.map(({ endpoint }) => endpoint);
function never(): never {
  throw new Error('there is none');
}
const endpointOf = (id: string): EndpointShape => endpoints.find((endpoint) => endpoint.id === id) ?? never();
const { records, ...rest } = objects;
const ids = [...Object.values(rest), ...Object.values(records), foreign.residentId, foreign.records.submitted, foreign.activityId]
  .filter((value) => /^[0-9a-f-]{36}$/.test(String(value)))
  .map(String);

/** What has broken programs before: NUL, halves of characters, cursors and dates that are none, names of prototypes. */
const nasty = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '🀄'.repeat(70),
  '%',
  '%00',
  "'; drop table identity.resident; --",
  '../../etc/passwd',
  '\r\nset-cookie: x=1',
  '__proto__',
  'constructor',
  'toString',
  '-'.repeat(36),
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '9999-99-99',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  `2026-02-30_${'-'.repeat(36)}`,
  `2026-11-23_${ids[0] ?? ''}`,
  `9999-99-99T99:99:99.999Z_${ids[0] ?? ''}`,
  `2026-11-23T02:00:00.000Z_${'-'.repeat(36)}`,
  `999999999999999.${ids[0] ?? ''}`,
  `1.${'-'.repeat(36)}`,
  '+275760-09-13T00:00:00.001Z',
  '9'.repeat(40),
  '-1',
  '1e309',
  'NaN',
  'x'.repeat(5000),
);
const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ maxLength: 30, unit: 'grapheme' }) },
  { weight: 3, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
const id = fc.constantFrom(...ids);

const Schema = z.looseObject({
  type: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), Schema).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), Schema]).optional();
  },
  get items() {
    return Schema.optional();
  },
  get anyOf() {
    return z.array(Schema).optional();
  },
  get oneOf() {
    return z.array(Schema).optional();
  },
});
type Schema = z.infer<typeof Schema>;

const within = (low: number, high: number) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: Math.max(low, -(2 ** 31)), max: Math.min(high, 2 ** 31 - 1) }) },
    { weight: 1, arbitrary: fc.constantFrom(low, high) },
  );

/** Values of the right shape, as the endpoint's own schema says it. */
function shaped(schema: Schema): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(shaped));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === 'object') {
    const required = schema.required ?? [];
    const every = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
    const properties = Object.entries({ ...Object.fromEntries(required.map((name) => [name, every])), ...schema.properties });
    return fc.record(Object.fromEntries(properties.map(([name, one]) => [name, shaped(one)])), { requiredKeys: [...required] });
  }
  if (schema.type === 'array')
    return fc.array(shaped(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3) });
  if (schema.type === 'integer' || schema.type === 'number') return within(schema.minimum ?? -(2 ** 53 - 1), schema.maximum ?? 2 ** 53 - 1);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type !== 'string') return fc.oneof(text, fc.integer(), fc.boolean());
  switch (schema.format) {
    case 'uuid':
      return fc.oneof({ weight: 8, arbitrary: id }, { weight: 1, arbitrary: fc.uuid() }, { weight: 1, arbitrary: id.map((one) => one.toUpperCase()) });
    case 'date':
      return fc.oneof(
        fc.constantFrom('2026-11-23', '2026-11-20', '2027-01-01', '0001-01-01', '9999-12-31'),
        fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
      );
    case 'date-time':
      return fc.constantFrom('2026-11-22T01:00:00Z', '2026-11-23T01:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z');
    case 'base64':
      return fc.oneof(
        fc.base64String({ maxLength: 200 }),
        fc.constantFrom(
          ...['姓名,楼栋,出生年\r\n顾清和,1号楼,1970', '网格,楼栋\r\n第一网格,9号楼', 'PK\u0003\u0004'].map((file) => Buffer.from(file).toString('base64')),
        ),
      );
    default:
      return fc.oneof(
        ...(schema.pattern ? [fc.stringMatching(new RegExp(schema.pattern))] : []),
        text.map((one) => one.slice(0, schema.maxLength ?? 10_000).padEnd(Math.min(schema.minLength ?? 0, 200), '字')),
      );
  }
}

const anything = fc.oneof(
  nasty,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.anything(), { maxLength: 3 }),
  fc.object({ maxDepth: 3 }),
  fc.constant([[[[[[]]]]]]),
);
interface Sent {
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
}
function sentTo(endpoint: EndpointShape, objects: Objects): fc.Arbitrary<Sent> {
  const schema = Schema.parse(z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }));
  const good: Readonly<Record<string, unknown>> = inputFor(endpoint, objects);
  const known = fc.constant({ ...good });
  const names = Object.keys(endpoint.input.shape);
  // Mostly about things that exist, or nothing past the first look-up would ever be reached.
  const about = Object.keys(good).filter((name) => name === 'district' || /[0-9a-f]{8}-[0-9a-f]{4}-7/.test(JSON.stringify(good[name])));
  const chosen = fc.oneof({ weight: 4, arbitrary: fc.constant(about) }, { weight: 1, arbitrary: fc.subarray(about) });
  const valid = fc.tuple(shaped(schema), chosen).map(([value, kept]): Record<string, unknown> => ({
    ...(typeof value === 'object' ? value : {}),
    ...Object.fromEntries(kept.map((name) => [name, good[name]])),
  }));
  const input = fc.oneof(
    { weight: 4, arbitrary: valid },
    // A good input with one field that is wrong, missing or not its own.
    { weight: 3, arbitrary: fc.tuple(known, fc.constantFrom('extra', ...names), anything).map(([all, name, wrong]) => ({ ...all, [name]: wrong })) },
    { weight: 1, arbitrary: fc.tuple(valid, valid).map(([one, two]) => ({ ...one, ...two })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(known, fc.constantFrom('extra', ...names))
        .map(([all, name]) => Object.fromEntries(Object.entries(all).filter(([each]) => each !== name))),
    },
  );
  return input.map((one): Sent => ({ id: endpoint.id, input: one }));
}
/** Papers and passwords cost hundreds of milliseconds each: asked, but not as often. */
const slow = new Set(['printNotice', 'printCard', 'signIn', 'resetStaffSignIn', 'addStaff', 'changePassword']);
const sent: fc.Arbitrary<Sent> = fc.oneof(
  ...sets.flatMap((objects) => endpoints.map((endpoint) => ({ weight: slow.has(endpoint.id) ? 1 : 8, arbitrary: sentTo(endpoint, objects) }))),
);

const Refused = z.strictObject({
  refused: z.string().refine(isRefusalCode),
  message: z.strictObject({ zh: z.string().min(4), en: z.string().min(4) }),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
let addresses = 0;
interface Said {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}
function mustBeAnAnswer({ statusCode, body, headers }: Said): void {
  expect(errors.splice(0)).toEqual([]);
  expect(statusCode, body.slice(0, 300)).toBeLessThan(500);
  expect(body).not.toMatch(/\n\s+at |node_modules|\.ts:\d+/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(statusCode < 400 || Refused.safeParse(JSON.parse(body)).success, body.slice(0, 300)).toBe(true);
}
const signOuts = new Set(['signOut', 'endMySession', 'changePassword']);

test(`whatever ${requests} requests ask, the answer is a yes or a refusal`, { timeout: 10_000 + requests * 40 }, async () => {
  const others = fc.constantFrom(staff.token, officer.token, resident.token, undefined, 'no-such-token');
  const fitting = ({ gate }: EndpointShape): string => {
    if (gate === 'public' || gate === 'signed-in') return staff.token;
    if (scopeOf(gate, 'resident')) return resident.token;
    return scopeOf(gate, 'clerk') || scopeOf(gate, 'communityManager') ? staff.token : officer.token;
  };
  await fc.assert(
    fc.asyncProperty(sent, fc.oneof({ weight: 4, arbitrary: fc.constant('whoever may') }, { weight: 1, arbitrary: others }), async ({ id, input }, other) => {
      const endpoint = endpointOf(id);
      const token = other === 'whoever may' ? fitting(endpoint) : other;
      const who = signOuts.has(endpoint.id) && token !== undefined ? await world.sessionOf(here, 'resident', resident.id) : token;
      const request = (() => {
        try {
          return requestOf(endpoint, input);
        } catch {
          return undefined; // half a character cannot stand in a path
        }
      })();
      if (!request) return;
      const response = await app.inject({
        method: endpoint.method,
        ...request,
        remoteAddress: `10.${((addresses += 1) >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`,
        headers: {
          ...(who === undefined ? {} : { authorization: `Bearer ${who}` }),
          ...(endpoint.method === 'POST' ? { 'idempotency-key': `fuzz-${addresses}-key` } : {}),
        },
      });
      mustBeAnAnswer(response);
    }),
    { numRuns: requests, seed },
  );
});

test('whatever comes over the wire, the answer is a refusal in the same shape', async () => {
  const key = { 'idempotency-key': 'wire-1-key', authorization: `Bearer ${staff.token}` };
  const json = { ...key, 'content-type': 'application/json' };
  const draft = requestOf(endpointOf('saveDraft'), { activityId: objects.activityId }).url;
  const wire: readonly {
    readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    readonly url: string;
    readonly headers?: Record<string, string>;
    readonly payload?: string;
  }[] = [
    { method: 'GET', url: '/api/%' },
    { method: 'GET', url: '/api/public/%ff/communities' },
    { method: 'GET', url: '/api/public/%00/communities' },
    { method: 'GET', url: '/api/public/1e999/communities' },
    { method: 'GET', url: '/api/public/__proto__/communities' },
    { method: 'GET', url: `/api/public/${'9'.repeat(400)}/communities` },
    { method: 'GET', url: '/api/nothing/here' },
    { method: 'GET', url: '/api/residents/search?communityId[]=1&__proto__[admin]=1&q=x', headers: key },
    { method: 'PUT', url: '/api/me' },
    { method: 'DELETE', url: draft, headers: key },
    { method: 'POST', url: draft, headers: json, payload: '{"text":' },
    { method: 'POST', url: draft, headers: json, payload: '' },
    { method: 'POST', url: draft, headers: json, payload: 'null' },
    { method: 'POST', url: draft, headers: json, payload: '[1,2]' },
    { method: 'POST', url: draft, headers: json, payload: '"text"' },
    { method: 'POST', url: draft, headers: json, payload: `${'['.repeat(100_000)}${']'.repeat(100_000)}` },
    { method: 'POST', url: draft, headers: json, payload: '{"text":"x","__proto__":{"admin":true}}' },
    { method: 'POST', url: draft, headers: json, payload: '{"text":"x","constructor":{"prototype":{"admin":true}}}' },
    { method: 'POST', url: draft, headers: json, payload: '{"text":"\\ud800"}' },
    { method: 'POST', url: draft, headers: json, payload: '{"text":"\\u0000"}' },
    { method: 'POST', url: draft, headers: json, payload: JSON.stringify({ text: 'x'.repeat(1_100_000) }) },
    { method: 'POST', url: draft, headers: { ...key, 'content-type': 'text/plain' }, payload: '{"text":"x"}' },
    { method: 'POST', url: draft, headers: { ...key, 'content-type': 'application/x-www-form-urlencoded' }, payload: 'text=x' },
    { method: 'POST', url: `${draft}?text=x`, headers: json, payload: '{}' },
    { method: 'POST', url: draft, headers: { ...json, 'idempotency-key': 'k'.repeat(5000) }, payload: '{"text":"x"}' },
    { method: 'POST', url: draft, headers: { ...json, authorization: 'Bearer ' }, payload: '{"text":"x"}' },
    { method: 'POST', url: draft, headers: { ...json, authorization: `Bearer ${'\u00ff'.repeat(3000)}` }, payload: '{"text":"x"}' },
    {
      method: 'POST',
      url: '/api/sign-in/code',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ ticket: 'AAEC'.repeat(20), code: '123456' }),
    },
  ];
  for (const request of wire) {
    const response = await app.inject({ ...request, remoteAddress: `10.9.0.${(addresses += 1) & 255}` });
    expect(response.statusCode, `${request.method} ${request.url.slice(0, 80)} ${request.payload?.slice(0, 40)}`).toBeGreaterThanOrEqual(400);
    mustBeAnAnswer(response);
  }
  expect(Reflect.get({}, 'admin')).toBeUndefined();
});

test('afterwards the books balance', async () => {
  const report = await transact(database, { actor: system, district: here.district, now: clock() }, (context) => checkLedger(context));
  expect(report).toEqual([]);
});
