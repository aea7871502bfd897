import type { z } from 'zod';
import type { Figures } from '#contract/participation.ts';
import type { Context } from '#platform/context.ts';
import { readStanding } from '../standing/read-standing.ts';
import { waitingStates } from './record.ts';
import { openText } from './sealed.ts';
import * as store from './store.ts';

const mostWaiting = 200;

/** The figures of a resident with what is still 待生效, each part with its day; the parts are never added to the others. */
export async function readFigures(context: Context, residentId: string): Promise<z.input<typeof Figures>> {
  const { tx, district, now } = context;
  const { buckets, ...standing } = await readStanding(context, residentId);
  const records = await store.recordsOfResidents(tx, district, { residentIds: [residentId], states: waitingStates, before: null, limit: mostWaiting });
  const activities = new Map(
    (await store.readActivities(tx, district, [...new Set(records.map((record) => record.activity_id))])).map((activity) => [activity.activity_id, activity]),
  );
  return {
    ...standing,
    buckets: [...buckets],
    waiting: records.reduce((sum, record) => sum + record.granted, 0),
    waitingParts: records.map((record) => {
      const activity = activities.get(record.activity_id);
      return {
        recordId: record.record_id,
        title: activity ? openText(context, 'activity.title', activity.activity_id, activity.title) : '',
        points: record.granted,
        state: record.state,
        until: record.due_on,
        provisional: record.provisional,
      };
    }),
    asOf: now.toISOString(),
  };
}
