import type { RecordState, Side } from '#contract/participation.ts';
import type { LocalDate } from '#contract/values.ts';
import { assert } from '#platform/refuse.ts';
import { addDays, daysBetween, weekdayOf } from '#platform/time.ts';
import { confirmMine } from '../../server/participation/confirm-mine.ts';
import { confirmRecords } from '../../server/participation/confirm-records.ts';
import { decideCorrections } from '../../server/participation/decide-corrections.ts';
import { decideObjection } from '../../server/participation/decide-objection.ts';
import { notMe } from '../../server/participation/not-me.ts';
import { proposeCorrection } from '../../server/participation/propose-correction.ts';
import { raiseObjection } from '../../server/participation/raise-objection.ts';
import { readNoticeBoard } from '../../server/participation/read-notice-board.ts';
import { rejectRecords } from '../../server/participation/reject-records.ts';
import { reviewRecords } from '../../server/participation/review-records.ts';
import { withdrawRecords } from '../../server/participation/withdraw-records.ts';
import type { Person } from './actors.ts';
import { pick, whole } from './random.ts';
import * as said from './sayings.ts';
import { went, workday, type Made, type Year } from './year.ts';

const adultAge = 18;
/** Of those asked themselves so many in a hundred answer on their own telephone; the others signed the sheet. */
const answersOneself = 0.22;

/** Everything that follows on the recording of some people of one session. */
export function followUp(year: Year, made: readonly Made[], recordedOn: LocalDate): void {
  for (const one of made) {
    switch (one.befalls) {
      case 'withdraw':
        year.agenda.add(addDays(recordedOn, 1), '09:40', async (day) => {
          const { plan, recordId } = one;
          for (const outcome of (await withdrawRecords(year.as(plan.recorder, day, '09:40'), { recordIds: [recordId], reason: said.wrongPerson })).outcomes)
            went(outcome);
        });
        break;
      case 'reject':
        year.agenda.add(addDays(recordedOn, 1), '10:20', async (day) => {
          for (const outcome of (await rejectRecords(year.as(year.actors.deputy, day, '10:20'), { recordIds: [one.recordId], reason: said.notThere })).outcomes)
            went(outcome);
        });
        break;
      case 'not-me':
        year.agenda.add(addDays(recordedOn, 1), '19:10', async (day) => {
          await notMe(year.as(year.actors.resident(one.person), day, '19:10'), { recordId: one.recordId, note: said.wasElsewhere });
        });
        break;
      default:
        askForConfirmations(year, one, recordedOn);
    }
  }
}

function askForConfirmations(year: Year, made: Made, recordedOn: LocalDate): void {
  const { mode, plan, person } = made;
  const { actors } = year;
  const confirmOn = addDays(recordedOn, plan.keeps.confirm);
  switch (mode) {
    case 'committee': {
      const others = actors.committee.filter((_, seat) => !livesWithSeat(year, made, seat));
      const first = plan.session.turn % others.length;
      for (const [after, seat] of [first, (first + 1) % others.length].entries()) {
        const member = others[seat];
        assert(member, 'the committee has five seats');
        confirm(year, member, 'committee', made, addDays(confirmOn, plan.pace ? 0 : after), after === 0 ? '15:10' : '16:30');
      }
      return;
    }
    case 'verify':
      confirm(
        year,
        plan.holder.actor.id === actors.socialWorker.id ? actors.deputy : actors.socialWorker,
        'organiser',
        made,
        confirmOn,
        '10:40',
        said.verified,
      );
      return;
    case 'trusted':
    case 'silent':
    case 'ask':
      confirm(year, plan.holder.actor, 'organiser', made, plan.holder.actor.as === 'staff' && !plan.pace ? deskDay(confirmOn) : confirmOn, '20:10');
      if (mode === 'silent' || (mode === 'trusted' && plan.holder.trusted)) return;
      if (made.befalls === 'lapse' || waitsToday(year, made)) return;
      if (person.smartphone && age(year, made) >= adultAge && plan.random() < answersOneself) {
        const on = addDays(recordedOn, whole(plan.random, 0, 3));
        year.agenda.gather(on, '20:40', `self ${person.key}`, made, async (all, day) => {
          const { outcomes } = await confirmMine(year.as(actors.resident(person), day, '20:40'), { recordIds: all.map(({ recordId }) => recordId) });
          await goOn(year, outcomes.map(went), day);
        });
      } else {
        // Whoever holds it confirms the other side, and a matter over the threshold still needs a reviewer.
        const standIn = plan.holder.actor.id === actors.deputy.id || plan.session.code === 'A-M01' ? actors.secretary : actors.deputy;
        confirm(year, standIn, 'participant', made, plan.pace ? confirmOn : deskDay(addDays(confirmOn, 1)), '11:20', said.sheet);
      }
  }
}

