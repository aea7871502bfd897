import type { Context } from '#platform/context.ts';
import { readResidents } from '../identity/read-residents.ts';
import type { ResidentFacts } from '../identity/directory.ts';

/** The residents of some records, and whether one of them lives with the actor: nobody decides on their own household. */
export async function readBeneficiaries(
  context: Context,
  residentIds: readonly string[],
): Promise<{ readonly residents: ReadonlyMap<string, ResidentFacts>; isOwnHousehold(residentId: string): boolean }> {
  const { actor } = context;
  const me = actor.kind === 'person' ? actor.residentId : undefined;
  const residents = await readResidents(context, [...residentIds, ...(me === undefined ? [] : [me])]);
  const home = me === undefined ? undefined : residents.get(me)?.householdId;
  return { residents, isOwnHousehold: (residentId) => residentId === me || (home !== undefined && residents.get(residentId)?.householdId === home) };
}
