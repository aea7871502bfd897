import type { Context } from '#platform/context.ts';
import { closeTasks } from '../tasks/close-tasks.ts';
import * as store from './store.ts';

/** One confirm task covers all of an activity's waiting records: it is done when none waits. */
export async function closeConfirmTasks(context: Context, activityIds: readonly string[]): Promise<void> {
  const done = await store.withoutSubmitted(context.tx, context.district, [...new Set(activityIds)]);
  await closeTasks(context, 'confirm', done);
}
