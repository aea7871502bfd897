import fs from 'node:fs/promises';
import path from 'node:path';
import { parseSync } from 'vite';

/** The rules of docs/architecture.md as a program: what may import what, which files may hold SQL, what may not exist. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}
export interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly what: string;
}

export const root = path.join(import.meta.dirname, '../..');

/** Lowest first; a slice imports only from floors below its own. */
export const floors: readonly (readonly string[])[] = [
  ['places', 'calendar'],
  ['identity', 'tasks', 'messages'],
  ['ledger'],
  ['rules', 'standing', 'merchants', 'funds', 'entitlements', 'transparency'],
  ['participation', 'imports'],
  ['redemption'],
  ['timebank', 'sharing', 'neighbourhelp', 'grid', 'sensing', 'deliberation', 'honours', 'charity', 'campaigns'],
  ['oversight', 'insight', 'policylab'],
];
const floorOf = (slice: string): number => floors.findIndex((floor) => floor.includes(slice));
const slices = new Set(floors.flat());
const faces = ['resident', 'console', 'till', 'field', 'public'];
const junk = /^(utils?|helpers?|common|shared|lib|misc|manager|services?)$/;
const edge = /^(server\/(main|app|jobs)\.ts|cli\/|bin\/|bench\/|tests\/|database\/)/;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Where an import points: a path from the root for our own files, the bare name for packages. */
function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('#platform/')) return `server/platform/${specifier.slice(10)}`;
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  return specifier;
}

function importsOf({ path: file, text }: SourceFile): Import[] {
  const { module } = parseSync(file, text);
  const found: Import[] = module.staticImports.map((one) => ({
    from: file,
    to: resolve(file, one.moduleRequest.value),
    typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
  }));
  for (const one of module.staticExports) {
    for (const entry of one.entries) if (entry.moduleRequest) found.push({ from: file, to: resolve(file, entry.moduleRequest.value), typeOnly: entry.isType });
  }
  for (const one of module.dynamicImports)
    found.push({ from: file, to: resolve(file, text.slice(one.moduleRequest.start + 1, one.moduleRequest.end - 1)), typeOnly: false });
  return found;
}

const isTest = (file: string): boolean => file.startsWith('tests/') || /\.test\.tsx?$/.test(file);
const sliceOf = (file: string): string | undefined => {
  const [top, slice, name] = file.split('/');
  return top === 'server' && name !== undefined && slice !== 'platform' ? slice : undefined;
};
const faceOf = (file: string): string | undefined => {
  const [top, face, name] = file.split('/');
  return top === 'web' && name !== undefined && face !== undefined && faces.includes(face) ? face : undefined;
};

/** Top-level modules that stand alone, and what each may still import. */
const alone: readonly { readonly folder: string; readonly may: (to: string) => boolean }[] = [
  { folder: 'contract/', may: (to) => to.startsWith('contract/') || to === 'zod' },
  { folder: 'words/', may: (to) => to.startsWith('words/') || to.startsWith('contract/') },
  { folder: 'log/', may: (to) => to.startsWith('log/') || to.startsWith('@noble/') || to === 'node:crypto' },
];

function importRules(one: Import, file: string): string | undefined {
  const { to } = one;
  for (const { folder, may } of alone) if (file.startsWith(folder) && !may(to)) return `${folder} stands alone`;
  if (file.startsWith('server/platform/')) {
    const allowed =
      to.startsWith('server/platform/') ||
      to.startsWith('contract/') ||
      to.startsWith('words/') ||
      to === 'database/schema.ts' ||
      !/^(server|web|cli|log|database|bench|tests)\//.test(to);
    if (!allowed) return 'platform knows no domain';
  }
  if (file.startsWith('web/') && (to.startsWith('server/') || to.startsWith('database/') || to.startsWith('node:') || to === 'pg' || to === 'kysely'))
    return 'the web reaches the server through the contract only';
  const face = faceOf(file);
  const otherFace = faceOf(to);
  if (face && otherFace && face !== otherFace) return 'faces do not meet';
  if (file.startsWith('web/ui/') && (otherFace || to.startsWith('web/parts/'))) return 'the kit knows no domain';
  if (file.startsWith('web/parts/') && otherFace) return 'parts know no face';
  const slice = sliceOf(file);
  const target = sliceOf(to);
  const name = path.posix.basename(to);
  if (target && target !== slice && (name === 'store.ts' || name === 'routes.ts')) {
    if (!(file === 'server/app.ts' && name === 'routes.ts')) return 'store.ts and routes.ts are private to their slice';
  }
  if (slice && target && slice !== target) {
    if (floorOf(target) >= floorOf(slice)) return `floor ${floorOf(slice)} (${slice}) must not import floor ${floorOf(target)} (${target})`;
  }
  if (slice && (to.startsWith('cli/') || to.startsWith('web/') || to === 'server/app.ts' || to === 'server/main.ts' || to === 'server/jobs.ts'))
    return 'slices do not import the edge';
  if ((to === 'pg' || to === 'server/platform/database.ts') && !one.typeOnly && !edge.test(file) && !file.startsWith('server/platform/'))
    return 'only the edge opens the database';
  return undefined;
}

