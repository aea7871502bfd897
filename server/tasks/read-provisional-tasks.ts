import type { TaskKind } from '#contract/tasks.ts';
import type { Context } from '#platform/context.ts';
import { localDateAt } from '#platform/time.ts';
import * as store from './store.ts';

export interface ProvisionalTask {
  readonly kind: TaskKind;
  readonly subjectId: string;
  readonly openedOn: string;
  readonly dueOn: string;
}

/** Open tasks whose day was provisional and lies wholly in these years, earliest day first. */
export async function readProvisionalTasks(
  context: Context,
  { years, limit }: { readonly years: readonly number[]; readonly limit: number },
): Promise<ProvisionalTask[]> {
  const rows = await store.provisionalTasks(context.tx, context.district, years, limit);
  return rows.map(({ kind, subjectId, openedAt, dueOn }) => ({ kind, subjectId, openedOn: localDateAt(openedAt), dueOn }));
}
