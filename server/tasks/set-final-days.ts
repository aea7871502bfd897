import type { TaskKind } from '#contract/tasks.ts';
import type { Context } from '#platform/context.ts';
import * as store from './store.ts';

/** The final day of what was due on a provisional one. */
export interface FinalDay {
  readonly kind: TaskKind;
  readonly subjectId: string;
  readonly dueOn: string;
}

/** Gives open provisional tasks their final day; others are passed over. */
export async function setFinalDays(context: Context, items: readonly FinalDay[]): Promise<void> {
  if (items.length > 0) await store.setFinalDays(context.tx, context.district, items);
}
