import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ledgerLaws, purses, ownerKinds, transferKinds, systemAccounts, type CapPeriod } from '#contract/ledger.ts';
import { points } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { transact } from '#platform/database.ts';
import { newId } from '#platform/ids.ts';
import { available, issuance, opening, redemption, type Account } from '../../server/ledger/account.ts';
import { checkLedger } from '../../server/ledger/check-ledger.ts';
import { claimCaps } from '../../server/ledger/claim-caps.ts';
import { expireBuckets } from '../../server/ledger/expire-buckets.ts';
import { foldSystemDeltas } from '../../server/ledger/fold-system-deltas.ts';
import { openAccounts } from '../../server/ledger/open-accounts.ts';
import type { BatchOutcome, LogKeys } from '../../server/ledger/post-batch.ts';
import { postTransfers, type Transfer } from '../../server/ledger/post-transfers.ts';
import { readFigures, readSystemBalances } from '../../server/ledger/read-account.ts';
import { readRank } from '../../server/ledger/read-rank.ts';
import { readStatement } from '../../server/ledger/read-statement.ts';
import { releaseCaps } from '../../server/ledger/release-caps.ts';
import { reverseTransfers } from '../../server/ledger/reverse-transfers.ts';
import { asAdmin } from '../kit/admin.ts';
import { createTestDatabase } from '../kit/database.ts';
import { Model, slotOf, type ModelOutcome, type ModelTransfer } from './ledger-model.ts';

const { database, admin, server } = await createTestDatabase();
const now = new Date('2026-11-23T02:00:00Z');
const today = '2026-11-23';
const inDistrict =
  (district: number, at = now) =>
  <Result>(verb: (context: Context) => Promise<Result>): Promise<Result> =>
    transact(database, { actor: { kind: 'system', job: 'test' }, district, now: at }, verb);
const run = inDistrict(1);

/** Every other owner has a key of its own; the rest stand under the district's. */
const logKeys: LogKeys = (_, owners) => Promise.resolve(new Map([...owners].filter((owner) => owner.endsWith('0')).map((owner) => [owner, Buffer.alloc(32, owner)])));

const community = newId();
async function residents(count: number, onBoard = true, where = community): Promise<string[]> {
  const owners = Array.from({ length: count }, newId);
  await run((context) => openAccounts(context, owners.map((owner) => ({ owner, kind: 'resident', communityId: where, onBoard }))));
  return owners;
}
let causes = 0;
const cause = (): string => `test/${(causes += 1)}/1`;
const earn = (owner: string, amount: number, more: Partial<Transfer> = {}): Transfer => ({
  from: issuance,
  to: available(owner),
  amount: points(amount),
  kind: 'earn',
  cause: cause(),
  happenedOn: today,
  annualDelta: points(amount),
  lifetimeDelta: points(amount),
  ...more,
});
const spend = (owner: string, amount: number, more: Partial<Transfer> = {}): Transfer => ({ from: available(owner), to: redemption, amount: points(amount), kind: 'spend', cause: cause(), happenedOn: today, ...more });
const deduct = (owner: string, amount: number): Transfer => ({
  from: available(owner),
  to: issuance,
  amount: points(amount),
  kind: 'deduct',
  cause: cause(),
  happenedOn: today,
  annualDelta: points(-amount),
  whenShort: 'take-what-is-there',
});
const post = (...items: Transfer[]) => run((context) => postTransfers(context, { items, logKeys }));
const posted = async (item: Transfer): Promise<string> => {
  const [outcome] = await post(item);
  if (!outcome || !('outcome' in outcome) || outcome.outcome !== 'posted') throw new Error('not posted');
  return outcome.transferId;
};
const reverse = (...items: { transferId: string; whenShort?: 'refuse' }[]) => run((context) => reverseTransfers(context, { items, logKeys }));
const figuresOf = async (owner: string) => (await run((context) => readFigures(context, [owner]))).get(owner);
const code = (outcome: BatchOutcome | undefined): string | undefined => (outcome === undefined ? undefined : 'refused' in outcome ? outcome.refused : outcome.outcome);
const check = (district = 1) => inDistrict(district)((context) => checkLedger(context, { logKeys }));

test('transfers have their pending entries: one for each party that is no system account', async () => {
  const [giver, taker] = await residents(2);
  if (!giver || !taker) return;
  const ids = [await posted(earn(giver, 10)), await posted({ ...earn(giver, 4), from: available(giver), to: available(taker), kind: 'gift', annualDelta: points(0), lifetimeDelta: points(0) }), await posted(spend(taker, 3))];
  const { rows } = await asAdmin(admin, (client) => client.query<{ transfer_id: string; owner_id: string; length: number }>('select transfer_id, owner_id, octet_length(commitment) length from ledger.pending_entry where transfer_id = any($1) order by transfer_id', [ids]));
  expect(rows.map((row) => [ids.indexOf(row.transfer_id), row.owner_id]).toSorted()).toEqual([[0, giver], [1, giver], [1, taker], [2, taker]].toSorted());
  expect(rows.every((row) => row.length === 32)).toBe(true);
  expect(await check()).toEqual([]);
});

