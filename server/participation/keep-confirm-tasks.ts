import type { Context } from '#platform/context.ts';
import { closeTasks } from '../tasks/close-tasks.ts';
import { openTasks } from '../tasks/open-tasks.ts';
import * as store from './store.ts';

/** One confirm task covers all of an activity's waiting records: it is due with the first of them, and done when none waits. */
export async function keepConfirmTasks(context: Context, activityIds: readonly string[]): Promise<void> {
  const { tx, district } = context;
  const asked = [...new Set(activityIds)];
  if (asked.length === 0) return;
  const waiting = new Map((await store.firstToConfirm(tx, district, asked)).map((row) => [row.activity_id, row]));
  await closeTasks(
    context,
    'confirm',
    asked.filter((activityId) => !waiting.has(activityId)),
  );
  const activities = await store.readActivities(tx, district, [...waiting.keys()]);
  await openTasks(
    context,
    activities.map((activity) => ({
      kind: 'confirm',
      subjectId: activity.activity_id,
      communityId: activity.community_id,
      action: 'confirm-deeds',
      organiserId: activity.organiser_id,
      dueOn: waiting.get(activity.activity_id)?.due_on ?? '',
      notFor: [waiting.get(activity.activity_id)?.only_recorder ?? []].flat(),
    })),
  );
}
