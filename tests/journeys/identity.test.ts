import { expect, test } from 'vitest';
import {
  correctResident,
  listResidents,
  printCard,
  readResident,
  readWhoLooked,
  registerResident,
  renewShortCode,
  searchResidents,
} from '#contract/identity.ts';
import { newId } from '#platform/ids.ts';
import { forgetDirectories, readDirectory } from '../../server/identity/read-directory.ts';
import { readLogKeys } from '../../server/identity/read-log-keys.ts';
import { readNames } from '../../server/identity/read-names.ts';
import { readResidents } from '../../server/identity/read-residents.ts';
import { readPhones } from '../../server/identity/read-phones.ts';
import { registerResidents } from '../../server/identity/register-residents.ts';
import { createTown, system } from '../kit/town.ts';
import { asAdmin } from '../kit/admin.ts';

const town = await createTown();
const { places, people, ok, refusal, call, run } = town;
const [first, second] = places.buildings;
const clerk = people.clerk.token;

const someone = (more: object = {}) => ({
  communityId: places.willow,
  name: '林知远',
  buildingId: first,
  door: '3单元502室',
  phone: '13800138000',
  birthYear: 1958,
  ...more,
});
let residentId = '';
let shortCode = '';

test('a clerk registers a resident and gets a short code', async () => {
  const registered = await ok(registerResident, someone(), clerk);
  ({ residentId, shortCode } = registered);
  expect(shortCode).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
  const record = await ok(readResident, { residentId }, clerk);
  expect(record).toEqual({
    residentId,
    communityId: places.willow,
    name: '林知远',
    buildingId: first,
    buildingName: '1号楼',
    door: '3单元502室',
    phone: '13800138000',
    birthYear: 1958,
    ageBand: '60-69',
    shortCode,
    household: [],
    registeredOn: '2026-11-23',
    version: 1,
  });
});

test('the same name behind the same door is a double, however the door is written, unless the clerk says otherwise', async () => {
  expect(await refusal(registerResident, someone({ door: '3-502' }), clerk)).toBe('resident-double');
  expect(await refusal(registerResident, someone({ door: '' }), clerk)).toBe('resident-double');
  expect(await refusal(registerResident, someone({ door: '4-101' }), clerk)).toBeUndefined();
  expect(await refusal(registerResident, someone({ buildingId: second }), clerk)).toBeUndefined();
  expect(await refusal(registerResident, someone({ evenIfDouble: true, birthYear: 1990 }), clerk)).toBeUndefined();
});

test('two clerks who register the same person at once make one record; a repeated request answers the same', async () => {
  const twin = someone({ name: '骆子宁', door: '5-101' });
  const both = await Promise.all([people.clerk, people.secondClerk].map((who) => call(registerResident, twin, who.token)));
  expect(both.map((answered) => answered.refused ?? 'done').toSorted()).toEqual(['done', 'resident-double']);
  const again = someone({ name: '骆子安', door: '5-101' });
  const [first, second] = [await call(registerResident, again, clerk, 'the-same-key'), await call(registerResident, again, clerk, 'the-same-key')];
  expect(second.bytes.equals(first.bytes)).toBe(true);
  expect(first.status).toBe(200);
});

test('people behind one door are a household', async () => {
  const child = await ok(registerResident, someone({ name: '林小满', door: '３-502', phone: null, birthYear: 2016 }), clerk);
  const record = await ok(readResident, { residentId }, clerk);
  expect(record.household.map((other) => other.name).toSorted()).toEqual(['林小满', '林知远']);
  expect(record.household.find((other) => other.residentId === child.residentId)?.ageBand).toBe('0-13');
});

test('registering refuses in order: not-allowed, place-not-found, resident-double', async () => {
  expect(await refusal(registerResident, someone({ communityId: places.quarry, buildingId: newId() }), clerk)).toBe('not-allowed');
  expect(await refusal(registerResident, someone({ buildingId: places.quarryBuilding }), clerk)).toBe('place-not-found');
  expect(await refusal(registerResident, someone({ buildingId: newId() }), clerk)).toBe('place-not-found');
  expect(await refusal(registerResident, someone(), undefined)).toBe('signed-out');
  expect(await refusal(registerResident, someone(), people.administrator.token)).toBe('not-allowed');
});