test('a cause is paid once, whoever asks again', async () => {
  const [owner] = await residents(1);
  if (!owner) return;
  const item = earn(owner, 10);
  const first = await posted(item);
  const [again, twin, other] = await post(item, { ...item, amount: points(99) }, earn(owner, 1));
  expect([code(again), code(twin), code(other)]).toEqual(['already-posted', 'already-posted', 'posted']);
  expect(again).toMatchObject({ transferId: first, amount: 10 });
  expect(await figuresOf(owner)).toMatchObject({ available: 11, annual: 11, lifetime: 11 });
});

test('one cause twice in one batch is posted once', async () => {
  const [owner] = await residents(1);
  if (!owner) return;
  const item = spend(owner, 10);
  const outcomes = await post(item, earn(owner, 15), item, item);
  expect(outcomes.map(code)).toEqual(['insufficient-points', 'posted', 'posted', 'already-posted']);
  expect(await figuresOf(owner)).toMatchObject({ available: 5 });
});

test('debits of one account in one batch are served in their order', async () => {
  const [owner] = await residents(1);
  if (!owner) return;
  const outcomes = await post(earn(owner, 10), spend(owner, 6), spend(owner, 6), spend(owner, 4));
  expect(outcomes.map(code)).toEqual(['posted', 'posted', 'insufficient-points', 'posted']);
  expect(outcomes[2]).toMatchObject({ facts: { spendable: 4, short: 2 } });
  expect(await figuresOf(owner)).toMatchObject({ available: 0, spendable: 0, annual: 10 });
});

test('the door refuses one account twice in a call, and items of two system accounts', async () => {
  const owner = newId();
  const elsewhere = inDistrict(60);
  await elsewhere((context) => openAccounts(context, [{ owner, kind: 'resident' }]));
  const item = { id: newId(), from: systemAccounts.issuance, to: owner, purse: 'available', kind: 'earn', cause: cause(), amount: 1, within: false, annual: 0, lifetime: 0, happened_on: today, to_commitment: '00'.repeat(32) };
  const call = (items: readonly unknown[]) =>
    elsewhere(async ({ tx }) => {
      await sql`select ledger.door('post', ${now}, ${JSON.stringify(items)}::jsonb)`.execute(tx);
    });
  await expect(call([item, { ...item, id: newId(), cause: cause() }])).rejects.toThrow('an account stands once in a call');
  await expect(call([{ ...item, to: systemAccounts.expiry }])).rejects.toThrow('no system account');
  await expect(call([{ ...item, to_commitment: null }])).rejects.toThrow('commitment');
  await expect(call([{ ...item, happened_on: '2026-11-24' }])).rejects.toThrow('has happened');
  await expect(call([{ ...item, kind: 'spend', annual: 1 }])).rejects.toThrow('check constraint');
  await call([item]);
});

test('a deduction of 20 at balance 5 moves 5 and lowers the year by 20, never below 0', async () => {
  const [owner] = await residents(1);
  if (!owner) return;
  await post(earn(owner, 30), spend(owner, 25));
  const [outcome] = await post(deduct(owner, 20));
  expect(outcome).toMatchObject({ outcome: 'posted', amount: 5, shortfall: 15, annualDelta: -20 });
  expect(await figuresOf(owner)).toMatchObject({ available: 0, annual: 10, lifetime: 30 });
  const [second] = await post(deduct(owner, 20));
  expect(second).toMatchObject({ amount: 0, shortfall: 20, annualDelta: -10 });
  expect(await figuresOf(owner)).toMatchObject({ available: 0, annual: 0, lifetime: 30 });
});

test('the year starts anew on 1 January, and December’s deeds that settle in January count in their own year', async () => {
  const [owner] = await residents(1);
  if (!owner) return;
  const at = (moment: string, ...items: Transfer[]) => inDistrict(1, new Date(moment))((context) => postTransfers(context, { items, logKeys }));
  const figuresAt = async (moment: string) => (await inDistrict(1, new Date(moment))((context) => readFigures(context, [owner]))).get(owner);
  await at('2025-12-20T00:00:00Z', earn(owner, 10, { happenedOn: '2025-12-20' }));
  expect(await figuresAt('2025-12-31T15:59:59Z')).toMatchObject({ year: 2025, annual: 10, month: 10 });
  expect(await figuresAt('2025-12-31T16:00:00Z')).toMatchObject({ year: 2026, annual: 0, annualBefore: 10, month: 0, lifetime: 10 });
  await at('2026-01-02T00:00:00Z', earn(owner, 5, { happenedOn: '2025-12-30' }));
  expect(await figuresAt('2026-01-02T00:00:00Z')).toMatchObject({ annual: 0, annualBefore: 15 });
  await at('2026-01-05T00:00:00Z', earn(owner, 7, { happenedOn: '2026-01-04' }));
  await at('2026-01-06T00:00:00Z', earn(owner, 1, { happenedOn: '2025-12-31' }));
  expect(await figuresAt('2026-01-06T00:00:00Z')).toMatchObject({ annual: 7, annualBefore: 16, lifetime: 23, available: 23 });
  await at('2027-01-06T00:00:00Z', earn(owner, 2, { happenedOn: '2027-01-01' }));
  const [late] = await at('2027-01-07T00:00:00Z', earn(owner, 100, { happenedOn: '2025-12-31' }));
  expect(late).toMatchObject({ outcome: 'posted', amount: 100, annualDelta: 0, lifetimeDelta: 100 });
  expect(await figuresAt('2027-01-07T00:00:00Z')).toMatchObject({ annual: 2, annualBefore: 7, lifetime: 125, available: 125 });
  expect(await check()).toEqual([]);
});

