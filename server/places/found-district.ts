import { mustBeSystem, type Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import * as store from './store.ts';

/**
 * Opens a district: the tenant's row and the top of its place tree. `context.district` is its number.
 *
 * Refuses: not-allowed (people do not found districts).
 */
export async function foundDistrict(
  context: Context,
  input: { readonly name: string; readonly city: string; readonly programmeStart: string },
): Promise<{ placeId: string }> {
  mustBeSystem(context);
  const placeId = newId();
  await store.addDistrict(context.tx, { district: context.district, ...input }, context.now);
  await store.writePlaces(context.tx, context.district, [
    { placeId, kind: 'district', parentId: null, communityId: null, name: input.name, order: 0, details: {} },
  ]);
  return { placeId };
}