test('a correction needs the version that was seen; of two clerks at once one is told', async () => {
  const fields = { residentId, name: '林知远', buildingId: first, door: '3-502', phone: null, birthYear: 1957 };
  const both = await Promise.all([people.clerk, people.secondClerk].map((who) => call(correctResident, { ...fields, version: 1 }, who.token)));
  expect(both.map((answered) => answered.refused ?? 'done').toSorted()).toEqual(['changed-meanwhile', 'done']);
  const record = await ok(readResident, { residentId }, clerk);
  expect(record).toMatchObject({ phone: null, birthYear: 1957, version: 2, door: '3-502' });
  expect(await ok(correctResident, { ...fields, phone: '13800138000', version: 2 }, clerk)).toEqual({ version: 3 });
});

test('correcting refuses in order: resident-not-found, not-allowed, place-not-found, changed-meanwhile', async () => {
  const wrong = { name: '林知远', buildingId: places.quarryBuilding, door: '', phone: null, birthYear: 1957, version: 99 };
  expect(await refusal(correctResident, { ...wrong, residentId: newId() }, people.quarryClerk.token)).toBe('resident-not-found');
  expect(await refusal(correctResident, { ...wrong, residentId }, people.quarryClerk.token)).toBe('not-allowed');
  expect(await refusal(correctResident, { ...wrong, residentId }, clerk)).toBe('place-not-found');
  expect(await refusal(correctResident, { ...wrong, residentId, buildingId: first }, clerk)).toBe('changed-meanwhile');
});

test('a new short code ends the old one', async () => {
  const renewed = await ok(renewShortCode, { residentId, reason: '卡片遗失' }, clerk);
  expect(renewed.shortCode).not.toBe(shortCode);
  expect((await ok(searchResidents, { communityId: places.willow, q: shortCode }, clerk)).residents).toEqual([]);
  expect(
    (await ok(searchResidents, { communityId: places.willow, q: renewed.shortCode.toLowerCase() }, clerk)).residents.map((each) => each.residentId),
  ).toEqual([residentId]);
  expect((await ok(searchResidents, { communityId: places.willow, q: '13800138000' }, clerk)).residents.map((each) => each.residentId)).toContain(residentId);
  expect(await refusal(renewShortCode, { residentId: newId(), reason: '卡片遗失' }, clerk)).toBe('resident-not-found');
  expect(await refusal(renewShortCode, { residentId, reason: '卡片遗失' }, people.quarryClerk.token)).toBe('not-allowed');
  shortCode = renewed.shortCode;
});

