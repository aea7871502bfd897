import type { ConfirmMode } from '#contract/rules.ts';
import type { LocalDate } from '#contract/values.ts';
import type { Actor, Context } from '#platform/context.ts';
import { assert } from '#platform/refuse.ts';
import { addDays, weekdayOf } from '#platform/time.ts';
import type { Actors, Holder, Person } from './actors.ts';
import type { Agenda } from './agenda.ts';
import type { Cast } from './cast.ts';
import type { Fate, Pace, Planned } from './fates.ts';
import type { DemoResident } from './people.ts';
import type { Random } from './random.ts';

/** A session with everything that was arranged for it. */
export interface Plan extends Planned {
  readonly activityId: string;
  readonly holder: Holder;
  readonly building: number | null;
  readonly keeps: Pace;
  readonly random: Random;
  readonly recorder: Person;
}

/** What is remembered of a record while the year goes on. */
export interface Made {
  readonly recordId: string;
  readonly person: DemoResident;
  readonly mode: ConfirmMode;
  readonly plan: Plan;
  readonly befalls: Fate | null;
}

/** One community's year as it is being lived. */
export interface Year {
  readonly cast: Cast;
  readonly communityId: string;
  readonly from: LocalDate;
  readonly today: LocalDate;
  readonly actors: Actors;
  readonly agenda: Agenda;
  readonly records: Map<string, Made>;
  /** Paid records that nothing else befell, for what is put right later. */
  readonly paid: Made[];
  idOf(person: DemoResident): string;
  /** The moment somebody acts. */
  as(actor: Actor, day: LocalDate, at: string): Context;
}

export const moment = (day: LocalDate, at: string): Date => new Date(`${day}T${at}:00+08:00`);

/** That day, or the next one somebody sits in the office. */
export function workday(day: LocalDate): LocalDate {
  let next = day;
  while (weekdayOf(next) === 0 || weekdayOf(next) === 6) next = addDays(next, 1);
  return next;
}

export const at = (time: string, minutesLater: number): string => {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutesLater;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
};

/** The demo's people only do what they may: a refusal is a mistake of the demo. */
export function went<Outcome extends object>(outcome: Outcome): Exclude<Outcome, { refused: string }> {
  assert(isDone(outcome), `the demo is refused: ${'refused' in outcome ? String(outcome.refused) : ''}`);
  return outcome;
}
const isDone = <Outcome extends object>(outcome: Outcome): outcome is Exclude<Outcome, { refused: string }> => !('refused' in outcome);
