import { randomBytes } from 'node:crypto';
import type {} from '@fastify/cookie';
import type {} from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { EndpointShape, FileOutput, InputOf, OutputOf } from '#contract/endpoint.ts';
import { refusals, type RefusalCode } from '#contract/refusals.ts';
import { refusalSentence } from '#words/refusals.ts';
import type { Actor, Context } from './context.ts';
import { mayKnock } from './context.ts';
import { transact, type Database, type TransactionOf } from './database.ts';
import { once, requestHash } from './idempotency.ts';
import { assert, Refusal, type RefusalFacts } from './refuse.ts';

/** An endpoint with its verb. */
export interface Route {
  readonly endpoint: EndpointShape;
  /** Parses what came in (throws a ZodError) and makes the call ready. */
  prepare(raw: unknown): { readonly input: unknown; run(context: Context, answer: Answer): Promise<unknown> };
}

/** What a sign-in verb may do to the browser besides answering. */
export interface Answer {
  /** Sets the session cookie, or removes it with undefined. */
  session(token: string | undefined): void;
  /** The caller's address, for limits; never stored in clear. */
  readonly address: string;
}

/** Binds an endpoint to its verb; the types of input and output come from the endpoint. */
export function bind<const E extends EndpointShape>(endpoint: E, verb: (context: Context, input: InputOf<E>, answer: Answer) => Promise<OutputOf<E>>): Route {
  return {
    endpoint,
    prepare: (raw) => {
      const input: InputOf<E> = z.parse<E['input']>(endpoint.input, raw);
      return { input, run: (context, answer) => verb(context, input, answer) };
    },
  };
}

/** Who is asking, and of which district. */
export interface Caller {
  readonly actor: Actor;
  readonly district: number;
}

export interface Serving {
  readonly database: Database;
  readonly clock: () => Date;
  /** Opens a session token; undefined when it is unknown or over. */
  readonly authenticate: (token: string, now: Date) => Promise<Caller | undefined>;
  /** The district of a request without a session: from the path, else from the host. */
  readonly districtOf: (request: { readonly host: string; readonly district: number | undefined }) => Promise<number | undefined>;
  readonly secureCookies: boolean;
}

const sessionCookie = 'liren_session';
const deviceCookie = 'liren_device';
const readOnly = new Set(['GET']);

const isFile = (output: EndpointShape['output']): output is FileOutput => 'media' in output;
const pathNames = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');

/** What a browser or a partner's system makes up for one doing; stored as it is, so that it must fit an index. */
const keyShape = /^[\x21-\x7e]{8,100}$/;

/** The JSON that every refusal answers with. */
export const refusalBody = (code: RefusalCode, facts: RefusalFacts) => ({ refused: code, message: refusalSentence(code, facts), facts });

