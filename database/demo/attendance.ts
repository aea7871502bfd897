import type { LocalDate } from '../../contract/values.ts';
import { ageBandOf } from '../../contract/values.ts';
import { daysBetween } from '../../server/platform/time.ts';
import type { Cast } from './cast.ts';
import type { DemoResident } from './people.ts';
import type { Session } from './programme.ts';
import { source, whole, type Random } from './random.ts';

export interface Attendee {
  readonly person: DemoResident;
  /** Where it was not the activity's own time. */
  readonly minutes?: number;
}

/** As many come regularly as in the first community. */
const usualPool = 1078;
const youngest: Readonly<Record<string, number>> = { 'A-V01': 10, 'A-V02': 8, 'A-V19': 10, 'A-B06': 4, 'A-V29': 14, 'A-B12': 8 };
const oldest: Readonly<Record<string, number>> = { 'A-V16': 59, 'A-V17': 59 };

/** Bell-shaped around 0. */
const bell = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Half of what people come to is habit: one thing hardly ever, another nearly always. */
function habitOf(random: Random): number {
  const chance = random();
  return chance < 0.62 ? 0.12 : chance < 0.88 ? 1 : 7;
}

/** What the people of the first page like to come to, and how surely. */
function favourites({ elder, parent, child, leads, community }: Cast): Map<string, Readonly<Record<string, number>>> {
  const sixth = leads.find(({ resident }) => resident.buildingId === community.buildings[5]?.id)?.resident;
  return new Map<string, Readonly<Record<string, number>>>([
    [elder.key, { 'A-U01': 0.8, 'A-U04': 0.6, 'A-B18': 0.5, 'A-V26': 0.8, 'A-B04': 0.8, 'A-B15': 1, 'A-B13': 1, 'A-B11': 0.5 }],
    [parent.key, { 'A-B06': 0.6, 'A-V01': 0.3, 'A-B01': 0.5, 'A-V29': 0.4, 'A-B07': 1, 'A-B14': 1, 'A-V02': 0.8 }],
    [child.key, { 'A-B06': 0.6, 'A-B16': 1, 'A-B13': 1 }],
    ...(sixth ? [[sixth.key, { 'A-V09': 0.5, 'A-B02': 0.7, 'A-B01': 0.7, 'A-V07': 0.3 }] as const] : []),
  ]);
}

export interface Attendance {
  /** Who comes; sessions are asked in the order of time. `building` is the one whose people come first. */
  choose(session: Session, of: { readonly building: number | null; readonly hosts: ReadonlySet<string> }): Attendee[];
}

/** Who comes to what in a year: the active, by age, habit and zeal, more as the programme grows; nobody at two things at once. */
export function attendanceOf(cast: Cast, { seed, from, today }: { readonly seed: string; readonly from: LocalDate; readonly today: LocalDate }): Attendance {
  const pool = cast.people.filter(({ active, registeredOn }) => active && registeredOn !== null);
  const zeal = pool.map(({ key }) => Math.exp(0.8 * bell(source(`${seed}/zeal/${key}`))));
  const buildings = new Map(cast.community.buildings.map(({ id }, at) => [id, at]));
  const liked = favourites(cast);
  const habits = new Map<string, readonly number[]>();
  const habitsFor = (code: string): readonly number[] => {
    const known = habits.get(code) ?? pool.map(({ key }) => habitOf(source(`${seed}/habit/${code}/${key}`)));
    habits.set(code, known);
    return known;
  };
  let day = '';
  let busy = new Map<string, string[]>();
  const isFree = (key: string, at: string): boolean => {
    const taken = busy.get(key) ?? [];
    return taken.length < 2 && taken.every((other) => Math.abs(Number(other.slice(0, 2)) - Number(at.slice(0, 2))) > 2);
  };

  const choose: Attendance['choose'] = (session, { building, hosts }) => {
    if (session.day !== day) [day, busy] = [session.day, new Map()];
    const random = source(`${seed}/${cast.community.id}/${session.day}/${session.code}/${session.at}`);
    const { code, at, ages } = session;
    const own = habitsFor(code);
    const [low, high] = session.people;
    const swing =
      session.occasion === null && !code.startsWith('A-K')
        ? (0.62 + 0.38 * Math.min(1, daysBetween(from, session.day) / Math.max(1, daysBetween(from, today)))) * (pool.length / usualPool)
        : 1;
    const wanted = Math.max(1, Math.round(whole(random, low, high) * swing));
    const year = Number(session.day.slice(0, 4));
    const homes = new Set<string>();
    const drawn: { readonly person: DemoResident; readonly key: number }[] = [];
    for (const [index, person] of pool.entries()) {
      const age = year - person.birthYear;
      const wish = liked.get(person.key)?.[code];
      let weight = ages[ageBandOf(person.birthYear, session.day)] * (zeal[index] ?? 1) * (own[index] ?? 1);
      if (building !== null) {
        const far = Math.abs((buildings.get(person.buildingId) ?? 0) - building);
        weight *= code.startsWith('A-K') ? Number(far === 0) : far === 0 ? 9 : far === 1 ? 3 : 1;
      }
      if (wish !== undefined) weight = random() < wish ? Number.POSITIVE_INFINITY : 0;
      if (weight === 0 || hosts.has(person.householdKey) || (person.registeredOn ?? '') > session.day) continue;
      if (age < (youngest[code] ?? 4) || age > (oldest[code] ?? 120) || !isFree(person.key, at)) continue;
      drawn.push({ person, key: -Math.log(1 - random()) / weight });
    }
    const chosen: Attendee[] = [];
    for (const { person } of drawn.toSorted((a, b) => a.key - b.key)) {
      if (chosen.length === wanted) break;
      // A household agrees to its lift once.
      if (code.startsWith('A-K') && homes.has(person.householdKey)) continue;
      homes.add(person.householdKey);
      busy.set(person.key, [...(busy.get(person.key) ?? []), at]);
      chosen.push({ person, ...(session.minutes >= 120 ? shorter(random) : {}) });
    }
    return chosen;
  };
  return { choose };
}

/** One in eight stays less than the two hours. */
function shorter(random: Random): { readonly minutes?: number } {
  const chance = random();
  if (chance < 0.02) return { minutes: 45 };
  return chance < 0.12 ? { minutes: whole(random, 6, 11) * 10 } : {};
}
