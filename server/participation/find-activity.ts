import type { Action } from '#contract/permissions.ts';
import { mustReach, reaches, type Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import * as store from './store.ts';
import type { ActivityRow } from './store.ts';

const whereabouts = (activity: ActivityRow) => ({ communityId: activity.community_id, organiserId: activity.organiser_id });

/** Whether the actor may do this to an activity or to the records of it. */
export const reachesActivity = (context: Context, action: Action, activity: ActivityRow): boolean => reaches(context.actor, action, whereabouts(activity));

/**
 * An activity within reach; with `lock` nobody else records to it until this transaction ends.
 *
 * Refuses, in this order: activity-not-found, not-allowed.
 */
export async function findActivity(context: Context, action: Action, activityId: string, { lock = false } = {}): Promise<ActivityRow> {
  const activity = lock
    ? await store.lockActivity(context.tx, context.district, activityId)
    : (await store.readActivities(context.tx, context.district, [activityId]))[0];
  if (!activity) refuse('activity-not-found', { activityId });
  mustReach(context, action, whereabouts(activity));
  return activity;
}
