import type { FastifyInstance } from 'fastify';
import type { Database } from '#platform/database.ts';
import { buildHttp } from '#platform/http.ts';
import type { Route, Serving } from '#platform/serve.ts';
import { authenticate } from './identity/authenticate.ts';
import { routes as identity } from './identity/routes.ts';
import { routes as imports } from './imports/routes.ts';
import { routes as messages } from './messages/routes.ts';
import { routes as participation } from './participation/routes.ts';
import { districtOf } from './places/district-of.ts';
import { routes as places } from './places/routes.ts';
import { routes as rules } from './rules/routes.ts';

/** Every route of every slice, lowest floor first. */
export const routes: readonly Route[] = [...places, ...identity, ...messages, ...rules, ...imports, ...participation];

export interface AppOptions {
  readonly database: Database;
  /** The moment of each request; tests pass their own. */
  readonly clock: () => Date;
  readonly mode: 'demo' | 'production';
  /** Sessions of the identity slice unless a test says who stands behind a token. */
  readonly authenticate?: Serving['authenticate'];
  readonly districtOf?: Serving['districtOf'];
  readonly ready?: () => boolean;
  readonly trustProxy?: string | false;
  readonly secureCookies?: boolean;
  readonly logLine?: (line: Readonly<Record<string, string | number | undefined>>) => void;
  readonly webRoot?: string;
}

/** The whole product behind one Fastify instance, not yet listening. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  return buildHttp({
    database: options.database,
    clock: options.clock,
    authenticate: options.authenticate ?? ((token, now) => authenticate(options.database, token, now)),
    districtOf: options.districtOf ?? ((request) => districtOf(options.database, request)),
    secureCookies: options.secureCookies ?? options.mode === 'production',
    routes,
    ready: options.ready ?? (() => true),
    trustProxy: options.trustProxy ?? false,
    logLine: options.logLine ?? (() => undefined),
    ...(options.webRoot ? { webRoot: options.webRoot } : {}),
  });
}
