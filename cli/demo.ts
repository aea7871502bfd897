import { parseArgs } from 'node:util';
import { CannotStart } from '#platform/cannot-start.ts';
import { readConfig, type Config } from '#platform/config.ts';
import { transact } from '#platform/database.ts';
import { cliWords } from '#words/cli.ts';
import { demoDistrict, loadDemo, readDemoDay, readFirstCommunity } from '../database/demo/load.ts';
import { saturdayRoster } from '../database/demo/saturday-roster.ts';
import { openHouse } from '../server/main.ts';
import { notice, print, showProgress, told, type Command } from './terminal.ts';

/** A list of names for last Saturday's stair cleaning, to paste in the console. */
async function printRoster(config: Config): Promise<number> {
  const house = await openHouse(config, notice);
  try {
    const text = await transact(house.database, { actor: { kind: 'system', job: 'demo' }, district: demoDistrict, now: new Date() }, async (context) => {
      const today = await readDemoDay(context);
      if (today === undefined) throw new CannotStart(cliWords.demoNotLoaded);
      return saturdayRoster(context, { communityId: await readFirstCommunity(context), today });
    });
    console.log(text);
    return 0;
  } finally {
    await house.close();
  }
}

async function load(config: Config, full: boolean): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
  const house = await openHouse(config, notice);
  try {
    const onProgress = (percent: number, what: Parameters<typeof told>[0]): void => showProgress(percent, told(what));
    const loaded = await loadDemo({ database: house.database, clock: () => new Date(), full, onProgress, signal: stop.signal });
    showProgress(100, '');
    if (loaded.outcome === 'own-district') throw new CannotStart(cliWords.ownDistrict);
    print(loaded.outcome === 'stopped' ? cliWords.demoStopped : cliWords.demoReady);
    return loaded.outcome === 'stopped' ? 1 : 0;
  } finally {
    await house.close();
  }
}

export const command: Command = async (args) => {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { full: { type: 'boolean', default: false } } });
  const [what, ...more] = positionals;
  if (more.length > 0 || (what !== undefined && what !== 'roster')) {
    notice(cliWords.unknownCommand(['demo', ...positionals].join(' ')));
    return 2;
  }
  const config = readConfig();
  if (config.mode !== 'demo') throw new CannotStart(cliWords.demoModeOnly);
  return what === 'roster' ? printRoster(config) : load(config, values.full);
};
