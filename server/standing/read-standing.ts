import type { Context } from '#platform/context.ts';
import { localDateAt } from '#platform/time.ts';
import type { Bucket } from '../ledger/bucket.ts';
import { readFigures } from '../ledger/read-account.ts';
import { annualGoalDefault, levelOf, type HeldLevel } from './level.ts';

/** The three figures of a resident, never added up: 可用, 年度, 累计. */
export interface Standing {
  readonly available: number;
  /** What of it can be used until which day, earliest first. */
  readonly buckets: readonly Bucket[];
  readonly year: number;
  readonly annual: number;
  readonly annualGoal: number;
  readonly lifetime: number;
  readonly level: HeldLevel;
}

/** Whoever has no account yet stands at nothing, truly. */
export async function readStanding(context: Context, residentId: string): Promise<Standing> {
  const figures = (await readFigures(context, [residentId])).get(residentId);
  const lifetime = figures?.lifetime ?? 0;
  return {
    available: figures?.spendable ?? 0,
    buckets: figures?.buckets ?? [],
    year: Number(localDateAt(context.now).slice(0, 4)),
    annual: figures?.annual ?? 0,
    annualGoal: annualGoalDefault,
    lifetime,
    level: levelOf(lifetime),
  };
}