test('the card is an A6 page with the code, and only for those who may read the resident', async () => {
  const card = await call(printCard, { residentId }, clerk);
  expect(card.status).toBe(200);
  expect(card.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(card.bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(await refusal(printCard, { residentId: newId() }, clerk)).toBe('resident-not-found');
  expect(await refusal(printCard, { residentId }, people.quarryClerk.token)).toBe('not-allowed');
});

test("a child's record opens with a reason only", async () => {
  const child = await town.resident('林安安', { birthYear: 2018 });
  expect(await refusal(readResident, { residentId: newId() }, people.quarryClerk.token)).toBe('resident-not-found');
  expect(await refusal(readResident, { residentId: child.residentId }, people.quarryClerk.token)).toBe('not-allowed');
  expect(await refusal(readResident, { residentId: child.residentId }, clerk)).toBe('minor-needs-reason');
  expect((await ok(readResident, { residentId: child.residentId, reason: '核对监护人签字' }, clerk)).name).toBe('林安安');
});

test('a resident sees which office looked, when and why, and nobody else does', async () => {
  const me = await town.resident('顾明舒');
  await ok(readResident, { residentId: me.residentId, reason: '电话核实活动' }, clerk);
  await ok(renewShortCode, { residentId: me.residentId, reason: '本人要求' }, people.secondClerk.token);
  const looked = await ok(readWhoLooked, {}, me.token);
  expect(looked.rows).toMatchObject([
    { office: '社区工作者', what: { zh: '换发了您的短码' }, reason: '本人要求' },
    { office: '积分专员', what: { zh: '查看了您的资料' }, reason: '电话核实活动' },
  ]);
  expect(await refusal(readWhoLooked, {}, clerk)).toBe('not-allowed');
  for (let time = 0; time < 35; time += 1) await ok(readResident, { residentId: me.residentId }, clerk);
  const page = await ok(readWhoLooked, {}, me.token);
  expect(page.rows).toHaveLength(30);
  expect((await ok(readWhoLooked, { after: page.next }, me.token)).rows).toHaveLength(7);
});

test('the register lists by building and short code, page by page', async () => {
  const all = await ok(listResidents, { communityId: places.willow, limit: 200 }, clerk);
  const key = (line: { buildingName: string; shortCode: string }) => `${line.buildingName} ${line.shortCode}`;
  expect(all.rows.map(key)).toEqual(all.rows.map(key).toSorted());
  const pages = [];
  let after: string | undefined;
  do {
    const page = await ok(listResidents, { communityId: places.willow, limit: 2, ...(after ? { after } : {}) }, clerk);
    pages.push(...page.rows);
    after = page.next;
  } while (after);
  expect(pages).toEqual(all.rows);
  expect((await ok(listResidents, { communityId: places.willow, buildingId: second }, clerk)).rows.every((line) => line.buildingName === '2号楼')).toBe(true);
  expect(await refusal(listResidents, { communityId: places.willow }, people.quarryClerk.token)).toBe('not-allowed');
});

test('what another process changed is seen at the next reading; what is rolled back never is', async () => {
  const before = await run((context) => readDirectory(context, places.willow));
  expect(await run((context) => readDirectory(context, places.willow))).toBe(before);
  let seenInside = false;
  await run(async (context) => {
    await registerResidents(context, [{ communityId: places.willow, buildingId: second, name: '回滚人', door: '', phone: null, birthYear: 1980 }]);
    seenInside = (await readDirectory(context, places.willow)).byName.has('回滚人');
    throw new Error('rolled back');
  }).catch(() => undefined);
  expect(seenInside).toBe(true);
  const after = await run((context) => readDirectory(context, places.willow));
  expect(after.byName.has('回滚人')).toBe(false);
  expect(after).toBe(before);
  await town.resident('新来的', { buildingId: second });
  const fresh = await run((context) => readDirectory(context, places.willow));
  expect(fresh.byName.has('新来的')).toBe(true);
  expect(fresh.people).toHaveLength(before.people.length + 1);
  // From nothing it is the same as brought up to date.
  forgetDirectories();
  const anew = await run((context) => readDirectory(context, places.willow));
  expect(anew.people).toEqual(fresh.people);
});

test('readers for other slices: facts, names, phones, log keys; another district sees none', async () => {
  const facts = await run((context) => readResidents(context, [residentId, newId()]));
  expect(facts.get(residentId)).toMatchObject({ name: '林知远', buildingName: '1号楼', shortCode, birthYear: 1957, smartphone: false });
  expect(facts.size).toBe(1);
  expect(await run((context) => readNames(context, [residentId, people.clerk.staffId]))).toEqual(
    new Map([
      [people.clerk.staffId, { name: '祁怀恬', office: '积分专员', kind: 'staff' }],
      [residentId, { name: '林知远', office: null, kind: 'resident' }],
    ]),
  );
  expect((await run((context) => readPhones(context, places.willow))).get(residentId)).toBe('13800138000');
  const keys = await run((context) => readLogKeys(context, [residentId]));
  expect(keys.get(residentId)).toHaveLength(32);
  expect(await run((context) => readResidents(context, [residentId]), system, 2)).toEqual(new Map());
});

test('no name, phone or door stands in clear in any table', async () => {
  const clear = [
    '林知远',
    '林小满',
    '顾明舒',
    '祁怀恬',
    '13800138000',
    '3-502',
    '3单元502',
    shortCode,
    '电话核实',
    '卡片遗失',
    people.clerk.username,
    people.clerk.initialPassword,
    people.clerk.codeSecret,
    people.clerk.token,
  ];
  const dump = await asAdmin(town.admin, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const lines: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(`select t::text as line from ${name} t`);
      lines.push(...rows.map((row) => `${name} ${row.line}`));
    }
    return lines;
  });
  expect(dump.length).toBeGreaterThan(30);
  expect(dump.some((line) => line.includes('积分专员'))).toBe(true);
  // Bytes are printed in hex: a clear text kept as bytes would show as its own hex.
  const spellings = (text: string): string[] => [text, Buffer.from(text).toString('hex')];
  const found = clear.flatMap((text) => spellings(text).flatMap((spelling) => dump.filter((line) => line.includes(spelling))));
  expect(found).toEqual([]);
});
