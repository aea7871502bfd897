import { points, type Points } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { assert, refused, type Refused } from '#platform/refuse.ts';
import { deriveForDistrict } from '#platform/seal.ts';
import { localDateAt } from '#platform/time.ts';
import { isSystem } from './account.ts';
import { commitmentOf } from './commitment.ts';
import * as store from './store.ts';

/**
 * Reads the log keys of residents (identity's `readLogKeys` fits as it is). Owners without a key of their own — merchants,
 * pools, the erased — are committed under the district's key.
 */
export type LogKeys = (context: Context, ownerIds: Iterable<string>) => Promise<ReadonlyMap<string, Buffer>>;

export interface Posted {
  readonly outcome: 'posted';
  readonly transferId: string;
  /** What moved; less than asked only where the item takes what is there. */
  readonly amount: Points;
  /** What was asked for and no longer there. */
  readonly shortfall: Points;
  /** What the counters really moved by, after their floor of 0. */
  readonly annualDelta: Points;
  readonly lifetimeDelta: Points;
}
export interface AlreadyPosted {
  readonly outcome: 'already-posted';
  /** The transfer that paid this cause before. */
  readonly transferId: string;
  readonly amount: Points;
}
export interface NothingLeft {
  readonly outcome: 'nothing-left';
}
export type Outcome = Posted | AlreadyPosted | Refused;
export type BatchOutcome = Outcome | NothingLeft;

/** Only an expiry, which names the day it draws from, finds nothing left. */
export function settled(outcome: BatchOutcome | undefined): Outcome {
  assert(outcome, 'one outcome per item');
  if ('refused' in outcome) return outcome;
  assert(outcome.outcome !== 'nothing-left', 'no expiry among the items');
  return outcome;
}

/** Keeps one call's share of memory and of locks small; the hot path hands over about 100. */
const largestCall = 1000;

/**
 * The round each item belongs to: within a round every account and every cause stands once, and whatever touches the same
 * one comes in the order given. The door takes a round per call.
 */
export function roundsOf(keysOfItems: readonly (readonly string[])[]): number[][] {
  const latest = new Map<string, number>();
  const rounds: number[][] = [];
  for (const [index, keys] of keysOfItems.entries()) {
    let round = 0;
    for (const key of keys) round = Math.max(round, (latest.get(key) ?? -1) + 1);
    while ((rounds[round]?.length ?? 0) >= largestCall) round += 1;
    for (const key of keys) latest.set(key, round);
    (rounds[round] ??= []).push(index);
  }
  return rounds;
}

function partiesOf(item: store.DoorItem): string[] {
  return [item.from, item.to].filter((owner) => !isSystem(owner));
}

/** Whether what will be written depends on what is there when the locks are held. */
function mustRehearse(item: store.DoorItem, year: number): boolean {
  return (
    item.reverses !== null || item.within || item.draw_on !== null || item.annual < 0 || item.lifetime < 0 || Number(item.happened_on.slice(0, 4)) < year - 1
  );
}

/** Posts items in their order, whatever accounts they share; one outcome each. A bad item changes none of its neighbours. */
export async function postBatch(context: Context, items: readonly store.DoorItem[], logKeys: LogKeys): Promise<BatchOutcome[]> {
  if (items.length === 0) return [];
  const { tx, now, district } = context;
  const keys = await logKeys(context, new Set(items.flatMap(partiesOf)));
  const districtKey = deriveForDistrict(district, 'log');
  const postedAt = now.toISOString();
  const year = Number(localDateAt(now).slice(0, 4));

  const committed = (item: store.DoorItem, facts: Pick<store.DoorOutcome, 'amount' | 'shortfall' | 'annual' | 'lifetime'>): store.DoorItem => {
    const part = {
      transferId: item.id,
      from: item.from,
      to: item.to,
      purse: item.purse,
      kind: item.kind,
      cause: item.cause,
      amount: facts.amount,
      shortfall: facts.shortfall ?? 0,
      annualDelta: facts.annual ?? 0,
      lifetimeDelta: facts.lifetime ?? 0,
      happenedOn: item.happened_on,
      postedAt,
      ruleVersion: item.rule_version,
      reverses: item.reverses,
    };
    const commitment = (owner: string): string | null => (isSystem(owner) ? null : commitmentOf(keys.get(owner) ?? districtKey, part).toString('hex'));
    return { ...item, from_commitment: commitment(item.from), to_commitment: commitment(item.to) };
  };

  const outcomes: BatchOutcome[] = [];
  const rounds = roundsOf(
    items.map((item) => [...partiesOf(item).map((owner) => `${owner}/${item.purse}`), item.cause, ...(item.reverses ? [item.reverses] : [])]),
  );
  for (const round of rounds) {
    const plain = round.map((index) => items[index]).filter((item) => item !== undefined);
    // What moves may be less than what is asked, and the commitment is over what moves: decide under the locks first.
    const foreseen = plain.some((item) => mustRehearse(item, year)) ? await store.rehearse(tx, now, plain) : plain;
    const answers = await store.post(
      tx,
      now,
      plain.map((item, at) => committed(item, foreseen[at] ?? item)),
    );
    for (const [at, index] of round.entries()) {
      const [answer, facts] = [answers[at], foreseen[at]];
      assert(answer && facts, 'one outcome per item');
      if (answer.outcome === 'posted') {
        const asForeseen = answer.amount === facts.amount && (answer.annual ?? 0) === (facts.annual ?? 0) && (answer.lifetime ?? 0) === (facts.lifetime ?? 0);
        assert(asForeseen, 'what was committed is what was posted');
      }
      outcomes[index] = outcomeOf(answer);
    }
  }
  return outcomes;
}

function outcomeOf(answer: store.DoorOutcome): BatchOutcome {
  const { outcome } = answer;
  switch (outcome) {
    case 'posted':
      assert(answer.id, 'a posted transfer has an id');
      return {
        outcome,
        transferId: answer.id,
        amount: points(answer.amount),
        shortfall: points(answer.shortfall ?? 0),
        annualDelta: points(answer.annual ?? 0),
        lifetimeDelta: points(answer.lifetime ?? 0),
      };
    case 'already-posted':
      assert(answer.id, 'a paid cause has a transfer');
      return { outcome, transferId: answer.id, amount: points(answer.amount) };
    case 'nothing-left':
      return { outcome };
    case 'insufficient-points':
      return refused(outcome, { spendable: answer.spendable ?? 0, short: answer.amount - (answer.spendable ?? 0) });
    default:
      return refused(outcome);
  }
}
