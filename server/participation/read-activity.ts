import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readActivity as endpoint } from '#contract/participation.ts';
import type { Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { activityLines } from './activity-lines.ts';
import { findActivity } from './find-activity.ts';
import { recordLines } from './record-lines.ts';
import * as store from './store.ts';

/** Refuses: activity-not-found. */
export async function readActivity(context: Context, { activityId }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const activity = await findActivity(context, 'read-activities', activityId);
  const [line = refuse('activity-not-found')] = await activityLines(context, [activity]);
  return { ...line, records: await recordLines(context, await store.recordsOfActivity(context.tx, context.district, activityId), 'staff') };
}
