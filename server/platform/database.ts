import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { DB } from '../../database/schema.ts';
import type { Actor, Context } from './context.ts';
import { assert, Refusal } from './refuse.ts';

/** How values reach TypeScript, decided once: int8 as a safe whole number, date as `YYYY-MM-DD`, the rest as pg does it. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, wholeNumber],
  [1016, (text) => text.slice(1, -1).split(',').filter(Boolean).map(wholeNumber)],
  [pg.types.builtins.DATE, (text) => text],
  [1182, (text) => text.slice(1, -1).split(',').filter(Boolean)],
]);
function wholeNumber(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value), `int8 ${text} is no safe whole number`);
  return value;
}
const plainParser = pg.types.getTypeParser.bind(pg.types);
/** For every client that reads application data, the pool's and the benches' alike. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    format === 'binary' ? plainParser(oid, 'binary') : (parsers.get(oid) ?? plainParser(oid, 'text')),
};

export interface Database {
  readonly kysely: Kysely<DB>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens the pool as the server's role. */
export function openDatabase(config: pg.ClientConfig, connections = 16): Database {
  const pool = new pg.Pool({ ...config, types, max: connections, application_name: 'liren' });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced by the pool
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { kysely, pool, close: () => kysely.destroy() };
}

const serializationFailure = '40001';
const deadlockDetected = '40P01';
const tries = 6;

function mayRetry(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === serializationFailure || error.code === deadlockDetected);
}

export interface TransactionOf {
  readonly actor: Actor;
  readonly district: number;
  readonly now: Date;
}

async function keeping<Result>(verb: () => Promise<Result>): Promise<{ readonly result: Result } | { readonly refusal: Refusal }> {
  try {
    return { result: await verb() };
  } catch (error) {
    if (error instanceof Refusal && error.keeps) return { refusal: error };
    throw error;
  }
}

/**
 * One verb in one transaction of one district. The whole verb runs again after a serialisation failure or a deadlock;
 * a refusal or any other error rolls everything back and is thrown; only a refusal that says so keeps what was written.
 */
export async function transact<Result>(database: Database, of: TransactionOf, verb: (context: Context) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const ended = await database.kysely
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (tx) => {
          await sql`select set_config('liren.district', ${String(of.district)}, true)`.execute(tx);
          return keeping(() => verb({ ...of, tx }));
        });
      if ('refusal' in ended) throw ended.refusal;
      return ended.result;
    } catch (error) {
      if (!mayRetry(error) || attempt === tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
    }
  }
}
