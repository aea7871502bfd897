import type { Context } from '#platform/context.ts';
import { sameDoor } from './door.ts';
import { doorToken } from './sealing.ts';
import * as store from './store.ts';

/** Which of these doors have a household already, as `buildingId/door in one spelling`. Whoever asks has checked the scope. */
export async function knownDoors(context: Context, doors: readonly { readonly buildingId: string; readonly door: string }[]): Promise<Set<string>> {
  const asked = doors.map(({ buildingId, door }) => ({ buildingId, door: sameDoor(door), token: doorToken(context.district, buildingId, sameDoor(door)) }));
  const known = await store.householdDoors(
    context,
    asked.map((one) => one.token),
  );
  return new Set(asked.filter((one) => known.has(one.token.toString('hex'))).map((one) => `${one.buildingId}/${one.door}`));
}
