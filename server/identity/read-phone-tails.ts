import type { Context } from '#platform/context.ts';
import { searchToken } from './sealing.ts';
import * as store from './store.ts';

/** Residents of a community whose phone ends in one of these four digits, by those digits. Whoever asks has checked the scope. */
export async function readPhoneTails(context: Context, communityId: string, tails: Iterable<string>): Promise<Map<string, readonly string[]>> {
  const byToken = new Map([...new Set(tails)].map((tail) => [searchToken(context.district, 'phone4', tail).toString('hex'), tail]));
  const found = new Map<string, string[]>();
  if (byToken.size === 0) return found;
  for (const { residentId, token } of await store.residentsByTokens(
    context,
    communityId,
    'phone4',
    [...byToken.keys()].map((hex) => Buffer.from(hex, 'hex')),
  )) {
    const tail = byToken.get(token);
    if (tail !== undefined) found.set(tail, [...(found.get(tail) ?? []), residentId]);
  }
  return found;
}
