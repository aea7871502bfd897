import type { MessageTemplate } from '#contract/messages.ts';
import type { Context } from '#platform/context.ts';
import { assert } from '#platform/refuse.ts';
import { closeTasks } from '../tasks/close-tasks.ts';
import { keepConfirmTasks } from './keep-confirm-tasks.ts';
import type { Moved } from './find-records.ts';
import { refitAfter, releaseRecords } from './fit-records.ts';
import { doerOf } from './person.ts';
import { canMove } from './record.ts';
import { sealTextOrNull } from './sealed.ts';
import * as store from './store.ts';
import type { RecordRow } from './store.ts';
import { tell } from './tell.ts';

const templates = { rejected: 'rejected', withdrawn: 'withdrawn', lapsed: 'lapsed', reversed: 'reversed' } as const satisfies Record<
  store.Ending['state'],
  MessageTemplate
>;

export interface EndAs {
  readonly state: store.Ending['state'];
  readonly reason: (record: RecordRow) => string | null;
  /** What residents are told; null where the verb tells them something of its own. */
  readonly tellAs?: MessageTemplate | null;
  /** False where the deed is recorded anew: it keeps its place before those who wait, and the caller asks for them then. */
  readonly refit?: boolean;
}

/**
 * The way out of a record that is not paid, or no longer: it ends with its reason, its share of the caps is given back,
 * what waits for it is closed, the resident is told, and whoever was cut gets what fits now. The records are locked.
 */
export async function endRecords(
  context: Context,
  records: readonly RecordRow[],
  { state, reason, tellAs = templates[state], refit = true }: EndAs,
): Promise<Map<string, Moved>> {
  if (records.length === 0) return new Map();
  const { tx, district, now } = context;
  for (const record of records) assert(canMove(record.state, state), `a record moves from ${record.state} to ${state}`);
  await store.endRecords(
    tx,
    district,
    { state, by: doerOf(context).id, at: now },
    records.map((record) => ({ recordId: record.record_id, reason: sealTextOrNull(context, 'record.reason', record.record_id, reason(record)) })),
  );
  await releaseRecords(context, records);
  await closeTasks(
    context,
    'review',
    records.filter((record) => record.state === 'under-review').map((record) => record.record_id),
  );
  await keepConfirmTasks(
    context,
    records.filter((record) => record.state === 'submitted').map((record) => record.activity_id),
  );
  if (tellAs !== null) await tell(context, tellAs, records, (record) => (record.due_on === null ? {} : { until: record.due_on }));
  if (refit) await refitAfter(context, records);
  return new Map(records.map((record) => [record.record_id, { state, granted: record.granted }]));
}
