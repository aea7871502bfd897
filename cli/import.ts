import fs from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ImportKind, importKinds, lineKinds } from '#contract/imports.ts';
import { CannotStart } from '#platform/cannot-start.ts';
import { readConfig } from '#platform/config.ts';
import type { Context } from '#platform/context.ts';
import { transact, type Database } from '#platform/database.ts';
import type { Caller } from '#platform/serve.ts';
import { cliWords } from '#words/cli.ts';
import { lineKindWords } from '#words/imports.ts';
import { actAs } from '../server/identity/act-as.ts';
import { commitImport, discardImport } from '../server/imports/decide-import.ts';
import { readImport } from '../server/imports/read-imports.ts';
import { startImport } from '../server/imports/start-import.ts';
import { doImports } from '../server/jobs.ts';
import { openHouse } from '../server/main.ts';
import { readPublicCommunities } from '../server/places/read-public.ts';
import { notice, print, showProgress, told, type Command } from './terminal.ts';

const progressEvery = 500;
const page = 200;
/** A file with more faults than this wants another look at its columns first. */
const shownAtMost = 1000;

type Ask = <Result>(verb: (context: Context) => Promise<Result>) => Promise<Result>;

/** Lets the staged lines be worked on, showing how far it is. */
async function workOn(database: Database, ask: Ask, importId: string): Promise<void> {
  const show = async (): Promise<void> => {
    const { reached, lines, state } = await ask((context) => readImport(context, { importId, after: 0, limit: 1 }));
    if (lines > 0) showProgress((reached / lines) * 100, state);
  };
  const timer = setInterval(() => void show().catch(() => undefined), progressEvery);
  try {
    await doImports({ database, clock: () => new Date() });
  } finally {
    clearInterval(timer);
    showProgress(100, '');
  }
}

async function showLines(ask: Ask, importId: string, kind: 'faulty' | 'doubtful'): Promise<void> {
  let after: number | undefined = 0;
  for (let shown = 0; after !== undefined && shown < shownAtMost;) {
    const from: number = after;
    const { shown: lines, next } = await ask((context) => readImport(context, { importId, show: kind, after: from, limit: page }));
    for (const { line, reasons } of lines) {
      const why = reasons.map((reason) => [reason.column, told(reason)].filter(Boolean).join(' '));
      console.log(`  ${told(cliWords.line(line))} ${told(lineKindWords[kind])}: ${why.join(' ')}`);
    }
    shown += lines.length;
    after = next;
  }
}

async function findCommunity(ask: Ask, asked: string): Promise<string> {
  const { communities } = await ask((context) => readPublicCommunities(context, { district: context.district }));
  const found = communities.find(({ communityId, name }) => communityId === asked || name === asked);
  if (!found)
    throw new CannotStart(
      cliWords.noSuchCommunity(
        asked,
        communities.map(({ name }) => name),
      ),
    );
  return found.communityId;
}

/** Dry run, then the writing if asked for; answers how many lines stay out. */
async function importFile(
  database: Database,
  caller: Caller,
  file: string,
  kind: ImportKind,
  community: string,
  which: 'all' | 'good-ones' | undefined,
): Promise<number> {
  const ask: Ask = (verb) => transact(database, { actor: caller.actor, district: caller.district, now: new Date() }, verb);
  const communityId = await findCommunity(ask, community);
  const content = (await fs.readFile(file)).toString('base64');
  const { importId } = await ask((context) => startImport(context, { communityId, kind, fileName: path.basename(file), content }));
  await workOn(database, ask, importId);

  const { counts, lines } = await ask((context) => readImport(context, { importId, after: 0, limit: 1 }));
  await showLines(ask, importId, 'faulty');
  await showLines(ask, importId, 'doubtful');
  console.log(`${told(cliWords.lines(lines))} ${lineKinds.map((each) => `${told(lineKindWords[each])} ${counts[each]}`).join(' · ')}`);
  const staysOut = counts.faulty + counts.doubtful;
  if (!which || (which === 'all' && staysOut > 0)) {
    await ask((context) => discardImport(context, { importId }));
    print(which ? cliWords.importHasFaults(staysOut) : cliWords.importDry);
    return staysOut;
  }
  await ask((context) => commitImport(context, { importId, which }));
  await workOn(database, ask, importId);
  const { written } = await ask((context) => readImport(context, { importId, after: 0, limit: 1 }));
  print(cliWords.importWritten(written));
  return staysOut;
}

export const command: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      community: { type: 'string' },
      as: { type: 'string' },
      write: { type: 'boolean', default: false },
      'good-ones': { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  const kind = ImportKind.safeParse(values.kind);
  if (!file || more.length > 0 || !kind.success || !values.community || !values.as || (values['good-ones'] && !values.write)) {
    notice(cliWords.importUsage(importKinds));
    return 2;
  }
  await fs.access(file).catch(() => {
    throw new CannotStart(cliWords.noSuchFile(file));
  });
  const house = await openHouse(readConfig(), notice);
  try {
    const caller = await actAs(house.database, values.as, new Date());
    if (!caller) throw new CannotStart(cliWords.noSuchStaff(values.as));
    const which = values.write ? (values['good-ones'] ? 'good-ones' : 'all') : undefined;
    const staysOut = await importFile(house.database, caller, file, kind.data, values.community, which);
    return staysOut > 0 && which !== 'good-ones' ? 1 : 0;
  } finally {
    await house.close();
  }
};
