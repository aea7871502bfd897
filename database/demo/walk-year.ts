import type { ConfirmMode } from '#contract/rules.ts';
import type { LocalDate } from '#contract/values.ts';
import type { Actor, Context } from '#platform/context.ts';
import type { Database } from '#platform/database.ts';
import { assert, Refusal } from '#platform/refuse.ts';
import { addDays, daysBetween, weekdayOf } from '#platform/time.ts';
import { readLogKeys } from '../../server/identity/read-log-keys.ts';
import { expireBuckets } from '../../server/ledger/expire-buckets.ts';
import { foldSystemDeltas } from '../../server/ledger/fold-system-deltas.ts';
import { cancelActivity, closeActivity } from '../../server/participation/end-activity.ts';
import { lapseUnconfirmedRecords } from '../../server/participation/lapse-unconfirmed-records.ts';
import { openActivity } from '../../server/participation/open-activity.ts';
import { recordRoster } from '../../server/participation/record-roster.ts';
import { settleDueRecords } from '../../server/participation/settle-due-records.ts';
import { readBookFor } from '../../server/rules/read-book-for.ts';
import { readActors } from './actors.ts';
import { makeAgenda } from './agenda.ts';
import { attendanceOf, type Attendance, type Attendee } from './attendance.ts';
import type { Cast } from './cast.ts';
import { district } from './district.ts';
import { fatesFrom, stagedOn, type Fate, type Pace, type Planned } from './fates.ts';
import { followUp, leaveOpen } from './follow-ups.ts';
import type { DemoPlaces } from './places.ts';
import { campaignOn, sessionsOn, type Session } from './programme.ts';
import { pick, source, whole, type Random } from './random.ts';
import { buildingTitle, lastSaturday, saturdayCode, stairsTurn } from './saturday.ts';
import * as said from './sayings.ts';
import { at, moment, type Made, type Plan, type Year } from './year.ts';

export interface WalkYear {
  readonly database: Database;
  readonly cast: Cast;
  readonly places: DemoPlaces;
  /** Ids by the generator's keys. */
  readonly residents: ReadonlyMap<string, string>;
  readonly today: LocalDate;
  readonly days: number;
  readonly seed: string;
  /** Tells the database how much there is by now. */
  readonly countAgain: () => Promise<void>;
  /** How much of the year is done, 0 to 1. */
  readonly tell: (part: number, day: LocalDate) => void;
}

/** How far ahead activities are announced. */
const announcedDays = 7;
const closedAfterDays = 20;
/** Days after which the tables have grown so much that they are counted again. */
const countedAfter = new Set([3, 10, 30, 90, 180]);
/** The programme's first two weeks were spent on explaining it. */
const firstDay = addDays(district.district.programmeStart, 14);

/**
 * One community's year before today, day by day, through the verbs that the routes call, each by a person who may and at
 * the moment it would have been. Nothing happens after yesterday: what is then still open is what waits today.
 */
export async function walkYear(base: Context, walk: WalkYear): Promise<void> {
  const { cast, places, residents, today, seed, tell } = walk;
  const communityId = places.get(cast.community.id);
  assert(communityId, 'the community is there');
  const asked = addDays(today, -walk.days);
  const from = asked > firstDay ? asked : firstDay;
  const year: Year = {
    cast,
    communityId,
    from,
    today,
    actors: await readActors({ ...walk, now: base.now }),
    agenda: makeAgenda(),
    records: new Map(),
    paid: [],
    idOf: ({ key }) => residents.get(key) ?? '',
    as: (actor, day, time) => ({ ...base, actor, now: moment(day, time) }),
  };
  const session = sessionPlanner(year, seed);
  for (let day = from; day < addDays(from, announcedDays); day = addDays(day, 1)) session.announce(day, from);
  for (let day = from; day < today; day = addDays(day, 1)) {
    tell(daysBetween(from, day) / daysBetween(from, today), day);
    if (countedAfter.has(daysBetween(from, day))) await walk.countAgain();
    await night(year, day);
    session.announce(addDays(day, announcedDays), day);
    if (weekdayOf(day) === 1) year.agenda.add(day, '17:10', (on) => session.closeOld(on));
    await year.agenda.live(day);
  }
  await leaveOpen(year, addDays(today, -1));
  // What falls due at 24:00 is done from 02:00.
  if (moment(today, '02:00') <= base.now) await night(year, today);
}

/** What the timetable does at two in the morning. */
async function night(year: Year, day: LocalDate): Promise<void> {
  const job = (name: string): Context => year.as({ kind: 'system', job: name } satisfies Actor, day, '02:00');
  while ((await settleDueRecords(job('settle'))) > 0);
  while ((await lapseUnconfirmedRecords(job('lapse'))) > 0);
  if (!day.endsWith('-01')) return;
  for (let after: Awaited<ReturnType<typeof expireBuckets>>['next'], first = true; first || after; first = false) {
    ({ next: after } = await expireBuckets(job('expire'), { before: day, logKeys: readLogKeys, after }));
  }
  await foldSystemDeltas(job('fold'));
}

