import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import { activityMoves, type ActivityState, type cancelActivity as cancelEndpoint, type closeActivity as closeEndpoint } from '#contract/participation.ts';
import type { Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { findActivity } from './find-activity.ts';
import { doerOf } from './person.ts';
import { liveStates } from './record.ts';
import { sealText } from './sealed.ts';
import * as store from './store.ts';

function mustMove(from: ActivityState, to: ActivityState): void {
  const ways: readonly ActivityState[] = activityMoves[from];
  if (!ways.includes(to)) refuse('activity-in-wrong-state', { state: from });
}

/**
 * Cancels an activity nobody is recorded for; records that stand are withdrawn or rejected first, each with its reason.
 *
 * Refuses, in this order: activity-not-found, activity-in-wrong-state.
 */
export async function cancelActivity(context: Context, { activityId, reason }: InputOf<typeof cancelEndpoint>): Promise<OutputOf<typeof cancelEndpoint>> {
  const { tx, district, now } = context;
  const activity = await findActivity(context, 'write-activities', activityId, { lock: true });
  mustMove(activity.state, 'cancelled');
  const records = (await store.countRecordsByState(tx, district, [activityId])).filter(
    ({ state }) => liveStates.some((live) => live === state) || state === 'reversed',
  );
  if (records.length > 0) refuse('activity-in-wrong-state', { state: activity.state, records: records.reduce((sum, { count }) => sum + count, 0) });
  await store.setActivityState(tx, district, activityId, {
    state: 'cancelled',
    by: doerOf(context).id,
    at: now,
    reason: sealText(context, 'activity.ended_reason', activityId, reason),
  });
  await store.removeDraft(tx, district, activityId);
  return { state: 'cancelled' };
}

/**
 * Ends recording, or opens it again for somebody who was forgotten.
 *
 * Refuses, in this order: activity-not-found, activity-in-wrong-state.
 */
export async function closeActivity(context: Context, { activityId, closed }: InputOf<typeof closeEndpoint>): Promise<OutputOf<typeof closeEndpoint>> {
  const { tx, district, now } = context;
  const activity = await findActivity(context, 'write-activities', activityId, { lock: true });
  const to = closed ? 'closed' : 'open';
  mustMove(activity.state, to);
  await store.setActivityState(tx, district, activityId, { state: to, by: doerOf(context).id, at: now, reason: null });
  return { state: to };
}
