import type { TaskKind } from '#contract/tasks.ts';
import type { Context } from '#platform/context.ts';
import * as store from './store.ts';

/** Marks the open tasks of these subjects as done; those without an open task are passed over. */
export async function closeTasks(context: Context, kind: TaskKind, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length > 0) await store.closeTasks(context.tx, context.district, kind, subjectIds, context.now);
}
