import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { readDemoPeople, readMe, searchResidents, signInDemo } from '#contract/identity.ts';
import {
  activityStates,
  correctionStates,
  listActivities,
  listPublicNotices,
  objectionStates,
  readCorrections,
  readHome,
  readNoticeBoard,
  readReviews,
  readRoster,
  recordRoster,
  recordStates,
} from '#contract/participation.ts';
import { readPublicCommunities } from '#contract/places.ts';
import { ruleClasses } from '#contract/rules.ts';
import { readTasks } from '#contract/tasks.ts';
import { transact } from '#platform/database.ts';
import { demoPersonas } from '#words/demo.ts';
import { demoDistrict, loadDemo, readFirstCommunity } from '../../database/demo/load.ts';
import { rosterCounts, saturdayRoster } from '../../database/demo/saturday-roster.ts';
import { loadCalendar } from '../../server/calendar/load-calendar.ts';
import { readLogKeys } from '../../server/identity/read-log-keys.ts';
import { checkLedger } from '../../server/ledger/check-ledger.ts';
import { createTestDatabase } from '../kit/database.ts';
import { createDemo, demoToday } from '../kit/demo.ts';
import { system } from '../kit/town.ts';

const demo = await createDemo();
const { run, ok } = demo;
const communityId = await run(readFirstCommunity);
const clerk = await demo.signIn('clerk');

const counts = async (query: string): Promise<Record<string, number>> =>
  run(async ({ tx }) =>
    Object.fromEntries((await sql<{ key: string; count: number }>`${sql.raw(query)}`.execute(tx)).rows.map(({ key, count }) => [key, count])),
  );
const count = async (from: string): Promise<number> => (await counts(`select 'n' as key, count(*) as count from ${from}`))['n'] ?? 0;

describe('the district', () => {
  test('has nine communities, 19,100 households and 50,745 residents', async () => {
    const { communities } = await ok(readPublicCommunities, { district: demoDistrict });
    expect(communities).toHaveLength(9);
    expect(await count('identity.household')).toBe(19_100);
    expect(await count('identity.resident')).toBe(50_745);
  });

  test('lets one tap in as each of its people', async () => {
    const { people } = await ok(readDemoPeople, {});
    expect(people.map(({ persona }) => persona)).toEqual(Object.keys(demoPersonas));
    for (const { persona, name, face } of people) {
      const me = await ok(readMe, {}, await demo.signIn(persona));
      expect(me).toMatchObject({ name, as: face === 'console' ? 'staff' : 'resident' });
    }
    expect(await demo.status(signInDemo, { persona: 'nobody' })).toBe(404);
  });
});

describe('one community’s year', () => {
  test('holds at least 10,000 records of 800 residents, in every class and state', async () => {
    expect(await count('participation.record')).toBeGreaterThanOrEqual(10_000);
    expect(await count('(select distinct resident_id from participation.record) r')).toBeGreaterThanOrEqual(800);
    const classes = await counts(`select award->>'class' as key, count(*) from participation.record group by 1`);
    expect(Object.keys(classes).toSorted()).toEqual([...ruleClasses].toSorted());
    expect(Object.values(classes).every((each) => each >= 15)).toBe(true);
    expect(Object.keys(await counts('select state as key, count(*) from participation.record group by 1')).toSorted()).toEqual([...recordStates].toSorted());
    expect(Object.keys(await counts('select state as key, count(*) from participation.activity group by 1')).toSorted()).toEqual(
      [...activityStates].toSorted(),
    );
  });

  test('holds at least 20 notices, 5 objections and 5 reversals, each come out every way', async () => {
    expect(await count('participation.notice')).toBeGreaterThanOrEqual(20);
    const objections = await counts('select state as key, count(*) from participation.objection group by 1');
    expect(Object.keys(objections).toSorted()).toEqual([...objectionStates].toSorted());
    expect(Object.values(objections).reduce((sum, each) => sum + each)).toBeGreaterThanOrEqual(5);
    expect(Object.keys(await counts('select state as key, count(*) from participation.correction group by 1')).toSorted()).toEqual(
      [...correctionStates].toSorted(),
    );
    expect(await count(`ledger.transfer where kind = 'reversal'`)).toBeGreaterThanOrEqual(5);
    expect(await count(`ledger.transfer where kind = 'deduct'`)).toBeGreaterThanOrEqual(10);
  });

  test('is dated within the year before today, nothing in the future', async () => {
    const [span] = await run(
      async ({ tx }) =>
        (
          await sql<{ first: string; last: string; late: number }>`
        select min(happened_on) as first, max(happened_on) as last, count(*) filter (where recorded_at > ${`${demoToday}T00:00:00+08:00`}::timestamptz) as late from participation.record`.execute(
            tx,
          )
        ).rows,
    );
    expect(span).toMatchObject({ first: expect.stringMatching(/^2025-1[12]/), last: expect.stringMatching(/^2026-11-2/), late: 0 });
  });

  test('leaves books that add up, every commitment of which opens', async () => {
    expect(await run((context) => checkLedger(context, { logKeys: readLogKeys }))).toEqual([]);
  });
});

