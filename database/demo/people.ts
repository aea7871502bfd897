import type { Role } from '../../contract/permissions.ts';
import { codeAlphabet, type AgeBand, type LocalDate } from '../../contract/values.ts';
import { addDays } from '../../server/platform/time.ts';
import { bands, district, type DemoBuilding, type DemoCommunity } from './district.ts';
import { flags, pick, shuffle, source, whole, type Random } from './random.ts';

/** A fictional resident. The same seed and day give the same people. */
export interface DemoResident {
  /** C01-00042; of committee members C01-K1 … K5. */
  readonly key: string;
  readonly communityId: string;
  readonly buildingId: string;
  readonly buildingName: string;
  /** C01-B06/2-301: the same for everybody behind one door. */
  readonly householdKey: string;
  /** Unit, floor and room: 2-301. */
  readonly door: string;
  readonly name: string;
  readonly birthYear: number;
  readonly ageBand: AgeBand;
  /** Of a range that nobody has; a household may share one. */
  readonly phone: string | null;
  readonly smartphone: boolean;
  readonly shortCode: string;
  readonly employment: string | null;
  /** Takes part in the points programme, and since when. */
  readonly registeredOn: LocalDate | null;
  /** Comes to activities. */
  readonly active: boolean;
  readonly offices: readonly DemoOffice[];
}
export type DemoOffice = 'committee' | 'building-lead' | 'resident-representative';

/** A member of staff, a grid worker or a committee member. */
export interface DemoStaff {
  /** C01-clerk-1: the user name of demo sign-in. */
  readonly key: string;
  readonly name: string;
  /** 积分专员, as people call the office. */
  readonly office: string;
  readonly role: Role;
  /** Where the role is held: the district's, a community's or a grid's id. */
  readonly placeId: string;
  readonly placeKind: 'district' | 'community' | 'grid';
  readonly communityId: string | null;
  /** Committee members live where they serve. */
  readonly residentKey: string | null;
}

const surnames = Array.from(new Set(district.nameBank.surnames));
/** The commonest surnames stand first in the bank; few people bear the last. */
const surnameSteps = surnames.reduce<number[]>((steps, _, at) => [...steps, (steps.at(-1) ?? 0) + 1 / (at + 5)], []);
function surname(random: Random): string {
  const at = random() * (surnameSteps.at(-1) ?? 1);
  return surnames[surnameSteps.findIndex((step) => step > at)] ?? '林';
}

type Gender = 'm' | 'f';
type Generation = 'elder' | 'middle' | 'young' | 'child';
const fromBank = (wanted: string): string[] => Array.from(wanted).filter((character) => district.nameBank.given.includes(character));
/** Characters by what parents of that time liked. */
const given: Record<Generation, Record<Gender, readonly string[]>> = {
  elder: {
    m: fromBank('建国志华文明军民永福德顺祥成林森山海江河松柏光辉中正义仁忠孝勤俭诚善东南北亦信礼'),
    f: fromBank('秀英玉兰桂芳春梅丽红珍淑琴凤霞菊莲香月美真慧静敏燕兰珍'),
  },
  middle: { m: fromBank('建志伟强勇杰涛磊洋军华明辉煌耀海林文永光成祥江平中东亦俊义诚'), f: fromBank('丽艳娟静敏燕霞琴慧雅婷红梅芳英玉秀莲珍月香春云美') },
  young: { m: fromBank('浩然宇轩博文俊熙泽瑞祥杰涛磊阳晨曦明嘉宁远舟星辰凯齐'), f: fromBank('婷欣怡佳雪梦瑶晨曦雅静慧若恬舒思嘉宁月云棠夏清') },
  child: { m: fromBank('知明思景书以望嘉子一远齐舟禾谦川澜宇轩浩然熙泽瑞辰亦安'), f: fromBank('知安思怀景云以清若嘉一夏宁禾和澜棠舒恬亦欣怡瑶晨曦星') },
};
const generationOf: Record<AgeBand, Generation> = {
  '0-13': 'child',
  '14-17': 'child',
  '18-34': 'young',
  '35-59': 'middle',
  '60-69': 'elder',
  '70-79': 'elder',
  '80+': 'elder',
};

/** How many of a community may share their name with somebody: a little above the middle of 3 to 6 %. */
const sharedNames = 0.046;

