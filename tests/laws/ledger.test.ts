import fc from 'fast-check';
import { expect, test } from 'vitest';
import { points } from '#contract/values.ts';
import { newId } from '#platform/ids.ts';
import { opening } from '../../server/ledger/account.ts';
import { expireBuckets } from '../../server/ledger/expire-buckets.ts';
import { foldSystemDeltas } from '../../server/ledger/fold-system-deltas.ts';
import { openAccounts } from '../../server/ledger/open-accounts.ts';
import { postTransfers, type Transfer } from '../../server/ledger/post-transfers.ts';
import { readFigures, readSystemBalances } from '../../server/ledger/read-account.ts';
import { readRank } from '../../server/ledger/read-rank.ts';
import { readStatement } from '../../server/ledger/read-statement.ts';
import { asAdmin } from '../kit/admin.ts';
import { createTestDatabase } from '../kit/database.ts';
import { booksOf, code, deduct, earn, gift, logKeys, spend, today } from '../kit/ledger.ts';

const { database, admin } = await createTestDatabase();
const { run, residents, post, posted, reverse, figuresOf, check } = booksOf(database);

test('transfers have their pending entries: one for each party that is no system account', async () => {
  const [giver = '', taker = ''] = await residents(2);
  const ids = [await posted(earn(giver, 10)), await posted(gift(giver, taker, 4)), await posted(spend(taker, 3))];
  const { rows } = await asAdmin(admin, (client) =>
    client.query<{ transfer_id: string; owner_id: string; length: number }>(
      'select transfer_id, owner_id, octet_length(commitment) length from ledger.pending_entry where transfer_id = any($1) order by transfer_id',
      [ids],
    ),
  );
  expect(new Set(rows.map((row) => `${ids.indexOf(row.transfer_id)} ${row.owner_id}`))).toEqual(
    new Set([`0 ${giver}`, `1 ${giver}`, `1 ${taker}`, `2 ${taker}`]),
  );
  expect(rows).toHaveLength(4);
  expect(rows.every((row) => row.length === 32)).toBe(true);
  expect(await check()).toEqual([]);
});

test('a cause is paid once, whoever asks again', async () => {
  const [owner = ''] = await residents(1);
  const item = earn(owner, 10);
  const first = await posted(item);
  const [again, twin, other] = await post(item, { ...item, amount: points(99) }, earn(owner, 1));
  expect([code(again), code(twin), code(other)]).toEqual(['already-posted', 'already-posted', 'posted']);
  expect(again).toMatchObject({ transferId: first, amount: 10 });
  expect(await figuresOf(owner)).toMatchObject({ available: 11, annual: 11, lifetime: 11 });
});

test('one cause twice in one batch is posted once', async () => {
  const [owner = ''] = await residents(1);
  const item = spend(owner, 10);
  const outcomes = await post(item, earn(owner, 15), item, item);
  expect(outcomes.map(code)).toEqual(['insufficient-points', 'posted', 'posted', 'already-posted']);
  expect(await figuresOf(owner)).toMatchObject({ available: 5 });
});

test('debits of one account in one batch are served in their order', async () => {
  const [owner = ''] = await residents(1);
  const outcomes = await post(earn(owner, 10), spend(owner, 6), spend(owner, 6), spend(owner, 4));
  expect(outcomes.map(code)).toEqual(['posted', 'posted', 'insufficient-points', 'posted']);
  expect(outcomes[2]).toMatchObject({ facts: { spendable: 4, short: 2 } });
  expect(await figuresOf(owner)).toMatchObject({ available: 0, spendable: 0, annual: 10 });
});

test('a deduction of 20 at balance 5 moves 5 and lowers the year by 20, never below 0', async () => {
  const [owner = ''] = await residents(1);
  await post(earn(owner, 30), spend(owner, 25));
  const [outcome] = await post(deduct(owner, 20));
  expect(outcome).toMatchObject({ outcome: 'posted', amount: 5, shortfall: 15, annualDelta: -20 });
  expect(await figuresOf(owner)).toMatchObject({ available: 0, annual: 10, lifetime: 30 });
  const [second] = await post(deduct(owner, 20));
  expect(second).toMatchObject({ amount: 0, shortfall: 20, annualDelta: -10 });
  expect(await figuresOf(owner)).toMatchObject({ available: 0, annual: 0, lifetime: 30 });
});

test('the year starts anew on 1 January, and December’s deeds that settle in January count in their own year', async () => {
  const [owner = ''] = await residents(1);
  const at = (moment: string, ...items: Transfer[]) => booksOf(database, 1, new Date(moment)).run((context) => postTransfers(context, { items, logKeys }));
  const figuresAt = async (moment: string) => (await booksOf(database, 1, new Date(moment)).run((context) => readFigures(context, [owner]))).get(owner);
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
  const [owner = ''] = await residents(1);
  await post(earn(owner, 10, { usableUntil: '2027-03-31' }), earn(owner, 10, { usableUntil: '2026-12-31' }), earn(owner, 10));
  const before = (await figuresOf(owner))?.buckets;
  expect(before).toEqual([
    { until: '2026-12-31', points: 10 },
    { until: '2027-03-31', points: 10 },
    { until: null, points: 10 },
  ]);
  const spent = await posted(spend(owner, 25));
  expect((await figuresOf(owner))?.buckets).toEqual([{ until: null, points: 5 }]);
  const { rows } = await run((context) => readStatement(context, { owner, show: 'out' }));
  expect(rows[0]).toMatchObject({
    points: -25,
    buckets: [
      { until: '2026-12-31', points: 10 },
      { until: '2027-03-31', points: 10 },
      { until: null, points: 5 },
    ],
  });
  expect((await reverse({ transferId: spent })).map(code)).toEqual(['posted']);
  expect((await figuresOf(owner))?.buckets).toEqual(before);
});

