import { mustBeSystem, type Context } from '#platform/context.ts';
import { closeTasks } from '../tasks/close-tasks.ts';
import * as store from './store.ts';

const keptFor = 24 * 3600_000;

/** Forgets what staged lines said a day after the file came in; counts stay. A job. Refuses: not-allowed. */
export async function forgetImports(context: Context): Promise<number> {
  mustBeSystem(context);
  const old = await store.importsBefore(context, new Date(context.now.getTime() - keptFor));
  for (const { import_id: importId, state } of old) {
    await store.forgetLines(context, importId);
    if (state === 'reading' || state === 'checked') {
      await store.discard(context, importId, context.now);
      await closeTasks(context, 'import', [importId]);
    }
  }
  return old.length;
}
