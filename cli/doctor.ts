import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { checkDatabase, freeBytes, type DatabaseCheckup } from '#platform/checkup.ts';
import { isOpenToOthers, readConfig, readKeys, type Config } from '#platform/config.ts';
import { openDatabase, transact } from '#platform/database.ts';
import { startEmbedded } from '#platform/embedded.ts';
import { passwordFor, useKeys } from '#platform/seal.ts';
import { localDateAt } from '#platform/time.ts';
import { cliWords, doctorWords } from '#words/cli.ts';
import { startWords } from '#words/start.ts';
import type { Words } from '#words/words.ts';
import { readPublishedYears } from '../server/calendar/read-published-years.ts';
import { embeddedFolder } from '../server/main.ts';
import { explain, notice, told, type Command } from './terminal.ts';

/** `bad` makes the exit status 1; `warn` wants attention in time. */
interface Finding {
  readonly grade: 'good' | 'warn' | 'bad';
  readonly words: Words;
}
const good = (words: Words): Finding => ({ grade: 'good', words });
const warn = (words: Words): Finding => ({ grade: 'warn', words });
const bad = (words: Words): Finding => ({ grade: 'bad', words });
const marks = { good: '✓', warn: '!', bad: '✗' } as const;

const oldestNode = [24, 12] as const;
const oldestDatabase = 15;
const longestClockDifference = 60;
const scarceBytes = 2e9;
const tooFewBytes = 2e8;
/** Next year's holidays are published in late autumn: from November their absence is worth a word. */
const warnsFromMonth = 11;

function checkNode(): Finding {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const sound = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return sound ? good(doctorWords.node(node)) : bad(doctorWords.nodeTooOld(node));
}

async function checkKeys(config: Config): Promise<Finding> {
  const file = config.masterKeyFile;
  const databaseThere = config.database !== undefined || existsSync(embeddedFolder(config));
  if (!existsSync(file)) return databaseThere ? bad(startWords.keysLost(file)) : warn(doctorWords.keysNotYet);
  return (await isOpenToOthers(file)) ? bad(startWords.keyFileOpenToOthers(file)) : good(doctorWords.keysSound(file));
}

function checkRole(role: DatabaseCheckup['serverRole']): Finding {
  if (!role) return bad(doctorWords.roleMissing);
  const why = [
    role.superuser ? 'superuser' : '',
    role.bypassesRowSecurity ? 'bypassrls' : '',
    role.createsRoles ? 'createrole' : '',
    role.createsDatabases ? 'createdb' : '',
    role.owns > 0 ? `owner × ${role.owns}` : '',
  ];
  return why.some(Boolean) ? bad(doctorWords.roleUnsound(why.filter(Boolean))) : good(doctorWords.roleSound);
}

function checkMigrations({ migrations }: DatabaseCheckup): Finding {
  if (migrations.changed.length > 0) return bad(doctorWords.migrationsChanged(migrations.changed));
  return migrations.missing.length > 0 ? bad(doctorWords.migrationsMissing(migrations.missing)) : good(doctorWords.migrationsCurrent(migrations.known));
}

async function checkCalendar(config: Config, admin: pg.ClientConfig): Promise<Finding> {
  useKeys(await readKeys(config));
  const database = openDatabase({ ...admin, user: 'liren_server', password: passwordFor('liren_server') }, 1);
  try {
    const now = new Date();
    const published = await transact(database, { actor: { kind: 'system', job: 'doctor' }, district: 0, now }, readPublishedYears);
    const year = Number(localDateAt(now).slice(0, 4));
    if (published.length === 0) return bad(doctorWords.calendarEmpty);
    if (!published.includes(year)) return bad(doctorWords.calendarMissing(year));
    const nextIsDue = Number(localDateAt(now).slice(5, 7)) >= warnsFromMonth;
    return nextIsDue && !published.includes(year + 1) ? warn(doctorWords.calendarMissing(year + 1)) : good(doctorWords.calendarPresent(year));
  } finally {
    await database.close();
  }
}

async function checkAll(config: Config, admin: pg.ClientConfig): Promise<Finding[]> {
  const found = await checkDatabase(admin);
  const version = found.major >= oldestDatabase ? good(doctorWords.database(found.version, !config.database)) : bad(doctorWords.databaseTooOld(found.version));
  const apart = Math.abs(found.clockDifference);
  const clocks = apart <= longestClockDifference ? good(doctorWords.clocksAgree(apart)) : bad(doctorWords.clocksDiffer(apart));
  const migrations = checkMigrations(found);
  return [version, checkRole(found.serverRole), migrations, clocks, ...(migrations.grade === 'good' ? [await checkCalendar(config, admin)] : [])];
}

/** Looks without changing anything; an embedded database that does not run is started for the look and stopped again. */
async function lookAtDatabase(config: Config): Promise<Finding[]> {
  if (config.database) {
    return checkAll(config, config.database).catch((error: unknown) => [
      bad(startWords.databaseUnreachable(error instanceof Error ? error.message : String(error))),
    ]);
  }
  if (!existsSync(embeddedFolder(config))) return [warn(doctorWords.databaseNotYet)];
  const embedded = await startEmbedded({ folder: embeddedFolder(config), database: 'liren', notice });
  try {
    return await checkAll(config, embedded.admin);
  } finally {
    await embedded.release();
  }
}

async function checkDisk(config: Config): Promise<Finding> {
  const there = existsSync(config.dataFolder) ? config.dataFolder : path.dirname(config.dataFolder);
  const bytes = await freeBytes(there);
  const gigabytes = (bytes / 1e9).toFixed(1);
  if (bytes < tooFewBytes) return bad(doctorWords.diskLow(gigabytes));
  return bytes < scarceBytes ? warn(doctorWords.diskLow(gigabytes)) : good(doctorWords.disk(gigabytes));
}

export const command: Command = async (args) => {
  parseArgs({ args: [...args], options: {} });
  let worst = 0;
  const show = ({ grade, words }: Finding): void => {
    console.log(`${marks[grade]} ${told(words)}`);
    if (grade === 'bad') worst += 1;
  };
  show(checkNode());
  try {
    const config = readConfig();
    show(await checkKeys(config));
    for (const finding of await lookAtDatabase(config)) show(finding);
    show(await checkDisk(config));
  } catch (error) {
    explain(error);
    worst += 1;
  }
  console.log(told(worst === 0 ? cliWords.allWell : cliWords.problems(worst)));
  return worst === 0 ? 0 : 1;
};
