import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { correctResident as endpoint, renewShortCode as renewEndpoint } from '#contract/identity.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { readBuildings } from '../places/read-places.ts';
import { changeResidents } from './change-residents.ts';
import { logAccess } from './log-access.ts';
import { shortCodesFor } from './register-residents.ts';
import { keyOf, openResident } from './sealing.ts';
import * as store from './store.ts';

/** The resident with the community locked, so that two clerks follow each other. */
async function lockResident(context: Context, residentId: string) {
  const [home] = await store.communitiesOf(context, [residentId]);
  if (!home) refuse('resident-not-found', { residentId });
  mustReach(context, 'write-resident', { communityId: home.communityId });
  await store.stampCommunities(context, [home.communityId]);
  const [resident] = await store.sealedResidents(context, [residentId]);
  if (!resident?.dataKey || !resident.name || !resident.door) refuse('resident-not-found', { residentId });
  const key = keyOf(resident.dataKey, residentId);
  const read = (column: 'name' | 'phone' | 'door', bytes: Buffer): string => openResident(key, residentId, column, bytes);
  return { ...resident, name: read('name', resident.name), door: read('door', resident.door), phone: resident.phone && read('phone', resident.phone) };
}

/**
 * Corrects a resident's data; `version` is the one the clerk saw.
 *
 * Refuses, in this order: resident-not-found, not-allowed, place-not-found (no building of the same community),
 * changed-meanwhile.
 */
export async function correctResident(context: Context, input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const resident = await lockResident(context, input.residentId);
  if (!(await readBuildings(context, resident.communityId)).has(input.buildingId)) refuse('place-not-found', { placeId: input.buildingId });
  if (resident.version !== input.version) refuse('changed-meanwhile', { version: resident.version });
  await changeResidents(context, [input]);
  await logAccess(context, { residentIds: [input.residentId], what: 'correction' });
  return { version: resident.version + 1 };
}

/**
 * Issues a new short code; the old one and its card end at once.
 *
 * Refuses, in this order: resident-not-found, not-allowed.
 */
export async function renewShortCode(context: Context, { residentId, reason }: InputOf<typeof renewEndpoint>): Promise<OutputOf<typeof renewEndpoint>> {
  const resident = await lockResident(context, residentId);
  const [shortCode = ''] = await shortCodesFor(context, [undefined]);
  await changeResidents(context, [{ ...resident, shortCode }]);
  await logAccess(context, { residentIds: [residentId], what: 'short-code', reason });
  return { shortCode };
}
