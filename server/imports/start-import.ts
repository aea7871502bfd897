import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { ImportKind, startImport as endpoint } from '#contract/imports.ts';
import { mustReach, person, type Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refuse.ts';
import { readSheet } from '#platform/sheet.ts';
import { localDateAt } from '#platform/time.ts';
import { wake } from '#platform/wake.ts';
import { readPlacesById } from '../places/read-places.ts';
import { fieldsOf, findHead, type Field, type LineFields } from './columns.ts';
import { buildingKey, readBalanceLine, readPlaceLine, readResidentLine, type LineFault } from './line.ts';
import { sealStaged } from './staged.ts';
import * as store from './store.ts';

/** A file of a larger community with several years in it; more is split by the clerk. */
const lineLimit = 60_000;

/** What is wrong with a line by itself, whoever lives here. */
function faultsOf(kind: ImportKind, fields: LineFields, year: number): readonly LineFault[] {
  const read =
    kind === 'residents'
      ? readResidentLine(fields, year)
      : kind === 'opening-balances'
        ? readBalanceLine(fields)
        : readPlaceLine(fields, kind === 'places' ? ['grid', 'building'] : ['building', 'door']);
  return Array.isArray(read) ? read : [];
}

const said = (fields: LineFields, ...names: readonly Field[]): string =>
  names.map((name) => (name === 'building' ? buildingKey(fields[name] ?? '') : (fields[name] ?? ''))).join('\n');

/** Lines that mean the same thing share an identity; the second one is a double. */
function identityOf(kind: ImportKind, fields: LineFields): string {
  if (kind === 'places') return said(fields, 'building');
  if (kind === 'households') return said(fields, 'building', 'door');
  if (fields.key) return `key\n${fields.key}`;
  if (kind === 'opening-balances' && fields.shortCode) return `code\n${fields.shortCode}`;
  return said(fields, 'name', 'building', 'door', ...(kind === 'residents' ? (['birthYear', 'phone'] as const) : []));
}

/**
 * Reads a file into sealed, staged lines and asks for the dry run; nothing else is written.
 *
 * Refuses, in this order: not-allowed, import-unreadable, import-too-large, import-columns-missing.
 */
export async function startImport(context: Context, input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  mustReach(context, 'import-data', { communityId: input.communityId });
  // Whoever reaches the whole district names any id: only its own communities take lines.
  if ((await readPlacesById(context, [input.communityId])).get(input.communityId)?.kind !== 'community') refuse('not-allowed', { action: 'import-data' });
  const rows = await readSheet(Buffer.from(input.content, 'base64'), lineLimit);
  const head = findHead(input.kind, rows);
  if (head.missing.length > 0) refuse('import-columns-missing', { columns: head.missing.join('、') });
  const importId = newId();
  const first = new Map<string, number>();
  const year = Number(localDateAt(context.now).slice(0, 4));
  const lines: { line: number; sealed: Buffer }[] = [];
  for (const [index, cells] of rows.entries()) {
    if (index <= head.row || cells.every((cell) => cell === '')) continue;
    const line = index + 1; // as the spreadsheet numbers it
    const fields = fieldsOf(head, cells);
    let faults = faultsOf(input.kind, fields, year);
    const identity = identityOf(input.kind, fields);
    const before = first.get(identity);
    if (faults.length === 0 && before !== undefined) faults = [{ why: 'double-in-file', field: null, line: before }];
    if (before === undefined) first.set(identity, line);
    lines.push({ line, sealed: sealStaged(context, importId, line, { fields, faults, candidates: [] }) });
  }
  if (lines.length === 0) refuse('import-unreadable');
  await store.addImport(context, {
    importId,
    communityId: input.communityId,
    kind: input.kind,
    startedBy: person(context).id,
    startedAt: context.now,
    lines: lines.length,
  });
  await store.addLines(context, importId, lines);
  await wake(context, 'imports');
  return { importId };
}
