import { sql } from 'kysely';
import type { Context } from './context.ts';
import { refuse } from './refuse.ts';
import { openForDistrict, sealForDistrict, token } from './seal.ts';

/** Who sent the request: a person, or the browser of somebody who is not signed in. */
export const callerOf = (context: Context): string => {
  const { actor } = context;
  if (actor.kind === 'person') return actor.id;
  return actor.kind === 'public' ? `device:${actor.device}` : `job:${actor.job}`;
};

/** Keyed, so that nobody who reads the table can try out phones, passwords or names against it. */
export const requestHash = (endpointId: string, input: unknown): Buffer => token('request', `${endpointId}\n${JSON.stringify(input)}`);

const binding = (caller: string, key: string) => ({ table: 'platform.kept_answer', column: 'answer', row: `${caller}/${key}` });

/**
 * Runs a mutating verb once per key: a repeat gets the same bytes, a changed request is refused, and a repeat that
 * arrives while the first still works is told to come back. Refusals are not kept, so that a mended request may use
 * its key again.
 *
 * Refuses, in this order: still-working, idempotency-key-reused, then whatever the verb refuses.
 */
export async function once(context: Context, key: string, hash: Buffer, verb: () => Promise<string>): Promise<string> {
  const { tx, district, now } = context;
  // Not the id: the moment of an answer is also that of an objection, whose author stands nowhere in clear.
  const caller = token('caller', `${callerOf(context)}/${key}`).toString('hex');
  const lock = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${`${district}/${caller}/${key}`}, 7)) as got`.execute(tx);
  if (!lock.rows[0]?.got) refuse('still-working');
  const kept = await sql<{ request_hash: Buffer; answer: Buffer }>`
    select request_hash, answer from platform.kept_answer where district_id = ${district} and caller = ${caller} and key = ${key}`.execute(tx);
  const [before] = kept.rows;
  if (before) {
    if (!before.request_hash.equals(hash)) refuse('idempotency-key-reused');
    return openForDistrict(district, before.answer, binding(caller, key));
  }
  const answer = await verb();
  await sql`
    insert into platform.kept_answer (district_id, caller, key, request_hash, answer, kept_at)
    values (${district}, ${caller}, ${key}, ${hash}, ${sealForDistrict(district, answer, binding(caller, key))}, ${now})`.execute(tx);
  return answer;
}

/** Forgets answers older than 48 hours; a job. */
export async function forgetAnswers(context: Context): Promise<number> {
  const result =
    await sql`delete from platform.kept_answer where district_id = ${context.district} and kept_at < ${new Date(context.now.getTime() - 48 * 3600_000)}`.execute(
      context.tx,
    );
  return Number(result.numAffectedRows ?? 0);
}
