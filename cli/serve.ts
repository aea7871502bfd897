import { parseArgs } from 'node:util';
import { readConfig } from '#platform/config.ts';
import { cliWords } from '#words/cli.ts';
import { startServer, type Server } from '../server/main.ts';
import { notice, print, told, type Command } from './terminal.ts';

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
  for (const [face, path] of rows) console.log(`  ${`${face.zh} ${face.en}`.padEnd(16)}${server.house.config.publicUrl ?? server.address}${path}`);
  console.log('');
}

export const command: Command = async (args) => {
  parseArgs({ args: [...args], options: {} });
  const config = readConfig();
  const stop = askedToStop();
  notice(cliWords.starting);
  const server = await startServer(config, { notice, revived: () => notice(cliWords.databaseRevived) });
  printFaces(server);
  await stop;
  print(cliWords.stopping);
  setTimeout(() => process.exit(1), patience).unref();
  await server.close();
  process.disconnect?.();
  return 0;
};
