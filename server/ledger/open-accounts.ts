import type { OwnerKind, Purse } from '#contract/ledger.ts';
import type { Context } from '#platform/context.ts';
import * as store from './store.ts';

export interface Owner {
  readonly owner: string;
  readonly kind: Exclude<OwnerKind, 'system'>;
  readonly purse?: Purse;
  /** Whose board and figures it belongs to. */
  readonly communityId?: string;
  /** Adults who live in the community; minors and people from elsewhere never stand on a board. */
  readonly onBoard?: boolean;
}

/**
 * Opens accounts that are not there yet and brings the others up to date: who moves to another community, or on or off the
 * board, takes this year's and last year's score along. Returns how many were opened.
 */
export async function openAccounts(context: Context, owners: readonly Owner[]): Promise<number> {
  const rows = new Map<string, store.NewAccount>();
  for (const { owner, kind, purse = 'available', communityId, onBoard = false } of owners) {
    const mayStand = onBoard && kind === 'resident' && purse === 'available' && communityId !== undefined;
    rows.set(`${owner}/${purse}`, { owner_id: owner, purse, owner_kind: kind, community_id: communityId ?? null, on_board: mayStand });
  }
  return rows.size === 0 ? 0 : store.openAccounts(context.tx, context.now, [...rows.values()]);
}
