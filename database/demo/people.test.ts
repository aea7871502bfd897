import { beforeAll, describe, expect, test } from 'vitest';
import { ageBandOf, ageBands } from '../../contract/values.ts';
import { district } from './district.ts';
import { demoStaff, generatePeople, type DemoResident } from './people.ts';

const today = '2026-11-23';
let people: DemoResident[] = [];
let spent = 0;
beforeAll(() => {
  const before = process.cpuUsage();
  people = [...generatePeople('liren', today)];
  spent = process.cpuUsage(before).user / 1000;
});
const of = (communityId: string): DemoResident[] => people.filter((person) => person.communityId === communityId);
const repeated = (all: readonly DemoResident[]): DemoResident[][] => [...Map.groupBy(all, ({ name }) => name).values()].filter((bearers) => bearers.length > 1);

test('there are 50,745 residents behind 19,100 doors', () => {
  expect(people).toHaveLength(50_745);
  expect(new Set(people.map(({ householdKey }) => householdKey)).size).toBe(19_100);
  expect(people).toHaveLength(district.district.residents);
});

describe.each(district.communities)('$name', (community) => {
  test('has the residents, doors and age bands of its file', () => {
    const own = of(community.id);
    expect(own).toHaveLength(community.residents);
    expect(new Set(own.map(({ householdKey }) => householdKey)).size).toBe(community.households);
    expect(Object.fromEntries(ageBands.map((band) => [band, own.filter(({ ageBand }) => ageBand === band).length]))).toEqual(community.age);
    for (const building of community.buildings)
      expect(new Set(own.filter(({ buildingId }) => buildingId === building.id).map(({ householdKey }) => householdKey)).size, building.id).toBe(
        building.households,
      );
  });

  test('three to six in a hundred share their name, some of them in one building', () => {
    const own = of(community.id);
    const namesakes = repeated(own);
    const share = namesakes.flat().length / own.length;
    expect(share).toBeGreaterThanOrEqual(0.03);
    expect(share).toBeLessThanOrEqual(0.06);
    expect(namesakes.some((bearers) => new Set(bearers.map(({ buildingId }) => buildingId)).size === bearers.length)).toBe(true);
    expect(namesakes.some((bearers) => new Set(bearers.map(({ buildingId }) => buildingId)).size < bearers.length)).toBe(true);
  });

  test('takes part and comes as much as its file says', () => {
    const own = of(community.id);
    expect(own.filter(({ registeredOn }) => registeredOn !== null).length).toBe(Math.round(community.residents * community.registeredRateTarget));
    expect(own.filter(({ active, registeredOn }) => active && registeredOn === null)).toEqual([]);
    for (const band of ageBands) {
      const inBand = own.filter(({ ageBand }) => ageBand === band);
      expect(inBand.filter(({ smartphone }) => smartphone).length, band).toBe(Math.round(inBand.length * district.residentGenerator.smartphone[band]));
      expect(inBand.filter(({ active }) => active).length, band).toBe(Math.round(inBand.length * district.residentGenerator.activeShare[band]));
    }
  });

  test('has its committee among the residents, a lead in each building and its representatives', () => {
    const own = of(community.id);
    expect(own.filter(({ offices }) => offices.includes('committee')).map(({ name }) => name)).toEqual(community.supervision.map(({ name }) => name));
    expect(new Set(own.filter(({ offices }) => offices.includes('building-lead')).map(({ buildingId }) => buildingId)).size).toBe(community.buildings.length);
    expect(own.filter(({ offices }) => offices.includes('resident-representative'))).toHaveLength(community.residentReps);
  });
});

test('no key and no short code stands twice', () => {
  expect(new Set(people.map(({ key }) => key)).size).toBe(people.length);
  expect(new Set(people.map(({ shortCode }) => shortCode)).size).toBe(people.length);
  for (const { shortCode } of people) expect(shortCode).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
});

