import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { importTemplate as templateEndpoint, listImports as listEndpoint, readImport as readEndpoint } from '#contract/imports.ts';
import { ageBandOf } from '#contract/values.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { makeSheet } from '#platform/sheet.ts';
import { localDateAt } from '#platform/time.ts';
import { importKindWords, lineFaultWords, templateExamples } from '#words/imports.ts';
import { readResidents } from '../identity/read-residents.ts';
import { columnsOf, headOf, type Field } from './columns.ts';
import { openStaged } from './staged.ts';
import * as store from './store.ts';

export const summaryOf = (row: store.ImportRow) => ({
  importId: row.import_id,
  kind: row.kind,
  communityId: row.community_id,
  state: row.state,
  startedAt: row.started_at.toISOString(),
  lines: row.lines,
  reached: row.reached,
  counts: { new: 0, changed: 0, same: 0, doubtful: 0, faulty: 0, ...row.counts },
  written: row.written,
});

/** An import of a community within reach. Refuses, in this order: import-not-found, not-allowed. */
export async function findImport(context: Context, importId: string, { lock = false } = {}): Promise<store.ImportRow> {
  const row = (await (lock ? store.lockImport(context, importId) : store.findImport(context, importId))) ?? refuse('import-not-found');
  mustReach(context, 'import-data', { communityId: row.community_id });
  return row;
}

/** Lines as the clerk sees them: what the file says, why it is faulty or doubtful, whom it could mean. */
export async function showLines(context: Context, row: store.ImportRow, lines: readonly store.LineRow[]) {
  const opened = lines.map((line) => ({ ...line, ...openStaged(context, row.import_id, line.line, line.sealed) }));
  const people = await readResidents(
    context,
    opened.flatMap((one) => one.candidates),
  );
  const today = localDateAt(context.now);
  return opened.map((one) => {
    const textOf = (field: Field | null): string => (field === null ? '' : (one.fields[field] ?? ''));
    return {
      line: one.line,
      kind: one.kind ?? 'faulty',
      fields: Object.fromEntries(
        columnsOf[row.kind].flatMap(({ field }) => (one.fields[field] === undefined ? [] : [[headOf(row.kind, field), textOf(field)]])),
      ),
      reasons: one.faults.map((fault) => ({
        column: fault.field === null ? null : headOf(row.kind, fault.field),
        ...lineFaultWords(fault.why, {
          head: fault.field === null ? '' : headOf(row.kind, fault.field),
          text: textOf(fault.field),
          line: 'line' in fault ? fault.line : 0,
          figure: 'figure' in fault ? (fault.figure ?? 0) : 0,
        }),
      })),
      candidates: one.candidates.flatMap((id) => {
        const person = people.get(id);
        return person ? [{ residentId: id, name: person.name, buildingName: person.buildingName, ageBand: ageBandOf(person.birthYear, today) }] : [];
      }),
      decision: one.decision,
    };
  });
}

/** Progress and a page of lines. Refuses, in this order: import-not-found, not-allowed. */
export async function readImport(context: Context, input: InputOf<typeof readEndpoint>): Promise<OutputOf<typeof readEndpoint>> {
  const row = await findImport(context, input.importId);
  const lines = await store.shownLines(context, row.import_id, input.show, input.after, input.limit + 1);
  const shown = lines.slice(0, input.limit);
  const last = shown.at(-1)?.line;
  return { ...summaryOf(row), shown: await showLines(context, row, shown), ...(lines.length > input.limit && last !== undefined ? { next: last } : {}) };
}

/** Refuses: not-allowed. */
export async function listImports(context: Context, { communityId }: InputOf<typeof listEndpoint>): Promise<OutputOf<typeof listEndpoint>> {
  mustReach(context, 'import-data', { communityId });
  return { imports: (await store.recentImports(context, communityId)).map(summaryOf) };
}

/** An empty sheet with the heads and one example line. */
export async function importTemplate(_context: Context, { kind }: InputOf<typeof templateEndpoint>): Promise<OutputOf<typeof templateEndpoint>> {
  return makeSheet(
    importKindWords[kind].zh,
    columnsOf[kind].map((column) => column.heads[0] ?? column.field),
    [templateExamples[kind]],
  );
}
