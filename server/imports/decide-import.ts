import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import { importMoves } from '#contract/imports.ts';
import type { commitImport as commitEndpoint, decideImportLine as decideEndpoint, discardImport as discardEndpoint } from '#contract/imports.ts';
import type { Context } from '#platform/context.ts';
import { assert, refuse } from '#platform/refuse.ts';
import { wake } from '#platform/wake.ts';
import { readResidents } from '../identity/read-residents.ts';
import { closeTasks } from '../tasks/close-tasks.ts';
import { findImport, showLines, summaryOf } from './read-imports.ts';
import * as store from './store.ts';

/** Whether the import can no longer be discarded: it is being written, or has ended. */
const isOver = (row: store.ImportRow): boolean => !importMoves[row.state].some((state) => state === 'discarded');

/**
 * Says what a doubtful line is: somebody new, the same person, or nobody to import.
 *
 * Refuses, in this order: import-not-found, not-allowed, import-not-ready, import-already-done, not-found, resident-not-found.
 */
export async function decideImportLine(context: Context, input: InputOf<typeof decideEndpoint>): Promise<OutputOf<typeof decideEndpoint>> {
  const row = await findImport(context, input.importId, { lock: true });
  if (row.state === 'reading') refuse('import-not-ready');
  if (isOver(row)) refuse('import-already-done');
  const line = await store.findLine(context, row.import_id, input.line);
  if (line?.kind !== 'doubtful') return refuse('not-found');
  // An opening balance belongs to somebody who is registered already.
  if (input.decision === 'new' && row.kind === 'opening-balances') refuse('resident-not-found');
  const residentId = input.decision === 'same-as' ? (input.residentId ?? refuse('resident-not-found')) : null;
  if (residentId !== null) {
    const resident = (await readResidents(context, [residentId])).get(residentId);
    if (resident?.communityId !== row.community_id || resident.name === '') refuse('resident-not-found');
  }
  await store.decide(context, row.import_id, input.line, input.decision, residentId);
  const decided = await store.findLine(context, row.import_id, input.line);
  assert(decided, 'a line just decided is there');
  const [shown] = await showLines(context, row, [decided]);
  assert(shown, 'one line is shown for one line');
  return shown;
}

/**
 * Asks for the lines to be written: all of them where none is faulty or undecided, or the good ones only.
 *
 * Refuses, in this order: import-not-found, not-allowed, import-not-ready, import-already-done, import-has-faults.
 */
export async function commitImport(context: Context, input: InputOf<typeof commitEndpoint>): Promise<OutputOf<typeof commitEndpoint>> {
  const row = await findImport(context, input.importId, { lock: true });
  if (row.state === 'reading') refuse('import-not-ready');
  if (isOver(row)) refuse('import-already-done');
  const { counts, undecided } = await store.countKinds(context, row.import_id);
  const faults = (counts['faulty'] ?? 0) + undecided;
  if (input.which === 'all' && faults > 0) refuse('import-has-faults', { faults });
  await store.beginWriting(context, row.import_id, input.which === 'good-ones');
  await wake(context, 'imports');
  return summaryOf({ ...row, state: 'writing', reached: 0 });
}

/** Refuses, in this order: import-not-found, not-allowed, import-already-done. */
export async function discardImport(context: Context, { importId }: InputOf<typeof discardEndpoint>): Promise<OutputOf<typeof discardEndpoint>> {
  const row = await findImport(context, importId, { lock: true });
  if (isOver(row)) refuse('import-already-done');
  await store.discard(context, importId, context.now);
  await store.forgetLines(context, importId);
  await closeTasks(context, 'import', [importId]);
  return { state: 'discarded' };
}
