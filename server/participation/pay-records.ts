import { points } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { assert } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { readLogKeys } from '../identity/read-log-keys.ts';
import { readResidents } from '../identity/read-residents.ts';
import { available, issuance } from '../ledger/account.ts';
import { lastUsableDay } from '../ledger/bucket.ts';
import { openAccounts } from '../ledger/open-accounts.ts';
import { postTransfers, type Transfer } from '../ledger/post-transfers.ts';
import { readFigures } from '../ledger/read-account.ts';
import { startingSettings } from '../rules/book.ts';
import { readBookFor } from '../rules/read-book-for.ts';
import { ageOn } from '../rules/rule.ts';
import { adultAge } from './age.ts';
import type { Moved } from './find-records.ts';
import { causeOf } from './record.ts';
import * as store from './store.ts';
import type { RecordRow } from './store.ts';
import { tell } from './tell.ts';

/**
 * Settles records into the ledger under their one cause: points after caps, usable as long as the community's policy says
 * on the day of posting. A deduction takes what is there and lowers the year's figure by the whole (readings 16). Records
 * that bring no points settle without a movement: their hours stay. The records are locked and may be settled.
 */
export async function payRecords(context: Context, records: readonly RecordRow[]): Promise<Map<string, Moved>> {
  if (records.length === 0) return new Map();
  const { tx, district, now } = context;
  const today = localDateAt(now);
  const paying = records.filter((record) => record.granted !== 0);
  const residents = await readResidents(
    context,
    paying.map((record) => record.resident_id),
  );
  await openAccounts(
    context,
    [...residents.values()].map((resident) => ({
      owner: resident.residentId,
      kind: 'resident',
      communityId: resident.communityId,
      onBoard: ageOn(resident.birthYear, today) >= adultAge,
    })),
  );
  const policies = new Map<string, string | null>();
  for (const communityId of new Set(paying.map((record) => record.community_id))) {
    const settings = (await readBookFor(context, { communityId, day: today }))?.settings ?? startingSettings;
    policies.set(communityId, lastUsableDay(settings.expiry, today));
  }
  const outcomes = await postTransfers(context, {
    logKeys: readLogKeys,
    items: paying.map((record): Transfer => {
      const person = available(record.resident_id);
      const taken = record.granted < 0;
      return {
        from: taken ? person : issuance,
        to: taken ? issuance : person,
        amount: points(Math.abs(record.granted)),
        kind: taken ? 'deduct' : 'earn',
        cause: causeOf(record.record_id),
        happenedOn: record.happened_on,
        usableUntil: taken ? null : (policies.get(record.community_id) ?? null),
        annualDelta: points(record.granted),
        // 累计 falls by corrections alone (requirement 34).
        lifetimeDelta: points(taken ? 0 : record.granted),
        ruleVersion: record.version_id,
        ...(taken ? { whenShort: 'take-what-is-there' } : {}),
      };
    }),
  });
  const transfers = new Map(
    paying.map((record, index) => {
      const outcome = outcomes[index];
      assert(outcome && !('refused' in outcome), 'an earning is posted');
      return [record.record_id, outcome.transferId];
    }),
  );
  await store.setSettled(
    tx,
    district,
    now,
    records.map((record) => ({ recordId: record.record_id, transferId: transfers.get(record.record_id) ?? null })),
  );
  const figures = await readFigures(context, [...new Set(records.map((record) => record.resident_id))]);
  await tell(context, 'settled', records, (record) => ({ balance: figures.get(record.resident_id)?.available ?? 0 }));
  return new Map(records.map((record) => [record.record_id, { state: 'settled', granted: record.granted }]));
}
