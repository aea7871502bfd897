import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import type { TestProject } from 'vitest/node';
import { connectionTo } from '#platform/config.ts';
import { startEmbedded, type Embedded } from '#platform/embedded.ts';
import { prepareDatabase } from '#platform/migrate.ts';
import { useKeys } from '#platform/seal.ts';
import { testKeys } from './keys.ts';
import { asAdmin, testPrefix, type TestServer } from './admin.ts';

const projectFolder = path.join(import.meta.dirname, '../..');
const templatePrefix = 'liren_template_';
/** Templates of earlier states of the migrations are dropped after this. */
const templateDays = 2;

/** Changes with everything that shapes a freshly migrated database. */
async function templateName(): Promise<string> {
  const hash = createHash('sha256');
  const migrations = path.join(projectFolder, 'database/migrations');
  const files = (await fs.readdir(migrations)).toSorted().map((name) => path.join(migrations, name));
  for (const file of [...files, path.join(projectFolder, 'server/platform/migrate.ts'), path.join(projectFolder, 'package-lock.json')])
    hash.update(`${file}\n`).update(await fs.readFile(file));
  return templatePrefix + hash.digest('hex').slice(0, 16);
}

async function makeTemplate(admin: pg.ClientConfig): Promise<string> {
  useKeys(testKeys);
  const name = await templateName();
  return asAdmin(admin, async (client) => {
    // Another run may be making the same template on the same server.
    await client.query(`select pg_advisory_lock(hashtext('liren test template'))`);
    if ((await client.query('select from pg_database where datname = $1', [name])).rowCount) return name;
    const building = `${name}_building`;
    await client.query(`drop database if exists ${building} with (force)`);
    await client.query(`create database ${building} template template0 encoding 'UTF8'`);
    await prepareDatabase({ ...admin, database: building });
    await client.query(`alter database ${building} rename to ${name}`);
    return name;
  });
}

/** Removes what runs that were killed left behind on the shared embedded server. */
async function sweep(admin: pg.ClientConfig): Promise<void> {
  await asAdmin(admin, async (client) => {
    const { rows } = await client.query<{ name: string; days: number }>(
      `select datname name, extract(day from clock_timestamp() - (pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification)::int days from pg_database where datname like 'liren\\_%'`,
    );
    for (const { name, days } of rows) {
      const pid = name.startsWith(testPrefix) ? Number(name.slice(testPrefix.length).split('_')[0]) : undefined;
      const over = pid === undefined ? days >= templateDays : !isAlive(pid);
      if (over) await client.query(`drop database if exists ${name} with (force)`);
    }
  });
}
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** One server for all runs of this user at the same time; nothing on it needs to survive the machine's fall. */
async function startTestServer(): Promise<Embedded> {
  const folder = path.join(os.tmpdir(), `liren-tests-${process.getuid?.() ?? 'user'}`);
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300', max_wal_size: '4GB', checkpoint_timeout: '1h' };
  try {
    return await startEmbedded({ folder, settings });
  } catch {
    await fs.rm(folder, { recursive: true, force: true }); // left broken by a fall of the machine
    return startEmbedded({ folder, settings });
  }
}

/** vitest's globalSetup: one PostgreSQL for the whole run, that of DATABASE_URL if it is set, else the embedded one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['DATABASE_URL'];
  const embedded = url ? undefined : await startTestServer();
  const admin = url ? connectionTo(url) : (embedded?.admin ?? {});
  if (embedded) await sweep(admin);
  const template = await makeTemplate(admin);
  const { host = '', port = 5432, user, password, database = 'postgres' } = admin;
  const testServer: TestServer = {
    admin: { host, port, database, ...(user ? { user } : {}), ...(typeof password === 'string' ? { password } : {}) },
    template,
  };
  project.provide('testServer', testServer);
  return async () => embedded?.release();
}