/** Sheets are gone through on Mondays, Wednesdays and Fridays. */
function deskDay(day: LocalDate): LocalDate {
  const weekday = weekdayOf(day);
  return addDays(day, [1, 0, 1, 0, 1, 0, 2][weekday] ?? 0);
}
const age = ({ today }: Year, { person }: Made): number => Number(today.slice(0, 4)) - person.birthYear;
const livesWithSeat = ({ cast }: Year, { person }: Made, seat: number): boolean =>
  cast.people.some(({ key, householdKey }) => key === `${cast.community.id}-K${seat + 1}` && householdKey === person.householdKey);
/** The people of the first page find something to answer. */
const waitsToday = ({ cast }: Year, { person, plan }: Made): boolean => plan.with !== undefined && cast[plan.with].key === person.key;

function confirm(year: Year, actor: Person, side: Side, made: Made, on: LocalDate, time: string, evidence?: string): void {
  year.agenda.gather(on, time, `${side} ${actor.id} ${evidence ?? ''}`, made, async (all, day) => {
    const { outcomes } = await confirmRecords(year.as(actor, day, time), {
      recordIds: all.map(({ recordId }) => recordId),
      side,
      standIn: 'paper',
      ...(evidence === undefined ? {} : { evidence }),
    });
    await goOn(year, outcomes.map(went), day);
  });
}

/** What becomes of records once a side more has confirmed them. */
async function goOn(year: Year, moved: readonly { readonly recordId: string; readonly state: RecordState }[], day: LocalDate): Promise<void> {
  for (const { recordId, state } of moved) {
    const made = year.records.get(recordId);
    if (!made) continue;
    if (state === 'under-review') askForReview(year, made, day);
    if (state === 'settled') afterwards(year, made, day);
  }
}

function askForReview(year: Year, made: Made, day: LocalDate): void {
  const { befalls, plan } = made;
  if (befalls === 'leave') return;
  const { deputy, secretary } = year.actors;
  const reviewer = plan.holder.actor.id === deputy.id ? secretary : deputy;
  const on = plan.pace ? addDays(day, plan.keeps.review) : workday(addDays(day, plan.keeps.review));
  const decision = befalls === 'review-reject' ? 'reject' : 'pass';
  year.agenda.gather(on, '14:20', `review ${reviewer.id} ${decision}`, made, async (all, today) => {
    const { outcomes } = await reviewRecords(year.as(reviewer, today, '14:20'), {
      recordIds: all.map(({ recordId }) => recordId),
      decision,
      reason: decision === 'reject' ? said.notProven : said.passed,
    });
    for (const outcome of outcomes) went(outcome);
    for (const one of all) if (one.befalls?.startsWith('object-')) year.agenda.add(addDays(today, 1), '12:10', (then) => object(year, one, then));
  });
}

