import type { Context } from '#platform/context.ts';
import type { Database } from '#platform/database.ts';
import { assert } from '#platform/refuse.ts';
import { demoPersonas, type DemoPersona } from '#words/demo.ts';
import { actAs } from '../../server/identity/act-as.ts';
import { addDays, localDateAt, startOfDay } from '#platform/time.ts';
import { nameDemoPeople } from '../../server/identity/demo-people.ts';
import { markMessagesRead, readMyMessages } from '../../server/messages/read-messages.ts';
import type { Cast } from './cast.ts';
import { demoStaff, type DemoResident } from './people.ts';
import { saturdayBuilding } from './saturday.ts';
import { usernameOf } from './staff.ts';

const staffBehind: Partial<Record<DemoPersona, string>> = {
  clerk: 'C01-staff-3',
  deputy: 'C01-staff-2',
  secretary: 'C01-staff-1',
  'social-worker': 'C01-staff-4',
  'committee-chair': 'C01-committee-1',
  'other-clerk': 'C02-staff-3',
  administrator: 'D1-systemAdministrator',
};

const unreadDays = 2;

/** Whoever can be tapped has read what is older than two days, as people do. */
async function readOldMessages(context: Context, residentId: string): Promise<void> {
  const own: Context = { ...context, actor: { kind: 'person', as: 'resident', id: residentId, residentId, grants: [], sessionId: 'demo' } };
  const since = startOfDay(addDays(localDateAt(context.now), -unreadDays)).toISOString();
  for (let after: string | undefined, more = true; more;) {
    const { rows, next } = await readMyMessages(own, { limit: 100, after });
    const old = rows.filter(({ read, at }) => !read && at < since).map(({ messageId }) => messageId);
    if (old.length > 0) await markMessagesRead(own, { messageIds: old });
    [after, more] = [next, next !== undefined];
  }
}

/** Says who can be tapped on the first page; those whose community is not loaded are left out. */
export async function nameCast(
  context: Context,
  of: { readonly database: Database; readonly cast: Cast; readonly residents: ReadonlyMap<string, string> },
): Promise<void> {
  const { cast } = of;
  const lead = cast.leads.find(({ resident }) => resident.buildingId === cast.community.buildings[saturdayBuilding]?.id)?.resident;
  assert(lead, 'the sixth building has a lead');
  const residentBehind: Partial<Record<DemoPersona, DemoResident>> = { 'building-lead': lead, elder: cast.elder, parent: cast.parent };
  const people: Parameters<typeof nameDemoPeople>[1][number][] = [];
  for (const [persona, what] of Object.entries(demoPersonas)) {
    const resident = Object.entries(residentBehind).find(([key]) => key === persona)?.[1];
    const residentId = resident && of.residents.get(resident.key);
    if (residentId) {
      people.push({ persona, kind: 'resident', id: residentId, what, face: 'resident' });
      await readOldMessages(context, residentId);
    }
    const member = demoStaff().find(({ key }) => key === Object.entries(staffBehind).find(([name]) => name === persona)?.[1]);
    const caller = member && (await actAs(of.database, usernameOf(member), context.now));
    if (caller?.actor.kind === 'person') people.push({ persona, kind: 'staff', id: caller.actor.id, what, face: 'console' });
  }
  await nameDemoPeople(context, people);
}
