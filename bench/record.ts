import { searchResidents } from '#contract/identity.ts';
import { openActivity, readRoster, recordRoster } from '#contract/participation.ts';
import { addDays, localDateAt, startOfDay, weekdayOf } from '#platform/time.ts';
import { addRuleBooks } from '../database/demo/rule-book.ts';
import { district as demo } from '../database/demo/district.ts';
import { generatePeople, type DemoResident } from '../database/demo/people.ts';
import { addStaff } from '../server/identity/add-staff.ts';
import { grantRoles } from '../server/identity/grant-roles.ts';
import { registerResidents } from '../server/identity/register-residents.ts';
import { foundDistrict } from '../server/places/found-district.ts';
import { savePlaces } from '../server/places/save-places.ts';
import { openBench, percentile, print, reference, timed } from './open-bench.ts';

/**
 * `npm run bench -- record`: a clerk of the largest community of a district of 50,745, through the whole HTTP stack on a
 * durable database: reading and recording a pasted roster of 40, recording 1,000 at once, searching residents.
 */
const rounds = Number(process.argv[2] ?? 40);
const bench = await openBench();
try {
  const today = localDateAt(new Date());
  const people = [...generatePeople('bench', today)];
  const largest = demo.communities.toSorted((a, b) => b.residents - a.residents)[0]?.id ?? '';
  const placeOf = new Map<string, string>();
  await bench.run(async (context) => {
    const { placeId } = await foundDistrict(context, { name: demo.district.name, city: demo.city, programmeStart: demo.district.programmeStart });
    for (const [kind, items] of [
      ['street', demo.streets.map((street) => ({ id: street.id, name: street.name, parent: placeId }))],
      ['community', demo.communities.map((community) => ({ id: community.id, name: community.name, parent: community.streetId }))],
      [
        'building',
        demo.communities.flatMap((community) => community.buildings.map((building) => ({ id: building.id, name: building.name, parent: community.id }))),
      ],
    ] as const) {
      const saved = await savePlaces(
        context,
        items.map(({ name, parent }, order) => ({ kind, name, parentId: placeOf.get(parent) ?? parent, order })),
      );
      for (const [index, { id }] of items.entries()) placeOf.set(id, saved[index] ?? '');
    }
    await addRuleBooks(context);
  });
  const idOf = new Map<string, string>();
  for (const community of demo.communities) {
    const here = people.filter((one) => one.communityId === community.id);
    const registered = await bench.run((context) =>
      registerResidents(
        context,
        here.map((one) => ({
          communityId: placeOf.get(one.communityId) ?? '',
          buildingId: placeOf.get(one.buildingId) ?? '',
          name: one.name,
          door: one.door,
          phone: one.phone,
          birthYear: one.birthYear,
          shortCode: one.shortCode,
        })),
      ),
    );
    for (const [index, one] of here.entries()) idOf.set(one.key, registered[index]?.residentId ?? '');
  }
  const communityId = placeOf.get(largest) ?? '';
  const staffId = await bench.run(async (context) => {
    const added = await addStaff(context, { communityId, name: '测量员', office: '积分专员', username: 'bench.clerk' });
    await grantRoles(context, [{ personKind: 'staff', personId: added.staffId, role: 'clerk', placeId: communityId, from: addDays(today, -365) }]);
    return added.staffId;
  });
  const token = await bench.sessionFor('staff', staffId);
  const adults = people.filter((one) => one.communityId === largest && Number(today.slice(0, 4)) - one.birthYear >= 18);
  const saturday = addDays(today, -((weekdayOf(today) + 1) % 7 || 7));
  let sessions = 0;
  const open = async (): Promise<string> => {
    sessions += 1;
    const startsAt = new Date(startOfDay(addDays(saturday, -7 * (sessions % 20))).getTime() + 9 * 3600_000).toISOString();
    return (
      await bench.call(
        openActivity,
        { communityId, ruleCode: 'A-V01', title: `楼道清理 ${sessions}`, place: '6号楼', startsAt, minutes: 130, organiser: { kind: 'staff', id: staffId } },
        token,
      )
    ).activityId;
  };
  const group = (from: number, size: number): DemoResident[] =>
    Array.from({ length: size }, (_, index) => adults[(from + index * 7) % adults.length]).filter((one) => one !== undefined);
  const items = (residents: readonly DemoResident[]) => [...new Set(residents.map((one) => idOf.get(one.key) ?? ''))].map((residentId) => ({ residentId }));

  const read40: number[] = [];
  const roster40: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const residents = group(round * 311, 40);
    const activityId = await open();
    const text = residents.map((one, index) => `${index + 1}. ${one.name} ${one.buildingName}`).join('\n');
    read40.push((await timed(() => bench.call(readRoster, { activityId, text }, token))).ms);
    const recorded = await timed(() => bench.call(recordRoster, { activityId, source: 'paste', items: items(residents) }, token));
    roster40.push(recorded.ms);
    if (recorded.result.recorded !== items(residents).length) throw new Error(`recorded ${recorded.result.recorded} of ${items(residents).length}`);
  }
  const roster1000: number[] = [];
  for (let round = 0; round < Math.max(5, rounds / 4); round += 1) {
    const activityId = await open();
    const wanted = items(group(round * 17, 1000)).slice(0, 1000);
    const recorded = await timed(() => bench.call(recordRoster, { activityId, source: 'roster', items: wanted }, token));
    roster1000.push(recorded.ms);
    if (recorded.result.recorded !== wanted.length) throw new Error(`recorded ${recorded.result.recorded} of ${wanted.length}`);
  }
  const search: number[] = [];
  const queries = group(5, 60).flatMap((one) => [
    one.name,
    one.name.slice(0, 2),
    one.name.slice(-1),
    `${one.name} ${one.buildingName.replace('号楼', '')}`,
    one.shortCode,
    one.phone?.slice(-4) ?? one.name,
    'lzy',
    'wang',
    'zhou',
    'chenjia',
  ]);
  const first = (await timed(() => bench.call(searchResidents, { communityId, q: 'lin' }, token))).ms;
  for (const q of queries) search.push((await timed(() => bench.call(searchResidents, { communityId, q }, token))).ms);
  const { hashMs, commitMs } = await reference(bench);
  print({
    roster40_p95_ms: percentile(roster40, 0.95),
    roster1000_p95_ms: percentile(roster1000, 0.95),
    search_p95_ms: percentile(search, 0.95),
    roster40_p50_ms: percentile(roster40, 0.5),
    roster1000_p50_ms: percentile(roster1000, 0.5),
    search_p50_ms: percentile(search, 0.5),
    search_first_ms: first,
    read40_p95_ms: percentile(read40, 0.95),
    residents: people.length,
    reference_hash64mb_ms: hashMs,
    reference_commit_ms: commitMs,
  });
} finally {
  await bench.close();
}