/** The names of one community. A name somebody bears already is drawn again once enough people share theirs. */
function nameBook(random: Random) {
  const bearers = new Map<string, number>();
  const alike = new Map<string, string[]>();
  let people = 0;
  let sharing = 0;
  const moreSharing = (name: string): number => [0, 2][bearers.get(name) ?? 0] ?? 1;
  const add = (name: string): string => {
    sharing += moreSharing(name);
    people += 1;
    bearers.set(name, (bearers.get(name) ?? 0) + 1);
    return name;
  };
  const draw = (family: string, gender: Gender, generation: Generation, besides: ReadonlySet<string>): string => {
    const characters = given[generation][gender];
    const kind = `${family}${gender}${generation}`;
    let name = '';
    // In small communities chance alone makes too few namesakes.
    const namesake = random() < 0.03 ? pick(random, alike.get(kind) ?? ['']) : '';
    if (namesake !== '' && !besides.has(namesake) && sharing + moreSharing(namesake) <= sharedNames * (people + 1)) return add(namesake);
    for (let tries = 0; tries < 40; tries++) {
      const first = pick(random, characters);
      const second = random() < 0.12 ? '' : pick(random, characters);
      name = family + first + second;
      if (second !== first && !besides.has(name) && sharing + moreSharing(name) <= sharedNames * (people + 1)) break;
    }
    const others = alike.get(kind);
    if (others) others.push(name);
    else alike.set(kind, [name]);
    return add(name);
  };
  return { add, draw };
}

const ageLimits: Record<AgeBand, readonly [number, number]> = {
  '0-13': [0, 13],
  '14-17': [14, 17],
  '18-34': [18, 34],
  '35-59': [35, 59],
  '60-69': [60, 69],
  '70-79': [70, 79],
  '80+': [80, 94],
};
const ageIn = (random: Random, band: AgeBand, from = 0, to = 120): number => {
  const [low, high] = ageLimits[band];
  const [start, end] = [Math.max(low, Math.min(from, high)), Math.min(high, Math.max(to, low))];
  return whole(random, Math.min(start, end), Math.max(start, end));
};

interface Member {
  readonly band: AgeBand;
  readonly age: number;
  readonly gender: Gender;
  readonly surname: string;
}

/** So many people for so many doors: sizes as the distribution has them, corrected by one here and there until the sum is right. */
function householdSizes(random: Random, households: number, residents: number): number[] {
  const shares = Object.entries(district.residentGenerator.householdSize).map(([size, share]) => [Number.parseInt(size, 10), share] as const);
  const sizes = Array.from({ length: households }, () => {
    let rest = random();
    for (const [size, share] of shares) {
      rest -= share;
      if (rest < 0) return size;
    }
    return 2;
  });
  let sum = sizes.reduce((total, size) => total + size, 0);
  while (sum !== residents) {
    const at = Math.floor(random() * households);
    const size = sizes[at] ?? 0;
    if (sum < residents && size < 6) {
      sizes[at] = size + 1;
      sum += 1;
    } else if (sum > residents && size > 1) {
      sizes[at] = size - 1;
      sum -= 1;
    }
  }
  return sizes;
}

/** Shares the children out: to homes of three and more first, one parent alone only when those are full. */
function childrenPerHousehold(random: Random, sizes: readonly number[], children: number): number[] {
  const counts = sizes.map(() => 0);
  const order = shuffle(
    random,
    sizes.map((_, at) => at),
  );
  let left = children;
  for (const [smallest, most] of [
    [3, 1],
    [4, 2],
    [3, 1],
    [5, 3],
    [2, 1],
    [4, 4],
  ] as const) {
    for (const at of order) {
      const size = sizes[at] ?? 0;
      const count = counts[at] ?? 0;
      if (left === 0) return counts;
      if (size >= smallest && count < Math.min(most, size - 1)) {
        counts[at] = count + 1;
        left -= 1;
      }
    }
  }
  return counts;
}

