import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { EndpointShape } from '#contract/endpoint.ts';
import { readConfig } from '#platform/config.ts';
import { transact } from '#platform/database.ts';
import type { Actor, Context } from '#platform/context.ts';
import { buildApp } from '../server/app.ts';
import { openSession } from '../server/identity/sign-in.ts';
import { openHouse, type House } from '../server/main.ts';

export interface Bench {
  readonly house: House;
  readonly app: FastifyInstance;
  /** Runs a verb in a transaction of its own, as the system unless said otherwise. */
  run<Result>(verb: (context: Context) => Promise<Result>, actor?: Actor): Promise<Result>;
  /** A session token for a person, without the steps of sign-in. */
  sessionFor(kind: 'staff' | 'resident', id: string): Promise<string>;
  /** Calls a route through the whole HTTP stack; throws on anything but a yes. */
  call<E extends EndpointShape, Output extends z.ZodType>(
    endpoint: E & { readonly output: Output },
    input: z.input<E['input']>,
    token: string,
  ): Promise<z.output<Output>>;
  close(): Promise<void>;
}

export const district = 1;

/** A fresh installation with the product's own database settings (durable, checksummed) in a folder that goes away again. */
export async function openBench(): Promise<Bench> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'liren-bench-'));
  await fs.chmod(folder, 0o755);
  const url = process.env['DATABASE_URL'];
  const config = readConfig({ LIREN_DATA: folder, LIREN_PORT: '0', ...(url ? { DATABASE_URL: url } : {}) });
  const house = await openHouse(config, () => undefined);
  const clock = (): Date => new Date();
  const app = await buildApp({ database: house.database, clock, mode: 'demo' });
  const run: Bench['run'] = (verb, actor = { kind: 'system', job: 'bench' }) => transact(house.database, { actor, district, now: clock() }, verb);
  return {
    house,
    app,
    run,
    sessionFor: (kind, id) =>
      run(async (context) => {
        let issued = '';
        await openSession(context, kind, id, { session: (token) => void (issued = token ?? ''), address: '' });
        return issued;
      }),
    call: async (endpoint, input, token) => {
      const rest = new Map<string, unknown>(Object.entries(input));
      const url = endpoint.path.replaceAll(/:(\w+)/g, (_all, name: string) => {
        const value = String(rest.get(name));
        rest.delete(name);
        return encodeURIComponent(value);
      });
      const isGet = endpoint.method === 'GET';
      const query = new URLSearchParams([...rest].filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)])).toString();
      const response = await app.inject({
        method: endpoint.method,
        url: isGet && query ? `${url}?${query}` : url,
        headers: { authorization: `Bearer ${token}`, ...(isGet ? {} : { 'idempotency-key': randomBytes(12).toString('hex') }) },
        ...(isGet ? {} : { payload: Object.fromEntries(rest) }),
      });
      if (response.statusCode !== 200) throw new Error(`${endpoint.id} answered ${response.statusCode}: ${response.body.slice(0, 300)}`);
      return endpoint.output.parse(response.json());
    },
    close: async () => {
      await app.close();
      await house.close();
      await fs.rm(folder, { recursive: true, force: true });
    },
  };
}

/** The value below which `share` of the measurements lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Milliseconds a piece of work took, and what it gave. */
export async function timed<Result>(work: () => Promise<Result>): Promise<{ readonly ms: number; readonly result: Result }> {
  const from = performance.now();
  const result = await work();
  return { ms: performance.now() - from, result };
}

/**
 * Work of fixed size on this machine in this minute, to hold figures against: SHA-256 over 64 MiB, and single-row durable
 * inserts one after another through one connection.
 */
export async function reference({ house }: Bench): Promise<{ readonly hashMs: number; readonly commitMs: number }> {
  const block = Buffer.alloc(1 << 20);
  const { ms: hashMs } = await timed(async () => {
    const hash = createHash('sha256');
    for (let i = 0; i < 64; i += 1) hash.update(block);
    return hash.digest();
  });
  const client = await house.database.pool.connect();
  await client.query('create temporary table bench_reference (id int)');
  const { ms } = await timed(async () => {
    for (let i = 0; i < 200; i += 1) {
      await client.query('begin');
      await client.query('insert into bench_reference values (1)');
      await client.query(`select set_config('liren.district', '1', true)`);
      await client.query(
        `insert into platform.job_mark (district_id, job, done_through, ran_at) values (1, 'bench', '2026-01-01', '2026-01-01') on conflict (district_id, job) do update set ran_at = excluded.ran_at`,
      );
      await client.query('commit');
    }
  });
  client.release(true);
  return { hashMs, commitMs: ms / 200 };
}

/** Prints figures as `name=value`, one line; times with one decimal. */
export function print(figures: Readonly<Record<string, number>>): void {
  console.log(
    Object.entries(figures)
      .map(([name, value]) => `${name}=${Number.isInteger(value) ? value : value.toFixed(1)}`)
      .join(' '),
  );
}
