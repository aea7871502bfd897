import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { passwordFor } from './seal.ts';
import { installQueues } from './wake.ts';

const folder = path.join(import.meta.dirname, '../../database/migrations');
const serverRole = 'liren_server';
const readerRole = 'liren_reader';
const ownerRole = 'liren_owner';

export interface Prepared {
  /** How the server connects from now on: a role that owns nothing and cannot bypass row security. */
  readonly server: pg.ClientConfig;
  readonly reader: pg.ClientConfig;
  /** Names of the migrations that ran now. */
  readonly applied: readonly string[];
}

/** One forward-only step, in the order of its number. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

/** All migrations of this version of the program. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await fs.readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await fs.readFile(path.join(folder, name), 'utf8');
      return { number: Number(name.slice(0, 4)), name, sql, digest: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function makeRoles(admin: pg.Client): Promise<void> {
  for (const role of [ownerRole, serverRole, readerRole]) {
    // Two starts at once may both try: the second finds it made.
    await admin.query(
      `do $$ begin create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole; exception when duplicate_object then null; end $$`,
    );
  }
  const { rows } = await admin.query<{ name: string; quoted: string; me: string; super: boolean }>(
    'select current_database() name, quote_ident(current_database()) quoted, quote_ident(current_user) me, (select rolsuper from pg_roles where rolname = current_user) super',
  );
  const [here] = rows;
  if (!here) throw new Error('the database does not say its name');
  if (!here.super) await admin.query(`grant ${ownerRole} to ${here.me}`);
  await admin.query(`grant create, connect on database ${here.quoted} to ${ownerRole}`);
  await admin.query(`grant connect on database ${here.quoted} to ${serverRole}, ${readerRole}`);
}

async function openLogins(admin: pg.Client): Promise<void> {
  for (const role of [serverRole, readerRole]) {
    await admin.query(`alter role ${role} login password ${admin.escapeLiteral(passwordFor(role))}`);
  }
}

async function runMigrations(admin: pg.Client): Promise<string[]> {
  await admin.query(`set role ${ownerRole}`);
  try {
    await admin.query(
      'create schema if not exists migrations; create table if not exists migrations.applied (number int primary key, name text not null, digest text not null, applied_at timestamptz not null default now())',
    );
    await admin.query(
      `grant usage on schema migrations to ${serverRole}; grant select on migrations.applied to ${serverRole}; alter table migrations.applied enable row level security`,
    );
    await admin.query(`do $$ begin create policy everyone on migrations.applied for select using (true); exception when duplicate_object then null; end $$`);
    const { rows } = await admin.query<{ number: number; digest: string; name: string }>('select number, name, digest from migrations.applied');
    const known = new Map(rows.map((row) => [row.number, row]));
    const applied: string[] = [];
    for (const migration of await readMigrations()) {
      const before = known.get(migration.number);
      if (before) {
        if (before.digest !== migration.digest) throw new Error(`migration ${migration.name} was changed after it ran here; migrations only go forward`);
        continue;
      }
      await admin.query('begin');
      try {
        await admin.query(migration.sql);
        await admin.query('insert into migrations.applied (number, name, digest) values ($1, $2, $3)', [migration.number, migration.name, migration.digest]);
        await admin.query('commit');
      } catch (error) {
        await admin.query('rollback');
        throw new Error(`migration ${migration.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
      applied.push(migration.name);
    }
    await installQueues(admin);
    return applied;
  } finally {
    await admin.query('reset role');
  }
}

/**
 * Brings a database to this version: makes the three roles, runs what has not run yet as the owner, and gives the
 * server's and the reader's logins. `admin` may create roles; it is used for nothing else.
 */
export async function prepareDatabase(config: pg.ClientConfig): Promise<Prepared> {
  const admin = new pg.Client(config);
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    const version = Number((await admin.query<{ server_version_num: string }>('show server_version_num')).rows[0]?.server_version_num);
    if (version < 150_000) throw new Error(`PostgreSQL 15 or newer is needed, this server is ${Math.floor(version / 10_000)}`);
    await admin.query(`select pg_advisory_lock(hashtext('liren migrations'))`);
    await makeRoles(admin);
    const applied = await runMigrations(admin);
    await openLogins(admin);
    const as = (user: string): pg.ClientConfig => ({ ...withoutLogin(config), user, password: passwordFor(user) });
    return { server: as(serverRole), reader: as(readerRole), applied };
  } finally {
    await admin.end();
  }
}

/** The same place without the login: a connection string is taken apart, or its user would win. */
function withoutLogin(config: pg.ClientConfig): pg.ClientConfig {
  if (!config.connectionString) return config;
  const { connectionString, ...rest } = config;
  const url = new URL(connectionString);
  url.username = '';
  url.password = '';
  const host = url.searchParams.get('host');
  const common = { ...rest, database: decodeURIComponent(url.pathname.slice(1)), ...(url.port ? { port: Number(url.port) } : {}) };
  return host
    ? { ...common, host }
    : {
        ...common,
        host: url.hostname,
        ...(url.searchParams.get('sslmode') && url.searchParams.get('sslmode') !== 'disable'
          ? { ssl: { rejectUnauthorized: url.searchParams.get('sslmode') === 'verify-full' } }
          : {}),
      };
}