/** Who lives together: parents with children, couples, grown children, grandparents; every age band comes out exactly. */
function peopleHouseholds(random: Random, community: DemoCommunity): Member[][] {
  const left = { ...community.age };
  const sizes = householdSizes(random, community.households, community.residents);
  const children = childrenPerHousehold(random, sizes, left['0-13'] + left['14-17']);
  const take = (...wanted: readonly AgeBand[]): AgeBand => {
    const band = wanted.find((each) => left[each] > 0) ?? (['35-59', '18-34', '60-69', '70-79', '80+'] as const).find((each) => left[each] > 0) ?? '35-59';
    left[band] -= 1;
    return band;
  };
  const byWeight = (...among: readonly AgeBand[]): AgeBand => {
    let rest = random() * among.reduce((sum, band) => sum + left[band], 0);
    return among.find((band) => (rest -= left[band]) < 0) ?? '35-59';
  };

  const homes = sizes.map((): Member[] => []);
  const families = shuffle(
    random,
    sizes.map((_, at) => at),
  ).sort((a, b) => Number((children[b] ?? 0) > 0) - Number((children[a] ?? 0) > 0));
  const kids = new Map<number, AgeBand[]>();
  for (const at of families) {
    const count = children[at] ?? 0;
    if (count > 0)
      kids.set(
        at,
        Array.from({ length: count }, () => {
          const band = byWeight('0-13', '14-17');
          left[band] -= 1;
          return band;
        }),
      );
  }
  // Somebody of age behind every door first, parents before others.
  for (const at of families) {
    const own = kids.get(at);
    const band =
      own === undefined
        ? take(byWeight('18-34', '35-59', '60-69', '70-79', '80+'))
        : own.includes('14-17')
          ? take('35-59')
          : take(...(random() < 0.32 ? (['18-34', '35-59'] as const) : (['35-59', '18-34'] as const)));
    const eldest = own?.includes('14-17') ? 37 : 27;
    homes[at]?.push({
      band,
      age: own === undefined ? ageIn(random, band) : ageIn(random, band, eldest, 48),
      gender: random() < 0.55 ? 'm' : 'f',
      surname: surname(random),
    });
  }
  for (const at of families) {
    const home = homes[at];
    const head = home?.[0];
    const grown = (sizes[at] ?? 1) - (children[at] ?? 0);
    if (!home || !head || grown < 2) continue;
    const band = take(head.band, head.band === '80+' ? '70-79' : head.band === '70-79' ? '60-69' : '35-59');
    home.push({ band, age: ageIn(random, band, head.age - 4, head.age + 4), gender: head.gender === 'm' ? 'f' : 'm', surname: surname(random) });
  }
  for (const at of families) {
    const home = homes[at];
    const [head, partner] = home ?? [];
    if (!home || !head) continue;
    const father = head.gender === 'm' || !partner ? head : partner;
    const grown = (sizes[at] ?? 1) - (children[at] ?? 0);
    while (home.length < grown) {
      const elderHead = head.age >= 60;
      const band = kids.has(at)
        ? take('60-69', '70-79')
        : elderHead
          ? take(head.age >= 70 ? '35-59' : '18-34', '35-59', '18-34')
          : head.band === '35-59' && head.age >= 42
            ? take('18-34', '70-79', '80+')
            : take('18-34', '60-69');
      const younger = ageLimits[band][0] < head.age - 15;
      home.push({
        band,
        age: younger ? ageIn(random, band, 0, head.age - 20) : ageIn(random, band, head.age + 20, 120),
        gender: random() < 0.5 ? 'm' : 'f',
        surname: younger || home.length === 2 ? father.surname : surname(random),
      });
    }
    for (const band of kids.get(at) ?? [])
      home.push({
        band,
        age: ageIn(random, band, 0, Math.min(head.age, partner?.age ?? 99) - 20),
        gender: random() < 0.52 ? 'm' : 'f',
        surname: random() < 0.08 && partner ? (father === head ? partner.surname : head.surname) : father.surname,
      });
  }
  return homes;
}

/** Doors of a building as many as households: two a landing in walk-ups, up to four in towers; the rest stand empty. */
function doorsOf(random: Random, { floors, elevator, households }: DemoBuilding): string[] {
  const perFloor = Math.ceil(households / floors);
  const perLanding = !elevator || floors <= 11 ? 2 : 4;
  const units = Math.ceil(perFloor / perLanding);
  const doors: string[] = [];
  for (let unit = 1; unit <= units; unit++)
    for (let floor = 1; floor <= floors; floor++)
      for (let room = 1; room <= Math.min(perLanding, perFloor); room++) doors.push(`${unit}-${floor}${String(room).padStart(2, '0')}`);
  const empty = new Set(
    shuffle(
      random,
      doors.map((_, at) => at),
    ).slice(0, doors.length - households),
  );
  return doors.filter((_, at) => !empty.has(at));
}