test('several days come back onto an account that has got new points meanwhile', async () => {
  const [owner = ''] = await residents(1);
  await post(earn(owner, 10, { usableUntil: '2026-12-31' }), earn(owner, 10, { usableUntil: '2027-06-30' }));
  const spent = await posted(spend(owner, 20));
  await post(earn(owner, 5, { usableUntil: '2026-12-31' }));
  expect((await reverse({ transferId: spent })).map(code)).toEqual(['posted']);
  expect((await figuresOf(owner))?.buckets).toEqual([
    { until: '2026-12-31', points: 15 },
    { until: '2027-06-30', points: 10 },
  ]);
  expect(await check()).toEqual([]);
});

test('what is reserved can neither be spent nor expire', async () => {
  const [owner = ''] = await residents(1);
  await post(earn(owner, 10, { usableUntil: '2026-11-22' }));
  await asAdmin(admin, (client) => client.query('update ledger.account set reserved = 4 where owner_id = $1', [owner]));
  expect(await figuresOf(owner)).toMatchObject({ available: 10, spendable: 6 });
  expect((await post(spend(owner, 7))).map(code)).toEqual(['insufficient-points']);
  expect(await run((context) => expireBuckets(context, { before: today, logKeys }))).toMatchObject({ points: 6 });
  expect(await figuresOf(owner)).toMatchObject({ available: 4, spendable: 0 });
});

test('expiry moves only what is left, and its reversal gives back exactly what was there', async () => {
  const [owner = ''] = await residents(1);
  await post(
    earn(owner, 10, { usableUntil: '2026-10-31' }),
    earn(owner, 10, { usableUntil: '2026-11-22' }),
    earn(owner, 10, { usableUntil: today }),
    spend(owner, 4),
  );
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
  const [owner = ''] = await residents(1);
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
  const [owner = ''] = await residents(1);
  const transferId = await posted(earn(owner, 10));
  await post(spend(owner, 7));
  expect((await reverse({ transferId, whenShort: 'refuse' })).map(code)).toEqual(['insufficient-points']);
  expect(await reverse({ transferId })).toMatchObject([{ outcome: 'posted', amount: 3, shortfall: 7, annualDelta: -10, lifetimeDelta: -10 }]);
  expect(await figuresOf(owner)).toMatchObject({ available: 0, annual: 0, lifetime: 0 });
});

test('opening balances count to lifetime only; gifts and spending count to nothing', async () => {
  const [owner = '', friend = ''] = await residents(2);
  await post({ ...earn(owner, 100), from: opening, kind: 'opening', annualDelta: points(0) }, gift(owner, friend, 30), spend(friend, 10));
  expect(await figuresOf(owner)).toMatchObject({ available: 70, annual: 0, lifetime: 100 });
  expect(await figuresOf(friend)).toMatchObject({ available: 20, annual: 0, lifetime: 0 });
});

test('one bad item never changes its neighbours’ outcomes', async () => {
  const owners = await residents(3);
  const [a = '', b = '', c = ''] = owners;
  const outcomes = await post(earn(a, 10), spend(b, 1), earn(newId(), 10), gift(newId(), c, 5), earn(c, 5), spend(a, 10));
  expect(outcomes.map(code)).toEqual(['posted', 'insufficient-points', 'account-not-found', 'account-not-found', 'posted', 'posted']);
  expect(await figuresOf(c)).toMatchObject({ available: 5 });
});

test('a statement is read by pages, each line once, latest first', async () => {
  const [owner = ''] = await residents(1);
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
      const { rows } = await asAdmin(admin, (client) =>
        client.query<{ owner_id: string; annual: string }>('select owner_id, annual from ledger.account where community_id = $1 and annual_year = 2026', [
          here,
        ]),
      );
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
  const [adult = ''] = await residents(1, true, from);
  const [minor = ''] = await residents(1, false, from);
  await post(earn(adult, 10), earn(minor, 20));
  const rankOf = (residentId: string) => run((context) => readRank(context, { residentId }));
  expect(await rankOf(minor)).toBeUndefined();
  expect(await rankOf(adult)).toMatchObject({ rank: 1, people: 1 });
  await run((context) =>
    openAccounts(context, [
      { owner: adult, kind: 'resident', communityId: to, onBoard: true },
      { owner: minor, kind: 'resident', communityId: from, onBoard: true },
    ]),
  );
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
