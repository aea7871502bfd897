import type { Context } from '#platform/context.ts';
import { keyOf, openResident } from './sealing.ts';
import * as store from './store.ts';

/** Phones of residents by id, for comparing an import with what is there; those without a phone are missing. Whoever asks has checked the scope. */
export async function readPhones(context: Context, communityId: string): Promise<Map<string, string>> {
  const phones = new Map<string, string>();
  for (const { residentId, dataKey, phone } of await store.residentsChangedSince(context, communityId, 0)) {
    if (dataKey && phone) phones.set(residentId, openResident(keyOf(dataKey, residentId), residentId, 'phone', phone));
  }
  return phones;
}
