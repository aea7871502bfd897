import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import { isForStaff } from '#contract/permissions.ts';
import type { endRole as endEndpoint, grantRole as grantEndpoint } from '#contract/identity.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refuse.ts';
import { sealForDistrict } from '#platform/seal.ts';
import { localDateAt } from '#platform/time.ts';
import { readPlacesById } from '../places/read-places.ts';
import { fits, isGranted, isNotOver, separable, type GrantedRole } from './role.ts';
import { reasonAt } from './sealing.ts';
import * as store from './store.ts';

export interface RoleToGrant {
  readonly personKind: 'staff' | 'resident';
  readonly personId: string;
  readonly role: GrantedRole;
  readonly placeId: string;
  readonly from: string;
  readonly until?: string | null;
  /** Appointed for the term: this organiser's word confirms participants (readings 30). */
  readonly trustedOrganiser?: boolean;
}

/** Where a person belongs, and all ids this human goes by. */
interface Human {
  readonly communityId: string | null;
  readonly ids: readonly string[];
}

async function findHuman(context: Context, { personKind, personId }: Pick<RoleToGrant, 'personKind' | 'personId'>): Promise<Human | undefined> {
  if (personKind === 'resident') {
    const [home] = await store.communitiesOf(context, [personId]);
    return home && { communityId: home.communityId, ids: [personId, ...(await store.staffOfResidents(context, [personId])).map((staff) => staff.staffId)] };
  }
  const [staff] = await store.sealedStaff(context, [personId]);
  if (!staff) return undefined;
  const place = (await readPlacesById(context, [staff.placeId])).get(staff.placeId);
  const others = staff.residentId === null ? [] : await store.staffOfResidents(context, [staff.residentId]);
  return {
    communityId: place?.communityId ?? null,
    ids: [...new Set([personId, ...(staff.residentId === null ? [] : [staff.residentId]), ...others.map((other) => other.staffId)])],
  };
}

const at = (communityId: string | null): { readonly communityId?: string } => (communityId === null ? {} : { communityId });

/**
 * Grants a role at a place for a term.
 *
 * Refuses, in this order: staff-not-found, resident-not-found, place-not-found, not-allowed (the person or the place
 * lies outside one's own), place-kind-mismatch, role-needs-staff, role-term-invalid, role-not-separable, same-person.
 */
export async function grantRole(context: Context, input: InputOf<typeof grantEndpoint>): Promise<OutputOf<typeof grantEndpoint>> {
  const { role } = input;
  const human =
    (await findHuman(context, input)) ?? refuse(input.personKind === 'staff' ? 'staff-not-found' : 'resident-not-found', { personId: input.personId });
  const place = (await readPlacesById(context, [input.placeId])).get(input.placeId) ?? refuse('place-not-found', { placeId: input.placeId });
  mustReach(context, 'write-staff', at(human.communityId));
  mustReach(context, 'write-staff', at(place.communityId));
  if (!isGranted(role) || !fits(role, place.kind)) refuse('place-kind-mismatch', { role, kind: place.kind });
  if (input.personKind === 'resident' && isForStaff(role)) refuse('role-needs-staff', { role });
  const today = localDateAt(context.now);
  if (input.until !== null && (input.until < input.from || input.until < today)) refuse('role-term-invalid');
  await store.lockPerson(context, human.ids);
  const held = (await store.grantsOf(context, human.ids)).filter((grant) => isNotOver(grant, today)).map((grant) => grant.role);
  if (!separable(role, held)) refuse('role-not-separable', { role });
  const { actor } = context;
  if (actor.kind === 'person' && human.ids.some((id) => id === actor.id || id === actor.residentId)) refuse('same-person');
  const [grantId = ''] = await grantRoles(context, [
    {
      personKind: input.personKind,
      personId: input.personId,
      role,
      placeId: place.placeId,
      from: input.from,
      until: input.until,
      trustedOrganiser: input.trustedOrganiser,
    },
  ]);
  return { grantId };
}

/** Writes grants for imports and the demo; the caller has checked that each is allowed and that each place fits. */
export async function grantRoles(context: Context, items: readonly RoleToGrant[]): Promise<string[]> {
  if (items.length === 0) return [];
  const places = await readPlacesById(
    context,
    items.map((item) => item.placeId),
  );
  const grants = items.map((item) => {
    const place = places.get(item.placeId) ?? refuse('place-not-found', { placeId: item.placeId });
    return {
      grantId: newId(),
      personKind: item.personKind,
      personId: item.personId,
      role: item.role,
      placeId: item.placeId,
      placeKind: place.kind,
      communityId: place.communityId,
      fromOn: item.from,
      untilOn: item.until ?? null,
      trustedOrganiser: item.trustedOrganiser ?? false,
    };
  });
  await store.addGrants(context, grants, context.actor.kind === 'person' ? context.actor.id : null);
  return grants.map((grant) => grant.grantId);
}

/**
 * Ends a role at once; whoever is using it is refused from the next request on.
 *
 * Refuses, in this order: grant-not-found, not-allowed, grant-already-ended, same-person.
 */
export async function endRole(context: Context, { grantId, reason }: InputOf<typeof endEndpoint>): Promise<OutputOf<typeof endEndpoint>> {
  const grant = (await store.lockGrant(context, grantId)) ?? refuse('grant-not-found', { grantId });
  mustReach(context, 'write-staff', at(grant.communityId));
  const today = localDateAt(context.now);
  if (!isNotOver(grant, today)) refuse('grant-already-ended', { grantId });
  const { actor } = context;
  const human = await findHuman(context, grant);
  if (actor.kind === 'person' && [grant.personId, ...(human?.ids ?? [])].some((id) => id === actor.id || id === actor.residentId)) refuse('same-person');
  await store.endGrant(
    context,
    grantId,
    actor.kind === 'person' ? actor.id : null,
    sealForDistrict(context.district, reason, reasonAt('identity.role_grant', grantId)),
  );
  return { until: today };
}
