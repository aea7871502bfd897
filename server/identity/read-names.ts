import type { Context } from '#platform/context.ts';
import { readResidents } from './read-residents.ts';
import { keyOf, openStaff } from './sealing.ts';
import * as store from './store.ts';

export interface Named {
  readonly name: string;
  /** 积分专员; null for residents. */
  readonly office: string | null;
  readonly kind: 'staff' | 'resident';
}

/** Names of staff and residents by id; unknown ids are missing. Whoever asks has checked who may see them. */
export async function readNames(context: Context, ids: Iterable<string>): Promise<Map<string, Named>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Map();
  const names = new Map<string, Named>();
  for (const staff of await store.sealedStaff(context, asked)) {
    names.set(staff.staffId, { name: openStaff(keyOf(staff.dataKey, staff.staffId), staff.staffId, 'name', staff.name), office: staff.office, kind: 'staff' });
  }
  const residents = await readResidents(
    context,
    asked.filter((id) => !names.has(id)),
  );
  for (const [id, { name }] of residents) names.set(id, { name, office: null, kind: 'resident' });
  return names;
}
