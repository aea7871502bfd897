import type { Context } from '#platform/context.ts';
import * as store from './store.ts';

/** Adds what postings appended for system accounts to their rows, so that the list stays short. Returns how many it folded. */
export async function foldSystemDeltas(context: Context): Promise<number> {
  return store.foldSystemDeltas(context.tx, context.now);
}
