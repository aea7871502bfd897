import type { Actor, Grant } from '#platform/context.ts';
import type { Database } from '#platform/database.ts';
import { assert } from '#platform/refuse.ts';
import { actAs } from '../../server/identity/act-as.ts';
import type { Cast } from './cast.ts';
import type { DemoResident } from './people.ts';
import type { DemoPlaces } from './places.ts';
import type { Host } from './programme.ts';
import { staffOf, usernameOf } from './staff.ts';

export type Person = Extract<Actor, { kind: 'person' }>;

/** Somebody who holds an activity, with what their word is worth. */
export interface Holder {
  readonly actor: Person;
  readonly household: string | null;
  readonly trusted: boolean;
}

/** Everybody who acts in the year of one community. */
export interface Actors {
  readonly clerk: Person;
  readonly socialWorker: Person;
  readonly deputy: Person;
  readonly secretary: Person;
  readonly committee: readonly Person[];
  /** A resident at their own phone. */
  resident(person: DemoResident): Person;
  /** Who holds an activity; `turn` goes round the leads and the grids, `building` names the lead. */
  holder(host: Host, turn: number, building: number | null): Holder;
}

export async function readActors(of: {
  readonly database: Database;
  readonly cast: Cast;
  readonly places: DemoPlaces;
  readonly residents: ReadonlyMap<string, string>;
  readonly now: Date;
}): Promise<Actors> {
  const { cast, places, residents } = of;
  const members = new Map<string, Person>();
  const households = new Map(cast.people.map(({ key, householdKey }) => [key, householdKey]));
  const homeOf = new Map<string, string>();
  for (const member of staffOf(cast.community.id)) {
    const caller = await actAs(of.database, usernameOf(member), of.now);
    assert(caller?.actor.kind === 'person', `${member.key} of the demo can act`);
    members.set(member.key, caller.actor);
    if (member.residentKey !== null) homeOf.set(member.key, households.get(member.residentKey) ?? '');
  }
  const member = (key: string): Person => {
    const found = members.get(`${cast.community.id}-${key}`);
    assert(found, `${key} of the demo is there`);
    return found;
  };
  const communityId = places.get(cast.community.id) ?? '';
  const home: Grant = { role: 'resident', placeId: communityId, placeKind: 'community' };
  const held = new Map<string, Grant>([
    ...cast.clubLeads.map(({ key }): [string, Grant] => [key, { role: 'organiser', placeId: communityId, placeKind: 'community' }]),
    ...cast.leads.map(({ resident }): [string, Grant] => [
      resident.key,
      { role: 'buildingLead', placeId: places.get(resident.buildingId) ?? '', placeKind: 'building', communityId },
    ]),
  ]);
  const resident = ({ key }: DemoResident): Person => {
    const residentId = residents.get(key);
    assert(residentId, 'the demo acts through its own residents');
    const office = held.get(key);
    return { kind: 'person', as: 'resident', id: residentId, residentId, grants: [home, ...(office ? [office] : [])], sessionId: 'demo' };
  };
  const round = <Item>(items: readonly Item[], turn: number): Item => {
    const item = items[((turn % items.length) + items.length) % items.length];
    assert(item !== undefined, 'somebody holds it');
    return item;
  };
  const office = (key: string): Holder => ({ actor: member(key), household: null, trusted: false });
  const offices = { secretary: 'staff-1', deputy: 'staff-2', clerk: 'staff-3', 'social-worker': 'staff-4' } as const;
  return {
    clerk: member(offices.clerk),
    socialWorker: member(offices['social-worker']),
    deputy: member(offices.deputy),
    secretary: member(offices.secretary),
    committee: cast.community.supervision.map((_, at) => member(`committee-${at + 1}`)),
    resident,
    holder: (host, turn, building) => {
      switch (host) {
        case 'secretary':
        case 'deputy':
        case 'clerk':
        case 'social-worker':
          return office(offices[host]);
        case 'grid':
          return { ...office(`grid-${(turn % cast.community.grids.length) + 1}`), trusted: true };
        case 'lead': {
          const ofBuilding = cast.leads.find(({ resident: lead }) => lead.buildingId === cast.community.buildings[building ?? -1]?.id);
          const lead = ofBuilding ?? round(cast.leads, turn);
          return { actor: resident(lead.resident), household: lead.resident.householdKey, trusted: lead.trusted };
        }
        default: {
          const lead = round(cast.clubLeads, Number(host.slice('club-'.length)));
          return { actor: resident(lead), household: lead.householdKey, trusted: true };
        }
      }
    },
  };
}
