import { expect, test } from 'vitest';
import { searchResidents } from '#contract/identity.ts';
import { createTown } from '../kit/town.ts';

const town = await createTown();
const { places, people, ok, refusal } = town;
const [one, two, three] = places.buildings;
const clerk = people.clerk.token;

/** A few hundred neighbours around the people each story is about. */
const surnames = '李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const given = '知明安思怀景书云以清若望嘉子夏远宁齐舟禾和谦川澜棠舒恬平文华国建志伟秀英玉兰桂芳';
const neighbours = Array.from({ length: 400 }, (_, at) => ({
  communityId: at % 10 === 9 ? places.quarry : places.willow,
  buildingId: at % 10 === 9 ? places.quarryBuilding : (places.buildings[at % 3] ?? one),
  name: `${surnames[at % surnames.length]}${given[(at * 7) % given.length]}${given[(at * 13 + 5) % given.length]}`,
  door: `${(at % 6) + 1}0${(at % 4) + 1}`,
  phone: at % 3 === 0 ? null : `139${String(10_000_000 + at * 7919).slice(-8)}`,
  birthYear: 1940 + (at % 75),
}));
await town.register(neighbours);
const add = (name: string, more: object = {}) => town.resident(name, { phone: null, ...more });
const namesake1 = await add('欧阳雪松', { buildingId: one, birthYear: 1951, door: '101', phone: '15900006688' });
const namesake2 = await add('欧阳雪松', { buildingId: two, birthYear: 1993, door: '102' });
const hero = await add('单雄信', { buildingId: three, door: '103', phone: '15900006688' });
const green = await add('吕绿漪', { buildingId: three, door: '104', phone: '15912340312' });
const foreigner = await add('欧阳雪松', { communityId: places.quarry, buildingId: places.quarryBuilding });

const search = async (q: string, limit = 12) => (await ok(searchResidents, { communityId: places.willow, q, limit }, clerk)).residents;
const ids = async (q: string) => (await search(q)).map((line) => line.residentId);

test('by name: namesakes are told apart by building and age band', async () => {
  expect(await search('欧阳雪松')).toEqual([
    {
      residentId: namesake1.residentId,
      name: '欧阳雪松',
      buildingId: one,
      buildingName: '1号楼',
      ageBand: '70-79',
      shortCode: namesake1.shortCode,
      hasPhone: true,
    },
    {
      residentId: namesake2.residentId,
      name: '欧阳雪松',
      buildingId: two,
      buildingName: '2号楼',
      ageBand: '18-34',
      shortCode: namesake2.shortCode,
      hasPhone: false,
    },
  ]);
});

test('by any part of the name', async () => {
  expect(await ids('雄信')).toEqual([hero.residentId]);
  expect(await ids('雪松')).toEqual([namesake1.residentId, namesake2.residentId]);
  expect(await ids('绿')).toEqual([green.residentId]);
});

test('by name and building, in either order', async () => {
  for (const q of ['欧阳雪松 2号楼', '2号楼欧阳雪松', '欧阳雪松2栋', '雪松 2']) expect(await ids(q), q).toEqual([namesake2.residentId]);
});

test('by pinyin, as a surname and as commonly read, in full or begun', async () => {
  for (const q of ['shanxiongxin', 'danxiongxin', 'Shan Xiong', 'xiongxin']) expect(await ids(q), q).toContain(hero.residentId);
  for (const q of ['lvlvyi', 'lulvyi', 'ouyangxuesong']) expect((await ids(q)).length, q).toBeGreaterThan(0);
});

test('by initials, in both readings of the surname', async () => {
  for (const q of ['sxx', 'dxx', 'SXX']) expect(await ids(q), q).toContain(hero.residentId);
  expect(await ids('oyxs')).toEqual([namesake1.residentId, namesake2.residentId]);
});

test('by the last four digits and by the whole phone; a couple may share one', async () => {
  expect((await ids('6688')).toSorted()).toEqual([namesake1.residentId, hero.residentId].toSorted());
  expect((await ids('159 0000 6688')).toSorted()).toEqual([namesake1.residentId, hero.residentId].toSorted());
  expect(await ids('０３１２')).toEqual([green.residentId]);
  expect(await ids('15900006689')).toEqual([]);
});

test('by short code, however it is typed', async () => {
  const { shortCode } = hero;
  for (const q of [shortCode, shortCode.toLowerCase(), `${shortCode.slice(0, 3)} ${shortCode.slice(3)}`, `${shortCode.slice(0, 3)}-${shortCode.slice(3)}`])
    expect((await ids(q))[0], q).toBe(hero.residentId);
});

test('a full list says that there is more', async () => {
  const found = await ok(searchResidents, { communityId: places.willow, q: '林', limit: 3 }, clerk);
  expect(found.residents).toHaveLength(3);
  expect(found.more).toBe(true);
  expect((await ok(searchResidents, { communityId: places.willow, q: '单雄信' }, clerk)).more).toBe(false);
  expect(await search('没有这个人')).toEqual([]);
});

test('nobody of another community is found, and another community is not searched', async () => {
  expect(await ids('欧阳雪松')).not.toContain(foreigner.residentId);
  expect(await refusal(searchResidents, { communityId: places.quarry, q: '欧阳' }, clerk)).toBe('not-allowed');
  expect(await refusal(searchResidents, { communityId: places.willow, q: '欧阳' }, hero.token)).toBe('not-allowed');
  expect(await refusal(searchResidents, { communityId: places.willow, q: '欧阳' }, people.administrator.token)).toBe('not-allowed');
  expect(await refusal(searchResidents, { communityId: places.willow, q: '' }, clerk)).toBe('invalid-input');
});
