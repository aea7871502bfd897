import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { searchResidents } from '#contract/identity.ts';
import { startImport } from '#contract/imports.ts';
import { listActivities, readDraft, readRoster, recordRoster, saveDraft } from '#contract/participation.ts';
import { readFirstCommunity } from '../../database/demo/load.ts';
import { demoStaff, generatePeople } from '../../database/demo/people.ts';
import { saturdayRoster } from '../../database/demo/saturday-roster.ts';
import { doImports } from '../../server/jobs.ts';
import { createDemo, demoNow, demoToday } from '../kit/demo.ts';
import { findIn, findInDatabase, type Known } from '../kit/find-people.ts';

const demo = await createDemo();
const { run, ok } = demo;
const people = [...generatePeople('liren', demoToday)];
const known: Known = {
  names: new Set([...people, ...demoStaff()].map(({ name }) => name)),
  phones: new Set(people.flatMap(({ phone }) => phone ?? [])),
  doors: new Set(people.map(({ door }) => door)),
};
const client = new pg.Client(demo.admin);
await client.connect();
afterAll(() => client.end());

/** A clerk's morning with names in every request: a search, a roster, a draft, records, an uploaded register. */
async function morning(): Promise<void> {
  const clerk = await demo.signIn('clerk');
  const communityId = await run(readFirstCommunity);
  const [first] = people;
  for (const q of [first?.name ?? '', first?.phone?.slice(-4) ?? '0000', first?.shortCode ?? '']) await ok(searchResidents, { communityId, q }, clerk);
  const { rows } = await ok(listActivities, { communityId, from: '2026-11-21', limit: 100 }, clerk);
  const activityId = rows.find(({ day, ruleCode }) => day === '2026-11-21' && ruleCode === 'A-V01')?.activityId ?? '';
  const text = await run((context) => saturdayRoster(context, { communityId, today: demoToday }));
  const { lines } = await ok(readRoster, { activityId, text }, clerk);
  const items = lines.filter(({ state }) => state === 'matched').flatMap(({ candidates }) => candidates.slice(0, 1).map(({ residentId }) => ({ residentId })));
  await ok(recordRoster, { activityId, source: 'paste', items }, clerk);
  await ok(saveDraft, { activityId, text }, clerk);
  expect((await ok(readDraft, { activityId }, clerk)).text).toBe(text);
  const register = [
    '姓名,楼栋,房号,手机,出生年',
    ...people.slice(0, 200).map(({ name, buildingName, door, phone, birthYear }) => [name, buildingName, door, phone ?? '', birthYear].join(',')),
  ].join('\n');
  await ok(
    startImport,
    { communityId, kind: 'residents', fileName: `${first?.name ?? ''}的名册.csv`, content: Buffer.from(register).toString('base64') },
    clerk,
  );
  await doImports({ database: demo.database, clock: () => demoNow, logLine: (line) => void demo.lines.push(line) });
}

test('the detector sees a name, a telephone and a door wherever one is planted', async () => {
  const { name = '', phone = '', door = '' } = people.find((person) => person.phone !== null && Array.from(person.name).length === 3) ?? {};
  const short = people.find((person) => Array.from(person.name).length === 2)?.name ?? '';
  await client.query('create table platform.scratch (plain text, document jsonb, bytes bytea, hidden text)');
  await client.query('insert into platform.scratch values ($1, $2, $3, $4)', [
    `致${name}的信`,
    JSON.stringify({ who: short, at: door }),
    Buffer.from(`电话 ${phone}`),
    Buffer.from(`${name}住在那里`).toString('base64'),
  ]);
  const { finds } = await findInDatabase(client, known, 'platform.scratch');
  await client.query('drop table platform.scratch');
  const planted = finds.map(({ where, what }) => `${where.split('.')[2]} ${what}`);
  expect(planted.toSorted()).toEqual([`plain ${name}`, `document ${short}`, `document ${door}`, `bytes ${phone}`, `hidden ${name}`].toSorted());
  expect(findIn(Buffer.concat([Buffer.from([0, 255, 1]), Buffer.from(name), Buffer.from([254])]), known)).toEqual([name]);
});

test('no column of any table holds a name, a telephone or a door of the demo, after the load and a clerk’s morning', async () => {
  await morning();
  const { finds, tables, values } = await findInDatabase(client, known);
  expect(finds.slice(0, 20)).toEqual([]);
  for (const table of [
    'identity.resident',
    'participation.record',
    'platform.kept_answer',
    'participation.draft',
    'imports.line',
    'messages.message',
    'tasks.task',
    'pgboss.job',
  ])
    expect(tables).toContain(table);
  expect(values).toBeGreaterThan(1_000_000);
});

test('what was kept, staged and logged of that morning is there, and closed', async () => {
  for (const table of ['platform.kept_answer', 'participation.draft', 'imports.line'])
    expect(Number((await client.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n), table).toBeGreaterThan(0);
  expect(demo.lines.length).toBeGreaterThan(5);
  expect(findIn(JSON.stringify(demo.lines), known)).toEqual([]);
});
