import type { Action } from '#contract/permissions.ts';
import type { TaskKind } from '#contract/tasks.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import * as store from './store.ts';

export interface TaskToOpen {
  readonly kind: TaskKind;
  /** The activity, record, objection, correction or import to open. */
  readonly subjectId: string;
  readonly communityId: string;
  /** What whoever does it must be allowed to do. */
  readonly action: Action;
  /** Staff or resident id: those whose reach is only what they organise see the task through it. */
  readonly organiserId?: string;
  readonly dueOn?: string;
  /** 暂定 */
  readonly provisional?: boolean;
  /** Staff and resident ids who may not do it: whoever recorded, the household. */
  readonly notFor?: readonly string[];
}

/** Opens tasks, one per kind and subject while it is open; opening it again brings its deadline and people up to date. */
export async function openTasks(context: Context, items: readonly TaskToOpen[]): Promise<void> {
  if (items.length === 0) return;
  const once = new Map(items.map((item) => [`${item.kind} ${item.subjectId}`, item]));
  await store.openTasks(
    context.tx,
    context.district,
    [...once.values()].map((item) => ({
      taskId: newId(),
      kind: item.kind,
      subjectId: item.subjectId,
      communityId: item.communityId,
      action: item.action,
      organiserId: item.organiserId ?? null,
      dueOn: item.dueOn ?? null,
      provisional: item.provisional ?? false,
      notFor: item.notFor ?? [],
    })),
    context.now,
  );
}
