import { pinyin } from 'pinyin-pro';
import type { LocalDate } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { assert } from '#platform/refuse.ts';
import { readDirectory } from '../../server/identity/read-directory.ts';
import type { Directory, ResidentFacts } from '../../server/identity/directory.ts';
import { readOrganisers } from '../../server/identity/read-organisers.ts';
import { readResidents } from '../../server/identity/read-residents.ts';
import { district } from './district.ts';
import { source } from './random.ts';
import { buildingTitle, lastSaturday, saturdayBuilding } from './saturday.ts';

/** How the forty names of the roster are meant to be read. */
export const rosterCounts = { matched: 34, 'same-name': 3, doubtful: 2, double: 1 } as const;

const youngest = 12;
const oldest = 82;

/** Characters that sound alike, of those that stand in the district's given names. */
function soundAlikes(): ReadonlyMap<string, readonly string[]> {
  const spoken = Map.groupBy(new Set(district.nameBank.given), (character) => pinyin(character, { toneType: 'none', v: true }));
  return new Map([...spoken.values()].flatMap((all) => all.map((character) => [character, all.filter((other) => other !== character)] as const)));
}

/** A name as somebody writes it who knows it by ear only, where nobody bears it. */
function misheard({ name }: ResidentFacts, { byName }: Directory, alike: ReadonlyMap<string, readonly string[]>): string | undefined {
  const letters = Array.from(name);
  const [last = ''] = letters.splice(-1);
  return (alike.get(last) ?? [])
    .map((other) => [...letters, other].join(''))
    .find((written) => !byName.has(written) && !written.endsWith(`${letters.at(-1) ?? ''}${letters.at(-1) ?? ''}`));
}

/**
 * What a neighbour sends after last Saturday's stair cleaning at 6 号楼: forty names of residents as they are loaded, 34
 * plain, 3 that several bear, 2 written by ear, 1 signed twice. The same people and day give the same text.
 */
export async function saturdayRoster(context: Context, { communityId, today }: { readonly communityId: string; readonly today: LocalDate }): Promise<string> {
  const directory = await readDirectory(context, communityId);
  const year = Number(today.slice(0, 4));
  const saturday = lastSaturday(today);
  const building = `${saturdayBuilding + 1}号楼`;
  const officers = (await readOrganisers(context, communityId, saturday)).filter(({ kind }) => kind === 'resident');
  const homes = await readResidents(
    context,
    officers.map(({ id }) => id),
  );
  // Whoever may have organised it does not confirm their own household.
  const excluded = new Set([...homes.values()].filter(({ buildingName }) => buildingName === building).map(({ householdId }) => householdId));
  const random = source(`roster/${saturday}`);
  const able = directory.people
    .filter(
      ({ birthYear, householdId, name }) =>
        year - birthYear >= youngest && year - birthYear <= oldest && !excluded.has(householdId) && Array.from(name).length === 3,
    )
    .map((person) => ({ person, far: Math.abs(person.buildingOrder - (saturdayBuilding + 1)), draw: random() }))
    .toSorted((a, b) => Number(a.far > 0) - Number(b.far > 0) || (a.far > 3 ? 1 : 0) - (b.far > 3 ? 1 : 0) || a.draw - b.draw)
    .map(({ person }) => person);
  const alone = able.filter(({ name }) => directory.byName.get(name)?.length === 1);
  const shared = [...new Set(able.filter(({ name }) => (directory.byName.get(name)?.length ?? 0) > 1).map(({ name }) => name))].slice(
    0,
    rosterCounts['same-name'],
  );

  const alike = soundAlikes();
  const heard = alone.flatMap((person) => {
    const written = misheard(person, directory, alike);
    return written === undefined ? [] : [{ person, written }];
  });
  const doubtful = heard.slice(0, rosterCounts.doubtful);
  const sure = alone.filter((person) => !doubtful.some((one) => one.person === person)).slice(0, rosterCounts.matched);
  const [, again] = sure;
  assert(
    sure.length === rosterCounts.matched && shared.length === rosterCounts['same-name'] && doubtful.length === rosterCounts.doubtful && again,
    'the community has forty names',
  );

  const names = sure.map(({ name }) => name);
  for (const [at, name] of shared.entries()) names.splice(7 + at * 9, 0, name);
  for (const [at, { written }] of doubtful.entries()) names.splice(12 + at * 13, 0, written);
  names.splice(37, 0, again.name);
  const [, month, dayOfMonth] = saturday.split('-').map(Number);
  return [
    `#接龙`,
    `${month}月${dayOfMonth}日（周六）${buildingTitle(saturdayBuilding, '楼道清理')}，到场的请接龙`,
    ...names.map((name, at) => `${at + 1}. ${name}`),
  ].join('\n');
}
