import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { resetStaffSignIn as resetEndpoint, setStaffActive as activeEndpoint } from '#contract/identity.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { newId } from '#platform/ids.ts';
import { sealForDistrict } from '#platform/seal.ts';
import { readPlacesById } from '../places/read-places.ts';
import { makeSecret, uriOf } from './one-time-code.ts';
import { hashPassword, makePassword } from './password.ts';
import { isNotOver } from './role.ts';
import { keyOf, openStaff, reasonAt, sealStaff } from './sealing.ts';
import * as store from './store.ts';

/** The account, locked; whoever asks must reach where it belongs and everything its roles reach. */
async function lockAccount(context: Context, staffId: string): Promise<store.SealedStaff> {
  const staff = (await store.lockStaff(context, staffId)) ?? refuse('staff-not-found', { staffId });
  const place = (await readPlacesById(context, [staff.placeId])).get(staff.placeId);
  const grants = (await store.grantsOf(context, [staffId])).filter((grant) => isNotOver(grant, localDateAt(context.now)));
  for (const communityId of new Set([place?.communityId ?? null, ...grants.map((grant) => grant.communityId)]))
    mustReach(context, 'write-staff', communityId === null ? {} : { communityId });
  if (context.actor.kind === 'person' && context.actor.id === staffId) refuse('same-person');
  return staff;
}

/** Writes down what was done to an account. */
export async function noteStaffEvent(context: Context, staffId: string, what: store.StaffEvent, reason?: string): Promise<void> {
  const eventId = newId();
  const sealed = reason === undefined ? null : sealForDistrict(context.district, reason, reasonAt('identity.staff_event', eventId));
  await store.addStaffEvent(context, { eventId, staffId, what, byId: context.actor.kind === 'person' ? context.actor.id : null, reason: sealed });
}

/**
 * New password and code secret for somebody who lost theirs; all their devices are signed out, a lock is lifted.
 *
 * Refuses, in this order: staff-not-found, not-allowed, same-person.
 */
export async function resetStaffSignIn(context: Context, { staffId, reason }: InputOf<typeof resetEndpoint>): Promise<OutputOf<typeof resetEndpoint>> {
  const staff = await lockAccount(context, staffId);
  const key = keyOf(staff.dataKey, staffId);
  const initialPassword = makePassword();
  const codeSecret = makeSecret();
  await store.setSignIn(context, staffId, await hashPassword(initialPassword), sealStaff(key, staffId, 'totp_secret', codeSecret));
  await store.endSessions(context, 'staff', staffId);
  await store.clearTries(context.tx, staff.usernameToken);
  await noteStaffEvent(context, staffId, 'sign-in-reset', reason);
  return { initialPassword, codeSecret, codeUri: uriOf(codeSecret, openStaff(key, staffId, 'username', staff.username)) };
}

/**
 * Disables an account at once, or restores it.
 *
 * Refuses, in this order: staff-not-found, not-allowed, same-person.
 */
export async function setStaffActive(context: Context, { staffId, active, reason }: InputOf<typeof activeEndpoint>): Promise<OutputOf<typeof activeEndpoint>> {
  await lockAccount(context, staffId);
  await store.setActive(context, staffId, active);
  if (!active) await store.endSessions(context, 'staff', staffId);
  await noteStaffEvent(context, staffId, active ? 'restored' : 'disabled', reason);
  return { active };
}
