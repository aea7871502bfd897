import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { readConfig } from '#platform/config.ts';
import type { Database } from '#platform/database.ts';
import { cliWords } from '#words/cli.ts';
import { ledgerLawWords } from '#words/ledger.ts';
import { readLogKeys } from '../server/identity/read-log-keys.ts';
import { checkLedger, type Difference, type Progress } from '../server/ledger/check-ledger.ts';
import { openHouse } from '../server/main.ts';
import { notice, print, showProgress, told, type Command } from './terminal.ts';

/** All laws see one moment, however long the recomputation takes and whoever writes meanwhile. */
function checkDistrict(database: Database, district: number): Promise<Difference[]> {
  return database.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`select set_config('liren.district', ${String(district)}, true)`.execute(tx);
      const onProgress = ({ law, done, laws, transfers }: Progress): void => {
        const within = transfers && transfers.of > 0 ? transfers.done / transfers.of : 0;
        showProgress(((done + within) / laws) * 100, told(ledgerLawWords[law]));
      };
      return checkLedger({ tx, actor: { kind: 'system', job: 'ledger-check' }, district, now: new Date() }, { onProgress, logKeys: readLogKeys });
    });
}

export const command: Command = async (args) => {
  parseArgs({ args: [...args], options: {} });
  const house = await openHouse(readConfig(), notice);
  try {
    const { rows } = await sql<{ district: number }>`select district_id as district from platform.district order by district_id`.execute(house.database.kysely);
    let differences = 0;
    for (const { district } of rows) {
      const found = await checkDistrict(house.database, district);
      showProgress(100, '');
      for (const { law, subject, expected, found: there } of found)
        console.log(`✗ ${district} ${law} (${told(ledgerLawWords[law])}) ${subject}: ${expected} ≠ ${there}`);
      differences += found.length;
    }
    print(differences === 0 ? cliWords.ledgerHolds(rows.length) : cliWords.ledgerDiffers(differences));
    return differences === 0 ? 0 : 1;
  } finally {
    await house.close();
  }
};