const RefusalAnswer = z.object({
  refused: z.string(),
  message: z.object({ zh: z.string(), en: z.string() }),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

function schemaOf(endpoint: EndpointShape) {
  const names = pathNames(endpoint.path);
  const shape: Record<string, z.ZodType> = endpoint.input.shape;
  const inPath = Object.fromEntries(Object.entries(shape).filter(([name]) => names.includes(name)));
  const rest = Object.fromEntries(Object.entries(shape).filter(([name]) => !names.includes(name)));
  const statuses = new Set<number>(endpoint.refusals.map((code) => refusals[code]));
  statuses.add(400);
  if (endpoint.gate !== 'public') statuses.add(401).add(403);
  if (endpoint.method === 'POST' && endpoint.replay !== false) statuses.add(409).add(422);
  const failures = Object.fromEntries(
    [...statuses]
      .toSorted((a, b) => a - b)
      .map((status) => [status, RefusalAnswer.describe([...endpoint.refusals].filter((code) => refusals[code] === status).join(', ') || 'refused')]),
  );
  return {
    operationId: endpoint.id,
    summary: endpoint.summary.en,
    description: endpoint.summary.zh,
    tags: [endpoint.path.split('/')[2] ?? 'api'],
    ...(names.length > 0 ? { params: z.object(inPath) } : {}),
    ...(endpoint.method === 'GET' ? (Object.keys(rest).length > 0 ? { querystring: z.object(rest) } : {}) : { body: z.object(rest) }),
    ...(endpoint.method === 'POST' && endpoint.replay !== false ? { headers: z.object({ 'idempotency-key': z.string().min(8).max(100) }) } : {}),
    security: endpoint.gate === 'public' ? [] : [{ session: [] }],
    response: {
      200: isFile(endpoint.output)
        ? { description: 'a file', content: { [endpoint.output.media]: { schema: z.string().meta({ format: 'binary' }) } } }
        : endpoint.output,
      ...failures,
    },
  };
}

/** Who was let in at the door, until the handler runs. */
const letIn = new WeakMap<FastifyRequest, TransactionOf>();

/** Registers one route: schema, gate, transaction, idempotency, answer. */
export function serve(app: FastifyInstance, serving: Serving, { endpoint, prepare }: Route): void {
  const mutating = !readOnly.has(endpoint.method);
  const keyed = mutating && endpoint.replay !== false;
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: schemaOf(endpoint),
    ...(endpoint.bodyLimit ? { bodyLimit: endpoint.bodyLimit } : {}),
    // Per address: what anybody may write or sign in with, and papers, which cost more to make than to ask for.
    ...(endpoint.gate === 'public' && (mutating || isFile(endpoint.output))
      ? { config: { rateLimit: { max: mutating ? 30 : 60, timeWindow: '1 minute' } } }
      : {}),
    // Before the body is read: nobody makes the server take in 30 MB to be told that they may not.
    onRequest: async (request, reply) => {
      const now = serving.clock();
      const { actor, district, signedIn } = await callerOf(serving, request, reply, now);
      if (!signedIn && endpoint.gate !== 'public') throw new Refusal('signed-out');
      if (district === undefined) throw new Refusal('not-found');
      if (endpoint.gate !== 'public' && endpoint.gate !== 'signed-in' && !mayKnock(actor, endpoint.gate))
        throw new Refusal('not-allowed', { action: endpoint.gate });
      letIn.set(request, { actor, district, now });
    },
    handler: async (request, reply) => {
      const caller = letIn.get(request);
      assert(caller, 'whoever reaches the handler was let in');
      const key = request.headers['idempotency-key'];
      if (keyed && typeof key !== 'string') throw new Refusal('idempotency-key-missing');
      if (keyed && typeof key === 'string' && !keyShape.test(key)) throw new Refusal('invalid-input', { field: 'Idempotency-Key', why: null });
      const { input, run } = parsed(() => prepare({ ...asRecord(mutating ? request.body : request.query), ...asRecord(request.params) }));
      mustFit(input);
      const answer: Answer = {
        address: request.ip,
        session: (token) =>
          void (token === undefined
            ? reply.clearCookie(sessionCookie, { path: '/' })
            : reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: serving.secureCookies, maxAge: 30 * 24 * 3600 })),
      };
      const { output } = endpoint;
      const result = await transact(serving.database, caller, (context) => {
        if (isFile(output)) return run(context, answer);
        const encode = async () => JSON.stringify(output.parse(await run(context, answer)));
        return keyed && typeof key === 'string' ? once(context, key, requestHash(endpoint.id, input), encode) : encode();
      });
      if (isFile(output)) {
        const bytes = result instanceof Uint8Array ? Buffer.from(result) : Buffer.alloc(0);
        return reply.header('content-type', output.media).header('cache-control', 'no-store').send(bytes);
      }
      return reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store').send(result);
    },
  });
}

const asRecord = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});

interface Knocking {
  readonly actor: Actor;
  readonly district: number | undefined;
  readonly signedIn: boolean;
}

async function callerOf(serving: Serving, request: FastifyRequest, reply: FastifyReply, now: Date): Promise<Knocking> {
  const bearer = request.headers.authorization?.startsWith('Bearer ') ? request.headers.authorization.slice(7) : undefined;
  const token = bearer ?? request.cookies[sessionCookie];
  const known = token ? await serving.authenticate(token, now) : undefined;
  const params = asRecord(request.params);
  const named = params['district'] === undefined ? undefined : Number(params['district']);
  // A signed-in person reads public pages of any district as anybody does.
  if (known && (named === undefined || named === known.district)) return { ...known, signedIn: true };
  let device = request.cookies[deviceCookie];
  if (!device || !/^[\w-]{16,64}$/.test(device)) {
    device = randomBytes(18).toString('base64url');
    reply.setCookie(deviceCookie, device, { path: '/', httpOnly: true, sameSite: 'strict', secure: serving.secureCookies, maxAge: 365 * 24 * 3600 });
  }
  const district = await serving.districtOf({ host: request.hostname, district: named });
  return { actor: { kind: 'public', device }, district, signedIn: false };
}

const largestFigure = 2 ** 31 - 1;
/** Refuses what no column can hold: the character NUL, halves of characters, figures beyond 32 bits. */
function mustFit(value: unknown, field: string | null = null): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) throw new Refusal('invalid-input', { field, why: null });
  if (typeof value === 'number' && Math.abs(value) > largestFigure) throw new Refusal('invalid-input', { field, why: null });
  if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) mustFit(inner, field ?? name);
}

function parsed<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [first] = error.issues;
    throw new Refusal('invalid-input', { field: first?.path.join('.') || null, why: first?.message ?? null });
  }
}
