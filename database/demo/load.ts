import { sql } from 'kysely';
import type { LocalDate } from '#contract/values.ts';
import type { Actor, Context } from '#platform/context.ts';
import { transact, type Database } from '#platform/database.ts';
import { assert } from '#platform/refuse.ts';
import { addDays, localDateAt, startOfDay } from '#platform/time.ts';
import { demoProgress } from '#words/demo.ts';
import type { Words } from '#words/words.ts';
import { readDirectory } from '../../server/identity/read-directory.ts';
import { registerResidents } from '../../server/identity/register-residents.ts';
import { castOf, type Cast } from './cast.ts';
import { nameCast } from './demo-people.ts';
import { district } from './district.ts';
import { generatePeople, type DemoResident } from './people.ts';
import { addPlaces, readDemoPlaces, type DemoPlaces } from './places.ts';
import { addRuleBooks } from './rule-book.ts';
import { addDemoStaff, grantResidentRoles, staffOf } from './staff.ts';
import { walkYear } from './walk-year.ts';

export interface LoadDemo {
  readonly database: Database;
  readonly clock: () => Date;
  /** A year of records in all nine communities; else in the first alone. */
  readonly full?: boolean;
  readonly onProgress?: (percent: number, what: Words) => void;
  /** Stops between two steps; what is done stays done and the next load goes on from there. */
  readonly signal?: AbortSignal;
  /** For tests: only these communities get their people, and so many days of records. */
  readonly communities?: readonly string[];
  readonly days?: number;
}
export type Loaded =
  /** The demo is there, relative to this day; `already` when nothing was left to do. */
  | { readonly outcome: 'loaded'; readonly today: LocalDate; readonly already: boolean }
  | { readonly outcome: 'stopped' }
  /** District 1 is somebody's own: the demo stays out. */
  | { readonly outcome: 'own-district' };

export const demoDistrict = 1;
const seed = 'liren';
const system: Actor = { kind: 'system', job: 'demo' };
const firstCommunity = 'C01';
/** Residents registered in one go: between two the server answers others. */
const portion = 500;

/** The household registers were copied in the week before the programme began. */
const prepared = addDays(district.district.programmeStart, -4);
const preparedAt = new Date(startOfDay(prepared).getTime() + 9 * 3600_000);

const marks = {
  places: 'demo/places',
  people: (communityId: string): string => `demo/people/${communityId}`,
  year: (communityId: string): string => `demo/year/${communityId}`,
  ready: 'demo/ready',
} as const;

async function readMarks({ tx, district: id }: Context): Promise<Map<string, LocalDate>> {
  const { rows } = await sql<{ job: string; done_through: LocalDate }>`
    select job, done_through from platform.job_mark where district_id = ${id} and job like 'demo/%'`.execute(tx);
  return new Map(rows.map(({ job, done_through: day }) => [job, day]));
}

/** The day the demo in this database is relative to; undefined where there is none. */
export const readDemoDay = async (context: Context): Promise<LocalDate | undefined> => (await readMarks(context)).get(marks.places);

/** The community whose year is always loaded. */
export const readFirstCommunity = async (context: Context): Promise<string> => (await readDemoPlaces(context)).get(firstCommunity) ?? '';

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets the planner know how much there is by now. */
async function countAgain({ tx }: Context): Promise<void> {
  await sql`select platform.count_again(array['identity', 'tasks', 'messages', 'ledger', 'participation'])`.execute(tx);
}

class Stopped extends Error {}

/** One thing that is done once: its mark is written with it, whoever else is loading waits. */
type Step = (mark: string, now: Date, work: (context: Context) => Promise<void>) => Promise<void>;

function stepsOf({ database, signal }: LoadDemo, today: LocalDate): Step {
  return async (mark, now, work) => {
    if (signal?.aborted) throw new Stopped();
    await transact(database, { actor: system, district: demoDistrict, now }, async (context) => {
      await sql`select pg_advisory_xact_lock(hashtext(${mark}))`.execute(context.tx);
      if ((await readMarks(context)).has(mark)) return;
      await work(context);
      await sql`
        insert into platform.job_mark (district_id, job, done_through, ran_at) values (${demoDistrict}, ${mark}, ${today}, ${now})`.execute(context.tx);
    });
  };
}

