import { ledgerLaws, type LedgerLaw } from '#contract/ledger.ts';
import type { Context } from '#platform/context.ts';
import { deriveForDistrict } from '#platform/seal.ts';
import { commitmentOf } from './commitment.ts';
import type { LogKeys } from './post-batch.ts';
import * as store from './store.ts';

/** One place where the books are not what their transfers and claims say. */
export interface Difference {
  readonly law: LedgerLaw;
  /** What it is about: ids, a purse, a day; never a name. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}
export interface Progress {
  readonly law: LedgerLaw;
  /** Laws done before this one, of `laws`. */
  readonly done: number;
  readonly laws: number;
  /** Within the law, where it goes through the transfers: how many of how many. */
  readonly transfers?: { readonly done: number; readonly of: number };
}
export interface CheckLedger {
  readonly onProgress?: (progress: Progress) => void;
  /** With the residents' log keys every commitment is opened too; without them that law is left out. */
  readonly logKeys?: LogKeys;
}

/** Enough to see what is wrong; a broken law seldom breaks once. */
const mostPerLaw = 20;
const page = 1000;

/**
 * Recomputes every law of the ledger on a district's real data and returns what differs, at most twenty a law; an empty
 * list means that all hold. It reads only. Run it in one transaction of one district, `repeatable read` while others
 * write, so that all laws see the same moment.
 */
export async function checkLedger(context: Context, { onProgress, logKeys }: CheckLedger = {}): Promise<Difference[]> {
  const laws = logKeys ? ledgerLaws : ledgerLaws.filter((law) => law !== 'commitments-open');
  const differences: Difference[] = [];
  for (const [done, law] of laws.entries()) {
    onProgress?.({ law, done, laws: laws.length });
    if (law !== 'commitments-open') {
      const rows = await store.breachesOf(context.tx, context.district, law, mostPerLaw);
      differences.push(...rows.map((row) => ({ law, ...row })));
    } else if (logKeys) {
      const tell = (transfers: { readonly done: number; readonly of: number }) => onProgress?.({ law, done, laws: laws.length, transfers });
      differences.push(...(await unopened(context, logKeys, tell)));
    }
  }
  return differences;
}

async function unopened(context: Context, logKeys: LogKeys, tell: (transfers: { readonly done: number; readonly of: number }) => void): Promise<Difference[]> {
  const differences: Difference[] = [];
  const of = await store.transferCount(context.tx, context.district);
  const districtKey = deriveForDistrict(context.district, 'log');
  let after = '00000000-0000-0000-0000-000000000000';
  for (let done = 0; done < of && differences.length < mostPerLaw; done += page) {
    const rows = await store.committedAfter(context.tx, context.district, after, page);
    const keys = await logKeys(context, new Set(rows.flatMap(({ owner }) => owner ?? [])));
    for (const { owner, commitment, ...row } of rows) {
      after = row.transferId;
      if (owner === null || commitment === null) continue; // every-party-has-its-entry tells
      const { transferId, from, to, purse, kind, cause, amount, shortfall, annualDelta, lifetimeDelta, happenedOn, ruleVersion, reverses } = row;
      const part = {
        transferId,
        from,
        to,
        purse,
        kind,
        cause,
        amount,
        shortfall,
        annualDelta,
        lifetimeDelta,
        happenedOn,
        postedAt: row.postedAt.toISOString(),
        ruleVersion,
        reverses,
      };
      const expected = commitmentOf(keys.get(owner) ?? districtKey, part);
      if (!expected.equals(commitment))
        differences.push({ law: 'commitments-open', subject: `${transferId} ${owner}`, expected: expected.toString('hex'), found: commitment.toString('hex') });
    }
    tell({ done: Math.min(of, done + page), of });
  }
  return differences.slice(0, mostPerLaw);
}
