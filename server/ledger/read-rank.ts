import type { Context } from '#platform/context.ts';
import { localDateAt } from '#platform/time.ts';
import * as store from './store.ts';

export interface Rank {
  readonly communityId: string;
  readonly score: number;
  /** 1 for the highest score; equal scores share a rank. */
  readonly rank: number;
  /** How many people of the community have points this year. */
  readonly people: number;
}

/** A resident's exact place on the community's board of a year; undefined for those not on it or without points. */
export async function readRank(
  context: Context,
  { residentId, year = Number(localDateAt(context.now).slice(0, 4)) }: { readonly residentId: string; readonly year?: number },
): Promise<Rank | undefined> {
  return store.rank(context.tx, context.district, residentId, year);
}
