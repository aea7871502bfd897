import type { Rule } from '#contract/rules.ts';
import { points } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { assert } from '#platform/refuse.ts';
import { readDirectory } from '../identity/read-directory.ts';
import { readResidents } from '../identity/read-residents.ts';
import { claimCaps } from '../ledger/claim-caps.ts';
import { releaseCaps } from '../ledger/release-caps.ts';
import type { Book } from '../rules/book.ts';
import { capLines, capOfKey } from './cap.ts';
import { booksByVersion } from './read-books.ts';
import * as store from './store.ts';
import type { Fit, RecordRow } from './store.ts';

/** A deed as the caps see it. */
export interface Deed {
  readonly recordId: string;
  readonly activityId: string;
  readonly residentId: string;
  readonly householdId: string;
  readonly day: string;
  readonly rule: Rule;
  readonly settings: Pick<Book['settings'], 'personDay' | 'personMonth'>;
  /** Before caps; negative for a deduction. */
  readonly scored: number;
  /** Counts against the two personal caps. */
  readonly personal: boolean;
}

/**
 * Claims the caps of the day a deed happened, oldest first: a full count leaves nothing, a partly full personal cap pays
 * the rest. The ledger holds the counters, so that two recorders never both get the last of a cap.
 */
export async function claimDeeds(context: Context, deeds: readonly Deed[]): Promise<Map<string, Fit>> {
  const asking = deeds.filter(({ scored }) => scored !== 0).map((deed) => ({ deed, claimId: newId(), lines: capLines(deed) }));
  const outcomes = await claimCaps(
    context,
    asking.map(({ deed, claimId, lines }) => ({ claimId, residentId: deed.residentId, asked: points(Math.abs(deed.scored)), happenedOn: deed.day, lines })),
  );
  const fits = new Map<string, Fit>(
    deeds.map((deed) => [deed.recordId, { recordId: deed.recordId, claimId: null, granted: 0, cap: null, limit: 0, used: 0, personal: deed.personal }]),
  );
  for (const [index, { deed, claimId }] of asking.entries()) {
    const outcome = outcomes[index];
    assert(outcome, 'an outcome for every claim');
    const { granted, boundBy } = outcome;
    fits.set(deed.recordId, {
      recordId: deed.recordId,
      claimId,
      granted: Math.sign(deed.scored) * granted,
      cap: boundBy === null ? null : capOfKey(boundBy.key),
      limit: boundBy?.limit ?? 0,
      used: boundBy?.used ?? 0,
      personal: deed.personal,
    });
  }
  return fits;
}

/** Gives back what records hold of the caps. */
export async function releaseRecords(context: Context, records: readonly Pick<RecordRow, 'claim_id'>[]): Promise<void> {
  const claims = records.flatMap(({ claim_id: claim }) => (claim === null ? [] : [claim]));
  if (claims.length > 0) await releaseCaps(context, claims);
}

/** Claims anew for records that wait, each with or without the personal caps; answers the records as they now stand. */
export async function refitRecords(
  context: Context,
  records: readonly { readonly record: RecordRow; readonly personal: boolean }[],
): Promise<Map<string, RecordRow>> {
  const asking = records.filter(({ record }) => !record.waived && record.scored !== 0);
  if (asking.length === 0) return new Map(records.map(({ record }) => [record.record_id, record]));
  const residents = await readResidents(
    context,
    asking.map(({ record }) => record.resident_id),
  );
  const books = await booksByVersion(
    context,
    asking.map(({ record }) => record.version_id),
  );
  await releaseRecords(
    context,
    asking.map(({ record }) => record),
  );
  const deeds = asking.map(({ record, personal }): Deed => {
    const book = books.get(record.version_id);
    const rule = book?.rules.get(record.rule_code);
    assert(book && rule, 'a record is scored by a rule of an adopted version');
    return {
      recordId: record.record_id,
      activityId: record.activity_id,
      residentId: record.resident_id,
      householdId: residents.get(record.resident_id)?.householdId ?? record.resident_id,
      day: record.happened_on,
      rule,
      settings: book.settings,
      scored: record.scored,
      personal,
    };
  });
  const fits = await claimDeeds(context, deeds);
  await store.setFits(context.tx, context.district, [...fits.values()]);
  return new Map(
    records.map(({ record }) => {
      const fit = fits.get(record.record_id);
      return [
        record.record_id,
        fit
          ? { ...record, granted: fit.granted, cap: fit.cap, cap_limit: fit.limit, cap_used: fit.used, claim_id: fit.claimId, personal: fit.personal }
          : record,
      ];
    }),
  );
}

/**
 * When records gave back their share: what was cut for these residents, or for their households where a household cap was
 * held, is asked for again, oldest first. Answers the records as they now stand.
 */
export async function refitAfter(context: Context, freed: readonly RecordRow[]): Promise<Map<string, RecordRow>> {
  const residentIds = new Set(freed.map((record) => record.resident_id));
  const books = await booksByVersion(
    context,
    freed.map((record) => record.version_id),
  );
  const shared = freed.filter((record) => {
    const rule = books.get(record.version_id)?.rules.get(record.rule_code);
    return rule !== undefined && (rule.perHousehold || rule.caps.household !== undefined);
  });
  for (const [communityId, group] of Map.groupBy(shared, (record) => record.community_id)) {
    const directory = await readDirectory(context, communityId);
    const households = new Set(group.map((record) => directory.byId.get(record.resident_id)?.householdId));
    for (const other of directory.people) if (households.has(other.householdId)) residentIds.add(other.residentId);
  }
  const cut = await store.cutAndWaiting(context.tx, context.district, [...residentIds]);
  return refitRecords(
    context,
    cut.map((record) => ({ record, personal: record.personal })),
  );
}
