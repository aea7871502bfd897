import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { readDirectory } from '../../server/identity/read-directory.ts';
import { testKeys } from '../kit/keys.ts';
import { createTown } from '../kit/town.ts';

const town = await createTown();
const { admin, people, places, run } = town;
const execute = promisify(execFile);

const scratch = await fs.mkdtemp(path.join(os.tmpdir(), 'liren-import-'));
afterAll(() => fs.rm(scratch, { recursive: true, force: true }));
const keyFile = path.join(scratch, 'test.key');
await fs.writeFile(keyFile, `1:${testKeys.key(1).toString('base64')}\n`, { mode: 0o600 });

const login = `${encodeURIComponent(admin.user ?? '')}:${encodeURIComponent(typeof admin.password === 'string' ? admin.password : '')}`;
const environment = {
  PATH: process.env['PATH'] ?? '',
  LANG: 'C.UTF-8',
  LIREN_DATA: path.join(scratch, 'data'),
  LIREN_MASTER_KEY_FILE: keyFile,
  DATABASE_URL: `postgres://${login}@localhost:${admin.port}/${admin.database}?host=${encodeURIComponent(admin.host ?? '')}`,
};

/** The command as an operator types it; both streams together. */
async function importFile(...args: readonly string[]): Promise<{ readonly status: number; readonly output: string }> {
  const options = { cwd: path.join(import.meta.dirname, '../..'), env: environment };
  return execute(process.execPath, ['cli/main.ts', 'import', ...args], options).then(
    ({ stdout, stderr }) => ({ status: 0, output: stdout + stderr }),
    (error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => ({ status: error.code, output: error.stdout + error.stderr }),
  );
}
const peopleCount = () => run(async (context) => (await readDirectory(context, places.willow)).byId.size);

const clean = path.join(scratch, 'clean.csv');
await fs.writeFile(clean, '居民编号,姓名,楼栋,门牌,手机,出生年\nR1,林知远,1号楼,301,13800138001,1958\nR2,沈怀宁,2号楼,302,,1985\n');
const faulty = path.join(scratch, 'faulty.csv');
await fs.writeFile(faulty, '居民编号,姓名,楼栋,门牌,手机,出生年\nR3,叶景棠,9号楼,101,13800138003,1990\nR4,温书白,1号楼,102,,1961\n');
const as = (username: string, community = '柳岸社区') => ['--kind', 'residents', '--community', community, '--as', username];
const asClerk = as(people.clerk.username);

test('a file is checked first and written when asked for, and the same file twice changes nothing', async () => {
  expect(await importFile(clean, ...asClerk)).toMatchObject({ status: 0, output: expect.stringContaining('nothing is written') });
  expect(await peopleCount()).toBe(0);
  expect(await importFile(clean, ...asClerk, '--write')).toMatchObject({ status: 0, output: expect.stringContaining('2 lines are written') });
  expect(await peopleCount()).toBe(2);
  expect(await importFile(clean, ...asClerk, '--write')).toMatchObject({ status: 0, output: expect.stringContaining('Same 2') });
});

test('a faulty line is named with its reason and keeps the file out, unless the good ones are asked for', async () => {
  const whole = await importFile(faulty, ...asClerk, '--write');
  expect(whole.status).toBe(1);
  expect(whole.output).toMatch(/line 2 Faulty: .*9号楼/);
  expect(await peopleCount()).toBe(2);
  expect(await importFile(faulty, ...asClerk, '--write', '--good-ones')).toMatchObject({ status: 0 });
  expect(await peopleCount()).toBe(3);
});

test('the command may do what the named member of staff may do, no more', async () => {
  const elsewhere = await importFile(clean, ...as(people.quarryClerk.username));
  expect(elsewhere.status).toBe(1);
  expect(await importFile(clean, ...as('nobody'))).toMatchObject({ status: 1, output: expect.stringContaining('nobody') });
  expect(await importFile(clean, ...as(people.clerk.username, '远方社区'))).toMatchObject({ status: 1, output: expect.stringContaining('柳岸社区') });
  expect(await importFile(path.join(scratch, 'absent.csv'), ...asClerk)).toMatchObject({ status: 1, output: expect.stringContaining('absent.csv') });
});
