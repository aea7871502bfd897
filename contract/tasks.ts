import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, LocalDate, Moment } from './values.ts';

/** 等我办的: what waits for a person. Labels stand in words/tasks.ts. */
export const taskKinds = ['confirm', 'review', 'objection', 'correction', 'not-me', 'import'] as const;
export const TaskKind = z.enum(taskKinds);
export type TaskKind = z.infer<typeof TaskKind>;

export const taskStates = ['open', 'done'] as const;

export const Task = z.object({
  taskId: Id,
  kind: TaskKind,
  /** The object to open: an activity, a record, an objection, a correction. */
  subjectId: Id,
  /** What and who, made at reading: names are never stored in a task. */
  title: z.string(),
  who: z.string(),
  from: z.string(),
  since: Moment,
  dueOn: LocalDate.nullable(),
  /** 暂定: beyond the published calendar. */
  provisional: z.boolean(),
  overdue: z.boolean(),
  /** How many records the task covers (an activity's confirmation covers all its waiting ones). */
  count: z.number().int(),
  /** Why this person may not do it (recorded it, own household), else null. */
  notMine: z.object({ zh: z.string(), en: z.string() }).nullable(),
});

export const readTasks = endpoint({
  id: 'readTasks',
  method: 'GET',
  path: '/api/tasks',
  gate: 'read-tasks',
  summary: { zh: '等我办的', en: 'What waits for me' },
  input: z.object({
    communityId: Id.optional(),
    kind: TaskKind.optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    tasks: z.array(Task),
    counts: z.record(TaskKind, z.number().int()),
    overdue: z.number().int(),
    dueToday: z.number().int(),
    next: z.string().optional(),
  }),
  refusals: [],
});
