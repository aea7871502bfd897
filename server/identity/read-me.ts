import type { OutputOf } from '#contract/endpoint.ts';
import type { readMe as endpoint } from '#contract/identity.ts';
import { person, type Context } from '#platform/context.ts';
import { mode } from '#platform/mode.ts';
import { refuse } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { readPlacesById } from '../places/read-places.ts';
import { readDistrict } from '../places/read-public.ts';
import { heldRoles } from './held-roles.ts';
import { readNames } from './read-names.ts';
import { isActive } from './role.ts';
import * as store from './store.ts';

/** Who a person is, and which roles are theirs today. */
export async function describe(context: Context, as: 'staff' | 'resident', id: string): Promise<OutputOf<typeof endpoint>> {
  const today = localDateAt(context.now);
  const named = (await readNames(context, [id])).get(id) ?? refuse('signed-out');
  const grants = (await store.grantsOf(context, [id])).filter((grant) => isActive(grant, today));
  const home = as === 'resident' ? (await store.communitiesOf(context, [id]))[0]?.communityId : (await store.sealedStaff(context, [id]))[0]?.placeId;
  const communityId = (as === 'resident' ? undefined : grants.find((grant) => grant.communityId !== null)?.communityId) ?? home;
  const place = communityId === undefined ? undefined : (await readPlacesById(context, [communityId])).get(communityId);
  const community = place?.kind === 'community' ? place : undefined;
  return {
    as,
    id,
    name: named.name,
    office: named.office,
    district: context.district,
    districtName: (await readDistrict(context)).name,
    communityId: community?.placeId ?? null,
    communityName: community?.name ?? null,
    roles: (await heldRoles(context, grants)).get(id) ?? [],
    mode: mode(),
    today,
  };
}

export async function readMe(context: Context): Promise<OutputOf<typeof endpoint>> {
  const { as, id } = person(context);
  return describe(context, as, id);
}
