import { type Action, matrix, scopeOf } from '#contract/permissions.ts';
import type { TaskKind } from '#contract/tasks.ts';
import { communityOf, person, type Actor, type Context } from '#platform/context.ts';
import { isId } from '#platform/ids.ts';
import { isDay, localDateAt } from '#platform/time.ts';
import * as store from './store.ts';

export interface TaskLine {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly subjectId: string;
  readonly communityId: string;
  readonly since: Date;
  readonly dueOn: string | null;
  readonly provisional: boolean;
  readonly overdue: boolean;
  /** The person may see it but not do it. */
  readonly notForMe: boolean;
}
export interface TaskList {
  readonly rows: readonly TaskLine[];
  /** By kind, over all pages and kinds, without what the person may not do. */
  readonly counts: Readonly<Record<TaskKind, number>>;
  readonly overdue: number;
  readonly dueToday: number;
  readonly next?: string;
}

const actions: readonly Action[] = Object.keys(matrix).filter((action): action is Action => action in matrix);

/** The matrix and a person's grants, turned round: for each action where it may be done. */
export function reachOf(actor: Extract<Actor, { kind: 'person' }>): store.Reach {
  const everywhere = new Set<Action>();
  const assigned = new Set<string>();
  const at = new Set<string>();
  for (const grant of actor.grants) {
    for (const action of actions) {
      const scope = scopeOf(action, grant.role);
      if (scope === 'assigned') assigned.add(`${action} ${communityOf(grant) ?? ''}`);
      else if (scope !== undefined && scope !== 'self' && grant.placeKind === 'district') everywhere.add(action);
      else if (scope === 'community' && grant.placeKind === 'community') at.add(`${action} ${grant.placeId}`);
    }
  }
  return { everywhere: [...everywhere], at: [...at], assigned: [...assigned], me: [...new Set([actor.id, ...(actor.residentId ? [actor.residentId] : [])])] };
}

const noDay = '9999-12-31';

/** What waits for the person who asks, earliest deadline first; ids only, whoever shows it resolves them. */
export async function listTasks(
  context: Context,
  {
    communityId,
    kind,
    after,
    limit = 50,
  }: { readonly communityId?: string | undefined; readonly kind?: TaskKind | undefined; readonly after?: string | undefined; readonly limit?: number },
): Promise<TaskList> {
  const reach = reachOf(person(context));
  const today = localDateAt(context.now);
  const [dueOn = '', taskId = ''] = (after ?? '').split('_');
  const found = await store.listTasks(
    context.tx,
    context.district,
    reach,
    { communityId, kind },
    isDay(dueOn) && isId(taskId) ? { dueOn, taskId } : undefined,
    limit + 1,
  );
  const counted = await store.countTasks(context.tx, context.district, reach, { communityId }, today);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const sum = (of: (count: store.Count) => number): number => counted.reduce((total, count) => total + of(count), 0);
  const countOf = (each: TaskKind): number => counted.find((count) => count.kind === each)?.open ?? 0;
  return {
    rows: shown.map((row) => ({
      taskId: row.taskId,
      kind: row.kind,
      subjectId: row.subjectId,
      communityId: row.communityId,
      since: row.openedAt,
      dueOn: row.dueOn,
      provisional: row.provisional,
      overdue: row.dueOn !== null && row.dueOn < today,
      notForMe: row.notFor.some((id) => reach.me.includes(id)),
    })),
    counts: {
      confirm: countOf('confirm'),
      review: countOf('review'),
      objection: countOf('objection'),
      correction: countOf('correction'),
      'not-me': countOf('not-me'),
      import: countOf('import'),
    },
    overdue: sum((count) => count.overdue),
    dueToday: sum((count) => count.dueToday),
    ...(found.length > limit && last ? { next: `${last.dueOn ?? noDay}_${last.taskId}` } : {}),
  };
}
