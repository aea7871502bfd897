import { setTimeout as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { transact, type Database, type TransactionOf } from '#platform/database.ts';
import { forgetAnswers } from '#platform/idempotency.ts';
import { describeError } from '#platform/log.ts';
import { Refusal } from '#platform/refuse.ts';
import { localDateAt, startOfDay } from '#platform/time.ts';
import { forgetTries } from './identity/sign-in.ts';
import { readDirectory } from './identity/read-directory.ts';
import { readLogKeys } from './identity/read-log-keys.ts';
import { forgetImports } from './imports/forget-imports.ts';
import { giveUpImport, workOnImports } from './imports/work-on-imports.ts';
import { expireBuckets } from './ledger/expire-buckets.ts';
import { foldSystemDeltas } from './ledger/fold-system-deltas.ts';
import { placesUnder } from './places/read-places.ts';
import { lapseUnconfirmedRecords } from './participation/lapse-unconfirmed-records.ts';
import { recomputeProvisionalDays } from './participation/recompute-provisional-days.ts';
import { settleDueRecords } from './participation/settle-due-records.ts';

/** Of what is due, earliest first: how many at once, after leaving out so many. */
interface Portion {
  readonly limit: number;
  readonly skip: number;
}

/** One job: does what is due and not done in one district, in one transaction, and says how much that was. */
interface Job {
  readonly name: string;
  /** Answers how many things it did; a job that answers more than zero is called again until nothing is left. */
  readonly run: (context: Context, portion?: Portion) => Promise<number>;
  /** Takes a portion: after an error it goes on one by one and leaves out what fails. */
  readonly portioned?: boolean;
  /** Puts aside what an error stopped, so that the rest is not held up; answers how many things. */
  readonly giveUp?: (context: Context, error: unknown) => Promise<number>;
}

/** The timetable: every job of every slice, in the order they run. */
const jobs: readonly Job[] = [
  { name: 'forget-answers', run: async (context) => (await forgetAnswers(context), 0) },
  { name: 'forget-imports', run: forgetImports },
  { name: 'forget-sign-in-tries', run: forgetTries },
  { name: 'recompute-provisional-days', run: recomputeProvisionalDays },
  { name: 'settle-due-records', run: settleDueRecords, portioned: true },
  { name: 'lapse-unconfirmed-records', run: lapseUnconfirmedRecords, portioned: true },
  { name: 'expire-buckets', run: async (context) => (await expireBuckets(context, { before: localDateAt(context.now), logKeys: readLogKeys })).buckets },
  { name: 'fold-system-deltas', run: foldSystemDeltas },
];

/** Work that people wait for at their screens: run as soon as it is asked for, at any hour. */
const imports: Job = { name: 'imports', run: workOnImports, giveUp: giveUpImport };

const clockTolerance = 60_000;
/** What falls due at 24:00 is done from 02:00, so that a clock slip never shortens a notice. */
const opensAt = 2;
const roundLimit = 10_000;
/** More than this is no bad record but a bad day. */
const mostLeftOut = 50;

/** Refuses with `clock-disagrees` when database and application differ by more than a minute. */
async function mustAgree(database: Database, now: Date): Promise<void> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(database.kysely);
  const there = rows[0]?.now.getTime() ?? 0;
  if (Math.abs(there - now.getTime()) > clockTolerance) throw new Refusal('clock-disagrees', { seconds: Math.round((there - now.getTime()) / 1000) });
}

export interface TimetableOptions {
  readonly database: Database;
  readonly clock: () => Date;
  /** Tests move the clock on purpose. */
  readonly trustClock?: boolean;
  readonly logLine?: (line: Readonly<Record<string, string | number | undefined>>) => void;
}

async function runIn(
  districts: readonly number[],
  work: readonly Job[],
  { database, clock, logLine = () => undefined }: TimetableOptions,
): Promise<Record<string, number>> {
  const done: Record<string, number> = {};
  for (const district of districts) {
    for (const job of work) {
      let portion: Portion | undefined;
      for (let round = 0; round < roundLimit; round += 1) {
        const of: TransactionOf = { actor: { kind: 'system', job: job.name }, district, now: clock() };
        try {
          const count = await transact(database, of, (context) => job.run(context, portion));
          done[job.name] = (done[job.name] ?? 0) + count;
          if (count === 0) break;
        } catch (error) {
          logLine({ at: clock().toISOString(), job: job.name, district, error: describeError(error) });
          const { giveUp, portioned } = job;
          if (portioned && (portion?.skip ?? 0) < mostLeftOut) portion = { limit: 1, skip: portion === undefined ? 0 : portion.skip + 1 };
          else if (!giveUp || !(await transact(database, of, (context) => giveUp(context, error)).catch(() => 0))) break;
        }
      }
    }
  }
  return done;
}

async function allDistricts(database: Database): Promise<number[]> {
  const { rows } = await sql<{ district_id: number }>`select district_id from platform.district order by district_id`.execute(database.kysely);
  return rows.map((row) => row.district_id);
}

/** Runs the whole timetable once, district by district; a failing job never keeps the others from running. */
export async function doWhatIsDue(options: TimetableOptions): Promise<Record<string, number>> {
  const { database, clock, trustClock = false, logLine = () => undefined } = options;
  const started = clock();
  const hour = Math.floor((started.getTime() - startOfDay(localDateAt(started)).getTime()) / 3600_000);
  if (hour < opensAt) return {};
  if (!trustClock) {
    await mustAgree(database, started).catch((error: unknown) => {
      // The queue keeps a failed wake-up to itself: whoever reads the log must see that nothing due is done.
      logLine({ at: started.toISOString(), job: 'timetable', error: describeError(error) });
      throw error;
    });
  }
  const done = await runIn(await allDistricts(database), jobs, options);
  logLine({ at: clock().toISOString(), job: 'timetable', ...done });
  return done;
}

/** Reads and writes what imports wait for, portion by portion, until nothing is left. */
export const doImports = async (options: TimetableOptions): Promise<Record<string, number>> => runIn(await allDistricts(options.database), [imports], options);

/**
 * Opens every community's directory in memory, one after another with a breath in between, so that nobody's first search
 * after a start waits for it.
 */
export async function openDirectories({ database, clock }: TimetableOptions): Promise<number> {
  let opened = 0;
  for (const district of await allDistricts(database)) {
    const of = { actor: { kind: 'system', job: 'open-directories' }, district, now: clock() } as const;
    const places = await transact(database, of, (context) => placesUnder(context));
    for (const { placeId } of places.filter((place) => place.kind === 'community')) {
      await transact(database, of, async (context) => (await readDirectory(context, placeId)).names());
      opened += 1;
      await breathe(20);
    }
  }
  return opened;
}