async function object(year: Year, { recordId, befalls, plan }: Made, day: LocalDate): Promise<void> {
  const { secretary, deputy, socialWorker } = year.actors;
  // Neither who organised nor who passed it answers.
  const holder = plan.holder.actor.id;
  const handler = holder === secretary.id || holder === deputy.id ? socialWorker : secretary;
  const board = await readNoticeBoard(year.as(secretary, day, '12:10'), { communityId: year.communityId });
  const line = board.items.find((item) => item.recordId === recordId);
  assert(line, 'a passed record stands on the board');
  const context = year.as({ kind: 'public', device: 'demo' }, day, '12:10');
  const { objectionId } = await raiseObjection(context, {
    district: context.district,
    noticeId: line.noticeId,
    item: line.item,
    text: pick(plan.random, said.objections),
    contact: '',
  });
  if (befalls === 'object-open') return;
  const decision = befalls === 'object-cancel' ? 'cancel' : befalls === 'object-correct' ? 'correct' : 'keep';
  year.agenda.add(workday(addDays(day, 1)), '16:40', async (then) => {
    await decideObjection(year.as(handler, then, '16:40'), {
      objectionId,
      decision,
      reason: said.answers[decision],
      ...(decision === 'correct' ? { judgedPoints: 30 } : {}),
    });
  });
}

/** What turns out after a record was paid. */
function afterwards(year: Year, made: Made, day: LocalDate): void {
  const { befalls, recordId, person } = made;
  const { actors, agenda } = year;
  switch (befalls) {
    case 'reverse':
    case 'reverse-anew':
    case 'decline':
      agenda.add(workday(addDays(day, 3)), '14:50', async (then) => {
        const correctionId = await propose(year, made, then);
        agenda.add(workday(addDays(then, 1)), '15:40', async (next) => {
          const approve = befalls !== 'decline';
          const decided = await decideCorrections(year.as(actors.deputy, next, '15:40'), {
            correctionIds: [correctionId],
            decision: approve ? 'approve' : 'decline',
            reason: approve ? said.approved : said.declined,
          });
          for (const outcome of decided.outcomes) {
            const { replacement } = went(outcome);
            if (replacement === null) continue;
            const anew: Made = { ...made, recordId: replacement, befalls: null };
            year.records.set(replacement, anew);
            askForConfirmations(year, anew, next);
          }
        });
      });
      return;
    case 'not-me-settled':
      agenda.add(addDays(day, 2), '19:20', async (then) => {
        const { correctionId } = await notMe(year.as(actors.resident(person), then, '19:20'), { recordId, note: said.wasElsewhere });
        assert(correctionId, 'what is paid is put right by a correction');
        const [chair] = actors.committee;
        assert(chair, 'the committee has a chair');
        agenda.add(workday(addDays(then, 2)), '15:50', async (next) => {
          const decided = await decideCorrections(year.as(chair, next, '15:50'), { correctionIds: [correctionId], decision: 'approve', reason: said.approved });
          for (const outcome of decided.outcomes) went(outcome);
        });
      });
      return;
    default:
      year.paid.push(made);
  }
}

async function propose(year: Year, { befalls, recordId, plan }: Made, day: LocalDate): Promise<string> {
  const anew = befalls === 'reverse-anew' && plan.session.minutes >= 120;
  const { correctionId } = await proposeCorrection(year.as(year.actors.clerk, day, '14:50'), {
    recordId,
    reason: anew ? said.leftEarly : said.wrongPerson,
    ...(anew ? { anew: { minutes: 60 } } : {}),
  });
  return correctionId;
}

/** The evening before today: two corrections wait for a second person, and somebody says it was not them. */
export async function leaveOpen(year: Year, day: LocalDate): Promise<void> {
  const recent = year.paid.filter(
    ({ plan, person }) =>
      daysBetween(plan.session.day, day) < 25 && plan.session.minutes >= 120 && year.cast.elder.key !== person.key && year.cast.parent.key !== person.key,
  );
  const [wrong, short] = recent.toReversed();
  const [other] = recent;
  if (wrong) await propose(year, { ...wrong, befalls: 'reverse' }, day);
  if (short) await propose(year, { ...short, befalls: 'reverse-anew' }, day);
  if (other && other !== wrong && other !== short)
    await notMe(year.as(year.actors.resident(other.person), day, '19:30'), { recordId: other.recordId, note: said.wasElsewhere });
}