test('somebody of age lives behind every door, and nobody there has the name of another', () => {
  for (const [door, members] of Map.groupBy(people, ({ householdKey }) => householdKey)) {
    expect(
      members.some(({ ageBand }) => ageBand !== '0-13' && ageBand !== '14-17'),
      door,
    ).toBe(true);
    expect(new Set(members.map(({ name }) => name)).size, door).toBe(members.length);
  }
});

test('ages, doors and phones are such as they can be', () => {
  const floors = new Map(district.communities.flatMap(({ buildings }) => buildings.map((building) => [building.id, building.floors] as const)));
  for (const { birthYear, ageBand, door, buildingId, phone, name } of people) {
    expect(ageBandOf(birthYear, today)).toBe(ageBand);
    expect(door).toMatch(/^\d{1,2}-\d{3,4}$/);
    expect(Number(door.split('-')[1]?.slice(0, -2))).toBeLessThanOrEqual(floors.get(buildingId) ?? 0);
    expect(phone ?? '19900000000').toMatch(/^19900\d{6}$/);
    expect(name).toMatch(/^\p{Script=Han}{2,3}$/u);
  }
  const shared = [
    ...Map.groupBy(
      people.filter(({ phone }) => phone !== null),
      ({ phone }) => phone,
    ).values(),
  ].filter((users) => users.length > 1);
  expect(shared.length).toBeGreaterThan(1000);
  for (const users of shared) expect(new Set(users.map(({ householdKey }) => householdKey)).size).toBe(1);
});

test('one in eight has a given name of one character, and the surnames of two readings are there', () => {
  const short = people.filter(({ name }) => name.length === 2).length / people.length;
  expect(short).toBeGreaterThan(0.1);
  expect(short).toBeLessThan(0.14);
  for (const surname of '单仇解区查曾任')
    expect(
      of('C01').some(({ name }) => name.startsWith(surname)),
      surname,
    ).toBe(true);
});

test('the same seed gives the same people, another seed others', () => {
  expect([...generatePeople('liren', today)]).toEqual(people);
  expect([...generatePeople('other', today)].map(({ name }) => name)).not.toEqual(people.map(({ name }) => name));
});

test('birth years follow the day', () => {
  const [first] = generatePeople('liren', '2028-03-01');
  expect(first?.birthYear).toBe((people[0]?.birthYear ?? 0) + 2);
  expect(first?.name).toBe(people[0]?.name);
});

test('the whole district is there within two seconds', () => {
  expect(spent).toBeLessThan(2000);
});

test('every community has its offices, every grid its worker, the district four separate accounts', () => {
  const staff = demoStaff();
  expect(new Set(staff.map(({ key }) => key)).size).toBe(staff.length);
  expect(staff.filter(({ placeKind }) => placeKind === 'grid')).toHaveLength(district.communities.reduce((sum, { grids }) => sum + grids.length, 0));
  expect(staff.filter(({ placeKind }) => placeKind === 'district').map(({ role }) => role)).toEqual([
    'districtOfficer',
    'systemAdministrator',
    'securityOfficer',
    'auditor',
  ]);
  for (const { id } of district.communities) {
    const own = staff.filter(({ communityId }) => communityId === id);
    for (const [role, count] of [
      ['communityManager', 2],
      ['clerk', 2],
      ['committeeChair', 1],
      ['committeeMember', 4],
    ] as const)
      expect(
        own.filter((each) => each.role === role),
        `${id} ${role}`,
      ).toHaveLength(count);
  }
});

test('committee members are the residents their entries name', () => {
  const byKey = new Map(people.map((person) => [person.key, person]));
  const members = demoStaff().flatMap(({ residentKey, name, communityId }) => (residentKey === null ? [] : [{ key: residentKey, name, communityId }]));
  expect(members).toHaveLength(district.communities.length * 5);
  expect(members.map(({ key }) => byKey.get(key))).toMatchObject(members);
});
