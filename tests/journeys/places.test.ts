import { expect, test } from 'vitest';
import { readPlaces, readPublicCommunities, readPublicDistricts } from '#contract/places.ts';
import { dueAfterWorkdays } from '../../server/calendar/due-after-workdays.ts';
import { loadCalendar } from '../../server/calendar/load-calendar.ts';
import { readPublishedYears } from '../../server/calendar/read-published-years.ts';
import { readCommunity } from '../../server/places/read-community.ts';
import { placesUnder, readBuildings } from '../../server/places/read-places.ts';
import { savePlaces } from '../../server/places/save-places.ts';
import { createTown, system } from '../kit/town.ts';

const town = await createTown();
const { places, people, ok, refusal, run } = town;

test('anybody sees the districts and the communities of one', async () => {
  expect(await ok(readPublicDistricts, {})).toEqual({ mode: 'demo', districts: [{ district: 1, name: '澜湾区', city: '望澜市' }] });
  expect(await ok(readPublicCommunities, { district: 1 })).toEqual({
    district: { district: 1, name: '澜湾区', city: '望澜市', programmeStart: '2025-03-01' },
    communities: [
      { communityId: places.willow, name: '柳岸社区', street: '榆荫街道', phone: '0571-8000 1001', hours: '工作日 8:30–17:00' },
      { communityId: places.quarry, name: '石坊社区', street: '榆荫街道', phone: null, hours: null },
    ],
  });
  expect(await refusal(readPublicCommunities, { district: 99 })).toBe('not-found');
});

test('a clerk sees the own community, what lies in it and the way up to the district', async () => {
  const seen = await ok(readPlaces, {}, people.clerk.token);
  expect(seen.places.map((place) => place.name)).toEqual(['榆荫街道', '澜湾区', '1号楼', '柳岸社区', '2号楼', '3号楼']);
  expect(seen.places.find((place) => place.placeId === places.willow)).toMatchObject({
    kind: 'community',
    parentId: places.street,
    residents: 3948,
    households: 1680,
  });
  const all = await ok(readPlaces, {}, people.administrator.token);
  expect(all.places).toHaveLength(8);
  expect(await refusal(readPlaces, {})).toBe('signed-out');
});

test('a community knows its street, its committee and the short name of its notices', async () => {
  expect(await run((context) => readCommunity(context, places.quarry))).toEqual({
    communityId: places.quarry,
    name: '石坊社区',
    street: '榆荫街道',
    noticeName: '石坊',
    committeeName: '石坊社区居民委员会',
    phone: null,
    hours: null,
    residents: null,
    households: null,
  });
  await expect(run((context) => readCommunity(context, places.street))).rejects.toMatchObject({ code: 'place-not-found' });
});

test('places under a place come top first, buildings in the order of lists', async () => {
  const under = await run((context) => placesUnder(context, places.willow));
  expect(under.map((place) => place.name)).toEqual(['柳岸社区', '1号楼', '2号楼', '3号楼']);
  const buildings = await run((context) => readBuildings(context, places.willow));
  expect([...buildings.values()]).toEqual([
    { name: '1号楼', order: 1 },
    { name: '2号楼', order: 2 },
    { name: '3号楼', order: 3 },
  ]);
});

test('saving a place again renames it; a building cannot lie under the district', async () => {
  const [added = ''] = await run((context) => savePlaces(context, [{ kind: 'grid', parentId: places.quarry, name: '第一网格' }]));
  await run((context) => savePlaces(context, [{ placeId: added, kind: 'grid', parentId: places.quarry, name: '南网格' }]));
  const under = await run((context) => placesUnder(context, places.quarry));
  expect(under.map((place) => place.name)).toContain('南网格');
  expect(under.find((place) => place.placeId === added)?.communityId).toBe(places.quarry);
  await expect(run((context) => savePlaces(context, [{ kind: 'building', parentId: places.district, name: '9号楼' }]))).rejects.toThrow('cannot lie there');
});

test('another district sees none of these places', async () => {
  expect(await run((context) => placesUnder(context), system, 2)).toEqual([]);
});

test('workdays come from the published calendar; a newly published year replaces the provisional days', async () => {
  expect(await run((context) => dueAfterWorkdays(context, '2026-09-30', 3))).toEqual({ dueOn: '2026-10-10', provisional: false });
  const told = await run((context) => dueAfterWorkdays(context, '2026-12-31', 3));
  expect(told).toEqual({ dueOn: '2027-01-06', provisional: true });
  await loadCalendar(town.database, { source: '试验', years: { '2027': { off: ['2027-01-01', '2027-01-04'], work: ['2027-01-02', '2027-01-03'] } } });
  expect(await run(readPublishedYears)).toEqual([2025, 2026, 2027]);
  expect(await run((context) => dueAfterWorkdays(context, '2026-12-31', 3))).toEqual({ dueOn: '2027-01-05', provisional: false });
  expect(await run((context) => dueAfterWorkdays(context, '2026-12-31', 3, told.dueOn))).toEqual({ dueOn: '2027-01-06', provisional: false });
  // Loading the same calendar again changes nothing.
  expect(await loadCalendar(town.database)).toEqual([2025, 2026]);
  expect(await run(readPublishedYears)).toEqual([2025, 2026, 2027]);
});
