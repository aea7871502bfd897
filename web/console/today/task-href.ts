import type { OutputOf } from '#contract/endpoint.ts';
import type { readTasks } from '#contract/tasks.ts';

export type Task = OutputOf<typeof readTasks>['tasks'][number];

/** Where a task is done. */
export function taskHref({ kind, subjectId }: Pick<Task, 'kind' | 'subjectId'>): string {
  switch (kind) {
    case 'confirm':
      return `/console/activities/${subjectId}`;
    case 'review':
      return `/console/review?record=${subjectId}`;
    case 'objection':
      return `/console/review?objection=${subjectId}`;
    case 'correction':
    case 'not-me':
      return `/console/review?correction=${subjectId}`;
    case 'import':
      return `/console/imports/${subjectId}`;
  }
}
