import { parseArgs } from 'node:util';
import { CannotStart } from '#platform/cannot-start.ts';
import { readConfig } from '#platform/config.ts';
import { cliWords } from '#words/cli.ts';
import { loadDemo } from '../database/demo/load.ts';
import { openHouse } from '../server/main.ts';
import { notice, print, showProgress, told, type Command } from './terminal.ts';

export const command: Command = async (args) => {
  const { values } = parseArgs({ args: [...args], options: { full: { type: 'boolean', default: false } } });
  const config = readConfig();
  if (config.mode !== 'demo') throw new CannotStart(cliWords.demoModeOnly);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
  const house = await openHouse(config, notice);
  try {
    const onProgress = (percent: number, what: Parameters<typeof told>[0]): void => showProgress(percent, told(what));
    const loaded = await loadDemo({ database: house.database, clock: () => new Date(), full: values.full, onProgress, signal: stop.signal });
    showProgress(100, '');
    if (loaded.outcome === 'own-district') throw new CannotStart(cliWords.ownDistrict);
    print(loaded.outcome === 'stopped' ? cliWords.demoStopped : cliWords.demoReady);
    return loaded.outcome === 'stopped' ? 1 : 0;
  } finally {
    await house.close();
  }
};
