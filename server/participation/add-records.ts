import type { Rule } from '#contract/rules.ts';
import type { Context } from '#platform/context.ts';
import { assert } from '#platform/refuse.ts';
import { addDays, localDateAt } from '#platform/time.ts';
import type { ResidentFacts } from '../identity/directory.ts';
import { readOrganisers } from '../identity/read-organisers.ts';
import { awardOf } from '../rules/award.ts';
import type { Book } from '../rules/book.ts';
import { ageOn } from '../rules/rule.ts';
import { needsGuardian } from './age.ts';
import { keepConfirmTasks } from './keep-confirm-tasks.ts';
import { claimDeeds, type Deed } from './fit-records.ts';
import type { Doer } from './person.ts';
import { goesToReview, type RecordRole } from './record.ts';
import { sealTextOrNull } from './sealed.ts';
import * as store from './store.ts';
import type { ActivityRow, ConfirmationRow, RecordRow } from './store.ts';
import { tell } from './tell.ts';

/** A deed about to be recorded; everything about it has been checked, and its activity is locked. */
export interface NewDeed {
  /** Made by the caller, so that outcomes find their record. */
  readonly recordId: string;
  readonly resident: ResidentFacts;
  readonly role: RecordRole;
  readonly minutes: number;
  readonly judged: number | null;
  readonly judgedReason: string | null;
  readonly waived: boolean;
  /** The record this one corrects. */
  readonly replaces: string | null;
}

export interface RecordedAs {
  readonly activity: ActivityRow;
  readonly book: Book;
  readonly rule: Rule;
  readonly source: string;
  readonly by: Doer;
  /** Corrections are told by their own verb. */
  readonly quiet?: boolean;
  /** Goes on notice at once, whatever it brings: outside the personal caps (readings 27, 29). */
  readonly posted?: boolean;
}

const keyOf = (record: { readonly resident_id: string }): string => record.resident_id;

/**
 * Scores deeds of one activity, claims their caps and stores them as submitted, in the order given. The sum of a person's
 * records of the rule and day decides whether the personal caps count (readings 27, 31).
 */
export async function addRecords(
  context: Context,
  { activity, book, rule, source, by, quiet = false, posted = false }: RecordedAs,
  deeds: readonly NewDeed[],
): Promise<Map<string, RecordRow>> {
  if (deeds.length === 0) return new Map();
  const { tx, district, now } = context;
  const { day } = activity;
  const awards = new Map(
    deeds.map((deed) => [
      deed.recordId,
      awardOf(rule, book, {
        day,
        minutes: deed.minutes,
        difficulty: activity.difficulty,
        judged: deed.judged,
        age: ageOn(deed.resident.birthYear, day),
        tags: activity.tags,
      }),
    ]),
  );
  const scoredOf = (deed: NewDeed): number => awards.get(deed.recordId)?.points ?? 0;
  const sums = new Map(
    (
      await store.daySums(
        tx,
        district,
        deeds.map(({ resident }) => ({ residentId: resident.residentId, ruleCode: rule.code, day })),
      )
    ).map((row) => [keyOf(row), row.sum]),
  );
  for (const deed of deeds) if (!deed.waived) sums.set(deed.resident.residentId, (sums.get(deed.resident.residentId) ?? 0) + scoredOf(deed));

  const asking = deeds.map((deed): Deed => ({
    recordId: deed.recordId,
    activityId: activity.activity_id,
    residentId: deed.resident.residentId,
    householdId: deed.resident.householdId,
    day,
    rule,
    settings: book.settings,
    scored: deed.waived ? 0 : scoredOf(deed),
    personal: !posted && !goesToReview(rule, book.settings, sums.get(deed.resident.residentId) ?? 0),
  }));
  const fits = await claimDeeds(context, asking);

  const dueOn = addDays(localDateAt(now), book.settings.unconfirmedDays);
  const made = await store.insertRecords(
    tx,
    district,
    now,
    deeds.map((deed): store.NewRecord => {
      const [award, fit] = [awards.get(deed.recordId), fits.get(deed.recordId)];
      assert(award && fit, 'every deed is scored and fitted');
      return {
        record_id: deed.recordId,
        community_id: activity.community_id,
        activity_id: activity.activity_id,
        resident_id: deed.resident.residentId,
        role: deed.role,
        rule_code: rule.code,
        version_id: book.versionId,
        happened_on: day,
        minutes: deed.minutes,
        award,
        confirm_mode: rule.confirm,
        guardian: needsGuardian(ageOn(deed.resident.birthYear, day), rule.guardianUnder),
        waived: deed.waived,
        scored: award.points,
        granted: fit.granted,
        cap: fit.cap,
        cap_limit: fit.limit,
        cap_used: fit.used,
        claim_id: fit.claimId,
        personal: fit.personal,
        source,
        judged_reason: sealTextOrNull(context, 'record.judged_reason', deed.recordId, deed.judgedReason),
        due_on: dueOn,
        recorded_by: by.id,
        recorded_person: by.person,
        replaces: deed.replaces,
      };
    }),
  );
  // Silence is the participant's side of a small basic award: they are told, and can say 「不是我」 (readings 30).
  if (rule.confirm === 'silent') {
    await store.insertConfirmations(
      tx,
      district,
      made.map((record): ConfirmationRow => ({
        record_id: record.record_id,
        side: 'participant',
        by_person: record.resident_id,
        by_id: record.resident_id,
        means: 'silent',
        evidence: null,
        at: now,
      })),
    );
  }
  const asked = rule.confirm === 'ask' || (rule.confirm === 'trusted' && !(await isTrusted(context, activity)));
  if (!quiet) await tell(context, asked ? 'please-confirm' : 'recorded', made, () => (asked ? { until: dueOn } : {}));
  await keepConfirmTasks(context, [activity.activity_id]);
  return new Map(made.map((record) => [record.record_id, record]));
}

async function isTrusted(context: Context, activity: ActivityRow): Promise<boolean> {
  const organisers = await readOrganisers(context, activity.community_id, localDateAt(context.now));
  return organisers.some(({ id, trusted }) => trusted && id === activity.organiser_id);
}
