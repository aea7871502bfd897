import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CannotStart } from './cannot-start.ts';
import { parseKeys, readConfig, readKeys, type Config } from './config.ts';

const scratch = await fs.mkdtemp(path.join(os.tmpdir(), 'liren-config-'));
afterAll(() => fs.rm(scratch, { recursive: true, force: true }));

const key = (fill: string): string => Buffer.alloc(32, fill).toString('base64');
const goodKeys = path.join(scratch, 'master.key');
await fs.writeFile(goodKeys, `1:${key('a')}\n`, { mode: 0o600 });

const production = {
  LIREN_MODE: 'production',
  LIREN_DATA: path.join(scratch, 'data'),
  DATABASE_URL: 'postgres://liren:secret@db.example:5433/liren',
  LIREN_MASTER_KEY_FILE: goodKeys,
  LIREN_PUBLIC_URL: 'https://liren.example',
};

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return error instanceof CannotStart ? error.sentences.map((sentence) => sentence.en) : [String(error)];
  }
}

test('demo mode needs nothing: the embedded database on this machine only', () => {
  expect(readConfig({})).toMatchObject({ mode: 'demo', host: '127.0.0.1', port: 8600, database: undefined, trustProxy: false });
});

test('production mode names every missing secret at once', () => {
  const problems = problemsOf({ LIREN_MODE: 'production' });
  expect(problems).toHaveLength(3);
  for (const name of ['DATABASE_URL', 'LIREN_MASTER_KEY_FILE', 'LIREN_PUBLIC_URL'])
    expect(
      problems.some((sentence) => sentence.startsWith(`${name} is missing`)),
      name,
    ).toBe(true);
});

test('production mode starts with its secrets', () => {
  expect(readConfig(production)).toMatchObject({
    mode: 'production',
    database: { host: 'db.example', port: 5433, user: 'liren', password: 'secret', database: 'liren' },
    publicUrl: 'https://liren.example',
  });
});

test.each([
  ['a key file in the data folder', { LIREN_MASTER_KEY_FILE: path.join(scratch, 'data/keys/master.key') }, /kept apart/],
  ['a key file that is not there', { LIREN_MASTER_KEY_FILE: path.join(scratch, 'absent.key') }, /cannot be read/],
  ['an address without https', { LIREN_PUBLIC_URL: 'http://liren.example' }, /begins with https/],
  ['a database that is not PostgreSQL', { DATABASE_URL: 'mysql://db.example/liren' }, /looks like postgres/],
  ['an unknown mode', { LIREN_MODE: 'test' }, /either demo or production/],
  ['a port beyond 65535', { LIREN_PORT: '70000' }, /port number/],
])('production refuses %s', (_name, change, expected) => {
  expect(problemsOf({ ...production, ...change }).join('\n')).toMatch(expected);
});

test('the highest key wraps what is new, and the older ones stay', () => {
  const keys = parseKeys(`# rotated in spring\n1:${key('a')}\n\n2:${key('b')}\n`, 'file');
  expect(keys.current).toBe(2);
  expect(keys.key(1)).toEqual(Buffer.alloc(32, 'a'));
});

test.each([
  ['no key', ''],
  ['no key of number 1', `2:${key('b')}`],
  ['a key twice', `1:${key('a')}\n1:${key('b')}`],
  ['a key of another length', `1:${Buffer.alloc(16).toString('base64')}`],
  ['a key without number', key('a')],
])('a key file with %s is refused', (_name, text) => {
  expect(() => parseKeys(text, 'file')).toThrow(CannotStart);
});

test('a key file that others can read is refused', async () => {
  const file = path.join(scratch, 'open.key');
  await fs.writeFile(file, `1:${key('a')}\n`);
  await fs.chmod(file, 0o644);
  await expect(readKeys(readConfig({ ...production, LIREN_MASTER_KEY_FILE: file }))).rejects.toThrow(/chmod 600/);
});

test('demo mode makes its key once, and never again beside a database that an earlier key sealed', async () => {
  const config: Config = readConfig({ LIREN_DATA: path.join(scratch, 'demo') });
  const first = await readKeys(config);
  expect((await fs.stat(config.masterKeyFile)).mode & 0o777).toBe(0o600);
  expect((await readKeys(config)).key(1)).toEqual(first.key(1));
  await fs.mkdir(path.join(config.dataFolder, 'postgres'));
  await fs.rm(config.masterKeyFile);
  await expect(readKeys(config)).rejects.toThrow(/is gone/);
});