test('debits draw the earliest day first, and a reversal brings back the same days', async () => {
  const [owner] = await residents(1);
  if (!owner) return;
  await post(earn(owner, 10, { usableUntil: '2027-03-31' }), earn(owner, 10, { usableUntil: '2026-12-31' }), earn(owner, 10));
  const before = (await figuresOf(owner))?.buckets;
  expect(before).toEqual([{ until: '2026-12-31', points: 10 }, { until: '2027-03-31', points: 10 }, { until: null, points: 10 }]);
  const spent = await posted(spend(owner, 25));
  expect((await figuresOf(owner))?.buckets).toEqual([{ until: null, points: 5 }]);
  const { rows } = await run((context) => readStatement(context, { owner, show: 'out' }));
  expect(rows[0]).toMatchObject({ points: -25, buckets: [{ until: '2026-12-31', points: 10 }, { until: '2027-03-31', points: 10 }, { until: null, points: 5 }] });
  expect((await reverse({ transferId: spent })).map(code)).toEqual(['posted']);
  expect((await figuresOf(owner))?.buckets).toEqual(before);
});

test('expiry moves only what is left, and its reversal gives back exactly what was there', async () => {
  const [owner] = await residents(1);
  if (!owner) return;
  await post(earn(owner, 10, { usableUntil: '2026-10-31' }), earn(owner, 10, { usableUntil: '2026-11-22' }), earn(owner, 10, { usableUntil: today }), spend(owner, 4));
  const before = await figuresOf(owner);
  const expire = () => run((context) => expireBuckets(context, { before: today, logKeys }));
  const { points: moved } = await expire();
  expect(moved).toBe(16);
  expect(await figuresOf(owner)).toMatchObject({ available: 10, annual: 30, lifetime: 30, buckets: [{ until: today, points: 10 }] });
  expect(await expire()).toMatchObject({ buckets: 0, points: 0 });
  const { rows } = await run((context) => readStatement(context, { owner, show: 'out' }));
  const expiries = rows.filter((line) => line.kind === 'expiry').map(({ transferId }) => ({ transferId }));
  expect(expiries).toHaveLength(2);
  expect((await reverse(...expiries)).map(code)).toEqual(['posted', 'posted']);
  expect(await figuresOf(owner)).toEqual(before);
  expect(await expire()).toMatchObject({ buckets: 2, points: 16 });
  expect(await check()).toEqual([]);
});

test('expiry goes on where it stopped', async () => {
  const owners = await residents(5);
  await post(...owners.map((owner) => earn(owner, 3, { usableUntil: '2026-01-31' })));
  let sum = 0;
  let after: Awaited<ReturnType<typeof expireBuckets>>['next'];
  let calls = 0;
  do {
    const done = await run((context) => expireBuckets(context, { before: today, logKeys, after, limit: 2 }));
    sum += done.points;
    after = done.next;
    calls += 1;
  } while (after);
  expect(sum).toBe(15);
  expect(calls).toBeGreaterThan(2);
});

test('a reversal is linked, happens once and is final', async () => {
  const [owner] = await residents(1);
  if (!owner) return;
  const transferId = await posted(earn(owner, 10));
  const unknown = newId();
  const outcomes = await reverse({ transferId }, { transferId }, { transferId: unknown });
  expect(outcomes.map(code)).toEqual(['posted', 'already-posted', 'transfer-not-found']);
  const { rows } = await run((context) => readStatement(context, { owner }));
  expect(rows.map(({ kind, points, reverses, reversedBy }) => ({ kind, points, reverses, reversed: reversedBy !== null }))).toEqual([
    { kind: 'reversal', points: -10, reverses: transferId, reversed: false },
    { kind: 'earn', points: 10, reverses: null, reversed: true },
  ]);
  const reversal = rows[0]?.transferId ?? '';
  expect((await reverse({ transferId: reversal })).map(code)).toEqual(['reversal-is-final']);
  expect(await figuresOf(owner)).toMatchObject({ available: 0, annual: 0, lifetime: 0, month: 0 });
});

test('a reversal of spent points takes what is there and tells the shortfall, or refuses', async () => {
  const [owner] = await residents(1);
  if (!owner) return;
  const transferId = await posted(earn(owner, 10));
  await post(spend(owner, 7));
  expect((await reverse({ transferId, whenShort: 'refuse' })).map(code)).toEqual(['insufficient-points']);
  expect(await reverse({ transferId })).toMatchObject([{ outcome: 'posted', amount: 3, shortfall: 7, annualDelta: -10, lifetimeDelta: -10 }]);
  expect(await figuresOf(owner)).toMatchObject({ available: 0, annual: 0, lifetime: 0 });
});

