import { sql } from 'kysely';
import type { ImportKind, ImportState } from '#contract/imports.ts';
import type { Context } from '#platform/context.ts';

type In = Pick<Context, 'tx' | 'district'>;

export interface ImportRow {
  readonly import_id: string;
  readonly community_id: string;
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly started_by: string;
  readonly started_at: Date;
  readonly lines: number;
  readonly reached: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly written: number;
  readonly good_ones_only: boolean;
  readonly seen_stamp: number;
}
export type LineKindName = 'new' | 'changed' | 'same' | 'doubtful' | 'faulty';
export type Decision = 'new' | 'skip' | 'same-as';
export interface LineRow {
  readonly line: number;
  readonly kind: LineKindName | null;
  readonly sealed: Buffer;
  readonly match_id: string | null;
  readonly decision: Decision | null;
  readonly decided_id: string | null;
}

const columns = sql.raw('import_id, community_id, kind, state, started_by, started_at, lines, reached, counts, written, good_ones_only, seen_stamp');

export async function addImport(
  { tx, district }: In,
  row: { importId: string; communityId: string; kind: ImportKind; startedBy: string; startedAt: Date; lines: number },
): Promise<void> {
  await sql`insert into imports.import (district_id, import_id, community_id, kind, state, started_by, started_at, lines)
    values (${district}, ${row.importId}, ${row.communityId}, ${row.kind}, 'reading', ${row.startedBy}, ${row.startedAt}, ${row.lines})`.execute(tx);
}

export async function addLines({ tx, district }: In, importId: string, lines: readonly { line: number; sealed: Buffer }[]): Promise<void> {
  for (let from = 0; from < lines.length; from += 5000) {
    const some = lines.slice(from, from + 5000);
    await sql`insert into imports.line (district_id, import_id, line, sealed)
      select ${district}, ${importId}, l, s from unnest(${some.map((one) => one.line)}::int[], ${some.map((one) => one.sealed)}::bytea[]) u(l, s)`.execute(tx);
  }
}

export async function findImport({ tx, district }: In, importId: string): Promise<ImportRow | undefined> {
  return (await sql<ImportRow>`select ${columns} from imports.import where district_id = ${district} and import_id = ${importId}`.execute(tx)).rows[0];
}
export async function lockImport({ tx, district }: In, importId: string): Promise<ImportRow | undefined> {
  return (await sql<ImportRow>`select ${columns} from imports.import where district_id = ${district} and import_id = ${importId} for update`.execute(tx))
    .rows[0];
}
/** The oldest import with work left that nobody else is at. */
export async function lockNextImport({ tx, district }: In): Promise<ImportRow | undefined> {
  return (
    await sql<ImportRow>`select ${columns} from imports.import where district_id = ${district} and state in ('reading', 'writing') order by import_id limit 1 for update skip locked`.execute(
      tx,
    )
  ).rows[0];
}
export async function recentImports({ tx, district }: In, communityId: string): Promise<ImportRow[]> {
  return (
    await sql<ImportRow>`select ${columns} from imports.import where district_id = ${district} and community_id = ${communityId} order by started_at desc, import_id desc limit 20`.execute(
      tx,
    )
  ).rows;
}

export async function uncheckedLines({ tx, district }: In, importId: string, limit: number): Promise<LineRow[]> {
  return (
    await sql<LineRow>`select line, kind, sealed, match_id, decision, decided_id from imports.line where district_id = ${district} and import_id = ${importId} and kind is null order by line limit ${limit}`.execute(
      tx,
    )
  ).rows;
}
export async function setChecked(
  { tx, district }: In,
  importId: string,
  lines: readonly { line: number; kind: LineKindName; sealed: Buffer; matchId: string | null }[],
): Promise<void> {
  await sql`update imports.line t set kind = u.kind, sealed = u.sealed, match_id = u.match_id
    from unnest(${lines.map((one) => one.line)}::int[], ${lines.map((one) => one.kind)}::text[], ${lines.map((one) => one.sealed)}::bytea[], ${lines.map((one) => one.matchId)}::uuid[]) u(line, kind, sealed, match_id)
    where t.district_id = ${district} and t.import_id = ${importId} and t.line = u.line`.execute(tx);
}

