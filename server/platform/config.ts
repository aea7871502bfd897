import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { startWords } from '#words/start.ts';
import type { Words } from '#words/words.ts';
import { CannotStart } from './cannot-start.ts';
import type { KeyProvider } from './seal.ts';

/** How this installation runs; read once at start from the environment. */
export interface Config {
  readonly mode: 'demo' | 'production';
  /** Database (when embedded), keys (demo only), logs. LIREN_DATA, default ./data. */
  readonly dataFolder: string;
  /** LIREN_HOST, default 127.0.0.1: only this machine. */
  readonly host: string;
  /** LIREN_PORT, default 8600; 0 takes any free port. */
  readonly port: number;
  /** DATABASE_URL taken apart; undefined means the embedded server. */
  readonly database: pg.ClientConfig | undefined;
  /** LIREN_MASTER_KEY_FILE; in demo mode made in the data folder when absent. */
  readonly masterKeyFile: string;
  /** LIREN_PUBLIC_URL, where people open the site; links and secure cookies depend on it. */
  readonly publicUrl: string | undefined;
  /** LIREN_TRUST_PROXY: addresses or networks, comma-separated, whose forwarded-for header is believed. */
  readonly trustProxy: string | false;
}

type Environment = Readonly<Record<string, string | undefined>>;

const projectFolder = path.join(import.meta.dirname, '../..');

/** Takes a connection string apart, so that another login or database can be put in its place. */
export function connectionTo(url: string): pg.ClientConfig {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
  return { host, port, ssl, ...(user ? { user } : {}), ...(typeof password === 'string' ? { password } : {}), ...(database ? { database } : {}) };
}

/**
 * Reads the environment. Throws `CannotStart` with every problem at once; production names each secret that is missing.
 */
export function readConfig(environment: Environment = process.env): Config {
  const problems: Words[] = [];
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;

  const mode = read('LIREN_MODE') ?? 'demo';
  const production = mode === 'production';
  if (mode !== 'demo' && !production) problems.push(startWords.notAMode(mode));

  const dataFolder = read('LIREN_DATA') ? path.resolve(read('LIREN_DATA') ?? '') : path.join(projectFolder, 'data');
  const portText = read('LIREN_PORT') ?? '8600';
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : -1;
  if (port < 0 || port > 65_535) problems.push(startWords.notAPort(portText));

  const databaseUrl = read('DATABASE_URL');
  const database = databaseUrl && /^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl) ? connectionTo(databaseUrl) : undefined;
  if (databaseUrl && !database) problems.push(startWords.notADatabaseUrl());
  if (production && !databaseUrl) problems.push(startWords.databaseUrlMissing());

  const keyFile = read('LIREN_MASTER_KEY_FILE');
  const masterKeyFile = keyFile ? path.resolve(keyFile) : path.join(dataFolder, 'keys', 'master-1.key');
  if (production) {
    if (!keyFile) problems.push(startWords.keyFileMissing());
    else if (!path.relative(dataFolder, masterKeyFile).startsWith('..')) problems.push(startWords.keyFileInsideData(masterKeyFile));
    else if (!existsSync(masterKeyFile)) problems.push(startWords.keyFileUnreadable(masterKeyFile));
  }

  const publicUrl = read('LIREN_PUBLIC_URL');
  if (production && !publicUrl) problems.push(startWords.publicUrlMissing());
  if (publicUrl && !isSafeUrl(publicUrl, production)) problems.push(startWords.publicUrlNotSafe(publicUrl));

  if (problems.length > 0) throw new CannotStart(...problems);
  return {
    mode: production ? 'production' : 'demo',
    dataFolder,
    host: read('LIREN_HOST') ?? '127.0.0.1',
    port,
    database,
    masterKeyFile,
    publicUrl,
    trustProxy: read('LIREN_TRUST_PROXY') ?? false,
  };
}

const isSafeUrl = (text: string, production: boolean): boolean =>
  URL.canParse(text) && (new URL(text).protocol === 'https:' || (!production && new URL(text).protocol === 'http:'));

/** Reads the keys: one `number:base64` a line, 32 bytes each; the highest number wraps what is new. */
export function parseKeys(text: string, file: string): KeyProvider {
  const keys = new Map<number, Buffer>();
  const lines = text.split('\n').map((line) => line.trim());
  for (const line of lines.filter((each) => each && !each.startsWith('#'))) {
    const [, number, base64] = /^(\d{1,4}):([A-Za-z0-9+/]{43}=)$/.exec(line) ?? [];
    if (!number || !base64 || keys.has(Number(number))) throw new CannotStart(startWords.keyFileMalformed(file));
    keys.set(Number(number), Buffer.from(base64, 'base64'));
  }
  // Tokens and the logins' passwords come from number 1 for good.
  if (!keys.has(1)) throw new CannotStart(startWords.keyFileMalformed(file));
  return {
    current: Math.max(...keys.keys()),
    key: (number) => keys.get(number) ?? raise(`there is no master key ${number}`),
  };
}
function raise(message: string): never {
  throw new Error(message);
}

/** Opens the key file; in demo mode makes it, but never beside a database that an earlier key has sealed. */
export async function readKeys(config: Config): Promise<KeyProvider> {
  const file = config.masterKeyFile;
  if (config.mode === 'demo' && !existsSync(file)) {
    if (existsSync(path.join(config.dataFolder, 'postgres'))) throw new CannotStart(startWords.keysLost(file));
    try {
      await fs.mkdir(config.dataFolder, { recursive: true });
      await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await fs.writeFile(file, `1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    } catch {
      throw new CannotStart(startWords.cannotWrite(config.dataFolder));
    }
  }
  const text = await fs.readFile(file, 'utf8').catch(() => {
    throw new CannotStart(startWords.keyFileUnreadable(file));
  });
  if (await isOpenToOthers(file)) throw new CannotStart(startWords.keyFileOpenToOthers(file));
  return parseKeys(text, file);
}

/** Whether other users of the machine can read or change the file. */
export async function isOpenToOthers(file: string): Promise<boolean> {
  return process.platform !== 'win32' && ((await fs.stat(file)).mode & 0o077) !== 0;
}
