import { z } from 'zod';
import { endpoint, xlsx } from './endpoint.ts';
import { Id, Moment, shortText } from './values.ts';

export const importKinds = ['places', 'households', 'residents', 'opening-balances'] as const;
export const ImportKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof ImportKind>;

/** A file read into a staged, sealed copy; nothing is written until it is committed. */
export const importStates = ['reading', 'checked', 'writing', 'done', 'discarded', 'failed'] as const;
export const ImportState = z.enum(importStates);
export type ImportState = z.infer<typeof ImportState>;
export const importMoves = {
  reading: ['checked', 'failed', 'discarded'],
  checked: ['writing', 'discarded'],
  writing: ['done', 'failed'],
  done: [],
  discarded: [],
  failed: [],
} as const satisfies Record<ImportState, readonly ImportState[]>;

/** What a line means against what is there already; `doubtful` is never merged silently. */
export const lineKinds = ['new', 'changed', 'same', 'doubtful', 'faulty'] as const;
export const LineKind = z.enum(lineKinds);

export const ImportSummary = z.object({
  importId: Id,
  kind: ImportKind,
  communityId: Id,
  state: ImportState,
  startedAt: Moment,
  lines: z.number().int(),
  /** Lines read or written so far, for the progress bar. */
  reached: z.number().int(),
  counts: z.record(LineKind, z.number().int()),
  written: z.number().int(),
});
export const ImportLine = z.object({
  line: z.number().int(),
  kind: LineKind,
  /** What the file says, as read, for the clerk who uploaded it. */
  fields: z.record(z.string(), z.string()),
  /** Why it is faulty or doubtful, and what to do. */
  reasons: z.array(z.object({ column: z.string().nullable(), zh: z.string(), en: z.string() })),
  candidates: z.array(z.object({ residentId: Id, name: z.string(), buildingName: z.string(), ageBand: z.string() })),
  decision: z.enum(['new', 'skip', 'same-as']).nullable(),
});

/** Base64 of the file; 60,000 lines at most. */
export const startImport = endpoint({
  id: 'startImport',
  method: 'POST',
  path: '/api/imports',
  gate: 'import-data',
  summary: { zh: '上传名册试读（不写入）', en: 'Upload a file for a dry run (nothing is written)' },
  input: z.object({ communityId: Id, kind: ImportKind, fileName: shortText(200), content: z.base64().max(28_000_000) }),
  output: z.object({ importId: Id }),
  refusals: ['import-unreadable', 'import-columns-missing', 'import-too-large'],
  bodyLimit: 30_000_000,
});
export const readImport = endpoint({
  id: 'readImport',
  method: 'GET',
  path: '/api/imports/:importId',
  gate: 'import-data',
  summary: { zh: '导入进度和结果', en: 'Progress and result of an import' },
  input: z.object({
    importId: Id,
    show: LineKind.optional(),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: ImportSummary.extend({ shown: z.array(ImportLine), next: z.number().int().optional() }),
  refusals: ['import-not-found'],
});
export const listImports = endpoint({
  id: 'listImports',
  method: 'GET',
  path: '/api/imports',
  gate: 'import-data',
  summary: { zh: '最近的导入', en: 'Recent imports' },
  input: z.object({ communityId: Id }),
  output: z.object({ imports: z.array(ImportSummary) }),
  refusals: [],
});
export const decideImportLine = endpoint({
  id: 'decideImportLine',
  method: 'POST',
  path: '/api/imports/:importId/lines/:line/decide',
  gate: 'import-data',
  summary: { zh: '存疑行：新人、同一人或跳过', en: 'A doubtful line: new, the same person, or skip' },
  input: z.object({ importId: Id, line: z.coerce.number().int(), decision: z.enum(['new', 'skip', 'same-as']), residentId: Id.optional() }),
  output: ImportLine,
  refusals: ['import-not-found', 'import-not-ready', 'import-already-done', 'not-found', 'resident-not-found'],
});
export const commitImport = endpoint({
  id: 'commitImport',
  method: 'POST',
  path: '/api/imports/:importId/commit',
  gate: 'import-data',
  summary: { zh: '写入：全部没问题，或只写没问题的', en: 'Write it: when all is clean, or the good lines only' },
  input: z.object({ importId: Id, which: z.enum(['all', 'good-ones']) }),
  output: ImportSummary,
  refusals: ['import-not-found', 'import-not-ready', 'import-already-done', 'import-has-faults'],
});
export const discardImport = endpoint({
  id: 'discardImport',
  method: 'POST',
  path: '/api/imports/:importId/discard',
  gate: 'import-data',
  summary: { zh: '作废这次导入', en: 'Discard an import' },
  input: z.object({ importId: Id }),
  output: z.object({ state: ImportState }),
  refusals: ['import-not-found', 'import-already-done'],
});
export const importTemplate = endpoint({
  id: 'importTemplate',
  method: 'GET',
  path: '/api/imports/templates/:kind',
  gate: 'import-data',
  summary: { zh: '下载模板', en: 'Download a template' },
  input: z.object({ kind: ImportKind }),
  output: xlsx,
  refusals: [],
});
