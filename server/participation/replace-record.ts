import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { assert, refused, type Refused } from '#platform/refuse.ts';
import type { Rule } from '#contract/rules.ts';
import { readResidents } from '../identity/read-residents.ts';
import type { Book } from '../rules/book.ts';
import { factsRefused } from '../rules/award.ts';
import { addRecords } from './add-records.ts';
import type { Doer } from './person.ts';
import { booksByVersion } from './read-books.ts';
import { openTextOrNull } from './sealed.ts';
import * as store from './store.ts';
import type { ActivityRow, RecordRow } from './store.ts';

/** What is said differently of a deed; what is left out stays as it was. */
export interface Mended {
  readonly minutes: number | null;
  readonly judged: number | null;
  readonly judgedReason: string | null;
}

/** The rule and version a record was scored by: a correction of the past keeps the rules of its day. */
export async function readRuleOf(context: Context, record: Pick<RecordRow, 'version_id' | 'rule_code'>): Promise<{ readonly book: Book; readonly rule: Rule }> {
  const book = (await booksByVersion(context, [record.version_id])).get(record.version_id);
  const rule = book?.rules.get(record.rule_code);
  assert(book && rule, 'a record is scored by a rule of an adopted version');
  return { book, rule };
}

/** Why a judged rule does not take these points, in this order: judged-points-required, judged-points-outside-range. */
export function mendedRefused(rule: Rule, record: RecordRow, mended: Pick<Mended, 'judged'>): Refused | undefined {
  if (rule.calculation.kind !== 'RANGE') return undefined;
  if (mended.judged === null) return refused('judged-points-required', { code: rule.code });
  return factsRefused(rule, { day: record.happened_on, judged: mended.judged, minutes: record.minutes }, { preview: true });
}

/**
 * Records a deed anew in place of one that has ended, linked to it, by the rules of its day. Activity and old record are
 * locked, and the old one has given back its caps.
 */
export async function replaceRecord(
  context: Context,
  activity: ActivityRow,
  old: RecordRow,
  mended: Mended,
  by: Doer,
  { posted = false } = {},
): Promise<RecordRow> {
  const { book, rule } = await readRuleOf(context, old);
  const resident = (await readResidents(context, [old.resident_id])).get(old.resident_id);
  assert(resident, 'a record belongs to a resident');
  const recordId = newId();
  const reason = mended.judgedReason ?? openTextOrNull(context, 'record.judged_reason', old.record_id, old.judged_reason);
  const made = await addRecords(context, { activity, book, rule, source: 'correction', by, quiet: true, posted }, [
    {
      recordId,
      resident,
      role: old.role,
      minutes: mended.minutes ?? old.minutes,
      judged: mended.judged ?? old.award.facts.judged,
      judgedReason: reason,
      waived: old.waived,
      replaces: old.record_id,
    },
  ]);
  const record = made.get(recordId);
  assert(record, 'the new record stands');
  return record;
}

/** The activity, then the record: everybody who adds to an activity takes the locks in this order. */
export async function lockWithActivity(
  context: Context,
  recordIds: readonly string[],
): Promise<Map<string, { readonly record: RecordRow; readonly activity: ActivityRow }>> {
  const { tx, district } = context;
  const seen = await store.readRecords(tx, district, recordIds);
  const activities = new Map<string, ActivityRow>();
  for (const activityId of [...new Set(seen.map((record) => record.activity_id))].toSorted()) {
    const activity = await store.lockActivity(tx, district, activityId);
    if (activity) activities.set(activityId, activity);
  }
  const found = new Map<string, { readonly record: RecordRow; readonly activity: ActivityRow }>();
  for (const record of await store.lockRecords(tx, district, recordIds)) {
    const activity = activities.get(record.activity_id);
    if (activity) found.set(record.record_id, { record, activity });
  }
  return found;
}