describe('today', () => {
  test('something of every kind waits, a review overdue among it', async () => {
    const desk = new Map<string, number>();
    let overdue = 0;
    for (const persona of ['clerk', 'deputy', 'secretary'] as const) {
      const tasks = await ok(readTasks, { communityId }, await demo.signIn(persona));
      overdue = Math.max(overdue, tasks.overdue);
      for (const { kind } of tasks.tasks) desk.set(kind, (desk.get(kind) ?? 0) + 1);
    }
    for (const kind of ['confirm', 'review', 'objection', 'correction', 'not-me']) expect(desk.get(kind), kind).toBeGreaterThan(0);
    expect(overdue).toBeGreaterThan(0);
    expect((await ok(readReviews, { communityId }, await demo.signIn('deputy'))).records.length).toBeGreaterThan(1);
    expect((await ok(readCorrections, { communityId }, await demo.signIn('deputy'))).corrections.length).toBeGreaterThanOrEqual(3);
  });

  test('a notice is running, with an objection on it', async () => {
    const [latest] = (await ok(listPublicNotices, { district: demoDistrict, communityId })).rows;
    expect(latest).toMatchObject({ closed: false, number: expect.stringMatching(/^柳岸公示〔2026〕\d+ 号$/) });
    const board = await ok(readNoticeBoard, { communityId }, await demo.signIn('secretary'));
    expect(board.items.filter(({ state }) => state === 'on-notice').length).toBeGreaterThanOrEqual(3);
    expect(board.items.filter(({ state }) => state === 'objected').length).toBeGreaterThanOrEqual(2);
  });

  test('activities come this week, and last Saturday’s stairs wait for their forty names', async () => {
    const { rows } = await ok(listActivities, { communityId, from: '2026-11-21', limit: 100 }, clerk);
    expect(rows.filter(({ day, state }) => day >= demoToday && state === 'open').length).toBeGreaterThanOrEqual(5);
    const stairs = rows.find(({ day, ruleCode }) => day === '2026-11-21' && ruleCode === 'A-V01');
    expect(stairs).toMatchObject({ title: '6 号楼楼道清理', state: 'open', organiser: { kind: 'resident' } });
    const activityId = stairs?.activityId ?? '';
    const text = await run((context) => saturdayRoster(context, { communityId, today: demoToday }));
    const read = await ok(readRoster, { activityId, text }, clerk);
    expect(read.counts).toMatchObject({ ...rosterCounts, unknown: 0, companion: 0 });
    const sure = read.lines.filter(({ state }) => state === 'matched').flatMap(({ candidates }) => candidates.slice(0, 1));
    const recorded = await ok(recordRoster, { activityId, source: 'paste', items: sure.map(({ residentId }) => ({ residentId })) }, clerk);
    expect(recorded.recorded).toBe(rosterCounts.matched);
  });

  test('the eighty-year-old and the parent find figures, a history and something to confirm', async () => {
    for (const persona of ['elder', 'parent'] as const) {
      const home = await ok(readHome, {}, await demo.signIn(persona));
      expect(home.figures.annual, persona).toBeGreaterThan(50);
      expect(home.toConfirm, persona).toBeGreaterThan(0);
      expect(home.activities.length, persona).toBeGreaterThan(0);
    }
  });

  test('the clerk of the next community sees nobody of this one', async () => {
    const other = await demo.signIn('other-clerk');
    expect(await demo.status(searchResidents, { communityId, q: '王' }, other)).toBe(403);
    expect((await ok(searchResidents, { communityId, q: '王' }, clerk)).residents.length).toBeGreaterThan(0);
  });
});

describe('loading', () => {
  test('stopped in the middle it goes on, twice it changes nothing, and it says how far it is', async () => {
    const { database } = await createTestDatabase();
    await loadCalendar(database);
    // Beyond the published calendar, so that deadlines are provisional.
    const clock = (): Date => new Date('2027-02-10T01:00:00Z');
    const options = { database, clock, communities: ['C01'], days: 25 };
    const stop = new AbortController();
    const told: number[] = [];
    const onProgress = (percent: number): void => {
      told.push(percent);
      if (percent > 60) stop.abort();
    };
    expect(await loadDemo({ ...options, onProgress, signal: stop.signal })).toEqual({ outcome: 'stopped' });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(await loadDemo({ ...options, clock: () => new Date('2027-02-11T01:00:00Z') })).toEqual({ outcome: 'loaded', today: '2027-02-10', already: false });
    expect(await loadDemo(options)).toEqual({ outcome: 'loaded', today: '2027-02-10', already: true });
    const [found] = await transact(
      database,
      { actor: system, district: demoDistrict, now: clock() },
      async ({ tx }) =>
        (
          await sql<{ residents: number; last: string }>`
        select (select count(*) from identity.resident) as residents, max(happened_on) as last from participation.record`.execute(tx)
        ).rows,
    );
    expect(found).toMatchObject({ residents: 3948, last: expect.stringMatching(/^2027-02-0[89]$/) });
  });

  test('the same day gives the same deeds, in any community', async () => {
    const load = async () => {
      const { database } = await createTestDatabase();
      await loadCalendar(database);
      const now = new Date('2026-11-24T02:30:00Z');
      expect(await loadDemo({ database, clock: () => now, communities: ['C03'], full: true, days: 14 })).toMatchObject({ outcome: 'loaded' });
      return transact(
        database,
        { actor: system, district: demoDistrict, now },
        async ({ tx }) =>
          (
            await sql`
          select rule_code, happened_on, state, source, minutes, granted, count(*) from participation.record group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`.execute(
              tx,
            )
          ).rows,
      );
    };
    const [first, second] = [await load(), await load()];
    expect(first.length).toBeGreaterThan(40);
    expect(second).toEqual(first);
  });

  test('stays out of a district that is somebody’s own', async () => {
    const { database } = await createTestDatabase();
    await sql`insert into platform.district (district_id, name, city, programme_start, created_at) values (1, '石坊区', '望澜市', '2026-01-01', '2026-01-01')`.execute(
      database.kysely,
    );
    expect(await loadDemo({ database, clock: () => new Date('2026-11-24T02:30:00Z') })).toEqual({ outcome: 'own-district' });
  });
});