test('opening balances count to lifetime only; gifts and spending count to nothing', async () => {
  const [owner, friend] = await residents(2);
  if (!owner || !friend) return;
  await post(
    { ...earn(owner, 100), from: opening, kind: 'opening', annualDelta: points(0) },
    { ...spend(owner, 30), to: available(friend), kind: 'gift' },
    spend(friend, 10),
  );
  expect(await figuresOf(owner)).toMatchObject({ available: 70, annual: 0, lifetime: 100 });
  expect(await figuresOf(friend)).toMatchObject({ available: 20, annual: 0, lifetime: 0 });
});

test('one bad item never changes its neighbours’ outcomes', async () => {
  const owners = await residents(3);
  const [a, b, c] = owners;
  if (!a || !b || !c) return;
  const outcomes = await post(earn(a, 10), spend(b, 1), earn(newId(), 10), earn(c, 5, { from: available(newId()), kind: 'gift', annualDelta: points(0), lifetimeDelta: points(0) }), earn(c, 5), spend(a, 10));
  expect(outcomes.map(code)).toEqual(['posted', 'insufficient-points', 'account-not-found', 'account-not-found', 'posted', 'posted']);
  expect(await figuresOf(c)).toMatchObject({ available: 5 });
});

test('a statement is read by pages, each line once, latest first', async () => {
  const [owner] = await residents(1);
  if (!owner) return;
  for (let n = 1; n <= 7; n += 1) await post(earn(owner, n), spend(owner, 1));
  const lines: number[] = [];
  let after: string | undefined;
  do {
    const page = await run((context) => readStatement(context, { owner, after, limit: 3 }));
    lines.push(...page.rows.map((line) => line.points));
    after = page.next;
  } while (after);
  expect(lines).toEqual([7, 6, 5, 4, 3, 2, 1].flatMap((n) => [-1, n]));
  await expect(run((context) => readStatement(context, { owner, after: 'elsewhere' }))).rejects.toMatchObject({ code: 'invalid-input' });
});

test('a rank is exact among all scores of the community', async () => {
  const here = newId();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 1200 }), { minLength: 1, maxLength: 30 }), async (scores) => {
      const owners = await residents(scores.length, true, here);
      await post(...owners.map((owner, at) => earn(owner, scores[at] ?? 1)));
      const { rows } = await asAdmin(admin, (client) => client.query<{ owner_id: string; annual: string }>('select owner_id, annual from ledger.account where community_id = $1 and annual_year = 2026', [here]));
      const all = rows.map((row) => ({ owner: row.owner_id, score: Number(row.annual) }));
      for (const { owner, score } of all.filter((one) => owners.includes(one.owner)).slice(0, 5)) {
        const naive = 1 + all.filter((other) => other.score > score).length;
        expect(await run((context) => readRank(context, { residentId: owner }))).toEqual({ communityId: here, score, rank: naive, people: all.length });
      }
    }),
    { numRuns: 6 },
  );
});

test('minors stand on no board, and who moves away takes the score along', async () => {
  const [from, to] = [newId(), newId()];
  const [adult] = await residents(1, true, from);
  const [minor] = await residents(1, false, from);
  if (!adult || !minor) return;
  await post(earn(adult, 10), earn(minor, 20));
  const rankOf = (residentId: string) => run((context) => readRank(context, { residentId }));
  expect(await rankOf(minor)).toBeUndefined();
  expect(await rankOf(adult)).toMatchObject({ rank: 1, people: 1 });
  await run((context) => openAccounts(context, [{ owner: adult, kind: 'resident', communityId: to, onBoard: true }, { owner: minor, kind: 'resident', communityId: from, onBoard: true }]));
  expect(await rankOf(adult)).toMatchObject({ communityId: to, rank: 1, people: 1 });
  expect(await rankOf(minor)).toMatchObject({ communityId: from, score: 20, rank: 1, people: 1 });
  await run((context) => openAccounts(context, [{ owner: adult, kind: 'resident', communityId: to, onBoard: false }]));
  expect(await rankOf(adult)).toBeUndefined();
  expect(await check()).toEqual([]);
});

test('system accounts read the same before and after their deltas are folded', async () => {
  const before = await run(readSystemBalances);
  expect(await run(foldSystemDeltas)).toBeGreaterThan(0);
  expect(await run(foldSystemDeltas)).toBe(0);
  const order = (rows: typeof before) => rows.toSorted((one, other) => (one.owner + one.purse < other.owner + other.purse ? -1 : 1));
  expect(order(await run(readSystemBalances))).toEqual(order(before));
  expect(await check()).toEqual([]);
});

