import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { readConfig } from '#platform/config.ts';
import type { Context } from '#platform/context.ts';
import { transact } from '#platform/database.ts';
import { localDateAt } from '#platform/time.ts';
import { foundWords } from '#words/cli.ts';
import { addStaff } from '../server/identity/add-staff.ts';
import { grantRoles } from '../server/identity/grant-roles.ts';
import { openHouse } from '../server/main.ts';
import { foundDistrict } from '../server/places/found-district.ts';
import { placesUnder } from '../server/places/read-places.ts';
import { savePlaces } from '../server/places/save-places.ts';
import { notice, print, type Command } from './terminal.ts';

const options = {
  district: { type: 'string' },
  city: { type: 'string' },
  start: { type: 'string' },
  community: { type: 'string', multiple: true },
  admin: { type: 'string' },
  name: { type: 'string' },
} as const;

/** Adds the communities of `street/community` that are not there yet; answers how many. */
async function addCommunities(context: Context, wanted: readonly string[]): Promise<number> {
  const places = await placesUnder(context);
  const top = places.find((place) => place.kind === 'district');
  if (!top) return 0;
  const streets = new Map(places.filter((place) => place.kind === 'street').map((place) => [place.name, place.placeId]));
  let added = 0;
  for (const [order, path] of wanted.entries()) {
    const [street = '', name = ''] = path.split('/').map((part) => part.trim());
    let streetId = streets.get(street);
    if (streetId === undefined) {
      [streetId = ''] = await savePlaces(context, [{ kind: 'street', parentId: top.placeId, name: street, order: streets.size }]);
      streets.set(street, streetId);
    }
    if (places.some((place) => place.kind === 'community' && place.parentId === streetId && place.name === name)) continue;
    await savePlaces(context, [{ kind: 'community', parentId: streetId, name, order }]);
    added += 1;
  }
  return added;
}

/** The first steps of an own installation: the district, its communities, its first administrator. */
export const command: Command = async (args) => {
  const { values } = parseArgs({ args: [...args], options });
  const { district: name, city, admin, community = [], start = localDateAt(new Date()) } = values;
  const wrong = community.filter((path) => path.split('/').filter((part) => part.trim() !== '').length !== 2);
  if (wrong.length > 0) {
    notice(foundWords.notAPath(wrong.join('、')));
    return 2;
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(start) || Number.isNaN(Date.parse(start))) {
    notice(foundWords.notADay(start));
    return 2;
  }
  if (admin !== undefined && !/^[a-z][a-z0-9._-]{2,39}$/.test(admin)) {
    notice(foundWords.notAUserName(admin));
    return 2;
  }
  const house = await openHouse(readConfig(), notice);
  try {
    const { rows } = await sql<{ name: string }>`select name from platform.district where district_id = 1`.execute(house.database.kysely);
    const [before] = rows;
    if (!before && (!name || !city || !admin || !values.name)) {
      notice(foundWords.incomplete());
      return 2;
    }
    if (before && name && before.name !== name) {
      notice(foundWords.other(before.name));
      return 1;
    }
    return await transact(house.database, { actor: { kind: 'system', job: 'found' }, district: 1, now: new Date() }, async (context) => {
      if (!before) await foundDistrict(context, { name: name ?? '', city: city ?? '', programmeStart: start });
      print(foundWords.founded(before?.name ?? name ?? '', await addCommunities(context, community)));
      if (admin && values.name) {
        const top = (await placesUnder(context)).find((place) => place.kind === 'district');
        const placeId = top?.placeId ?? '';
        const added = await addStaff(context, { communityId: placeId, name: values.name, office: foundWords.office, username: admin });
        await grantRoles(context, [{ personKind: 'staff', personId: added.staffId, role: 'systemAdministrator', placeId, from: localDateAt(context.now) }]);
        print(foundWords.administrator(admin, added.initialPassword, added.codeSecret, added.codeUri));
      }
      return 0;
    });
  } finally {
    await house.close();
  }
};
