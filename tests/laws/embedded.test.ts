import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from '#platform/embedded.ts';
import { prepareDatabase } from '#platform/migrate.ts';
import { useKeys } from '#platform/seal.ts';
import { testKeys } from '../kit/keys.ts';

const scratch = await fs.mkdtemp(path.join(os.tmpdir(), 'liren-embedded-'));
await fs.chmod(scratch, 0o755); // as root, PostgreSQL's own user must come through
afterAll(() => fs.rm(scratch, { recursive: true, force: true }));

const folder = path.join(scratch, 'postgres');
const started: Embedded[] = [];
async function start(): Promise<Embedded> {
  const embedded = await startEmbedded({ folder, database: 'liren' });
  started.push(embedded);
  return embedded;
}
// A failed test must not leave its server running.
afterEach(async () => {
  for (const embedded of started.splice(0)) await embedded.release();
});

async function ask(login: pg.ClientConfig, question: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(login);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(question)).rows;
  } finally {
    await client.end();
  }
}
const answers = (login: pg.ClientConfig): Promise<boolean> =>
  ask(login, 'select 1').then(
    () => true,
    () => false,
  );

test('the embedded database keeps checksums, syncs to disk and asks for a password', async () => {
  const embedded = await start();
  const [settings] = await ask(
    embedded.admin,
    `select current_setting('data_checksums') checksums, current_setting('fsync') fsync, current_setting('full_page_writes') pages, current_setting('timezone') zone, current_setting('listen_addresses') tcp`,
  );
  expect(settings).toEqual({ checksums: 'on', fsync: 'on', pages: 'on', zone: 'UTC', tcp: process.platform === 'win32' ? '127.0.0.1' : '' });
  await expect(ask({ ...embedded.admin, password: 'a guess' }, 'select 1')).rejects.toThrow(/password authentication failed/);
  const socketMode = process.platform === 'win32' ? 0o700 : (await fs.stat(embedded.admin.host ?? '')).mode & 0o777;
  expect(socketMode).toBe(0o700);
  await embedded.release();
  expect(await answers(embedded.admin)).toBe(false);
});

test("the server's role on the embedded database is no superuser, cannot bypass row security and owns nothing", async () => {
  useKeys(testKeys);
  const embedded = await start();
  const { server } = await prepareDatabase(embedded.admin);
  const [role] = await ask(
    server,
    `select current_user as who, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, (select count(*)::int from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = current_user`,
  );
  expect(role).toEqual({ who: 'liren_server', rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: 0 });
  await expect(ask(server, 'set role liren_owner')).rejects.toThrow(/permission denied/);
  await embedded.release();
});

test('a server that was killed is found dead, started again in the same place, and its data is there', async () => {
  const embedded = await start();
  await ask(embedded.admin, 'create table kept (n int)');
  await ask(embedded.admin, 'insert into kept values (7)');
  process.kill(embedded.postmasterPid, 'SIGKILL');
  // A killed process lives on for a moment.
  await expect.poll(() => embedded.revive()).toBe(true);
  expect(await ask(embedded.admin, 'select n from kept')).toEqual([{ n: 7 }]);
  expect(await embedded.revive()).toBe(false);
  await embedded.release();
});

test('the note of a dead server does not stop the next start, even when another program has its number', async () => {
  await fs.writeFile(path.join(folder, 'cluster/postmaster.pid'), `${process.pid}\n${folder}/cluster\n1\n5432\n${scratch}/gone\n\n`);
  const embedded = await start();
  expect(await answers(embedded.admin)).toBe(true);
  await embedded.release();
});

test('processes on one folder share a server, and the last one out stops it', async () => {
  const [first, second] = await Promise.all([start(), start()]);
  expect(second.postmasterPid).toBe(first.postmasterPid);
  await first.release();
  expect(await answers(second.admin)).toBe(true);
  await second.release();
  expect(await answers(second.admin)).toBe(false);
  expect(existsSync(second.admin.host ?? '')).toBe(false);
});

test('a process that died without saying goodbye does not keep the server running', async () => {
  const script = `const { startEmbedded } = await import(${JSON.stringify(path.join(import.meta.dirname, '../../server/platform/embedded.ts'))}); await startEmbedded({ folder: ${JSON.stringify(folder)} }); console.log('started'); setInterval(() => undefined, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: path.join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(other.stdout, 'data');
  other.kill('SIGKILL');
  await once(other, 'exit');
  const embedded = await start();
  await embedded.release();
  expect(await answers(embedded.admin)).toBe(false);
});
