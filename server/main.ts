import path from 'node:path';
import { existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { loadCalendar } from './calendar/load-calendar.ts';
import { doImports, doWhatIsDue, openDirectories } from './jobs.ts';
import { useAddress } from '#platform/address.ts';
import { CannotStart } from '#platform/cannot-start.ts';
import { readKeys, type Config } from '#platform/config.ts';
import { openDatabase, type Database } from '#platform/database.ts';
import { startEmbedded, type Embedded } from '#platform/embedded.ts';
import { openLog } from '#platform/log.ts';
import { prepareDatabase, type Prepared } from '#platform/migrate.ts';
import { useMode } from '#platform/mode.ts';
import { useKeys } from '#platform/seal.ts';
import { startWaker } from '#platform/wake.ts';
import { startWords } from '#words/start.ts';
import type { Words } from '#words/words.ts';

/** The opened house: keys in use, database prepared and open as the server's role. */
export interface House {
  readonly config: Config;
  readonly database: Database;
  readonly prepared: Prepared;
  /** Set when the embedded server is used. */
  readonly embedded: Embedded | undefined;
  close(): Promise<void>;
}

/** Where the embedded server of a data folder keeps everything. */
export const embeddedFolder = (config: Config): string => path.join(config.dataFolder, 'postgres');

const isUnreachable = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && /^(ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENOENT|EAI_|28|3D|08|57P03)/.test(String(error.code));

/** Opens keys and database and brings the database to this version. Refuses to start with `CannotStart`. */
export async function openHouse(config: Config, notice: (sentence: Words) => void): Promise<House> {
  useKeys(await readKeys(config));
  useMode(config.mode);
  useAddress(config.publicUrl ?? `http://localhost:${config.port}`);
  const embedded = config.database ? undefined : await startEmbedded({ folder: embeddedFolder(config), database: 'liren', notice });
  try {
    const prepared = await prepareDatabase(config.database ?? embedded?.admin ?? {}).catch((error: unknown) => {
      throw config.database && isUnreachable(error) ? new CannotStart(startWords.databaseUnreachable(error.message)) : error;
    });
    const database = openDatabase(prepared.server);
    await loadCalendar(database);
    const close = async (): Promise<void> => {
      await database.close();
      await embedded?.release();
    };
    return { config, database, prepared, embedded, close };
  } catch (error) {
    await embedded?.release();
    throw error;
  }
}

export interface Server {
  /** Where it listens, `http://127.0.0.1:8600`. */
  readonly address: string;
  readonly house: House;
  /** From now on `/readyz` answers 200. */
  markReady(): void;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly clock?: () => Date;
  readonly notice: (sentence: Words) => void;
  /** Told when the embedded database had died and was started again. */
  readonly revived?: () => void;
}

const webRoot = path.join(import.meta.dirname, '../web/dist');
const watchEvery = 2000;

/** Opens the house and listens; ready at once in production, in demo mode when `markReady` is called. */
export async function startServer(config: Config, { clock = () => new Date(), notice, revived }: ServerOptions): Promise<Server> {
  const house = await openHouse(config, notice);
  const log = openLog(path.join(config.dataFolder, 'logs'), clock);
  let ready = config.mode === 'production';
  let app: FastifyInstance | undefined;
  try {
    const http = await buildApp({
      database: house.database,
      clock,
      mode: config.mode,
      ready: () => ready,
      trustProxy: config.trustProxy,
      logLine: log.write,
      ...(config.publicUrl ? { secureCookies: config.publicUrl.startsWith('https:') } : {}),
      ...(existsSync(webRoot) ? { webRoot } : {}),
    });
    app = http;
    await http.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      throw taken ? new CannotStart(startWords.portTaken(config.host, config.port)) : error;
    });
    const address = http.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    const onJobError = (error: Error): void => log.write({ at: clock().toISOString(), job: 'waker', error: error.message.slice(0, 300) });
    const waker = await startWaker(
      house.prepared.server,
      {
        timetable: async () => void (await doWhatIsDue({ database: house.database, clock, logLine: log.write })),
        imports: async () => void (await doImports({ database: house.database, clock, logLine: log.write })),
      },
      onJobError,
    );
    const warmUp = (): void => void openDirectories({ database: house.database, clock }).catch(onJobError);
    if (ready) warmUp();
    const watch = setInterval(
      () =>
        void house.embedded?.revive().then(
          (died) => (died ? revived?.() : undefined),
          () => undefined,
        ),
      watchEvery,
    );
    return {
      address: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
      house,
      markReady: () => {
        ready = true;
        warmUp();
      },
      close: async () => {
        clearInterval(watch);
        await http.close();
        await waker.stop();
        await house.close();
        await log.close();
      },
    };
  } catch (error) {
    await app?.close();
    await house.close();
    await log.close();
    throw error;
  }
}
