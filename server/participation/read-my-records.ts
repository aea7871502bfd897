import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readMyRecords as endpoint } from '#contract/participation.ts';
import { person, type Context } from '#platform/context.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/refuse.ts';
import { readOwnPeople } from './own-people.ts';
import { recordLines } from './record-lines.ts';
import * as store from './store.ts';

/** The resident's own records, and those of the children they confirm for, latest first. Refuses: not-allowed. */
export async function readMyRecords(context: Context, { state, recordId, after, limit }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const me = person(context).residentId ?? refuse('not-allowed');
  const own = await readOwnPeople(context, me);
  if (recordId !== undefined) {
    const [record] = await store.readRecords(context.tx, context.district, [recordId]);
    return { rows: record && own.isOwn(record) && (state === undefined || record.state === state) ? await recordLines(context, [record], 'resident') : [] };
  }
  const before = after !== undefined && isId(after) ? after : null;
  const found = await store.recordsOfResidents(context.tx, context.district, {
    residentIds: own.ids,
    guarded: own.older,
    states: state === undefined ? null : [state],
    before,
    limit: limit + 1,
  });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { rows: await recordLines(context, shown, 'resident'), ...(found.length > limit && last ? { next: last.record_id } : {}) };
}
