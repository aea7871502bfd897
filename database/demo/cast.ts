import type { LocalDate } from '../../contract/values.ts';
import { district, type DemoCommunity } from './district.ts';
import type { DemoResident } from './people.ts';

/** The residents of one community in the parts they play. */
export interface Cast {
  readonly community: DemoCommunity;
  readonly people: readonly DemoResident[];
  /** By number of building. */
  readonly leads: readonly { readonly resident: DemoResident; readonly trusted: boolean }[];
  /** Who lead the classes and clubs. */
  readonly clubLeads: readonly DemoResident[];
  /** About eighty, and at many things. */
  readonly elder: DemoResident;
  readonly parent: DemoResident;
  readonly child: DemoResident;
}

const clubs = 5;
/** Two thirds of the leads have the community's trust for their word. */
const isTrusted = (at: number): boolean => at % 3 !== 0;

export const hasOffice = (person: DemoResident, office: DemoResident['offices'][number]): boolean => person.offices.includes(office);

function one<Item>(items: readonly Item[], what: string): Item {
  const [item] = items;
  if (item === undefined) throw new Error(`the demo has no ${what}`);
  return item;
}

/** The cast of a community; `people` are its residents, complete and in the order of doors. */
export function castOf(communityId: string, people: readonly DemoResident[], today: LocalDate): Cast {
  const community = one(
    district.communities.filter(({ id }) => id === communityId),
    `community ${communityId}`,
  );
  const year = Number(today.slice(0, 4));
  const buildings = new Map(community.buildings.map(({ id }, at) => [id, at]));
  const leads = people
    .filter((person) => hasOffice(person, 'building-lead'))
    .toSorted((a, b) => (buildings.get(a.buildingId) ?? 0) - (buildings.get(b.buildingId) ?? 0))
    .map((resident, at) => ({ resident, trusted: isTrusted(at) }));
  const clubLeads = people.filter((person) => hasOffice(person, 'resident-representative') && year - person.birthYear >= 52).slice(0, clubs);
  const settledHere = ({ registeredOn }: DemoResident): boolean => registeredOn !== null && (Date.parse(today) - Date.parse(registeredOn)) / 86_400_000 > 240;
  const elder = one(
    people
      .filter((person) => person.ageBand === '80+' && person.active && person.phone !== null)
      .toSorted((a, b) => Number(settledHere(b)) - Number(settledHere(a)) || Math.abs(year - 80 - a.birthYear) - Math.abs(year - 80 - b.birthYear)),
    'resident of eighty',
  );
  const children = new Map(people.filter(({ birthYear }) => year - birthYear >= 7 && year - birthYear <= 11).map((child) => [child.householdKey, child]));
  const parent = one(
    people
      .filter((person) => person.ageBand === '35-59' && person.active && person.smartphone && person.offices.length === 0 && children.has(person.householdKey))
      .toSorted((a, b) => Number(settledHere(b)) - Number(settledHere(a))),
    'parent',
  );
  return { community, people, leads, clubLeads, elder, parent, child: children.get(parent.householdKey) ?? parent };
}
