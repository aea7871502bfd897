import { systemAccounts, type Purse } from '#contract/ledger.ts';

/** An account is an owner and a purse; nothing has to be looked up to name one. */
export interface OwnedAccount {
  readonly owner: string;
  readonly purse: Purse;
}
/** A system account takes part with every purse. */
export interface SystemSide {
  readonly owner: string;
}
export type Account = OwnedAccount | SystemSide;

export const available = (owner: string): OwnedAccount => ({ owner, purse: 'available' });

/** Where earned points come from, and where deducted and reversed ones return to. */
export const issuance: SystemSide = { owner: systemAccounts.issuance };
/** Where redeemed points go. */
export const redemption: SystemSide = { owner: systemAccounts.redemption };
/** Where points go whose day has passed. */
export const expiry: SystemSide = { owner: systemAccounts.expiry };
/** Where opening balances come from. */
export const opening: SystemSide = { owner: systemAccounts.opening };

/** System owners stand below every time-ordered UUID; the database draws the same line. */
const lastSystem = '00000000-0000-0000-0000-0000000000ff';
export const isSystem = (owner: string): boolean => owner <= lastSystem;
