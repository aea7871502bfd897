import type { Purse, TransferKind } from '#contract/ledger.ts';
import type { LocalDate } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/refuse.ts';
import type { Bucket } from './bucket.ts';
import { untilOf } from './day.ts';
import * as store from './store.ts';

export interface StatementLine {
  readonly transferId: string;
  readonly kind: TransferKind;
  readonly cause: string;
  /** The other side: a system account, or another owner. */
  readonly other: string;
  /** Signed: above 0 came in. */
  readonly points: number;
  /** What was asked for and no longer there. */
  readonly shortfall: number;
  readonly annualDelta: number;
  readonly lifetimeDelta: number;
  readonly happenedOn: LocalDate;
  readonly postedAt: Date;
  readonly ruleVersion: string | null;
  /** The days put in or drawn, earliest first. */
  readonly buckets: readonly Bucket[];
  readonly reverses: string | null;
  /** Read, not stored: a transfer never changes. */
  readonly reversedBy: string | null;
  /** The pending entry of the transparency log, while it waits; its first eight hexadecimal digits are the check code. */
  readonly commitment: Buffer | null;
}
export interface ReadStatement {
  readonly owner: string;
  readonly purse?: Purse;
  readonly show?: 'all' | 'in' | 'out';
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit?: number;
}

/** One page of an account's lines, latest first. Refuses `invalid-input` for a cursor it never gave. */
export async function readStatement(
  context: Context,
  { owner, purse = 'available', show = 'all', after, limit = 30 }: ReadStatement,
): Promise<{ rows: StatementLine[]; next?: string }> {
  const rows = await store.statement(context.tx, context.district, {
    owner,
    purse,
    show,
    after: after === undefined ? undefined : readCursor(after),
    limit: limit + 1,
  });
  const lines = rows.slice(0, limit).map((row) => ({
    transferId: row.transferId,
    kind: row.kind,
    cause: row.cause,
    other: row.side === 'in' ? row.from : row.to,
    points: row.side === 'in' ? row.amount : row.amount === 0 ? 0 : -row.amount,
    shortfall: row.shortfall,
    annualDelta: row.annualDelta,
    lifetimeDelta: row.lifetimeDelta,
    happenedOn: row.happenedOn,
    postedAt: row.postedAt,
    ruleVersion: row.ruleVersion,
    buckets: row.amount === 0 ? [] : row.days.map(({ on, points }) => ({ until: untilOf(on), points })),
    reverses: row.reverses,
    reversedBy: row.reversedBy,
    commitment: row.commitment,
  }));
  const last = lines.at(-1);
  return rows.length > limit && last ? { rows: lines, next: `${last.postedAt.getTime()}.${last.transferId}` } : { rows: lines };
}

function readCursor(after: string): { postedAt: Date; transferId: string } {
  const [milliseconds = '', transferId = ''] = after.split('.');
  if (!/^\d{1,14}$/.test(milliseconds) || !isId(transferId)) refuse('invalid-input', { field: 'after' });
  return { postedAt: new Date(Number(milliseconds)), transferId };
}