test('a full count grants nothing, a partly full points cap grants the rest and says so, and what is released fits the next', async () => {
  const resident = newId();
  const lines = [
    { key: 'A-V01', kind: 'times', period: 'day', startsOn: today, limit: 2 },
    { key: 'personDay', kind: 'points', period: 'day', startsOn: today, limit: 30 },
  ] as const;
  const claim = (claimId: string, asked: number) => run((context) => claimCaps(context, [{ claimId, residentId: resident, asked: points(asked), happenedOn: today, lines }]));
  const [first, second, third, fourth] = [newId(), newId(), newId(), newId()];
  expect(await claim(first, 20)).toEqual([{ outcome: 'claimed', granted: 20, boundBy: null, released: false }]);
  expect(await claim(second, 20)).toEqual([{ outcome: 'claimed', granted: 10, boundBy: { key: 'personDay', limit: 30, used: 20 }, released: false }]);
  expect(await claim(third, 20)).toMatchObject([{ granted: 0, boundBy: { key: 'A-V01', limit: 2, used: 2 } }]);
  expect(await claim(second, 99)).toMatchObject([{ outcome: 'already-claimed', granted: 10, released: false }]);
  expect(await run((context) => releaseCaps(context, [first, first, third, newId()]))).toBe(2);
  expect(await run((context) => releaseCaps(context, [first]))).toBe(0);
  expect(await claim(fourth, 25)).toMatchObject([{ outcome: 'claimed', granted: 20 }]);
  expect(await claim(first, 5)).toMatchObject([{ outcome: 'already-claimed', granted: 20, released: true }]);
});

test('a household cap counts for all who live together', async () => {
  const [household, parent, child] = [newId(), newId(), newId()];
  const lines = [{ key: 'A-H01', holder: household, kind: 'times', period: 'household', startsOn: '2026-01-01', limit: 1 }] as const;
  const outcomes = await run((context) => claimCaps(context, [parent, child].map((residentId) => ({ claimId: newId(), residentId, asked: points(200), happenedOn: today, lines }))));
  expect(outcomes.map(({ granted }) => granted)).toEqual([200, 0]);
});

const days = ['2024-12-30', '2025-12-30', '2026-01-02', '2026-11-02', '2026-11-20'] as const;
const ends = [null, '2026-10-31', '2026-12-31', '2027-06-30'] as const;
const person = fc.integer({ min: 0, max: 4 });
const command = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('earn' as const), who: person, amount: fc.integer({ min: 1, max: 400 }), day: fc.constantFrom(...days), end: fc.constantFrom(...ends), again: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('spend' as const), who: person, amount: fc.integer({ min: 1, max: 300 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deduct' as const), who: person, amount: fc.integer({ min: 1, max: 300 }), day: fc.constantFrom(...days) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('gift' as const), who: person, whom: person, amount: fc.integer({ min: 1, max: 200 }), end: fc.constantFrom(...ends) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reverse' as const), which: fc.nat({ max: 50 }), within: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const), before: fc.constantFrom('2026-11-01', today) }) },
);

