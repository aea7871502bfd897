import { mustBeSystem, type Context } from '#platform/context.ts';
import { checkLines } from './check-lines.ts';
import * as store from './store.ts';
import { writeLines } from './write-lines.ts';

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
  return row.state === 'reading' ? checkLines(context, row) : writeLines(context, row);
}