/** `sql\`` with table names, Kysely builders: the store's business. */
const queries = /\bsql(<[^`]*>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/;

function fileRules({ path: file, text }: SourceFile): string[] {
  const found: string[] = [];
  const parts = file.replace(/\.(test\.)?[a-z]+$/, '').split('/');
  for (const part of parts) if (junk.test(part)) found.push(`junk drawer "${part}"`);
  const slice = sliceOf(file);
  if (slice && !slices.has(slice)) found.push(`server/${slice} stands on no floor`);
  if (slice && file.split('/').length > 3) found.push('a slice is flat');
  if (slice && !isTest(file) && path.posix.basename(file) !== 'store.ts' && queries.test(text)) found.push('only store.ts holds SQL');
  if (slice && path.posix.basename(file) === 'store.ts') {
    for (const other of slices)
      if (other !== slice && new RegExp(`\\b(from|join|into|update|using)\\s+${other}\\.`, 'i').test(text))
        found.push(`the store of ${slice} names the schema ${other}`);
    for (const other of slices)
      if (other !== slice && new RegExp(`(selectFrom|insertInto|updateTable|deleteFrom|[jJ]oin)\\(\\s*\\[?['"]${other}\\.`).test(text))
        found.push(`the store of ${slice} names the schema ${other}`);
  }
  if (slice && !isTest(file) && /\bnew Date\(\)|\bDate\.now\(\)/.test(text)) found.push('time is an argument');
  if (slice && path.posix.basename(file) === 'store.ts' && /\b(now\(\)|current_date|current_timestamp|clock_timestamp\(\))/i.test(text))
    found.push('time is an argument in SQL too');
  if (isTest(file)) return found;
  const { program } = parseSync(file, text);
  const exported = program.body.filter((node) => node.type === 'ExportAllDeclaration').length;
  if (exported > 0) found.push('barrel: export * from');
  for (const node of program.body) {
    const inner = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    if (inner?.type === 'TSEnumDeclaration') found.push('no enums');
    if (node.type === 'ExportDefaultDeclaration' && !/(\.config\.ts|\.d\.ts)$/.test(file)) found.push('no default exports');
  }
  return found;
}

function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const state = new Map<string, 'open' | 'done'>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    state.set(file, 'open');
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (state.get(next) === 'open') found.push([...stack.slice(stack.indexOf(next)), next]);
      else if (!state.has(next)) visit(next);
    }
    stack.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return found;
}

/** Every broken rule in these files. */
export function violations(files: readonly SourceFile[]): Violation[] {
  const found: Violation[] = [];
  const graph = new Map<string, string[]>();
  for (const file of files) {
    const imports = importsOf(file);
    graph.set(
      file.path,
      imports.filter((one) => !one.typeOnly).map((one) => one.to),
    );
    for (const rule of fileRules(file)) found.push({ rule, file: file.path, what: '' });
    if (isTest(file.path)) continue;
    for (const one of imports) {
      const rule = importRules(one, file.path);
      if (rule) found.push({ rule, file: file.path, what: one.to });
      if (one.to.startsWith('tests/')) found.push({ rule: 'product code does not import tests', file: file.path, what: one.to });
    }
  }
  for (const cycle of cycles(graph)) found.push({ rule: 'import cycle', file: cycle[0] ?? '', what: cycle.join(' → ') });
  return found;
}

const folders = ['contract', 'words', 'log', 'database', 'server', 'web', 'cli', 'bench', 'tests'];

/** The tree as it stands. */
export async function readTree(): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const folder of folders) {
    for (const entry of await fs.readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => [])) {
      const full = path.join(entry.parentPath, entry.name);
      const file = path.relative(root, full).replaceAll('\\', '/');
      if (entry.isFile() && /\.tsx?$/.test(entry.name) && !file.startsWith('web/dist/')) files.push({ path: file, text: await fs.readFile(full, 'utf8') });
    }
  }
  return files;
}
