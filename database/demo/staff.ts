import { pinyin } from 'pinyin-pro';
import type { LocalDate } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { assert } from '#platform/refuse.ts';
import { addDays } from '#platform/time.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { grantRoles, type RoleToGrant } from '../../server/identity/grant-roles.ts';
import { isGranted } from '../../server/identity/role.ts';
import type { Cast } from './cast.ts';
import { district } from './district.ts';
import { demoStaff, type DemoStaff } from './people.ts';
import type { DemoPlaces } from './places.ts';

/** qihuaitian.c01: the name as it is spoken, and where. */
export const usernameOf = ({ name, key }: Pick<DemoStaff, 'name' | 'key'>): string =>
  `${pinyin(name, { toneType: 'none', v: true, type: 'array', surname: 'head' }).join('')}.${key.split('-')[0]?.toLowerCase() ?? ''}${key.includes('committee') ? '.committee' : ''}`;

/** The terms of an office from the programme's start, so many months each, up to the one that runs today. */
export function termsOf(today: LocalDate, months: number): readonly { readonly from: LocalDate; readonly until: LocalDate }[] {
  const terms: { from: LocalDate; until: LocalDate }[] = [];
  for (let from = district.district.programmeStart; from <= today;) {
    const month = Number(from.slice(5, 7)) - 1 + months;
    const next = `${Number(from.slice(0, 4)) + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    terms.push({ from, until: addDays(next, -1) });
    from = next;
  }
  return terms;
}
const staffMonths = 36;
/** The rule book's: a year of trust at a time (readings 30). */
const trustMonths = 12;

const overTerms = (today: LocalDate, months: number, role: Omit<RoleToGrant, 'from' | 'until'>): RoleToGrant[] =>
  termsOf(today, months).map((term) => ({ ...role, ...term }));

/** Adds members of staff with their roles; `residents` gives ids by key for those who live where they serve. */
export async function addDemoStaff(
  context: Context,
  members: readonly DemoStaff[],
  of: { readonly places: DemoPlaces; readonly residents: ReadonlyMap<string, string>; readonly today: LocalDate },
): Promise<void> {
  const grants: RoleToGrant[] = [];
  for (const member of members) {
    const placeId = of.places.get(member.placeId);
    const homeId = of.places.get(member.communityId ?? member.placeId);
    const residentId = member.residentKey === null ? undefined : of.residents.get(member.residentKey);
    assert(placeId && homeId && isGranted(member.role), 'staff of the demo have a place and a role');
    const { staffId } = await addStaff(context, {
      communityId: homeId,
      name: member.name,
      office: member.office,
      username: usernameOf(member),
      ...(residentId === undefined ? {} : { residentId }),
    });
    // A grid worker's word stands for those on the round (readings 30).
    const trustedOrganiser = member.role === 'gridWorker';
    grants.push(
      ...overTerms(of.today, trustedOrganiser ? trustMonths : staffMonths, {
        personKind: 'staff',
        personId: staffId,
        role: member.role,
        placeId,
        trustedOrganiser,
      }),
    );
  }
  await grantRoles(context, grants);
}

/** The residents with an office of a community: leads of buildings and of clubs. */
export async function grantResidentRoles(
  context: Context,
  { community, leads, clubLeads }: Cast,
  of: { readonly places: DemoPlaces; readonly residents: ReadonlyMap<string, string>; readonly today: LocalDate },
): Promise<void> {
  const idOf = (key: string): string => {
    const residentId = of.residents.get(key);
    assert(residentId, 'officers of the demo are residents');
    return residentId;
  };
  const placeOf = (id: string): string => of.places.get(id) ?? '';
  await grantRoles(context, [
    ...leads.flatMap(({ resident, trusted }) =>
      overTerms(of.today, trustMonths, {
        personKind: 'resident',
        personId: idOf(resident.key),
        role: 'buildingLead',
        placeId: placeOf(resident.buildingId),
        trustedOrganiser: trusted,
      }),
    ),
    ...clubLeads.flatMap((resident) =>
      overTerms(of.today, trustMonths, {
        personKind: 'resident',
        personId: idOf(resident.key),
        role: 'organiser',
        placeId: placeOf(community.id),
        trustedOrganiser: true,
      }),
    ),
  ]);
}

export const staffOf = (communityId: string | null): DemoStaff[] => demoStaff().filter((member) => member.communityId === communityId);
