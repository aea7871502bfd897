import { points } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { transact, type Database } from '#platform/database.ts';
import { newId } from '#platform/ids.ts';
import { available, issuance, redemption } from '../../server/ledger/account.ts';
import { checkLedger, type Difference } from '../../server/ledger/check-ledger.ts';
import { openAccounts } from '../../server/ledger/open-accounts.ts';
import type { BatchOutcome, LogKeys, Outcome } from '../../server/ledger/post-batch.ts';
import { postTransfers, type Transfer } from '../../server/ledger/post-transfers.ts';
import { readFigures, type Figures } from '../../server/ledger/read-account.ts';
import { reverseTransfers, type Reversal } from '../../server/ledger/reverse-transfers.ts';

export const today = '2026-11-23';
export const now = new Date(`${today}T02:00:00Z`);

/** Some owners have a key of their own; the others stand under the district's. */
export const logKeys: LogKeys = (_, owners) =>
  Promise.resolve(new Map([...owners].filter((owner) => /[0-7]$/.test(owner)).map((owner) => [owner, Buffer.alloc(32, owner)])));

let causes = 0;
export const cause = (): string => `test/${(causes += 1)}/1`;

export const earn = (owner: string, amount: number, more: Partial<Transfer> = {}): Transfer => ({
  from: issuance,
  to: available(owner),
  amount: points(amount),
  kind: 'earn',
  cause: cause(),
  happenedOn: today,
  annualDelta: points(amount),
  lifetimeDelta: points(amount),
  ...more,
});
export const spend = (owner: string, amount: number): Transfer => ({
  from: available(owner),
  to: redemption,
  amount: points(amount),
  kind: 'spend',
  cause: cause(),
  happenedOn: today,
});
export const gift = (from: string, to: string, amount: number): Transfer => ({ ...spend(from, amount), to: available(to), kind: 'gift' });
export const deduct = (owner: string, amount: number): Transfer => ({
  ...spend(owner, amount),
  to: issuance,
  kind: 'deduct',
  annualDelta: points(-amount),
  whenShort: 'take-what-is-there',
});

/** What became of an item, in one word. */
export const code = (outcome: BatchOutcome | undefined): string => (outcome === undefined ? 'none' : 'refused' in outcome ? outcome.refused : outcome.outcome);
export const tally = (codes: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(codes)].map((one) => [one, codes.filter((other) => other === one).length]));

type Run = <Result>(verb: (context: Context) => Promise<Result>) => Promise<Result>;

export interface Books {
  readonly run: Run;
  readonly community: string;
  residents(count: number, onBoard?: boolean, communityId?: string): Promise<string[]>;
  post(...items: Transfer[]): Promise<Outcome[]>;
  /** Posts one item that must succeed and tells its transfer. */
  posted(item: Transfer): Promise<string>;
  reverse(...items: Reversal[]): Promise<Outcome[]>;
  figuresOf(owner: string): Promise<Figures | undefined>;
  check(): Promise<Difference[]>;
}

/** The books of one district as a test keeps them, on a clock that stands still. */
export function booksOf(database: Database, district = 1, at = now): Books {
  const run: Run = (verb) => transact(database, { actor: { kind: 'system', job: 'test' }, district, now: at }, verb);
  const community = newId();
  const post = (...items: Transfer[]) => run((context) => postTransfers(context, { items, logKeys }));
  return {
    run,
    community,
    async residents(count, onBoard = true, communityId = community) {
      const owners = Array.from({ length: count }, newId);
      const accounts = owners.map((owner) => ({ owner, kind: 'resident' as const, communityId, onBoard }));
      await run((context) => openAccounts(context, accounts));
      return owners;
    },
    post,
    async posted(item) {
      const [outcome] = await post(item);
      if (!outcome || !('outcome' in outcome) || outcome.outcome !== 'posted') throw new Error(`not posted: ${code(outcome)}`);
      return outcome.transferId;
    },
    reverse: (...items) => run((context) => reverseTransfers(context, { items, logKeys })),
    figuresOf: async (owner) => (await run((context) => readFigures(context, [owner]))).get(owner),
    check: () => run((context) => checkLedger(context, { logKeys })),
  };
}
