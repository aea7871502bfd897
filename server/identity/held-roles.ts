import type { z } from 'zod';
import type { HeldRole } from '#contract/identity.ts';
import type { Context } from '#platform/context.ts';
import { readPlacesById } from '../places/read-places.ts';
import type { GrantRow } from './store.ts';

/** Grants with the names of their places, as the console shows them. */
export async function heldRoles(context: Context, grants: readonly GrantRow[]): Promise<Map<string, z.input<typeof HeldRole>[]>> {
  const places = await readPlacesById(
    context,
    grants.map((grant) => grant.placeId),
  );
  const held = grants.map((grant) => ({
    personId: grant.personId,
    role: {
      grantId: grant.grantId,
      role: grant.role,
      placeId: grant.placeId,
      placeName: places.get(grant.placeId)?.name ?? '',
      placeKind: grant.placeKind,
      from: grant.fromOn,
      until: grant.untilOn,
    },
  }));
  return new Map([...Map.groupBy(held, (each) => each.personId)].map(([id, each]) => [id, each.map(({ role }) => role)]));
}
