import { mustBeSystem, type Context } from '#platform/context.ts';
import { closeTasks } from '../tasks/close-tasks.ts';
import { checkLines } from './check-lines.ts';
import * as store from './store.ts';
import { writeLines } from './write-lines.ts';

/** Which import an error stopped: the transaction that knew it is gone. */
const stoppedBy = new WeakMap<Error, string>();

/**
 * One portion of the oldest import that has work left: a job. Each portion commits by itself, so progress is seen and a
 * crash loses at most one. Answers 0 when nothing is left.
 *
 * Refuses: not-allowed.
 */
export async function workOnImports(context: Context): Promise<number> {
  mustBeSystem(context);
  const row = await store.lockNextImport(context);
  if (!row) return 0;
  try {
    return row.state === 'reading' ? await checkLines(context, row) : await writeLines(context, row);
  } catch (error) {
    if (error instanceof Error) stoppedBy.set(error, row.import_id);
    throw error;
  }
}

/**
 * Gives an import up that an error stopped, so that those after it are not held up: a job. What it wrote before stays, and
 * the file can be read again. Answers how many.
 */
export async function giveUpImport(context: Context, error: unknown): Promise<number> {
  mustBeSystem(context);
  const importId = error instanceof Error ? stoppedBy.get(error) : undefined;
  const row = importId === undefined ? undefined : await store.lockImport(context, importId);
  if (!row || (row.state !== 'reading' && row.state !== 'writing')) return 0;
  await store.fail(context, row.import_id, context.now);
  await store.forgetLines(context, row.import_id);
  await closeTasks(context, 'import', [row.import_id]);
  return 1;
}
