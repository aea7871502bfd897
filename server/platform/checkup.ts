import fs from 'node:fs/promises';
import pg from 'pg';
import { readMigrations } from './migrate.ts';

/** What the catalogue says about one database, read with the admin's login; nothing is changed. */
export interface DatabaseCheckup {
  /** As PostgreSQL prints it, `18.4`. */
  readonly version: string;
  readonly major: number;
  /** Undefined before the first migration. */
  readonly serverRole:
    | {
        readonly superuser: boolean;
        readonly bypassesRowSecurity: boolean;
        readonly createsRoles: boolean;
        readonly createsDatabases: boolean;
        readonly owns: number;
      }
    | undefined;
  readonly migrations: { readonly known: number; readonly missing: readonly string[]; readonly changed: readonly string[] };
  /** Database clock minus program clock, in seconds. */
  readonly clockDifference: number;
}

const serverRole = 'liren_server';

export async function checkDatabase(admin: pg.ClientConfig): Promise<DatabaseCheckup> {
  const client = new pg.Client({ ...admin, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const before = Date.now();
    const { rows: clocks } = await client.query<{ seconds: string; version: string; number: string }>(
      `select extract(epoch from clock_timestamp())::text seconds, current_setting('server_version') version, current_setting('server_version_num') number`,
    );
    const middle = (before + Date.now()) / 2000;
    const { seconds, version, number } = clocks[0] ?? { seconds: '0', version: '', number: '0' };
    return {
      version: version.split(' ')[0] ?? version,
      major: Math.floor(Number(number) / 10_000),
      clockDifference: Math.round((Number(seconds) - middle) * 10) / 10,
      serverRole: await readServerRole(client),
      migrations: await compareMigrations(client),
    };
  } finally {
    await client.end();
  }
}

async function readServerRole(client: pg.Client): Promise<DatabaseCheckup['serverRole']> {
  const { rows } = await client.query<{ super: boolean; bypass: boolean; roles: boolean; databases: boolean; owns: number }>(
    `select rolsuper super, rolbypassrls bypass, rolcreaterole roles, rolcreatedb databases,
       (select count(*)::int from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = r.oid and deptype = 'o') owns
     from pg_roles r where rolname = $1`,
    [serverRole],
  );
  const [role] = rows;
  return role && { superuser: role.super, bypassesRowSecurity: role.bypass, createsRoles: role.roles, createsDatabases: role.databases, owns: role.owns };
}

async function compareMigrations(client: pg.Client): Promise<DatabaseCheckup['migrations']> {
  const known = await readMigrations();
  const { rows: tables } = await client.query(`select from pg_tables where schemaname = 'migrations' and tablename = 'applied'`);
  const applied = tables.length > 0 ? (await client.query<{ number: number; digest: string }>('select number, digest from migrations.applied')).rows : [];
  const digests = new Map(applied.map((row) => [row.number, row.digest]));
  return {
    known: known.length,
    missing: known.filter((migration) => !digests.has(migration.number)).map((migration) => migration.name),
    changed: known
      .filter((migration) => digests.has(migration.number) && digests.get(migration.number) !== migration.digest)
      .map((migration) => migration.name),
  };
}

/** Free bytes where `folder` lies, or will lie. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await fs.statfs(folder);
  return bavail * bsize;
}
