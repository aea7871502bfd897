import type { Context } from '#platform/context.ts';
import * as store from './store.ts';

/** The natural person behind each id: for staff who live here the resident, else the id itself. */
export async function readPersons(context: Context, ids: readonly string[]): Promise<(id: string) => string> {
  const asked = [...new Set(ids)];
  const persons = new Map(
    (asked.length === 0 ? [] : await store.sealedStaff(context, asked)).map(({ staffId, residentId }) => [staffId, residentId ?? staffId]),
  );
  return (id) => persons.get(id) ?? id;
}