test('whatever is posted, refused, reversed and expired in whatever order, the books agree with the plain model and all laws hold', async () => {
  let districtNumber = 100;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(command, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 }), async (batches) => {
      const district = (districtNumber += 1);
      const within = inDistrict(district);
      const model = new Model();
      const people = Array.from({ length: 5 }, newId);
      const where = newId();
      // The last of the five never gets an account.
      const opened = people.slice(0, 4);
      await within((context) => openAccounts(context, opened.map((owner, at) => ({ owner, kind: 'resident', communityId: where, onBoard: at !== 3 }))));
      for (const owner of opened) model.open(owner);
      const known: { readonly cause: string; readonly transferId: string }[] = [];
      let lastCause = 'test/0/1';

      for (const batch of batches) {
        const expected: ModelOutcome[] = [];
        const items: Transfer[] = [];
        const flush = async (): Promise<void> => {
          const outcomes = await within((context) => postTransfers(context, { items, logKeys }));
          expect(outcomes.map(plainly)).toEqual(expected);
          for (const [at, outcome] of outcomes.entries()) if ('outcome' in outcome && outcome.outcome === 'posted') known.push({ cause: items[at]?.cause ?? '', transferId: outcome.transferId });
          items.length = expected.length = 0;
        };
        const add = (item: ModelTransfer, from: Account, to: Account): void => {
          expected.push(model.post(item));
          if (item.kind === 'reversal' || item.kind === 'expiry') return;
          items.push({
            from,
            to,
            kind: item.kind,
            cause: item.cause,
            amount: points(item.amount),
            happenedOn: item.happenedOn,
            usableUntil: item.until,
            annualDelta: points(item.annual),
            lifetimeDelta: points(item.lifetime),
            whenShort: item.within ? 'take-what-is-there' : 'refuse',
          });
        };
        for (const one of batch) {
          const who = 'who' in one ? (people[one.who] ?? '') : '';
          const plain = { cause: cause(), within: false, annual: 0, lifetime: 0, happenedOn: today, until: null };
          switch (one.do) {
            case 'earn':
              if (!one.again) lastCause = plain.cause;
              add({ ...plain, cause: lastCause, from: null, to: who, kind: 'earn', amount: one.amount, annual: one.amount, lifetime: one.amount, happenedOn: one.day, until: one.end }, issuance, available(who));
              break;
            case 'spend':
              add({ ...plain, from: who, to: null, kind: 'spend', amount: one.amount }, available(who), redemption);
              break;
            case 'deduct':
              add({ ...plain, from: who, to: null, kind: 'deduct', amount: one.amount, within: true, annual: -one.amount, happenedOn: one.day }, available(who), issuance);
              break;
            case 'gift': {
              const whom = people[one.whom] ?? '';
              if (whom !== who) add({ ...plain, from: who, to: whom, kind: 'gift', amount: one.amount, until: one.end }, available(who), available(whom));
              break;
            }
            case 'reverse': {
              await flush();
              const target = known[one.which % Math.max(1, known.length)];
              const outcome = model.reverse(target?.cause ?? 'unknown', one.within);
              const transferId = target?.transferId ?? newId();
              const [found] = await within((context) => reverseTransfers(context, { items: [{ transferId, whenShort: one.within ? 'take-what-is-there' : 'refuse' }], logKeys }));
              expect(found && plainly(found)).toEqual(outcome);
              if (found && 'outcome' in found && found.outcome === 'posted') known.push({ cause: `reversal of ${target?.cause}`, transferId: found.transferId });
              break;
            }
            case 'expire': {
              await flush();
              const moved = model.expire(one.before);
              expect((await within((context) => expireBuckets(context, { before: one.before, logKeys }))).points).toBe(moved);
              break;
            }
          }
        }
        await flush();
      }

      const figures = await within((context) => readFigures(context, people));
      expect(figures.size).toBe(4);
      for (const [owner, account] of model.accounts) {
        const found = figures.get(owner);
        expect(found?.buckets.map(({ until, points }) => [until ?? 'infinity', points])).toEqual([...account.buckets].toSorted(([one], [other]) => (one < other ? -1 : 1)));
        const year = account.newestYear === 2026 || account.newestYear === 2025 ? account.annual : new Map<number, number>();
        expect(found).toMatchObject({ annual: year.get(2026) ?? 0, lifetime: account.lifetime, month: account.newestMonth === '2026-11' ? (account.month.get('2026-11') ?? 0) : 0 });
        const rank = await within((context) => readRank(context, { residentId: owner }));
        const scores = opened.slice(0, 3).map((other) => model.accounts.get(other)?.annual.get(2026) ?? 0);
        const score = account.annual.get(2026) ?? 0;
        expect(rank?.rank).toBe(owner === opened[3] || score === 0 ? undefined : 1 + scores.filter((other) => other > score).length);
      }
      expect(await check(district)).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 120_000);

/** An outcome as the model says it. */
function plainly(outcome: BatchOutcome): ModelOutcome {
  if ('refused' in outcome) return { outcome: outcome.refused };
  if (outcome.outcome !== 'posted') return { outcome: outcome.outcome === 'already-posted' ? 'already-posted' : outcome.outcome };
  return { outcome: 'posted', amount: outcome.amount, shortfall: outcome.shortfall, annual: outcome.annualDelta, lifetime: outcome.lifetimeDelta };
}

test('whatever is claimed and released in whatever order, caps agree with the plain model', async () => {
  const periods = ['session', 'day', 'month', 'year', 'pairMonth', 'household'] as const;
  const starts: Record<(typeof periods)[number], (day: string) => string> = { session: (day) => day, day: (day) => day, month: (day) => `${day.slice(0, 7)}-01`, year: (day) => `${day.slice(0, 4)}-01-01`, pairMonth: (day) => `${day.slice(0, 7)}-01`, household: (day) => `${day.slice(0, 4)}-01-01` };
  const line = fc.record({ period: fc.constantFrom(...periods), key: fc.constantFrom('A', 'B'), times: fc.boolean(), limit: fc.integer({ min: 0, max: 5 }) });
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('claim' as const), who: fc.nat({ max: 2 }), asked: fc.integer({ min: 0, max: 6 }), day: fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-02'), lines: fc.uniqueArray(line, { maxLength: 4, selector: ({ period, key }) => `${period}/${key}` }), again: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), which: fc.nat({ max: 20 }) }) },
  );
  let districtNumber = 1000;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }), async (batches) => {
      const district = (districtNumber += 1);
      const within = inDistrict(district);
      const model = new Model();
      const people = Array.from({ length: 3 }, newId);
      const household = newId();
      const ids: string[] = [];
      for (const batch of batches) {
        for (const one of batch.filter((each) => each.do === 'release')) {
          const id = ids[one.which % Math.max(1, ids.length)] ?? newId();
          expect(await within((context) => releaseCaps(context, [id]))).toBe(model.release(id));
        }
        const claims = batch
          .filter((each) => each.do === 'claim')
          .map((one) => {
            const id = (one.again ? ids.at(-1) : undefined) ?? newId();
            ids.push(id);
            const residentId = people[one.who] ?? '';
            const lines = one.lines.map(({ period, key, times, limit }) => {
              const [kind, startsOn]: ['times' | 'points', string] = [times ? 'times' : 'points', starts[period](one.day)];
              return { key: `${key}/${kind}`, kind, period: period satisfies CapPeriod, startsOn, limit, ...(period === 'household' ? { holder: household } : {}) };
            });
            const granted = model.claim(id, one.asked, lines.map((each) => ({ slot: slotOf('holder' in each ? (each.holder ?? '') : residentId, each.period, each.startsOn, each.key), times: each.kind === 'times', limit: each.limit })));
            return { granted, claim: { claimId: id, residentId, asked: points(one.asked), happenedOn: one.day, lines } };
          });
        const outcomes = await within((context) => claimCaps(context, claims.map(({ claim }) => claim)));
        expect(outcomes.map(({ granted }) => Number(granted))).toEqual(claims.map(({ granted }) => granted));
      }
      expect(await check(district)).toEqual([]);
    }),
    { numRuns: 30 },
  );
}, 120_000);

