import { reaches, type Context } from '#platform/context.ts';
import { isActor } from './person.ts';
import { booksByVersion } from './read-books.ts';
import type { RecordRow } from './store.ts';

/**
 * Records whose resident reported something under a rule that keeps reporters secret, and whom this reader is not to know:
 * only those who handle records of the community, whoever recorded it, and the resident are (requirement 20).
 */
export async function secretReporters(context: Context, records: readonly RecordRow[]): Promise<ReadonlySet<string>> {
  const { actor } = context;
  const books = await booksByVersion(
    context,
    records.map((record) => record.version_id),
  );
  const isSecret = (record: RecordRow): boolean => books.get(record.version_id)?.rules.get(record.rule_code)?.secretReporter ?? false;
  const mayKnow = (record: RecordRow): boolean =>
    reaches(actor, 'review-deeds', { communityId: record.community_id }) || isActor(actor, record.recorded_person) || isActor(actor, record.resident_id);
  return new Set(records.filter((record) => isSecret(record) && !mayKnow(record)).map((record) => record.record_id));
}