/** Lines the commit has to write: new, changed, same (their key may be new), and doubtful ones that were decided. */
export async function unwrittenLines({ tx, district }: In, importId: string, limit: number): Promise<LineRow[]> {
  return (
    await sql<LineRow>`select line, kind, sealed, match_id, decision, decided_id from imports.line
    where district_id = ${district} and import_id = ${importId} and not written and (kind in ('new', 'changed', 'same') or (kind = 'doubtful' and decision in ('new', 'same-as')))
    order by line limit ${limit}`.execute(tx)
  ).rows;
}
export async function setWritten({ tx, district }: In, importId: string, lines: readonly number[]): Promise<void> {
  await sql`update imports.line set written = true where district_id = ${district} and import_id = ${importId} and line = any(${lines}::int[])`.execute(tx);
}
export async function shownLines({ tx, district }: In, importId: string, kind: LineKindName | undefined, after: number, limit: number): Promise<LineRow[]> {
  return (
    await sql<LineRow>`select line, kind, sealed, match_id, decision, decided_id from imports.line
    where district_id = ${district} and import_id = ${importId} and line > ${after} and kind is not null and (${kind ?? null}::text is null or kind = ${kind ?? null})
    order by line limit ${limit}`.execute(tx)
  ).rows;
}
export async function findLine({ tx, district }: In, importId: string, line: number): Promise<LineRow | undefined> {
  return (
    await sql<LineRow>`select line, kind, sealed, match_id, decision, decided_id from imports.line where district_id = ${district} and import_id = ${importId} and line = ${line}`.execute(
      tx,
    )
  ).rows[0];
}
export async function decide({ tx, district }: In, importId: string, line: number, decision: Decision, residentId: string | null): Promise<void> {
  await sql`update imports.line set decision = ${decision}, decided_id = ${residentId} where district_id = ${district} and import_id = ${importId} and line = ${line}`.execute(
    tx,
  );
}
export async function countKinds({ tx, district }: In, importId: string): Promise<{ counts: Record<string, number>; undecided: number; toWrite: number }> {
  const { rows } = await sql<{ kind: string; decided: boolean; lines: number }>`
    select kind, decision is not null as decided, count(*)::int as lines from imports.line where district_id = ${district} and import_id = ${importId} and kind is not null group by 1, 2`.execute(
    tx,
  );
  const counts: Record<string, number> = {};
  let undecided = 0;
  let toWrite = 0;
  for (const { kind, decided, lines } of rows) {
    counts[kind] = (counts[kind] ?? 0) + lines;
    if (kind === 'doubtful' && !decided) undecided += lines;
    if (kind === 'new' || kind === 'changed' || kind === 'same') toWrite += lines;
  }
  return { counts, undecided, toWrite };
}

export async function setProgress(
  { tx, district }: In,
  importId: string,
  to: { state: ImportState; reached: number; counts: Readonly<Record<string, number>>; written: number; finishedAt: Date | null; seenStamp: number },
): Promise<void> {
  await sql`update imports.import set state = ${to.state}, reached = ${to.reached}, counts = ${JSON.stringify(to.counts)}, written = ${to.written}, finished_at = ${to.finishedAt}, seen_stamp = ${to.seenStamp}
    where district_id = ${district} and import_id = ${importId}`.execute(tx);
}
export async function beginWriting({ tx, district }: In, importId: string, goodOnesOnly: boolean): Promise<void> {
  await sql`update imports.import set state = 'writing', reached = 0, good_ones_only = ${goodOnesOnly} where district_id = ${district} and import_id = ${importId}`.execute(
    tx,
  );
}
export async function forgetLines({ tx, district }: In, importId: string): Promise<void> {
  await sql`delete from imports.line where district_id = ${district} and import_id = ${importId}`.execute(tx);
}
/** Imports whose staged lines have outlived their day: id and state. */
export async function importsBefore({ tx, district }: In, before: Date): Promise<{ import_id: string; state: ImportState }[]> {
  return (
    await sql<{
      import_id: string;
      state: ImportState;
    }>`select import_id, state from imports.import i where district_id = ${district} and started_at < ${before} and state <> 'writing'
    and exists (select from imports.line l where l.district_id = i.district_id and l.import_id = i.import_id) limit 20`.execute(tx)
  ).rows;
}
export async function fail({ tx, district }: In, importId: string, at: Date): Promise<void> {
  await sql`update imports.import set state = 'failed', finished_at = ${at} where district_id = ${district} and import_id = ${importId}`.execute(tx);
}
export async function discard({ tx, district }: In, importId: string, at: Date): Promise<void> {
  await sql`update imports.import set state = 'discarded', finished_at = ${at} where district_id = ${district} and import_id = ${importId}`.execute(tx);
}

export async function knownKeys({ tx, district }: In, communityId: string, tokens: readonly Buffer[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    token: Buffer;
    resident_id: string;
  }>`select token, resident_id from imports.known_key where district_id = ${district} and community_id = ${communityId} and token = any(${tokens}::bytea[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.token.toString('hex'), row.resident_id]));
}
export async function rememberKeys({ tx, district }: In, communityId: string, keys: readonly { token: Buffer; residentId: string }[]): Promise<void> {
  await sql`insert into imports.known_key (district_id, community_id, token, resident_id)
    select ${district}, ${communityId}, t, r from unnest(${keys.map((one) => one.token)}::bytea[], ${keys.map((one) => one.residentId)}::uuid[]) u(t, r) on conflict do nothing`.execute(
    tx,
  );
}
export async function openingBalances({ tx, district }: In, residentIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{
    resident_id: string;
    points: number;
  }>`select resident_id, points from imports.opening_balance where district_id = ${district} and resident_id = any(${residentIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.resident_id, row.points]));
}
export async function addOpeningBalances({ tx, district }: In, importId: string, balances: readonly { residentId: string; points: number }[]): Promise<void> {
  await sql`insert into imports.opening_balance (district_id, resident_id, points, import_id)
    select ${district}, r, p, ${importId} from unnest(${balances.map((one) => one.residentId)}::uuid[], ${balances.map((one) => one.points)}::bigint[]) u(r, p) on conflict do nothing`.execute(
    tx,
  );
}