test('the replay of all transfers from empty gives the same balances, buckets, counters and boards', async () => {
  const district = 50;
  const within = inDistrict(district);
  const people = Array.from({ length: 6 }, newId);
  const where = newId();
  await within((context) => openAccounts(context, people.map((owner) => ({ owner, kind: 'resident', communityId: where, onBoard: true }))));
  const done: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const items = people.map((owner, at) => ((n + at) % 3 === 2 ? spend(owner, 3 + n) : earn(owner, 5 + ((7 * n + at) % 40), { usableUntil: ends[(n + at) % 4] ?? null, happenedOn: days[3 + ((n + at) % 2)] ?? today })));
    const outcomes = await within((context) => postTransfers(context, { items, logKeys }));
    done.push(...outcomes.flatMap((outcome) => ('outcome' in outcome && outcome.outcome === 'posted' ? [outcome.transferId] : [])));
    await within((context) => reverseTransfers(context, { items: done.splice(0, n % 3).map((transferId) => ({ transferId })), logKeys }));
  }
  await within((context) => expireBuckets(context, { before: today, logKeys }));

  interface Row {
    from_owner: string;
    to_owner: string;
    amount: string;
    annual_delta: string;
    lifetime_delta: string;
    from_bucket_on: string | null;
    to_bucket_on: string | null;
    draws: { side: 'from' | 'to'; on: string; points: number }[];
  }
  const replayed = await asAdmin(admin, async (client) => {
    const { rows: transfers } = await client.query<Row>(
      `select t.from_owner, t.to_owner, t.amount, t.annual_delta, t.lifetime_delta, t.from_bucket_on::text, t.to_bucket_on::text,
              (select coalesce(json_agg(json_build_object('side', side, 'on', bucket_on, 'points', points)), '[]') from ledger.draw w where w.district_id = t.district_id and w.transfer_id = t.id) draws
         from ledger.transfer t where t.district_id = $1 order by t.id`,
      [district],
    );
    const empty = () => ({ balance: 0, annual: 0, lifetime: 0, buckets: new Map<string, number>() });
    const accounts = new Map(people.map((owner) => [owner, empty()]));
    for (const row of transfers) {
      for (const [side, owner, day] of [['from', row.from_owner, row.from_bucket_on], ['to', row.to_owner, row.to_bucket_on]] as const) {
        const account = accounts.get(owner);
        if (!account) continue;
        const sign = side === 'to' ? 1 : -1;
        account.balance += sign * Number(row.amount);
        account.annual += Number(row.annual_delta);
        account.lifetime += Number(row.lifetime_delta);
        const parts = day === null ? row.draws.filter((draw) => draw.side === side) : [{ on: day, points: Number(row.amount) }];
        for (const part of parts) account.buckets.set(part.on, (account.buckets.get(part.on) ?? 0) + sign * part.points);
      }
    }
    return { transfers: transfers.length, accounts };
  });
  expect(replayed.transfers).toBeGreaterThan(70);
  const figures = await within((context) => readFigures(context, people));
  for (const [owner, account] of replayed.accounts) {
    const buckets = [...account.buckets].filter(([, points]) => points !== 0).toSorted(([one], [other]) => (one < other ? -1 : 1));
    expect(figures.get(owner)).toMatchObject({ available: account.balance, annual: account.annual, lifetime: account.lifetime });
    expect(figures.get(owner)?.buckets.map(({ until, points }) => [until ?? 'infinity', points])).toEqual(buckets);
    const rank = await within((context) => readRank(context, { residentId: owner }));
    expect(rank?.rank).toBe(account.annual === 0 ? undefined : 1 + [...replayed.accounts.values()].filter((other) => other.annual > account.annual).length);
  }
  expect(await check(district)).toEqual([]);
});

