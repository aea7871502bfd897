import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { AgeBand } from '../../contract/values.ts';
import { buildNameIndex } from '../../server/identity/name-index.ts';
import { rosterLookup } from '../../server/participation/roster-lookup.ts';
import type { RosterLookup, RosterPerson } from '../../server/participation/roster-match.ts';
import { rosterIgnored, rosterReasons, rosterStates } from '../../contract/roster.ts';

const folder = new URL('./rosters/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

const Person = z.object({
  residentId: z.string(),
  name: z.string(),
  buildingId: z.string(),
  buildingName: z.string(),
  ageBand: AgeBand,
  minor: z.boolean(),
  frequent: z.number().default(0),
  phoneTails: z.array(z.string()),
  door: z.string(),
  shortCode: z.string().optional(),
});

/** A small fictional community. */
export const people = z.array(Person).parse(JSON.parse(read('directory.json')));

const byId = new Map(people.map((person) => [person.residentId, person]));
const describe = ({ residentId }: { residentId: string }): RosterPerson => {
  const { shortCode: _, ...person } = byId.get(residentId) ?? unreachable(residentId);
  return person;
};
function unreachable(what: string): never {
  throw new Error(`not in the directory: ${what}`);
}

/** The directory as a roster asks it. Codes not given in the file are made from the id. */
export const lookup: RosterLookup = rosterLookup(
  buildNameIndex(
    people.map((person) => ({
      ...person,
      buildingOrder: Number(person.buildingId.slice(1)),
      shortCode: person.shortCode ?? `ZZ${person.residentId.replaceAll('0', 'Z').toUpperCase()}`.padEnd(6, 'Z'),
    })),
  ),
  describe,
  (tail) => people.filter(({ phoneTails }) => phoneTails.includes(tail)).map(describe),
);

/** What one row must come to; `who` are names with buildings, 王芳@6号楼, the first the likeliest. */
const Expected = z.object({
  line: z.number(),
  text: z.string(),
  state: z.enum(rosterStates),
  reason: z.enum(rosterReasons).optional(),
  ignored: z.enum(rosterIgnored).optional(),
  who: z.array(z.string()).default([]),
  otherLine: z.number().optional(),
  companions: z.number().optional(),
  minutes: z.number().optional(),
});
const Fixture = z.object({ about: z.string(), counts: z.partialRecord(z.enum(rosterStates), z.number()), rows: z.array(Expected) });

/** The texts with what they must come to, by name. */
export const rosters = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => {
    const name = file.replace('.txt', '');
    return { name, text: read(file), expected: (): z.output<typeof Fixture> => Fixture.parse(JSON.parse(read(`${name}.json`))) };
  });
