import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { addStaff as endpoint } from '#contract/identity.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refuse.ts';
import { makeDataKey } from '#platform/seal.ts';
import { readPlacesById } from '../places/read-places.ts';
import { noteStaffEvent } from './manage-staff.ts';
import { makeSecret, uriOf } from './one-time-code.ts';
import { hashPassword, makePassword } from './password.ts';
import { sealStaff, usernameToken } from './sealing.ts';
import * as store from './store.ts';

/**
 * Adds a member of staff at a community, or at the district when `communityId` names that. Password and code secret
 * are in the answer only.
 *
 * Refuses, in this order: place-not-found, not-allowed, username-taken, resident-not-found.
 */
export async function addStaff(context: Context, input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const place = (await readPlacesById(context, [input.communityId])).get(input.communityId);
  if (!place || (place.kind !== 'community' && place.kind !== 'district')) refuse('place-not-found', { placeId: input.communityId });
  mustReach(context, 'write-staff', place.kind === 'community' ? { communityId: place.placeId } : {});
  const username = input.username.toLowerCase();
  if (await store.isUsernameTaken(context.tx, usernameToken(username))) refuse('username-taken');
  if (input.residentId !== undefined && (await store.communitiesOf(context, [input.residentId])).length === 0)
    refuse('resident-not-found', { residentId: input.residentId });

  const staffId = newId();
  const { key, wrapped } = makeDataKey(staffId);
  const initialPassword = makePassword();
  const codeSecret = makeSecret();
  const added = await store.addStaff(context, {
    staffId,
    placeId: place.placeId,
    dataKey: wrapped,
    name: sealStaff(key, staffId, 'name', input.name),
    office: input.office,
    username: sealStaff(key, staffId, 'username', username),
    usernameToken: usernameToken(username),
    passwordHash: await hashPassword(initialPassword),
    totpSecret: sealStaff(key, staffId, 'totp_secret', codeSecret),
    residentId: input.residentId ?? null,
  });
  // Another administrator took the name between the question and the writing.
  if (!added) refuse('username-taken');
  await noteStaffEvent(context, staffId, 'added');
  return { staffId, initialPassword, codeSecret, codeUri: uriOf(codeSecret, username) };
}
