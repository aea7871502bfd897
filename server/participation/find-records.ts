import type { Action } from '#contract/permissions.ts';
import type { RecordState } from '#contract/participation.ts';
import { refusalSentence } from '#words/refusals.ts';
import type { Words } from '#words/words.ts';
import type { Context } from '#platform/context.ts';
import { refuse, type Refused } from '#platform/refuse.ts';
import { readPersons } from '../identity/read-persons.ts';
import { reachesActivity } from './find-activity.ts';
import * as store from './store.ts';
import type { ActivityRow, ConfirmationRow, RecordRow } from './store.ts';

export interface Found {
  readonly record: RecordRow;
  readonly activity: ActivityRow;
  readonly confirmed: readonly ConfirmationRow[];
  /** The natural person behind the organiser's sign-in. */
  readonly organiser: string;
}

/**
 * Records of a request, locked in key order, with their activities and confirmations; unknown ones and those out of reach
 * are missing alike.
 *
 * Refuses not-allowed where all that exist are out of reach.
 */
export async function lockFound(context: Context, recordIds: readonly string[], action: Action | null): Promise<Map<string, Found>> {
  const found = await readHands(context, await store.lockRecords(context.tx, context.district, [...new Set(recordIds)]));
  if (action === null || found.size === 0) return found;
  for (const [id, { activity }] of found) if (!reachesActivity(context, action, activity)) found.delete(id);
  return found.size > 0 ? found : refuse('not-allowed', { action });
}

/** Records with everybody who has had a hand in them. */
export async function readHands(context: Context, records: readonly RecordRow[]): Promise<Map<string, Found>> {
  const { tx, district } = context;
  const activities = new Map(
    (await store.readActivities(tx, district, [...new Set(records.map((record) => record.activity_id))])).map((activity) => [activity.activity_id, activity]),
  );
  const confirmations = Map.groupBy(
    await store.confirmationsOf(
      tx,
      district,
      records.map((record) => record.record_id),
    ),
    (row) => row.record_id,
  );
  const personOf = await readPersons(
    context,
    [...activities.values()].map((activity) => activity.organiser_id),
  );
  const found = new Map<string, Found>();
  for (const record of records) {
    const activity = activities.get(record.activity_id);
    if (activity)
      found.set(record.record_id, { record, activity, confirmed: confirmations.get(record.record_id) ?? [], organiser: personOf(activity.organiser_id) });
  }
  return found;
}

/** Each record asked for, once: refused, or accepted in the order of the locks. What was not judged by its own id is never accepted. */
export function judge(
  recordIds: readonly string[],
  found: ReadonlyMap<string, Found>,
  refusalOf: (one: Found | undefined) => Refused | undefined,
): { readonly refusals: ReadonlyMap<string, Refused>; readonly accepted: readonly Found[] } {
  const refusals = new Map<string, Refused>();
  const judged = new Set(recordIds);
  for (const recordId of judged) {
    const refusal = refusalOf(found.get(recordId));
    if (refusal) refusals.set(recordId, refusal);
  }
  return { refusals, accepted: [...found.values()].filter(({ record }) => judged.has(record.record_id) && !refusals.has(record.record_id)) };
}

export interface Moved {
  readonly state: RecordState;
  readonly granted: number;
}
type Outcome = { recordId: string; state: RecordState; granted: number } | { recordId: string; refused: string; message: Words };

/** A refusal as one person reads it. */
export const refusedOutcome = ({ refused, facts }: Refused): { refused: string; message: Words } => ({ refused, message: refusalSentence(refused, facts) });

/** One outcome per id asked, in the order asked. */
export function outcomesOf(recordIds: readonly string[], refusals: ReadonlyMap<string, Refused>, moved: ReadonlyMap<string, Moved>): Outcome[] {
  return [...new Set(recordIds)].map((recordId): Outcome => {
    const refusal = refusals.get(recordId);
    if (refusal) return { recordId, ...refusedOutcome(refusal) };
    const result = moved.get(recordId);
    if (!result) throw new Error(`no outcome for record ${recordId}`);
    return { recordId, state: result.state, granted: result.granted };
  });
}
