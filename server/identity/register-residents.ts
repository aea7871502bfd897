import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { makeDataKey } from '#platform/seal.ts';
import { localDateAt } from '#platform/time.ts';
import { sameDoor } from './door.ts';
import { doorToken, sealResident, searchToken, tokensOf } from './sealing.ts';
import { makeShortCode } from './short-code.ts';
import * as store from './store.ts';

export interface ResidentToRegister {
  readonly communityId: string;
  readonly buildingId: string;
  readonly name: string;
  /** Empty where it is not known: the person then stands in a household of their own. */
  readonly door: string;
  readonly phone: string | null;
  readonly birthYear: number;
  readonly smartphone?: boolean;
  /** Today unless given. */
  readonly registeredOn?: string;
  /** A code on a card that is already in use; made unless given. */
  readonly shortCode?: string;
}
export interface Registered {
  readonly residentId: string;
  readonly shortCode: string;
  readonly householdId: string;
}

const atOnce = 2000;

/**
 * Registers residents: sealed fields, households by door, short codes, look-up tokens. Whoever calls has checked the
 * scope, the places and doubles. Answers in the order asked.
 */
export async function registerResidents(context: Context, items: readonly ResidentToRegister[]): Promise<Registered[]> {
  const registered: Registered[] = [];
  for (let from = 0; from < items.length; from += atOnce) registered.push(...(await registerSome(context, items.slice(from, from + atOnce))));
  return registered;
}

async function registerSome(context: Context, items: readonly ResidentToRegister[]): Promise<Registered[]> {
  const { district } = context;
  const stamps = await store.stampCommunities(
    context,
    items.map((item) => item.communityId),
  );
  const households = await householdsFor(context, items);
  const codes = await shortCodesFor(
    context,
    items.map((item) => item.shortCode),
  );
  const residents: store.NewResident[] = [];
  const tokens: store.SearchToken[] = [];
  const registered = items.map((item, at): Registered => {
    const residentId = newId();
    const shortCode = codes[at] ?? '';
    const householdId = households[at] ?? '';
    const { key, wrapped } = makeDataKey(residentId);
    residents.push({
      residentId,
      communityId: item.communityId,
      buildingId: item.buildingId,
      householdId,
      dataKey: wrapped,
      name: sealResident(key, residentId, 'name', item.name),
      phone: item.phone === null ? null : sealResident(key, residentId, 'phone', item.phone),
      door: sealResident(key, residentId, 'door', item.door),
      shortCode: sealResident(key, residentId, 'short_code', shortCode),
      birthYear: item.birthYear,
      smartphone: item.smartphone ?? false,
      registeredOn: item.registeredOn ?? localDateAt(context.now),
      stamp: stamps.get(item.communityId) ?? 0,
    });
    for (const each of tokensOf(district, shortCode, item.phone)) tokens.push({ ...each, communityId: item.communityId, residentId });
    return { residentId, shortCode, householdId };
  });
  await store.addResidents(context, residents);
  await store.addTokens(context, tokens);
  return registered;
}

/** The household behind each door, made where it is new; one of its own for everybody without a door. */
export async function householdsFor(
  context: Context,
  items: readonly { readonly communityId: string; readonly buildingId: string; readonly door: string }[],
): Promise<string[]> {
  const wanted = items.map((item) => {
    const door = sameDoor(item.door);
    return {
      householdId: newId(),
      communityId: item.communityId,
      buildingId: item.buildingId,
      doorToken: door === '' ? null : doorToken(context.district, item.buildingId, door),
    };
  });
  const nameOf = (household: store.Household): string => household.doorToken?.toString('hex') ?? household.householdId;
  const once = new Map(wanted.map((household) => [nameOf(household), household]));
  const found = new Map((await store.findOrAddHouseholds(context, [...once.values()])).map((household) => [nameOf(household), household.householdId]));
  return wanted.map((household) => found.get(nameOf(household)) ?? household.householdId);
}

/** Short codes nobody has yet. */
export async function shortCodesFor(context: Context, given: readonly (string | undefined)[]): Promise<string[]> {
  const codes = given.map((code) => code ?? makeShortCode());
  const hexOf = (code: string): string => searchToken(context.district, 'short-code', code).toString('hex');
  const used = new Set<string>();
  for (let open = codes.map((_, at) => at); open.length > 0;) {
    const taken = await store.takenCodes(
      context,
      open.map((at) => searchToken(context.district, 'short-code', codes[at] ?? '')),
    );
    const again: number[] = [];
    for (const at of open) {
      const code = codes[at] ?? '';
      const free = !used.has(code) && !taken.has(hexOf(code));
      used.add(code);
      if (free) continue;
      codes[at] = makeShortCode();
      again.push(at);
    }
    open = again;
  }
  return codes;
}
