import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { listStaff as endpoint } from '#contract/identity.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { localDateAt } from '#platform/time.ts';
import { heldRoles } from './held-roles.ts';
import { readResidents } from './read-residents.ts';
import { isNotOver } from './role.ts';
import { keyOf, openStaff } from './sealing.ts';
import * as store from './store.ts';

/**
 * Staff and the residents who hold a role, of a community or of the whole district, with terms that are not over.
 *
 * Refuses: not-allowed.
 */
export async function listStaff(context: Context, { communityId }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  mustReach(context, 'read-staff', communityId === undefined ? {} : { communityId });
  const today = localDateAt(context.now);
  const grants = (await store.grantsAt(context, communityId)).filter((grant) => isNotOver(grant, today));
  const withGrant = new Set(grants.map((grant) => grant.personId));
  const staff = (await store.allStaff(context)).filter((each) => communityId === undefined || each.placeId === communityId || withGrant.has(each.staffId));
  const roles = await heldRoles(context, grants);
  const locked = await store.lockedUntil(
    context.tx,
    staff.map((each) => each.usernameToken),
    context.now,
  );
  const residents = await readResidents(
    context,
    grants.filter((grant) => grant.personKind === 'resident').map((grant) => grant.personId),
  );
  return {
    staff: staff.map((each) => {
      const key = keyOf(each.dataKey, each.staffId);
      return {
        staffId: each.staffId,
        name: openStaff(key, each.staffId, 'name', each.name),
        office: each.office,
        username: openStaff(key, each.staffId, 'username', each.username),
        active: each.active,
        lockedUntil: locked.get(each.usernameToken.toString('hex'))?.toISOString() ?? null,
        roles: roles.get(each.staffId) ?? [],
      };
    }),
    residents: [...residents.values()].map((each) => ({
      residentId: each.residentId,
      name: each.name,
      buildingName: each.buildingName,
      roles: roles.get(each.residentId) ?? [],
    })),
  };
}
