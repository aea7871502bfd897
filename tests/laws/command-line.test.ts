import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commandNames, commandWords } from '#words/cli.ts';

const project = path.join(import.meta.dirname, '../..');
const scratch = await fs.mkdtemp(path.join(os.tmpdir(), 'liren-cli-'));
await fs.chmod(scratch, 0o755); // as root, PostgreSQL's own user must come through
afterAll(() => fs.rm(scratch, { recursive: true, force: true }));

const environment = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', LIREN_DATA: path.join(scratch, 'data'), LIREN_PORT: '0' };

function start(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, args, { cwd: project, env: { ...environment, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
  const ended = once(child, 'close').then(() => ({ status: child.exitCode, output, errors }));
  return { child, ended, output: () => output };
}
const liren = (args: readonly string[], more?: Readonly<Record<string, string>>) => start(['bin/liren.mjs', ...args], more).ended;

test('help names every command in Chinese and English', async () => {
  const { status, output } = await liren(['--help']);
  expect(status).toBe(0);
  for (const name of commandNames) {
    expect(output).toContain(commandWords[name].summary.zh);
    expect(output).toContain(commandWords[name].summary.en);
  }
});

test.each(commandNames)('%s explains itself', async (name) => {
  const { status, output } = await start(['cli/main.ts', ...name.split(' '), '--help']).ended;
  expect(status).toBe(0);
  expect(output).toContain(commandWords[name].usage);
  expect(output).toContain(commandWords[name].more.zh);
});

test('an unknown command and an unknown option are refused with a sentence and status 2', async () => {
  const command = await liren(['leger', 'check']);
  expect(command).toMatchObject({ status: 2, errors: expect.stringContaining('no command "leger check"') });
  const option = await liren(['doctor', '--quick']);
  expect(option).toMatchObject({ status: 2, errors: expect.stringContaining('--quick') });
});

test('the terminal is answered in its own language', async () => {
  expect((await liren(['nothing'], { LANG: 'zh_CN.UTF-8' })).errors).toContain('没有“nothing”这个命令');
});

test('production refuses to start without its secrets and names each of them', async () => {
  const { status, errors } = await liren(['serve'], { LIREN_MODE: 'production' });
  expect(status).toBe(1);
  for (const name of ['DATABASE_URL', 'LIREN_MASTER_KEY_FILE', 'LIREN_PUBLIC_URL']) expect(errors).toContain(`${name} is missing`);
});

test('serve listens, doctor finds the installation sound, a signal stops it cleanly and the data is kept', async () => {
  const serveOnce = async (): Promise<number> => {
    const before = Date.now();
    const server = start(['cli/main.ts', 'serve']);
    await expect.poll(() => /\((http:\S+)\)/.exec(server.output())?.[1], { timeout: 20_000, interval: 20 }).toBeTruthy();
    const taken = Date.now() - before;
    const address = /\((http:\S+)\)/.exec(server.output())?.[1] ?? '';
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const doctor = await start(['cli/main.ts', 'doctor']).ended;
    expect(doctor, doctor.output).toMatchObject({ status: 0, output: expect.stringContaining('all is well') });
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ status: 0 });
    return taken;
  };
  await serveOnce();
  const key = await fs.readFile(path.join(scratch, 'data/keys/master-1.key'), 'utf8');
  await serveOnce();
  expect(await fs.readFile(path.join(scratch, 'data/keys/master-1.key'), 'utf8')).toBe(key);
}, 120_000);

test('an own installation begins with one command: district, communities, administrator; again it adds only what is new', async () => {
  const place = { LIREN_DATA: path.join(scratch, 'own') };
  expect(await liren(['found'], place)).toMatchObject({ status: 2, errors: expect.stringContaining('--district') });
  expect(await liren(['found', '--community', '榆荫街道'], place)).toMatchObject({ status: 2 });
  expect(await liren(['found', '--start', 'soon'], place)).toMatchObject({ status: 2, errors: expect.stringContaining('soon') });
  expect(await liren(['found', '--admin', 'Big Boss'], place)).toMatchObject({ status: 2, errors: expect.stringContaining('Big Boss') });
  const first = await liren(
    ['found', '--district', '试点区', '--city', '试点市', '--community', '榆荫街道/柳岸社区', '--admin', 'admin.one', '--name', '曹清远'],
    place,
  );
  expect(first).toMatchObject({ status: 0, output: expect.stringContaining('communities added: 1') });
  expect(first.output).toMatch(/password: \S{10,}/);
  const again = await liren(['found', '--community', '榆荫街道/柳岸社区', '--community', '榆荫街道/石坊社区'], place);
  expect(again).toMatchObject({ status: 0, output: expect.stringContaining('communities added: 1') });
  expect(await liren(['found', '--district', '别的区', '--city', '别的市', '--admin', 'admin.two', '--name', '温知远'], place)).toMatchObject({
    status: 1,
    errors: expect.stringContaining('试点区'),
  });
});
