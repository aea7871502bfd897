import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readReviews as endpoint } from '#contract/participation.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { notMineSentence, reviewerConflict } from './conflict.ts';
import { readHands } from './find-records.ts';
import { readBeneficiaries } from './own-household.ts';
import { recordLines } from './record-lines.ts';
import * as store from './store.ts';

const most = 500;

/** What waits for review, longest first, with the day's sum that brought it there and why this person may not do it. Refuses: not-allowed. */
export async function readReviews(context: Context, { communityId }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, actor } = context;
  mustReach(context, 'review-deeds', { communityId });
  const records = await store.recordsInStates(tx, district, communityId, ['under-review'], most);
  const lines = await recordLines(context, records, 'staff');
  const hands = await readHands(context, records);
  const { isOwnHousehold } = await readBeneficiaries(
    context,
    records.map((record) => record.resident_id),
  );
  const sums = await store.daySums(
    tx,
    district,
    records.map((record) => ({ residentId: record.resident_id, ruleCode: record.rule_code, day: record.happened_on })),
  );
  return {
    records: records.flatMap((record, index) => {
      const line = lines[index];
      const own = hands.get(record.record_id);
      if (!line || !own) return [];
      const sum = sums.find((one) => one.resident_id === record.resident_id && one.rule_code === record.rule_code && one.happened_on === record.happened_on);
      const why = reviewerConflict(actor, own) ?? (isOwnHousehold(record.resident_id) ? 'household' : undefined);
      return [{ ...line, sameDaySum: sum?.sum ?? record.scored, notMine: notMineSentence(why) }];
    }),
  };
}
