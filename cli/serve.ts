import { parseArgs } from 'node:util';
import { readConfig } from '#platform/config.ts';
import { transact } from '#platform/database.ts';
import { cliWords } from '#words/cli.ts';
import type { Words } from '#words/words.ts';
import { demoDistrict, loadDemo } from '../database/demo/load.ts';
import { readDemoPeople } from '../server/identity/demo-people.ts';
import { startServer, type Server } from '../server/main.ts';
import { notice, print, showProgress, told, type Command } from './terminal.ts';

/** After this long the process ends whatever still hangs. */
const patience = 30_000;

/** Resolves when somebody asks this process to stop: a signal, or the end of the process that started it. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    // Closing the terminal stops a server in the foreground; one sent to the background with nohup goes on.
    const signals = process.stdin.isTTY ? ['SIGINT', 'SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM'];
    for (const signal of signals) process.on(signal, () => resolve());
    if (process.connected) process.on('disconnect', () => resolve());
    // Listening must not keep a process alive that has failed to start.
    process.channel?.unref();
  });
}

const system = { kind: 'system', job: 'serve' } as const;
const placeOf = (server: Server, path: string): string => `${server.house.config.publicUrl ?? server.address}${path}`;

function printFaces(server: Server): void {
  const { faces } = cliWords;
  const rows = [
    [faces.home, '/'],
    [faces.resident, '/me'],
    [faces.console, '/console'],
    [faces.public, '/public/1'],
    [faces.openapi, '/api/openapi.json'],
  ] as const;
  console.log(`\n${told(cliWords.listening)} (${server.address})`);
  for (const [face, path] of rows) console.log(`  ${`${face.zh} ${face.en}`.padEnd(16)}${placeOf(server, path)}`);
  console.log('');
}

async function printDemoPeople(server: Server): Promise<void> {
  const { people } = await transact(server.house.database, { actor: system, district: demoDistrict, now: new Date() }, readDemoPeople);
  console.log(`\n${told(cliWords.demoPeople)}`);
  for (const { name, what, face } of people) console.log(`  ${name.padEnd(6, '　')}${told(what)}  ${placeOf(server, face === 'console' ? '/console' : '/me')}`);
  console.log('');
}

/** Loads the demo while the server answers already; what goes wrong is said and leaves the server running. */
async function loadInBackground(server: Server, signal: AbortSignal): Promise<void> {
  try {
    const onProgress = (percent: number, what: Words): void => showProgress(percent, `${told(cliWords.loadingDemo)}: ${told(what)}`);
    const loaded = await loadDemo({ database: server.house.database, clock: () => new Date(), onProgress, signal });
    if (loaded.outcome === 'stopped') return;
    showProgress(100, '');
    server.markReady();
    if (loaded.outcome === 'own-district') return print(cliWords.ownDistrict);
    await printDemoPeople(server);
    print(cliWords.demoReady);
  } catch (error) {
    if (signal.aborted) return; // the database closes under it when the server stops
    notice(cliWords.demoFailed(error instanceof Error ? error.message : String(error)));
  }
}

export const command: Command = async (args) => {
  parseArgs({ args: [...args], options: {} });
  const config = readConfig();
  const stop = askedToStop();
  notice(cliWords.starting);
  const server = await startServer(config, { notice, revived: () => notice(cliWords.databaseRevived) });
  printFaces(server);
  const demo = new AbortController();
  const loading = config.mode === 'demo' ? loadInBackground(server, demo.signal) : undefined;
  await stop;
  print(cliWords.stopping);
  setTimeout(() => process.exit(1), patience).unref();
  demo.abort();
  await loading;
  await server.close();
  process.disconnect?.();
  return 0;
};
