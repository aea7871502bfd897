import { z } from 'zod';

/** Kinds of points. They are never mixed and never converted. */
export const purses = ['available', 'timebank', 'green', 'culture'] as const;
export const Purse = z.enum(purses);
export type Purse = z.infer<typeof Purse>;

export const ownerKinds = ['resident', 'merchant', 'pool', 'fund', 'system'] as const;
export const OwnerKind = z.enum(ownerKinds);
export type OwnerKind = z.infer<typeof OwnerKind>;

/** What a movement of points is. Only behaviour (`earn`, `deduct` and their reversals) moves the year's figure. */
export const transferKinds = ['earn', 'deduct', 'spend', 'gift', 'opening', 'expiry', 'reversal'] as const;
export const TransferKind = z.enum(transferKinds);
export type TransferKind = z.infer<typeof TransferKind>;

/** Where points come from and go to. Their running sums may be negative; nobody owns them. */
export const systemAccounts = {
  issuance: '00000000-0000-0000-0000-000000000001',
  redemption: '00000000-0000-0000-0000-000000000002',
  expiry: '00000000-0000-0000-0000-000000000003',
  opening: '00000000-0000-0000-0000-000000000004',
} as const;

/** What the ledger answers for each posting, in the order in which it is decided. Only `posted` wrote anything. */
export const postingOutcomes = [
  'already-posted',
  'transfer-not-found',
  'account-not-found',
  'reversal-is-final',
  'already-reversed',
  'insufficient-points',
  'nothing-left',
  'posted',
] as const;
export type PostingOutcome = (typeof postingOutcomes)[number];

/** The periods a cap counts in. `pairMonth` is a month of the same two people; `household` counts for all who live together. */
export const capPeriods = ['session', 'event', 'day', 'month', 'year', 'pairMonth', 'household'] as const;
export type CapPeriod = (typeof capPeriods)[number];

/** The laws `liren ledger check` recomputes, in the order it runs them. */
export const ledgerLaws = [
  'purses-sum-to-zero',
  'balances-are-sums-of-transfers',
  'balances-are-sums-of-buckets',
  'buckets-are-what-was-put-in-and-drawn',
  'a-cause-is-paid-once',
  'reversals-are-linked-once',
  'counters-are-sums-of-deltas',
  'counters-exclude-what-is-no-behaviour',
  'boards-count-every-score',
  'every-party-has-its-entry',
  'caps-are-sums-of-claims',
  'commitments-open',
] as const;
export type LedgerLaw = (typeof ledgerLaws)[number];
