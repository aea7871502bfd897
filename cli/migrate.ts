import { parseArgs } from 'node:util';
import { readConfig } from '#platform/config.ts';
import { cliWords } from '#words/cli.ts';
import { openHouse } from '../server/main.ts';
import { notice, print, type Command } from './terminal.ts';

export const command: Command = async (args) => {
  parseArgs({ args: [...args], options: {} });
  const house = await openHouse(readConfig(), notice);
  try {
    for (const name of house.prepared.applied) console.log(`  ${name}`);
    print(cliWords.migrated(house.prepared.applied.length));
    return 0;
  } finally {
    await house.close();
  }
};