/** Which turns of fate a rule's way of confirming and its class leave room for. */
function suits(fate: Fate, mode: ConfirmMode, planned: Planned, people: number): boolean {
  const { session } = planned;
  const group = session.occasion === null && !session.code.startsWith('A-K');
  switch (fate) {
    case 'lapse':
    case 'not-me':
      return group && mode === 'ask';
    case 'reverse-anew':
      return group && people > 4 && session.minutes >= 120 && mode !== 'ask';
    case 'object-keep':
    case 'object-cancel':
      return ['A-M01', 'A-K02', 'A-X01', 'A-X02'].includes(session.code) && planned.fate === undefined;
    case 'review-reject':
      return session.code === 'A-M01' && planned.fate === undefined;
    default:
      return group && people > 4;
  }
}

/** Only an adult says for themselves that it was not them. */
const adultAge = 18;
const waivedShare = 0.008;

function sessionPlanner(year: Year, seed: string) {
  const { cast, actors, agenda, today, from, communityId } = year;
  const attendance: Attendance = attendanceOf(cast, { seed, from, today });
  const grids = new Map(cast.community.grids.flatMap(({ buildings }, grid) => buildings.map((id) => [id, grid] as const)));
  const modes = new Map<string, ConfirmMode>();
  const waiting = fatesFrom(from, today);
  const touched = new Set<string>();
  const groups = new Map<string, readonly Attendee[]>();
  const toClose: { readonly activityId: string; readonly day: LocalDate }[] = [];
  const saturday = lastSaturday(today);

  function plannedOn(day: LocalDate): Planned[] {
    const regular = sessionsOn(cast.community.id, day, seed).map((session): Planned => ({ session }));
    const stairs = regular.some(({ session }) => session.code === saturdayCode);
    // A feast may fall on it; the newcomer's roster is there all the same.
    const missing = day === saturday && !stairs ? sessionsOn(cast.community.id, addDays(day, -7), seed).filter(({ code }) => code === saturdayCode) : [];
    return [
      ...regular,
      ...missing.map((session): Planned => ({ session: { ...session, day } })),
      ...campaignOn(day, today).map((session): Planned => ({ session })),
      ...stagedOn(day, today),
    ];
  }

  /** Puts a day's sessions into the agenda: announced on `on`, or at once where nobody knows before. */
  function announce(day: LocalDate, on: LocalDate): void {
    for (const planned of plannedOn(day)) {
      const { session } = planned;
      const single = session.occasion !== null || session.code.startsWith('A-K');
      if (single && day < today) agenda.add(day, session.at, async () => open(planned, day, session.at));
      else if (!single) agenda.add(on, '09:20', async (opened) => open(planned, opened, '09:20'));
    }
  }

  async function open(planned: Planned, on: LocalDate, time: string): Promise<void> {
    const { session } = planned;
    const { day, code } = session;
    const random = source(`${seed}/plan/${cast.community.id}/${day}/${code}/${session.at}`);
    const stairs = code === saturdayCode && session.byBuilding;
    const building = stairs
      ? stairsTurn(day, today, cast.community.buildings.length)
      : session.byBuilding
        ? session.turn % cast.community.buildings.length
        : null;
    const grid = building === null ? session.turn : (grids.get(cast.community.buildings[building]?.id ?? '') ?? session.turn);
    const holder = actors.holder(session.host, session.host === 'grid' ? grid : session.turn, building);
    const organiser = { kind: holder.actor.as, id: holder.actor.id } as const;
    const capacity = session.occasion === null && session.minutes > 0 ? Math.ceil((session.people[1] * 1.4) / 10) * 10 : null;
    const opened = await openActivity(year.as(actors.clerk, on, time), {
      communityId,
      ruleCode: code,
      title: building === null ? session.title : buildingTitle(building, session.title),
      place: stairs ? `${(building ?? 0) + 1} 号楼前集合` : session.place,
      startsAt: moment(day, session.at).toISOString(),
      minutes: session.minutes,
      organiser,
      capacity,
      tags: [],
    }).catch((error: unknown) => {
      // A rule that came or went with a version: then there was nothing to open.
      if (error instanceof Refusal && (error.code === 'unknown-activity-type' || error.code === 'activity-out-of-season')) return undefined;
      throw error;
    });
    if (!opened || (stairs && day === saturday)) return;
    const plan: Plan = {
      ...planned,
      activityId: opened.activityId,
      holder,
      building,
      keeps: planned.pace ?? paceOf(random),
      random,
      recorder: session.host === 'clerk' ? actors.socialWorker : actors.clerk,
    };
    if (session.outdoors && random() < 0.06 && day < today) {
      agenda.add(day, '07:00', async () => {
        await cancelActivity(year.as(actors.clerk, day, '07:00'), { activityId: plan.activityId, reason: said.rain });
      });
      return;
    }
    if (day < today) agenda.add(day, session.at, async () => arrange(plan));
  }

  /** People have come; when they are recorded depends on the hour it ends. */
  async function arrange(plan: Plan): Promise<void> {
    const { session, group, building, holder } = plan;
    const there = group === undefined ? undefined : groups.get(`${group} ${session.day}`);
    const chosen = there ?? withGuest(plan, attendance.choose(session, { building, hosts: new Set(holder.household === null ? [] : [holder.household]) }));
    if (group !== undefined) groups.set(`${group} ${session.day}`, chosen);
    if (chosen.length === 0) return;
    const ends = at(session.at, session.minutes + 30);
    const late = ends > '17:40';
    const on = addDays(session.day, late ? Math.max(1, plan.keeps.record) : plan.keeps.record);
    const time = late || plan.keeps.record > 0 ? '09:10' : ends;
    agenda.add(on, time, async (day) => record(plan, chosen, day, time));
  }

  function withGuest({ with: guest, session }: Plan, chosen: Attendee[]): Attendee[] {
    if (guest === undefined || chosen.some(({ person }) => person.key === cast[guest].key)) return chosen;
    return [{ person: cast[guest] }, ...chosen.slice(0, session.people[1] - 1)];
  }

  async function record(plan: Plan, chosen: readonly Attendee[], day: LocalDate, time: string): Promise<void> {
    const { session, random, recorder } = plan;
    const context = year.as(recorder, day, time);
    const mode = await modeOf(context, session);
    const judged = session.occasion?.judged;
    const reasons = session.occasion?.reasons;
    const { outcomes } = await recordRoster(context, {
      activityId: plan.activityId,
      source: pick(random, ['paste', 'paste', 'roster', 'file'] as const),
      items: chosen.map(({ person, minutes }) => ({
        residentId: year.idOf(person),
        role: 'participant' as const,
        waived: session.minutes >= 120 && random() < waivedShare,
        ...(minutes === undefined ? {} : { minutes }),
        ...(judged ? { judgedPoints: plan.group === undefined ? whole(random, judged[0] / 5, judged[1] / 5) * 5 : 35 } : {}),
        ...(reasons ? { judgedReason: pick(random, reasons) } : {}),
      })),
    });
    const made: Made[] = [];
    for (const [index, outcome] of outcomes.entries()) {
      const attendee = chosen[index];
      if (!attendee || 'refused' in outcome) continue;
      const befalls = plan.fate === undefined ? turnOf(plan, attendee, mode, outcomes.length, day) : index === 0 ? plan.fate : null;
      const one: Made = { recordId: outcome.recordId, person: attendee.person, mode, plan, befalls };
      year.records.set(outcome.recordId, one);
      made.push(one);
    }
    followUp(year, made, day);
    toClose.push({ activityId: plan.activityId, day: session.day });
  }

  /** How a rule's records are confirmed, asked once a month: versions begin with one. */
  async function modeOf(context: Context, { code, day }: Session): Promise<ConfirmMode> {
    const key = `${code} ${day.slice(0, 7)}`;
    const mode = modes.get(key) ?? (await readBookFor(context, { communityId, day }))?.rules.get(code)?.confirm;
    assert(mode, 'what was opened has a rule');
    modes.set(key, mode);
    return mode;
  }

  /** The next turn of fate that is due and suits, one a session; the people of the first page are spared. */
  function turnOf(plan: Plan, { person }: Attendee, mode: ConfirmMode, people: number, day: LocalDate): Fate | null {
    const isGuest = [cast.elder, cast.parent, cast.child].some(({ key }) => key === person.key);
    if (isGuest || plan.pace !== undefined || touched.has(plan.activityId)) return null;
    const isAdult = Number(day.slice(0, 4)) - person.birthYear >= adultAge;
    const due = waiting.findIndex((turn) => turn.day <= day && suits(turn.fate, mode, plan, people) && (isAdult || !turn.fate.startsWith('not-me')));
    const [turn] = due < 0 ? [] : waiting.splice(due, 1);
    if (turn) touched.add(plan.activityId);
    return turn?.fate ?? null;
  }

  async function closeOld(day: LocalDate): Promise<void> {
    for (const { activityId } of toClose.filter((one) => one.day < addDays(day, -closedAfterDays)))
      await closeActivity(year.as(actors.clerk, day, '17:10'), { activityId, closed: true });
    const kept = toClose.filter((one) => one.day >= addDays(day, -closedAfterDays));
    toClose.splice(0, toClose.length, ...kept);
  }

  return { announce, closeOld };
}

const paceOf = (random: Random): Pace => ({ record: pick(random, [0, 0, 1, 1, 2]), confirm: pick(random, [0, 0, 1, 2]), review: pick(random, [1, 1, 2]) });
