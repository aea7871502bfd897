import type { Context } from '#platform/context.ts';
import { assert } from '#platform/refuse.ts';
import { householdsFor } from './register-residents.ts';
import { keyOf, openResident, sealResident, tokensOf } from './sealing.ts';
import * as store from './store.ts';

export interface ChangeToResident {
  readonly residentId: string;
  readonly buildingId: string;
  readonly name: string;
  readonly door: string;
  readonly phone: string | null;
  readonly birthYear: number;
  /** A new one ends the old; kept unless given. */
  readonly shortCode?: string;
}

/**
 * Writes new data of residents of one or more communities; nobody moves to another community this way. Whoever calls
 * has checked scope, places and versions. Erased residents must not be among them.
 */
export async function changeResidents(context: Context, changes: readonly ChangeToResident[]): Promise<void> {
  if (changes.length === 0) return;
  const ids = changes.map((change) => change.residentId);
  const homes = await store.communitiesOf(context, ids);
  const stamps = await store.stampCommunities(
    context,
    homes.map((home) => home.communityId),
  );
  const before = new Map((await store.sealedResidents(context, ids)).map((resident) => [resident.residentId, resident]));
  const residentOf = (change: ChangeToResident): store.SealedResident & { readonly dataKey: Buffer; readonly shortCode: Buffer } => {
    const resident = before.get(change.residentId);
    assert(resident?.dataKey && resident.shortCode, 'a resident to change exists and is not erased');
    return { ...resident, dataKey: resident.dataKey, shortCode: resident.shortCode };
  };
  const households = await householdsFor(
    context,
    changes.map((change) => ({ communityId: residentOf(change).communityId, buildingId: change.buildingId, door: change.door })),
  );
  const tokens: store.SearchToken[] = [];
  const rows = changes.map((change, at): store.ResidentChange => {
    const resident = residentOf(change);
    const { residentId, communityId } = resident;
    const key = keyOf(resident.dataKey, residentId);
    const shortCode = change.shortCode ?? openResident(key, residentId, 'short_code', resident.shortCode);
    for (const each of tokensOf(context.district, shortCode, change.phone)) tokens.push({ ...each, communityId, residentId });
    const staysBehindNoDoor =
      change.door === '' && change.buildingId === resident.buildingId && resident.door !== null && openResident(key, residentId, 'door', resident.door) === '';
    return {
      residentId,
      buildingId: change.buildingId,
      householdId: staysBehindNoDoor ? resident.householdId : (households[at] ?? resident.householdId),
      name: sealResident(key, residentId, 'name', change.name),
      phone: change.phone === null ? null : sealResident(key, residentId, 'phone', change.phone),
      door: sealResident(key, residentId, 'door', change.door),
      shortCode: sealResident(key, residentId, 'short_code', shortCode),
      birthYear: change.birthYear,
      stamp: stamps.get(communityId) ?? 0,
    };
  });
  await store.changeResidents(context, rows);
  await store.removeTokens(context, ids);
  await store.addTokens(context, tokens);
}
