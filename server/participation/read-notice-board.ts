import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readNoticeBoard as endpoint } from '#contract/participation.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { addDays, localDateAt } from '#platform/time.ts';
import { recordLines } from './record-lines.ts';
import * as store from './store.ts';

/** Days before and after today that the board shows at least. */
const around = 3;

/** What is on notice or objected, and what closed in the last days, with the days the board spans. Refuses: not-allowed. */
export async function readNoticeBoard(context: Context, { communityId }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  mustReach(context, 'review-deeds', { communityId });
  const today = localDateAt(now);
  const records = await store.recordsOnBoard(tx, district, communityId, addDays(today, -around));
  const lines = await recordLines(context, records, 'staff');
  const objections = new Map(
    (
      await store.objectionsOfRecords(
        tx,
        district,
        records.map((record) => record.record_id),
      )
    ).map((objection) => [objection.record_id, objection]),
  );
  const items = records.flatMap((record, index) => {
    const line = lines[index];
    if (!line || record.notice_id === null || record.notice_item === null || record.closes_on === null) return [];
    const objection = objections.get(record.record_id);
    return [
      {
        ...line,
        noticeId: record.notice_id,
        item: record.notice_item,
        postedOn: record.posted_on,
        closesOn: record.closes_on,
        objectionId: objection?.objection_id ?? null,
        objectedAt: objection?.raised_at.toISOString() ?? null,
      },
    ];
  });
  return {
    from: items.reduce((first, { postedOn }) => (postedOn < first ? postedOn : first), addDays(today, -around)),
    to: items.reduce((last, { closesOn }) => (closesOn > last ? closesOn : last), addDays(today, around)),
    items,
  };
}
