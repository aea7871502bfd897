import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { registerResident as endpoint } from '#contract/identity.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { readBuildings } from '../places/read-places.ts';
import type { Directory, ResidentFacts } from './directory.ts';
import { sameDoor } from './door.ts';
import { logAccess } from './log-access.ts';
import { readDirectory } from './read-directory.ts';
import { registerResidents } from './register-residents.ts';
import * as store from './store.ts';

/** Residents of one name in one building who may be the same person: same door, or a door that is not known. */
export const doublesOf = (directory: Directory, who: { readonly name: string; readonly buildingId: string; readonly door: string }): ResidentFacts[] =>
  (directory.byName.get(who.name) ?? []).filter(
    (other) => other.buildingId === who.buildingId && (who.door === '' || other.door === '' || sameDoor(other.door) === sameDoor(who.door)),
  );

/**
 * Registers one resident and issues the short code.
 *
 * Refuses, in this order: not-allowed, place-not-found (no building of this community), resident-double.
 */
export async function registerResident(context: Context, input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  mustReach(context, 'write-resident', { communityId: input.communityId });
  if (!(await readBuildings(context, input.communityId)).has(input.buildingId)) refuse('place-not-found', { placeId: input.buildingId });
  // Two clerks registering the same person follow each other here, so that the second one sees the first.
  await store.stampCommunities(context, [input.communityId]);
  const doubles = input.evenIfDouble ? [] : doublesOf(await readDirectory(context, input.communityId), input);
  if (doubles[0]) refuse('resident-double', { residentId: doubles[0].residentId });
  const [registered] = await registerResidents(context, [input]);
  if (!registered) throw new Error('one resident asked, none registered');
  await logAccess(context, { residentIds: [registered.residentId], what: 'registration' });
  return { residentId: registered.residentId, shortCode: registered.shortCode };
}
