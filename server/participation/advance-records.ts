import type { Context } from '#platform/context.ts';
import { assert } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { dueAfterWorkdays } from '../calendar/due-after-workdays.ts';
import { openTasks } from '../tasks/open-tasks.ts';
import { mayNotReview } from './conflict.ts';
import { keepConfirmTasks } from './keep-confirm-tasks.ts';
import type { Found, Moved } from './find-records.ts';
import { refitAfter, refitRecords } from './fit-records.ts';
import { workdaysFor } from './deadline.ts';
import { payRecords } from './pay-records.ts';
import { booksByVersion } from './read-books.ts';
import { goesToReview, sidesMissing } from './record.ts';
import * as store from './store.ts';
import { tell } from './tell.ts';

const sumKey = (of: { readonly resident_id: string; readonly rule_code: string; readonly happened_on: string }): string =>
  `${of.resident_id} ${of.rule_code} ${of.happened_on}`;

/**
 * Submitted records after a confirmation: those that are complete go to the ledger, or to review where their day's sum is
 * over the book's threshold (requirement 140, readings 31); the others keep waiting.
 */
export async function advanceRecords(context: Context, found: readonly Found[]): Promise<Map<string, Moved>> {
  const { tx, district, now } = context;
  const moved = new Map<string, Moved>(found.map(({ record }) => [record.record_id, { state: record.state, granted: record.granted }]));
  const complete = found.filter(
    ({ record, confirmed }) =>
      sidesMissing(
        record.confirm_mode,
        confirmed.map(({ side }) => side),
      ).length === 0,
  );
  if (complete.length === 0) return moved;

  const books = await booksByVersion(
    context,
    complete.map(({ record }) => record.version_id),
  );
  const sums = new Map(
    (
      await store.daySums(
        tx,
        district,
        complete.map(({ record }) => ({ residentId: record.resident_id, ruleCode: record.rule_code, day: record.happened_on })),
      )
    ).map((row) => [sumKey(row), row.sum]),
  );
  const judged = complete.map((hands) => {
    const { record, activity } = hands;
    const book = books.get(record.version_id);
    const rule = book?.rules.get(record.rule_code);
    assert(book && rule, 'a record is scored by a rule of an adopted version');
    return { record, activity, hands, reviewed: !record.waived && goesToReview(rule, book.settings, sums.get(sumKey(record)) ?? record.scored) };
  });

  // What came or went since recording may have changed whether the personal caps count.
  const changed = judged.filter(({ record, reviewed }) => record.personal === reviewed && !record.waived);
  const refitted = await refitRecords(
    context,
    changed.map(({ record, reviewed }) => ({ record, personal: !reviewed })),
  );
  if (changed.some(({ reviewed }) => reviewed))
    for (const [recordId, record] of await refitAfter(
      context,
      changed.map(({ record }) => record),
    ))
      refitted.set(recordId, record);
  const fitted = judged.map((one) => ({ ...one, record: refitted.get(one.record.record_id) ?? one.record }));

  const toReview = fitted.filter(({ reviewed }) => reviewed);
  if (toReview.length > 0) {
    const due = await dueAfterWorkdays(context, localDateAt(now), workdaysFor.review);
    await store.sendToReview(
      tx,
      district,
      toReview.map(({ record }) => record.record_id),
      { dueOn: due.dueOn, provisional: due.provisional, at: now },
    );
    await openTasks(
      context,
      toReview.map(({ record, hands }) => ({
        kind: 'review',
        subjectId: record.record_id,
        communityId: record.community_id,
        action: 'review-deeds',
        dueOn: due.dueOn,
        provisional: due.provisional,
        notFor: mayNotReview(hands),
      })),
    );
    await tell(
      context,
      'under-review',
      toReview.map(({ record }) => record),
    );
    for (const { record } of toReview) moved.set(record.record_id, { state: 'under-review', granted: record.granted });
  }
  const paid = await payRecords(
    context,
    fitted.filter(({ reviewed }) => !reviewed).map(({ record }) => record),
  );
  for (const [recordId, one] of paid) moved.set(recordId, one);
  await keepConfirmTasks(
    context,
    complete.map(({ activity }) => activity.activity_id),
  );
  return moved;
}
