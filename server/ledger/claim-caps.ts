import type { Points } from '#contract/values.ts';
import { points } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { assert } from '#platform/refuse.ts';
import { firstOfMonth } from '#platform/time.ts';
import { placeOf, type CapLine } from './cap.ts';
import { roundsOf } from './post-batch.ts';
import * as store from './store.ts';

export interface Claim {
  /** The deed's record: claimed once, released once. */
  readonly claimId: string;
  readonly residentId: string;
  /** The award before caps, 0 or more. */
  readonly asked: Points;
  readonly happenedOn: string;
  /** In the order in which they are named where several bind. */
  readonly lines: readonly CapLine[];
}
export interface ClaimOutcome {
  /** `already-claimed` tells what was granted then. */
  readonly outcome: 'claimed' | 'already-claimed';
  readonly granted: Points;
  /** The key of the line that left less than was asked for, with its limit and what had been used of it. */
  readonly boundBy: { readonly key: string; readonly limit: number | null; readonly used: number | null } | null;
  /** An earlier claim that has been given back; it is not claimed again. */
  readonly released: boolean;
}

/**
 * Takes a deed's share of its caps when it is recorded, by the day it happened; claims are served in their order. A full
 * count grants nothing, a partly full points cap grants the rest; a deed that is granted nothing takes nothing.
 */
export async function claimCaps(context: Context, claims: readonly Claim[]): Promise<ClaimOutcome[]> {
  const parts = claims.map((claim) => partsOf(claim));
  const outcomes: ClaimOutcome[] = [];
  for (const round of roundsOf(parts.map((rows, index) => [claims[index]?.claimId ?? '', ...rows.keys()]))) {
    const items = round.flatMap((index, at) => [...(parts[index]?.values() ?? [])].map((part) => ({ ...part, claim: at + 1 })));
    const answers = await store.claimCaps(context.tx, context.now, items);
    for (const [at, index] of round.entries()) {
      const answer = answers[at];
      assert(answer, 'one outcome per claim');
      outcomes[index] = {
        outcome: answer.outcome,
        granted: points(answer.granted),
        boundBy: answer.boundBy === null ? null : { key: answer.boundBy, limit: answer.limit, used: answer.used },
        released: answer.released,
      };
    }
  }
  return outcomes;
}

interface Part extends Omit<store.DoorClaim, 'claim'> {
  readonly keys: string[];
  readonly slots: string[];
  readonly times: boolean[];
  readonly limits: number[];
}

/** The claim's slots by holder and period; the resident's month is always there and makes the claim known. */
function partsOf({ claimId, residentId, asked, happenedOn, lines }: Claim): Map<string, Part> {
  assert(asked >= 0, 'caps bound what is given, not what is taken');
  const parts = new Map<string, Part>();
  const partAt = (holder: string, periodOn: string): Part => {
    const key = `${holder}/${periodOn}`;
    let part = parts.get(key);
    if (!part) parts.set(key, (part = { id: claimId, asked, holder_id: holder, period_on: periodOn, keys: [], slots: [], times: [], limits: [] }));
    return part;
  };
  partAt(residentId, firstOfMonth(happenedOn));
  for (const line of lines) {
    const { holder, periodOn, slot } = placeOf(line, residentId);
    const part = partAt(holder, periodOn);
    assert(!part.slots.includes(slot), 'a cap stands once in a claim');
    part.keys.push(line.key);
    part.slots.push(slot);
    part.times.push(line.kind === 'times');
    part.limits.push(line.limit);
  }
  return parts;
}
