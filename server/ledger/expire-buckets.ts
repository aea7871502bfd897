import type { LocalDate } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { assert } from '#platform/refuse.ts';
import { addDays, localDateAt } from '#platform/time.ts';
import { expiry } from './account.ts';
import { postBatch, type LogKeys } from './post-batch.ts';
import * as store from './store.ts';

export interface ExpireBuckets {
  /** Buckets whose last day of use lies before this day: usually today. */
  readonly before: LocalDate;
  readonly logKeys: LogKeys;
  /** `next` of the call before, when a district is done in several transactions. */
  readonly after?: store.DueBucket | undefined;
  readonly limit?: number;
}
export interface Expired {
  readonly buckets: number;
  readonly points: number;
  readonly owners: readonly string[];
  /** Where to go on; undefined when all is done. */
  readonly next?: store.DueBucket;
}

/** Moves what is left of past buckets to the expiry account; what was spent or is reserved stays. Doing it again moves nothing. */
export async function expireBuckets(context: Context, { before, logKeys, after, limit = 500 }: ExpireBuckets): Promise<Expired> {
  assert(before <= localDateAt(context.now), 'only days that are over expire');
  const due = await store.bucketsBefore(context.tx, context.district, before, after, limit);
  const outcomes = await postBatch(
    context,
    due.map((bucket) => ({
      id: newId(),
      from: bucket.owner,
      to: expiry.owner,
      purse: bucket.purse,
      kind: 'expiry',
      cause: `expiry/${bucket.owner}/${bucket.purse}/${bucket.on}/${bucket.times + 1}`,
      amount: bucket.points,
      within: true,
      annual: 0,
      lifetime: 0,
      draw_on: bucket.on,
      bucket_on: null,
      happened_on: addDays(bucket.on, 1),
      rule_version: null,
      reverses: null,
    })),
    logKeys,
  );
  const moved = outcomes.flatMap((outcome, index) =>
    'outcome' in outcome && outcome.outcome === 'posted' ? [{ points: outcome.amount, owner: due[index]?.owner ?? '' }] : [],
  );
  const last = due.length === limit ? due.at(-1) : undefined;
  return {
    buckets: moved.length,
    points: moved.reduce((sum, { points }) => sum + points, 0),
    owners: [...new Set(moved.map(({ owner }) => owner))],
    ...(last ? { next: last } : {}),
  };
}
