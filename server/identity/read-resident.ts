import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readResident as endpoint } from '#contract/identity.ts';
import { ageBandOf } from '#contract/values.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import type { ResidentFacts } from './directory.ts';
import { logAccess } from './log-access.ts';
import { readDirectory } from './read-directory.ts';
import { readResidents } from './read-residents.ts';
import { keyOf, openResident } from './sealing.ts';
import * as store from './store.ts';

/**
 * A resident whom the person who asks may look at; the looking is not yet written down.
 *
 * Refuses, in this order: resident-not-found, not-allowed, minor-needs-reason (under 14).
 */
export async function mustRead(context: Context, residentId: string, reason: string | undefined): Promise<ResidentFacts> {
  const facts = (await readResidents(context, [residentId])).get(residentId);
  if (!facts || facts.name === '') refuse('resident-not-found', { residentId });
  mustReach(context, 'read-resident', { communityId: facts.communityId });
  if (ageBandOf(facts.birthYear, localDateAt(context.now)) === '0-13' && !reason) refuse('minor-needs-reason');
  return facts;
}

/**
 * One resident's data, for staff; every reading is written down.
 *
 * Refuses, in this order: resident-not-found, not-allowed, minor-needs-reason.
 */
export async function readResident(context: Context, { residentId, reason }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const facts = await mustRead(context, residentId, reason);
  const today = localDateAt(context.now);
  const [sealed] = await store.sealedResidents(context, [residentId]);
  const phone = sealed?.phone && sealed.dataKey ? openResident(keyOf(sealed.dataKey, residentId), residentId, 'phone', sealed.phone) : null;
  const directory = await readDirectory(context, facts.communityId);
  const household = directory.people.filter((other) => other.householdId === facts.householdId && other.residentId !== residentId);
  await logAccess(context, { residentIds: [residentId], what: 'record', reason });
  return {
    residentId,
    communityId: facts.communityId,
    name: facts.name,
    buildingId: facts.buildingId,
    buildingName: facts.buildingName,
    door: facts.door,
    phone,
    birthYear: facts.birthYear,
    ageBand: ageBandOf(facts.birthYear, today),
    shortCode: facts.shortCode,
    household: household.map((other) => ({ residentId: other.residentId, name: other.name, ageBand: ageBandOf(other.birthYear, today) })),
    registeredOn: facts.registeredOn,
    version: facts.version,
  };
}