const breaches: readonly (readonly [(typeof ledgerLaws)[number], string])[] = [
  ['purses-sum-to-zero', `update ledger.system_delta set delta = delta + 1 where district_id = $1`],
  ['balances-are-sums-of-transfers', `update ledger.account set balance = balance + 1, bucket = bucket + 1 where district_id = $1`],
  ['balances-are-sums-of-buckets', `update ledger.account set bucket = bucket - 1 where district_id = $1`],
  ['buckets-are-what-was-put-in-and-drawn', `update ledger.account set bucket_on = '2030-01-01' where district_id = $1`],
  ['reversals-are-linked-once', `update ledger.transfer set amount = amount + 1 where district_id = $1 and reverses is not null`],
  ['counters-are-sums-of-deltas', `update ledger.account set lifetime = lifetime + 1 where district_id = $1`],
  ['counters-exclude-what-is-no-behaviour', `alter table ledger.transfer drop constraint transfer_check3; update ledger.transfer set annual_delta = 1 where district_id = 0 and kind = 'spend'`],
  ['boards-count-every-score', `update ledger.board_score set people = people + 1 where district_id = $1`],
  ['every-party-has-its-entry', `delete from ledger.pending_entry where district_id = $1`],
  ['caps-are-sums-of-claims', `update ledger.cap_use set used = '{"month/A": 7}' where district_id = $1`],
  ['commitments-open', `update ledger.transfer set happened_on = happened_on - 1 where district_id = $1`],
];
test.each(breaches)('a breach of %s is found', async (law, tamper) => {
  const district = 2000 + ledgerLaws.indexOf(law);
  const within = inDistrict(district);
  const owner = newId();
  await within(async (context) => {
    await openAccounts(context, [{ owner, kind: 'resident', communityId: newId(), onBoard: true }]);
    const [, , done] = await postTransfers(context, { items: [earn(owner, 10), spend(owner, 3), earn(owner, 5)], logKeys });
    if (done && 'transferId' in done) await reverseTransfers(context, { items: [{ transferId: done.transferId }], logKeys });
    await claimCaps(context, [{ claimId: newId(), residentId: owner, asked: points(5), happenedOn: today, lines: [{ key: 'A', kind: 'times', period: 'month', startsOn: '2026-11-01', limit: 3 }] }]);
  });
  expect(await check(district)).toEqual([]);
  await asAdmin(admin, (client) => client.query(tamper.replaceAll('$1', String(district)).replaceAll('district_id = 0', `district_id = ${district}`)));
  const differences = await check(district);
  expect(differences.map((difference) => difference.law)).toContain(law);
});

test('a cause paid twice is found even where the index is gone', async () => {
  const district = 2100;
  const owner = newId();
  await inDistrict(district)(async (context) => {
    await openAccounts(context, [{ owner, kind: 'resident' }]);
    await postTransfers(context, { items: [earn(owner, 1), earn(owner, 1)], logKeys });
  });
  await asAdmin(admin, async (client) => {
    await client.query('alter table ledger.transfer drop constraint transfer_district_id_cause_key cascade');
    await client.query(`update ledger.transfer set cause = 'same/1' where district_id = ${district}`);
  });
  expect((await check(district)).map(({ law }) => law)).toContain('a-cause-is-paid-once');
});

test('the server writes the ledger through the door only', async () => {
  const { rows: tables } = await asAdmin(admin, (client) => client.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'ledger'`));
  expect(tables.length).toBeGreaterThan(8);
  await asAdmin(server, async (client) => {
    await client.query(`select set_config('liren.district', '1', false)`);
    for (const { name } of tables)
      for (const statement of [`insert into ledger.${name} default values`, `update ledger.${name} set district_id = 1`, `delete from ledger.${name}`, `truncate ledger.${name}`])
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    const { rows } = await client.query<{ name: string; may: boolean; definer: boolean }>(
      `select p.proname as name, has_function_privilege(p.oid, 'execute') as may, p.prosecdef as definer from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'ledger' order by 1`,
    );
    expect(rows.filter((row) => row.may || row.definer)).toEqual([{ name: 'door', may: true, definer: true }]);
  });
});

test('the door posts in the district of the transaction, and nowhere without one', async () => {
  await asAdmin(server, async (client) => {
    await expect(client.query(`select ledger.door('fold', '2026-11-23')`)).rejects.toThrow('a district is set');
    await client.query(`select set_config('liren.district', '77', false)`);
    await expect(client.query(`select ledger.door('elsewhere', '2026-11-23')`)).rejects.toThrow();
    const { rows } = await client.query('select * from ledger.transfer');
    expect(rows).toEqual([]);
  });
  const [owner] = await residents(1);
  if (!owner) return;
  const [elsewhere] = await inDistrict(77)((context) => postTransfers(context, { items: [earn(owner, 5)], logKeys }));
  expect(code(elsewhere)).toBe('account-not-found');
});

test('purses, owners, kinds and system accounts are those of the contract', async () => {
  const { rows } = await asAdmin(admin, (client) => client.query<{ definition: string }>(`select pg_get_constraintdef(c.oid) as definition from pg_constraint c where c.conrelid in ('ledger.account'::regclass, 'ledger.transfer'::regclass) and c.contype = 'c'`));
  const listed = (column: string) => rows.filter(({ definition }) => definition.startsWith(`CHECK ((${column} = ANY`)).map(({ definition }) => [...definition.matchAll(/'([a-z]+)'::text/g)].map(([, value]) => value));
  expect(listed('purse')).toEqual([purses, purses]);
  expect(listed('owner_kind')).toEqual([ownerKinds]);
  expect(listed('kind')).toEqual([transferKinds]);
  const { rows: body } = await asAdmin(admin, (client) => client.query<{ prosrc: string }>(`select prosrc from pg_proc where proname = 'post' and pronamespace = 'ledger'::regnamespace`));
  const inDoor = /system_owners constant uuid\[\] := array\[([^\]]+)\]/.exec(body[0]?.prosrc ?? '')?.[1];
  expect(inDoor?.split(', ').map((quoted) => quoted.slice(1, -1))).toEqual(Object.values(systemAccounts));
});
