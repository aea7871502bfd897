import { ageBandOf } from '#contract/values.ts';
import { buildNameIndex, search, type NameIndex } from './name-index.ts';

/** A resident as lists, pickers and rosters need them; opened once per community and kept in memory only. */
export interface ResidentFacts {
  readonly residentId: string;
  readonly communityId: string;
  readonly buildingId: string;
  readonly buildingName: string;
  /** Where the building stands in lists. */
  readonly buildingOrder: number;
  readonly householdId: string;
  /** Empty once the person is erased. */
  readonly name: string;
  /** As written at registration: 3-502; empty where unknown. */
  readonly door: string;
  readonly birthYear: number;
  readonly shortCode: string;
  readonly hasPhone: boolean;
  readonly smartphone: boolean;
  readonly registeredOn: string;
  readonly version: number;
}

/** All residents of a community at one stamp; never changed, only replaced. */
export interface Directory {
  readonly communityId: string;
  readonly stamp: number;
  /** Everybody not erased, by building and short code. */
  readonly people: readonly ResidentFacts[];
  /** The erased too. */
  readonly byId: ReadonlyMap<string, ResidentFacts>;
  readonly byName: ReadonlyMap<string, readonly ResidentFacts[]>;
  readonly byShortCode: ReadonlyMap<string, ResidentFacts>;
  /** For reading rosters: names by sound, nearness and initials. Made when first asked for. */
  names(): NameIndex;
  /** By any part of the name, pinyin, initials, with or without the building; best first. */
  search(query: string, limit: number): readonly ResidentFacts[];
}

const inOrder = (a: ResidentFacts, b: ResidentFacts): number => a.buildingOrder - b.buildingOrder || (a.shortCode < b.shortCode ? -1 : 1);

/** Makes a directory; the index for search is made when somebody first searches. */
export function makeDirectory(communityId: string, stamp: number, byId: ReadonlyMap<string, ResidentFacts>, today: string): Directory {
  const people = [...byId.values()].filter((person) => person.name !== '').sort(inOrder);
  let index: NameIndex | undefined;
  const names = (): NameIndex => (index ??= buildNameIndex(people.map((person) => ({ ...person, ageBand: ageBandOf(person.birthYear, today) }))));
  return {
    communityId,
    stamp,
    people,
    byId,
    byName: Map.groupBy(people, (person) => person.name),
    byShortCode: new Map(people.map((person) => [person.shortCode, person])),
    names,
    search: (query, limit) => search(names(), query, limit).flatMap((found) => byId.get(found.residentId) ?? []),
  };
}
