import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { recordRoster as endpoint } from '#contract/participation.ts';
import type { Rule } from '#contract/rules.ts';
import { waivedReceipt } from '#words/participation.ts';
import { receiptSentence, whyNotSentence } from '#words/rules.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { assert, refuse, refused, type Refused } from '#platform/refuse.ts';
import type { ResidentFacts } from '../identity/directory.ts';
import { readDirectory } from '../identity/read-directory.ts';
import { factsRefused } from '../rules/award.ts';
import { whyCapFull } from '../rules/caps.ts';
import { ruleOn } from '../rules/read-award.ts';
import { readBookFor } from '../rules/read-book-for.ts';
import { ageOn, isInSeason, nextDayInSeason } from '../rules/rule.ts';
import { addRecords, type NewDeed } from './add-records.ts';
import { findActivity } from './find-activity.ts';
import { refusedOutcome } from './find-records.ts';
import { doerOf } from './person.ts';
import { explanationOf } from './record-lines.ts';
import type { RecordRole } from './record.ts';
import * as store from './store.ts';
import type { ActivityRow } from './store.ts';

type Input = InputOf<typeof endpoint>;
type Item = Input['items'][number];
type Outcome = OutputOf<typeof endpoint>['outcomes'][number];

const shortestReason = 2;

/** The one place of a deed: two ways in of one request meet here, those of two requests in the database. */
const placeOf = ({ residentId, role }: { readonly residentId: string; readonly role: RecordRole }): string => `${residentId} ${role}`;

/** What is known once for everybody of a request. */
interface Session {
  readonly activity: ActivityRow;
  readonly rule: Rule;
  readonly residents: ReadonlyMap<string, ResidentFacts>;
  /** Record id by the place it takes. */
  readonly taken: Map<string, string>;
}
type Why = Refused & { readonly existing?: string };

function refusalOf(item: Item, { activity, rule, residents, taken }: Session): Why | undefined {
  const resident = residents.get(item.residentId);
  if (!resident || resident.name === '') return refused('resident-not-found');
  const existing = taken.get(placeOf(item));
  if (existing !== undefined) return { ...refused('already-recorded'), existing };
  const age = ageOn(resident.birthYear, activity.day);
  if (rule.minAge !== null && age < rule.minAge) return refused('too-young', { age: rule.minAge });
  if (rule.maxAge !== null && age > rule.maxAge) return refused('too-old', { age: rule.maxAge });
  const reason = item.judgedReason ?? '';
  const wrong = factsRefused(rule, {
    day: activity.day,
    minutes: item.minutes ?? activity.minutes,
    difficulty: activity.difficulty,
    judged: item.judgedPoints ?? null,
    reason,
  });
  if (wrong) return wrong;
  // What a deduction rests on is written down by whoever records it; the verifier adds the second piece (readings 34).
  return rule.class === 'NEGATIVE' && reason.length < shortestReason ? refused('judged-reason-required') : undefined;
}

/**
 * Records many people of one activity in one transaction, one outcome each: scored by the rule in force on its day, cut by
 * the caps, waiting for their confirmations. A deed is recorded once whatever two ways in are used: the second answer
 * names the first. Minutes default to the activity's.
 *
 * Refuses, in this order: activity-not-found, activity-in-wrong-state, activity-in-future, unknown-activity-type,
 * activity-out-of-season; then per person: resident-not-found, already-recorded, too-young, too-old,
 * judged-points-required, judged-points-outside-range, judged-reason-required.
 */
export async function recordRoster(context: Context, { activityId, source, items }: Input): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  const activity = await findActivity(context, 'record-deeds', activityId, { lock: true });
  if (activity.state !== 'open') refuse('activity-in-wrong-state', { state: activity.state });
  if (activity.starts_at > now) refuse('activity-in-future', { day: activity.day });
  const book =
    (await readBookFor(context, { communityId: activity.community_id, day: activity.day })) ?? refuse('unknown-activity-type', { code: activity.rule_code });
  const rule = ruleOn(book, activity.rule_code, activity.day);
  if (!isInSeason(rule, activity.day)) refuse('activity-out-of-season', { next: nextDayInSeason(rule, activity.day) });

  const directory = await readDirectory(context, activity.community_id);
  const before = await store.liveRecordsOf(
    tx,
    district,
    activityId,
    items.map(({ residentId }) => residentId),
  );
  const taken = new Map(before.map((row) => [placeOf({ residentId: row.resident_id, role: row.role }), row.record_id]));
  const session: Session = { activity, rule, residents: directory.byId, taken };

  const deeds: NewDeed[] = [];
  const judged = items.map((item): { readonly item: Item; readonly why: Why } | { readonly item: Item; readonly recordId: string } => {
    const why = refusalOf(item, session);
    if (why) return { item, why };
    const resident = directory.byId.get(item.residentId);
    assert(resident, 'an accepted person is in the directory');
    const recordId = newId();
    taken.set(placeOf(item), recordId);
    deeds.push({
      recordId,
      resident,
      role: item.role,
      minutes: item.minutes ?? activity.minutes,
      judged: item.judgedPoints ?? null,
      judgedReason: item.judgedReason ?? null,
      waived: item.waived,
      replaces: null,
    });
    return { item, recordId };
  });
  const records = await addRecords(context, { activity, book, rule, source, by: doerOf(context) }, deeds);

  const outcomes = judged.map((one): Outcome => {
    const { residentId } = one.item;
    if ('why' in one) return { residentId, ...refusedOutcome(one.why), existing: one.why.existing ?? null };
    const record = records.get(one.recordId);
    assert(record, 'what was accepted is recorded');
    return {
      residentId,
      recordId: record.record_id,
      state: record.state,
      scored: record.scored,
      granted: record.granted,
      explanation: explanationOf(record),
      receipt: record.waived ? waivedReceipt : receiptSentence(record.granted),
      capNote: record.cap === null ? null : whyNotSentence(whyCapFull(rule, activity.day, { cap: record.cap, limit: record.cap_limit, used: record.cap_used })),
    };
  });
  return { outcomes, recorded: records.size, points: [...records.values()].reduce((sum, record) => sum + record.granted, 0) };
}