/** The n-th short code of a district: a walk through all codes that never meets itself. */
function shortCodeAt(position: number, salt: number): string {
  const mask = 2 ** 30 - 1;
  let mixed = (position + salt) & mask;
  mixed = Math.imul(mixed, 0x2c1b3c6d) & mask;
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x297a2d39) & mask;
  mixed ^= mixed >>> 14;
  return Array.from({ length: 6 }, (_, place) => codeAlphabet[(mixed >>> (5 * place)) & 31]).join('');
}

/** The n-th phone number of a range nobody has: 19900 and six digits. */
const phoneAt = (position: number): string => `19900${String((position * 7919 + 104_729) % 1_000_000).padStart(6, '0')}`;

const ownPhone: Record<AgeBand, number> = { '0-13': 0, '14-17': 0.7, '18-34': 0.99, '35-59': 0.98, '60-69': 0.9, '70-79': 0.72, '80+': 0.45 };

function employmentOf(random: Random, band: AgeBand, age: number): string | null {
  const shares = district.residentGenerator.employment[band];
  if (shares === undefined) return age >= 60 ? '退休' : age >= 6 ? '在校' : null;
  let rest = random();
  return Object.entries(shares).find(([, share]) => (rest -= share) < 0)?.[0] ?? null;
}

type Draft = { -readonly [Field in keyof DemoResident]: DemoResident[Field] } & { age: number; offices: DemoOffice[] };

/** Everybody of one community, in the order of doors. `counters` run through the district. */
function peopleOf(community: DemoCommunity, seed: string, year: number, today: LocalDate, counters: { code: number; phone: number; salt: number }): Draft[] {
  const random = source(`${seed}/${community.id}`);
  const homes = shuffle(random, peopleHouseholds(random, community));
  const names = nameBook(random);
  const committee = community.supervision.map(({ name }) => names.add(name));

  const people: Draft[] = [];
  let home = 0;
  for (const building of community.buildings) {
    for (const door of doorsOf(random, building)) {
      const members = homes[home++] ?? [];
      const taken = new Set<string>();
      for (const [place, { band, age, gender, surname: family }] of members.entries()) {
        // Committee members are heads of their homes, spread over the community.
        const seat =
          place === 0 && (band === '35-59' || band === '60-69') && home > ((community.households - 200) / 5) * (community.supervision.length - committee.length)
            ? committee.shift()
            : undefined;
        const name = seat ?? names.draw(family, gender, generationOf[band], taken);
        taken.add(name);
        people.push({
          key:
            seat === undefined
              ? `${community.id}-${String(people.length + 1).padStart(5, '0')}`
              : `${community.id}-K${community.supervision.length - committee.length}`,
          communityId: community.id,
          buildingId: building.id,
          buildingName: building.name,
          householdKey: `${building.id}/${door}`,
          door,
          name,
          birthYear: year - age,
          ageBand: band,
          age,
          phone: null,
          smartphone: false,
          shortCode: shortCodeAt(counters.code++, counters.salt),
          employment: employmentOf(random, band, age),
          registeredOn: null,
          active: false,
          offices: seat === undefined ? [] : ['committee'],
        });
      }
    }
  }
  keepNamesakesInOneBuilding(people);
  giveOffices(random, community, people);
  giveFlags(random, community, people, today);
  givePhones(random, people, counters);
  return people;
}

/** At least one pair of a name lives in one building: what a clerk can tell apart by age band only. */
function keepNamesakesInOneBuilding(people: readonly Draft[]): void {
  const seen = new Set<string>();
  for (const { name, buildingId } of people) {
    if (seen.has(`${buildingId} ${name}`)) return;
    seen.add(`${buildingId} ${name}`);
  }
  const [first] = people.filter(({ ageBand }) => ageBand === '35-59');
  const second = people.find(
    ({ ageBand, buildingId, householdKey }) => first && ageBand === '60-69' && buildingId === first.buildingId && householdKey !== first.householdKey,
  );
  if (first && second) second.name = first.name;
}

/** One lead for each building and so many representatives, of people between 40 and 74. */
function giveOffices(random: Random, community: DemoCommunity, people: readonly Draft[]): void {
  const able = shuffle(
    random,
    people.filter(({ age, offices }) => age >= 40 && age <= 74 && offices.length === 0),
  );
  for (const { id } of community.buildings) able.find(({ buildingId }) => buildingId === id)?.offices.push('building-lead');
  for (const person of able.filter(({ offices }) => offices.length === 0).slice(0, community.residentReps)) person.offices.push('resident-representative');
}

