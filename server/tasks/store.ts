import { sql } from 'kysely';
import type { Action } from '#contract/permissions.ts';
import type { TaskKind } from '#contract/tasks.ts';
import type { Tx } from '#platform/context.ts';

export interface TaskRow {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly subjectId: string;
  readonly communityId: string;
  readonly action: Action;
  readonly organiserId: string | null;
  readonly dueOn: string | null;
  readonly provisional: boolean;
  readonly notFor: readonly string[];
  readonly openedAt: Date;
}
export interface NewTask extends Omit<TaskRow, 'openedAt'> {}

/** What a person reaches, as the statement needs it. */
export interface Reach {
  /** Actions the person may do anywhere in the district. */
  readonly everywhere: readonly Action[];
  /** `action communityId`, for actions held at a community. */
  readonly at: readonly string[];
  /** `action communityId`, for actions on what the person organises there. */
  readonly assigned: readonly string[];
  /** The person's ids, as staff and as resident. */
  readonly me: readonly string[];
}
export interface Filter {
  readonly communityId?: string | undefined;
  readonly kind?: TaskKind | undefined;
}

/** Opens tasks; one that is open already gets the new deadline and list of people. */
export async function openTasks(tx: Tx, district: number, tasks: readonly NewTask[], now: Date): Promise<void> {
  const rows = tasks.map((task) => ({
    task_id: task.taskId,
    kind: task.kind,
    subject_id: task.subjectId,
    community_id: task.communityId,
    action: task.action,
    organiser_id: task.organiserId,
    due_on: task.dueOn,
    provisional: task.provisional,
    not_for: task.notFor,
  }));
  await sql`
    insert into tasks.task (district_id, task_id, kind, subject_id, community_id, action, organiser_id, due_on, provisional, not_for, state, opened_at)
    select ${district}, task_id, kind, subject_id, community_id, action, organiser_id, due_on, provisional, array(select jsonb_array_elements_text(not_for)::uuid), 'open', ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(task_id uuid, kind text, subject_id uuid, community_id uuid, action text, organiser_id uuid, due_on date, provisional boolean, not_for jsonb)
    order by kind, subject_id
    on conflict (district_id, kind, subject_id) where state = 'open'
    do update set due_on = excluded.due_on, provisional = excluded.provisional, not_for = excluded.not_for, organiser_id = excluded.organiser_id`.execute(tx);
}

export async function closeTasks(tx: Tx, district: number, kind: TaskKind, subjectIds: readonly string[], now: Date): Promise<void> {
  await sql`
    update tasks.task set state = 'done', done_at = ${now}
    where (district_id, task_id) in (
      select district_id, task_id from tasks.task where district_id = ${district} and kind = ${kind} and subject_id = any(${subjectIds}::uuid[]) and state = 'open' order by subject_id for update
    )`.execute(tx);
}

/** A deadline lies in the years from the day after opening, its first, to its last. */
export async function provisionalTasks(
  tx: Tx,
  district: number,
  years: readonly number[],
  limit: number,
): Promise<{ kind: TaskKind; subjectId: string; openedAt: Date; dueOn: string }[]> {
  const found = await sql<{ kind: TaskKind; subjectId: string; openedAt: Date; dueOn: string }>`
    select kind, subject_id as "subjectId", opened_at as "openedAt", due_on as "dueOn" from tasks.task
     where district_id = ${district} and state = 'open' and provisional and extract(year from due_on)::int = any(${years}::int[])
       and extract(year from (opened_at at time zone 'Asia/Shanghai')::date + 1)::int = any(${years}::int[])
     order by due_on, task_id limit ${limit}`.execute(tx);
  return found.rows;
}
export async function setFinalDays(
  tx: Tx,
  district: number,
  days: readonly { readonly kind: TaskKind; readonly subjectId: string; readonly dueOn: string }[],
): Promise<void> {
  await sql`
    update tasks.task t set due_on = d."dueOn", provisional = false
      from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(kind text, "subjectId" uuid, "dueOn" date)
     where t.district_id = ${district} and t.kind = d.kind and t.subject_id = d."subjectId" and t.state = 'open' and t.provisional`.execute(tx);
}

const reached = (district: number, reach: Reach, filter: Filter) => sql`
  district_id = ${district} and state = 'open'
  and (action = any(${reach.everywhere}) or action || ' ' || community_id = any(${reach.at}) or (action || ' ' || community_id = any(${reach.assigned}) and organiser_id = any(${reach.me}::uuid[])))
  and (${filter.communityId ?? null}::uuid is null or community_id = ${filter.communityId ?? null}::uuid)
  and (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null})`;

/** Earliest deadline first; tasks without one come last, oldest first. */
export async function listTasks(
  tx: Tx,
  district: number,
  reach: Reach,
  filter: Filter,
  after: { readonly dueOn: string; readonly taskId: string } | undefined,
  limit: number,
): Promise<TaskRow[]> {
  const found = await sql<TaskRow>`
    select task_id as "taskId", kind, subject_id as "subjectId", community_id as "communityId", action, organiser_id as "organiserId", due_on as "dueOn", provisional, not_for as "notFor", opened_at as "openedAt"
    from tasks.task where ${reached(district, reach, filter)}
      and (${after?.dueOn ?? null}::date is null or (coalesce(due_on, '9999-12-31'), task_id) > (${after?.dueOn ?? null}::date, ${after?.taskId ?? null}::uuid))
    order by coalesce(due_on, '9999-12-31'), task_id limit ${limit}`.execute(tx);
  return found.rows;
}

export interface Count {
  readonly kind: TaskKind;
  readonly open: number;
  readonly overdue: number;
  readonly dueToday: number;
}
/** What waits, by kind, without what this person may not do. */
export async function countTasks(tx: Tx, district: number, reach: Reach, filter: Filter, today: string): Promise<Count[]> {
  const found = await sql<Count>`
    select kind, count(*)::int as open, count(*) filter (where due_on < ${today}::date)::int as overdue, count(*) filter (where due_on = ${today}::date)::int as "dueToday"
    from tasks.task where ${reached(district, reach, filter)} and not not_for && ${reach.me}::uuid[] group by kind`.execute(tx);
  return found.rows;
}
