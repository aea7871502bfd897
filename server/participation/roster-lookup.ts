import { coded, namesakes, near, sounding, surnamed, type IndexedPerson, type NameIndex } from '../identity/name-index.ts';
import type { RosterLookup, RosterPerson } from './roster-match.ts';

/**
 * A community's directory as a roster asks it. `describe` adds what the directory does not hold: who comes often, and
 * doors where they were opened. `phoned` answers with the residents whose phone ends so, where phones were looked up.
 */
export function rosterLookup(
  index: NameIndex,
  describe: (person: IndexedPerson) => RosterPerson,
  phoned?: (tail: string) => readonly RosterPerson[],
): RosterLookup {
  return {
    exact: (name) => namesakes(index, name).map(describe),
    near: (called) => near(index, called).map(({ person, why }) => ({ person: describe(person), why })),
    surnamed: (surname) => surnamed(index, surname).map(describe),
    sounding: (letters) => sounding(index, letters).map(describe),
    coded: (shortCode) => coded(index, shortCode).map(describe),
    ...(phoned ? { phoned } : {}),
  };
}