/** Smartphones, who comes and who takes part, to the share of each age band; officers take part and come. */
function giveFlags(random: Random, community: DemoCommunity, people: readonly Draft[], today: LocalDate): void {
  const { smartphone, activeShare } = district.residentGenerator;
  for (const band of bands) {
    const own = people.filter(({ ageBand }) => ageBand === band);
    for (const [at, flag] of flags(random, own.length, smartphone[band]).entries()) if (flag && own[at]) own[at].smartphone = true;
    const officers = own.filter(({ offices }) => offices.length > 0);
    const others = own.filter(({ offices }) => offices.length === 0);
    const active = Math.max(0, Math.round(own.length * activeShare[band]) - officers.length);
    for (const person of [...officers, ...shuffle(random, others).slice(0, active)]) person.active = true;
  }
  const target = Math.round(community.residents * community.registeredRateTarget);
  const takingPart = people.filter(({ active }) => active);
  const more = shuffle(
    random,
    people.filter(({ active, age }) => !active && age >= 6),
  ).slice(0, Math.max(0, target - takingPart.length));
  for (const person of [...takingPart, ...more]) person.registeredOn = addDays(today, -whole(random, 14, 560));
}

/** A phone of one's own by age; else that of somebody at home, or none. */
function givePhones(random: Random, people: readonly Draft[], counters: { phone: number }): void {
  for (const person of people) if (random() < ownPhone[person.ageBand]) person.phone = phoneAt(counters.phone++);
  const heads = new Map<string, string>();
  for (const { householdKey, phone, age } of people) if (phone !== null && age >= 18 && !heads.has(householdKey)) heads.set(householdKey, phone);
  for (const person of people) if (person.phone === null && random() < (person.age < 14 ? 0.5 : 0.75)) person.phone = heads.get(person.householdKey) ?? null;
}

/**
 * The residents of the fictional district, community by community, in the order of doors: exactly the numbers of its
 * file. Birth years count back from the year of `today`.
 */
export function* generatePeople(seed: string, today: LocalDate): Generator<DemoResident> {
  const year = Number(today.slice(0, 4));
  const counters = { code: 0, phone: 0, salt: Math.floor(source(seed)() * 2 ** 29) };
  for (const community of district.communities) {
    for (const { age: _age, ...person } of peopleOf(community, seed, year, today, counters)) yield person;
  }
}

const communityRoles = {
  COMMUNITY_SECRETARY: 'communityManager',
  RC_DEPUTY: 'communityManager',
  POINTS_CLERK: 'clerk',
  SOCIAL_WORKER: 'clerk',
} as const satisfies Record<string, Role>;
const districtOffices: readonly (readonly [Role, string, string])[] = [
  ['districtOfficer', '区社区治理科', '江知舒'],
  ['systemAdministrator', '系统管理员', '顾明远'],
  ['securityOfficer', '安全管理员', '叶书宁'],
  ['auditor', '审计员', '岑安和'],
];

/** Staff of every community, one worker for each grid, the supervision committees (the first of each in the chair) and four at the district. */
export function demoStaff(): DemoStaff[] {
  const staff: DemoStaff[] = districtOffices.map(([role, office, name]) => ({
    key: `${district.district.id}-${role}`,
    name,
    office,
    role,
    placeId: district.district.id,
    placeKind: 'district',
    communityId: null,
    residentKey: null,
  }));
  for (const { id, staff: own, grids, supervision } of district.communities) {
    for (const [at, { role: office, roleId, name }] of own.entries())
      staff.push({
        key: `${id}-staff-${at + 1}`,
        name,
        // The office alone; the file says in brackets what the person is employed as.
        office: office.replace(/\(.*\)$/, ''),
        role: communityRoles[roleId],
        placeId: id,
        placeKind: 'community',
        communityId: id,
        residentKey: null,
      });
    for (const [at, grid] of grids.entries())
      staff.push({
        key: `${id}-grid-${at + 1}`,
        name: grid.worker,
        office: `${grid.name}网格员`,
        role: 'gridWorker',
        placeId: grid.id,
        placeKind: 'grid',
        communityId: id,
        residentKey: null,
      });
    for (const [at, { kind, name, note }] of supervision.entries())
      staff.push({
        key: `${id}-committee-${at + 1}`,
        name,
        office: `积分监督委员会${at === 0 ? '主任' : '委员'}（${note ?? kind}）`,
        role: at === 0 ? 'committeeChair' : 'committeeMember',
        placeId: id,
        placeKind: 'community',
        communityId: id,
        residentKey: `${id}-K${at + 1}`,
      });
  }
  return staff;
}
