import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, expect, inject } from 'vitest';
import type { z } from 'zod';
import type { EndpointShape } from '#contract/endpoint.ts';
import { signInDemo } from '#contract/identity.ts';
import type { Context } from '#platform/context.ts';
import { openDatabase, transact, type Database } from '#platform/database.ts';
import { useMode } from '#platform/mode.ts';
import { passwordFor, useKeys } from '#platform/seal.ts';
import { demoDistrict, loadDemo } from '../../database/demo/load.ts';
import { buildApp } from '../../server/app.ts';
import { loadCalendar } from '../../server/calendar/load-calendar.ts';
import { asAdmin, testPrefix } from './admin.ts';
import { root } from './house.ts';
import { testKeys } from './keys.ts';
import { system } from './town.ts';

/** A Tuesday morning. */
export const demoNow = new Date('2026-11-24T02:30:00Z');
export const demoToday = '2026-11-24';
const prefix = 'liren_template_demo_';
const folders = ['contract', 'words', 'database', 'server'];

/** Changes with everything that may shape the loaded demo. */
async function templateName(): Promise<string> {
  const hash = createHash('sha256').update(demoNow.toISOString());
  for (const folder of folders) {
    const entries = await fs.readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && /\.(ts|json|sql)$/.test(entry.name)).map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of files.toSorted()) hash.update(`${path.relative(root, file)}\n`).update(await fs.readFile(file));
  }
  return prefix + hash.digest('hex').slice(0, 16);
}

const asServer = (admin: pg.ClientConfig, database: string): Database =>
  openDatabase({ ...admin, database, user: 'liren_server', password: passwordFor('liren_server') });

/** The default demo is loaded once for all files that look at it, and kept until the program changes; each has a copy. */
async function copyDemo(admin: pg.ClientConfig, migrated: string, copy: string): Promise<void> {
  await asAdmin(admin, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('liren demo template'))`);
    await client.query(`create database ${copy} template ${await loadedTemplate(client, admin, migrated)}`);
  });
}

async function loadedTemplate(client: pg.Client, admin: pg.ClientConfig, migrated: string): Promise<string> {
  const name = await templateName();
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [prefix]);
  if (rows.some(({ datname }) => datname === name)) return name;
  for (const { datname } of rows) await client.query(`drop database if exists ${datname}`).catch(() => undefined); // in use by another run
  const building = `${name}_building`;
  await client.query(`create database ${building} template ${migrated}`);
  const database = asServer(admin, building);
  try {
    await loadCalendar(database);
    const loaded = await loadDemo({ database, clock: () => demoNow });
    expect(loaded).toEqual({ outcome: 'loaded', today: demoToday, already: false });
  } finally {
    await database.close();
  }
  await client.query(`alter database ${building} rename to ${name}`);
  return name;
}

/** The loaded demo district in a database of its own, served at `demoNow`. Call it at the top of a test file. */
export async function createDemo() {
  useKeys(testKeys);
  useMode('demo');
  const { admin, template } = inject('testServer');
  const name = `${testPrefix}${process.pid}_${randomBytes(5).toString('hex')}`;
  await copyDemo(admin, template, name);
  const database = asServer(admin, name);
  afterAll(async () => {
    await database.close();
    await asAdmin(admin, (client) => client.query(`drop database if exists ${name} with (force)`));
  });

  const lines: Readonly<Record<string, unknown>>[] = [];
  const app = await buildApp({ database, clock: () => demoNow, mode: 'demo', logLine: (line) => void lines.push(line) });
  let calls = 0;
  const call = async (endpoint: EndpointShape, input: Readonly<Record<string, unknown>>, token?: string) => {
    const rest = new Map(Object.entries(input));
    const url = endpoint.path.replaceAll(/:(\w+)/g, (_all, part: string) => {
      const value = String(rest.get(part));
      rest.delete(part);
      return encodeURIComponent(value);
    });
    const isGet = endpoint.method === 'GET';
    const query = new URLSearchParams([...rest].map(([key, value]) => [key, String(value)])).toString();
    calls += 1;
    return app.inject({
      method: endpoint.method,
      remoteAddress: `10.9.${(calls >> 8) & 255}.${calls & 255}`,
      url: isGet && query ? `${url}?${query}` : url,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(isGet ? {} : { 'idempotency-key': `demo-call-${calls}` }) },
      ...(isGet ? {} : { payload: Object.fromEntries(rest) }),
    });
  };
  return {
    database,
    admin: { ...admin, database: name },
    /** What the server wrote to its log. */
    lines,
    run: <Result>(verb: (context: Context) => Promise<Result>): Promise<Result> =>
      transact(database, { actor: system, district: demoDistrict, now: demoNow }, verb),
    /** A session of one of the first page's people. */
    signIn: async (persona: string): Promise<string> => {
      const answered = await call(signInDemo, { persona });
      expect(answered.statusCode, answered.body).toBe(200);
      return answered.cookies.find((cookie) => cookie.name === 'liren_session')?.value ?? '';
    },
    ok: async <E extends EndpointShape, Output extends z.ZodType>(
      endpoint: E & { readonly output: Output },
      input: z.input<E['input']>,
      token?: string,
    ): Promise<z.output<Output>> => {
      const answered = await call(endpoint, Object.fromEntries(Object.entries(input)), token);
      expect(answered.statusCode, answered.body).toBe(200);
      return endpoint.output.parse(answered.json());
    },
    status: async <E extends EndpointShape>(endpoint: E, input: z.input<E['input']>, token?: string): Promise<number> =>
      (await call(endpoint, Object.fromEntries(Object.entries(input)), token)).statusCode,
  };
}