/** Residents, staff and offices of one community. */
async function addPeople(context: Context, cast: Cast, places: DemoPlaces, today: LocalDate, signal: AbortSignal | undefined): Promise<void> {
  const { community, people } = cast;
  const communityId = places.get(community.id);
  assert(communityId, 'the community is there');
  const residents = new Map<string, string>();
  for (let from = 0; from < people.length; from += portion) {
    const some = people.slice(from, from + portion);
    const registered = await registerResidents(
      context,
      some.map((person) => ({
        communityId,
        buildingId: places.get(person.buildingId) ?? '',
        name: person.name,
        door: person.door,
        phone: person.phone,
        birthYear: person.birthYear,
        smartphone: person.smartphone,
        shortCode: person.shortCode,
        registeredOn: person.registeredOn === null || person.registeredOn < prepared ? prepared : person.registeredOn,
      })),
    );
    for (const [at, { residentId }] of registered.entries()) residents.set(some[at]?.key ?? '', residentId);
    await breathe();
    if (signal?.aborted) throw new Stopped();
  }
  await addDemoStaff(context, staffOf(community.id), { places, residents, today });
  await grantResidentRoles(context, cast, { places, residents, today });
}

/** Ids of the residents of a community by the keys of the generator: the short codes are the same. */
async function readResidentIds(context: Context, communityId: string, people: readonly DemoResident[]): Promise<Map<string, string>> {
  const { byShortCode } = await readDirectory(context, communityId);
  return new Map(
    people.flatMap(({ key, shortCode }) => {
      const found = byShortCode.get(shortCode);
      return found ? [[key, found.residentId] as const] : [];
    }),
  );
}

/** Shares of the whole that each part takes, for the percentage. */
const peopleShare = 0.33;

/**
 * Loads the fictional district: places, rules, staff and all residents, then a year of deeds made by the same verbs that
 * the routes call, dated relative to today. Killed in the middle it goes on where it was; loaded already it does nothing.
 */
export async function loadDemo(options: LoadDemo): Promise<Loaded> {
  const { database, clock, full = false, onProgress = () => undefined } = options;
  const asSystem = <Result>(work: (context: Context) => Promise<Result>): Promise<Result> =>
    transact(database, { actor: system, district: demoDistrict, now: clock() }, work);

  const before = await asSystem(readMarks);
  const { rows: others } = await sql`select from platform.district where district_id = ${demoDistrict}`.execute(database.kysely);
  if (others.length > 0 && !before.has(marks.places)) return { outcome: 'own-district' };
  const today = before.get(marks.places) ?? localDateAt(clock());
  const communities = district.communities.map(({ id }) => id).filter((id) => options.communities?.includes(id) ?? true);
  const years = communities.filter((id) => full || id === firstCommunity);
  const wanted = [marks.places, ...communities.map(marks.people), ...years.map(marks.year), ...(communities.includes(firstCommunity) ? [marks.ready] : [])];
  if (wanted.every((mark) => before.has(mark))) return { outcome: 'loaded', today, already: true };

  const step = stepsOf(options, today);
  try {
    onProgress(0, demoProgress.places);
    await step(marks.places, preparedAt, async (context) => {
      await addPlaces(context);
      await addRuleBooks(context);
      await addDemoStaff(context, staffOf(null), { places: await readDemoPlaces(context), residents: new Map(), today });
    });
    const places = await asSystem(readDemoPlaces);
    const everybody = Map.groupBy(generatePeople(seed, today), ({ communityId }) => communityId);
    const casts = new Map(communities.map((id) => [id, castOf(id, everybody.get(id) ?? [], today)]));

    const total = communities.reduce((sum, id) => sum + (everybody.get(id)?.length ?? 0), 0);
    let reached = 0;
    for (const [id, cast] of casts) {
      onProgress((reached / total) * peopleShare * 100, demoProgress.people(cast.community.name));
      await step(marks.people(id), preparedAt, (context) => addPeople(context, cast, places, today, options.signal));
      reached += cast.people.length;
    }

    for (const [at, id] of years.entries()) {
      const cast = casts.get(id);
      assert(cast, 'a year is of a community with people');
      const share = (1 - peopleShare) / years.length;
      const tell = (part: number, day: LocalDate): void => {
        if (options.signal?.aborted) throw new Stopped();
        onProgress((peopleShare + share * (at + part)) * 100, demoProgress.year(cast.community.name, day));
      };
      const communityId = places.get(id) ?? '';
      const residents = await asSystem((context) => readResidentIds(context, communityId, cast.people));
      await step(marks.year(id), clock(), (context) =>
        walkYear(context, { countAgain: () => countAgain(context), database, cast, places, residents, today, days: options.days ?? 365, seed, tell }),
      );
    }
    const first = casts.get(firstCommunity);
    if (first) {
      const residents = await asSystem((context) => readResidentIds(context, places.get(firstCommunity) ?? '', first.people));
      await step(marks.ready, clock(), (context) => nameCast(context, { database, cast: first, residents }));
    }
    onProgress(100, demoProgress.ready);
    return { outcome: 'loaded', today, already: false };
  } catch (error) {
    if (error instanceof Stopped) return { outcome: 'stopped' };
    throw error;
  }
}
