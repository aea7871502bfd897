import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { listActivities as endpoint } from '#contract/participation.ts';
import { reaches, type Context } from '#platform/context.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/refuse.ts';
import { isMoment } from '#platform/time.ts';
import { activityLines } from './activity-lines.ts';
import { idsOf } from './person.ts';
import * as store from './store.ts';

/** Where a page ended: `2026-11-23T01:00:00.000Z_<activity>`. */
const placeIn = (after: string | undefined) => {
  const [startsAt = '', activityId = ''] = (after ?? '').split('_');
  return isMoment(startsAt) && isId(activityId) ? { startsAt, activityId } : null;
};

/** Latest first; people who only organise see their own. Refuses: not-allowed. */
export async function listActivities(context: Context, input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { communityId, limit } = input;
  const everything = reaches(context.actor, 'read-activities', { communityId });
  const mine = idsOf(context.actor);
  if (!everything && !mine.some((organiserId) => reaches(context.actor, 'read-activities', { communityId, organiserId })))
    refuse('not-allowed', { action: 'read-activities' });
  const found = await store.latestActivities(context.tx, context.district, {
    communityId,
    organisers: everything ? null : mine,
    state: input.state ?? null,
    from: input.from ?? null,
    to: input.to ?? null,
    before: placeIn(input.after),
    limit: limit + 1,
  });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: await activityLines(context, shown),
    ...(found.length > limit && last ? { next: `${last.starts_at.toISOString()}_${last.activity_id}` } : {}),
  };
}
