import fc from 'fast-check';
import { expect, test } from 'vitest';
import { points } from '#contract/values.ts';
import { newId } from '#platform/ids.ts';
import { available, issuance, redemption, type Account } from '../../server/ledger/account.ts';
import { expireBuckets } from '../../server/ledger/expire-buckets.ts';
import { openAccounts } from '../../server/ledger/open-accounts.ts';
import { type BatchOutcome } from '../../server/ledger/post-batch.ts';
import { postTransfers, type Transfer } from '../../server/ledger/post-transfers.ts';
import { readFigures } from '../../server/ledger/read-account.ts';
import { readRank } from '../../server/ledger/read-rank.ts';
import { reverseTransfers } from '../../server/ledger/reverse-transfers.ts';
import { asAdmin } from '../kit/admin.ts';
import { createTestDatabase } from '../kit/database.ts';
import { booksOf, cause, earn, logKeys, spend, today } from '../kit/ledger.ts';
import { Model, type ModelOutcome, type ModelTransfer } from './ledger-model.ts';

const { database, admin } = await createTestDatabase();

const days = ['2024-12-30', '2025-12-30', '2026-01-02', '2026-11-02', '2026-11-20'] as const;
const ends = [null, '2026-10-31', '2026-12-31', '2027-06-30'] as const;
const person = fc.integer({ min: 0, max: 4 });
const command = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('earn' as const),
      who: person,
      amount: fc.integer({ min: 1, max: 400 }),
      day: fc.constantFrom(...days),
      end: fc.constantFrom(...ends),
      again: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('spend' as const), who: person, amount: fc.integer({ min: 1, max: 300 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('deduct' as const), who: person, amount: fc.integer({ min: 1, max: 300 }), day: fc.constantFrom(...days) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('gift' as const),
      who: person,
      whom: person,
      amount: fc.integer({ min: 1, max: 200 }),
      end: fc.constantFrom(...ends),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reverse' as const), which: fc.nat({ max: 50 }), within: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const), before: fc.constantFrom('2026-11-01', today) }) },
);

test('whatever is posted, refused, reversed and expired in whatever order, the books agree with the plain model and all laws hold', async () => {
  let districtNumber = 100;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(command, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 }), async (batches) => {
      const district = (districtNumber += 1);
      const books = booksOf(database, district);
      const within = books.run;
      const model = new Model();
      const people = Array.from({ length: 5 }, newId);
      const where = newId();
      // The last of the five never gets an account.
      const opened = people.slice(0, 4);
      await within((context) =>
        openAccounts(
          context,
          opened.map((owner, at) => ({ owner, kind: 'resident', communityId: where, onBoard: at !== 3 })),
        ),
      );
      for (const owner of opened) model.open(owner);
      const known: { readonly cause: string; readonly transferId: string }[] = [];
      let lastCause = 'test/0/1';
      const wanted: (ModelOutcome | number)[] = [];
      const got: (ModelOutcome | number)[] = [];

      for (const batch of batches) {
        const items: Transfer[] = [];
        const flush = async (): Promise<void> => {
          const outcomes = await within((context) => postTransfers(context, { items, logKeys }));
          got.push(...outcomes.map(plainly));
          for (const [at, outcome] of outcomes.entries())
            if ('outcome' in outcome && outcome.outcome === 'posted') known.push({ cause: items[at]?.cause ?? '', transferId: outcome.transferId });
          items.length = 0;
        };
        const add = (item: ModelTransfer, from: Account, to: Account): void => {
          wanted.push(model.post(item));
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
              add(
                {
                  ...plain,
                  cause: lastCause,
                  from: null,
                  to: who,
                  kind: 'earn',
                  amount: one.amount,
                  annual: one.amount,
                  lifetime: one.amount,
                  happenedOn: one.day,
                  until: one.end,
                },
                issuance,
                available(who),
              );
              break;
            case 'spend':
              add({ ...plain, from: who, to: null, kind: 'spend', amount: one.amount }, available(who), redemption);
              break;
            case 'deduct':
              add(
                { ...plain, from: who, to: null, kind: 'deduct', amount: one.amount, within: true, annual: -one.amount, happenedOn: one.day },
                available(who),
                issuance,
              );
              break;
            case 'gift': {
              const whom = people[one.whom] ?? '';
              if (whom !== who) add({ ...plain, from: who, to: whom, kind: 'gift', amount: one.amount, until: one.end }, available(who), available(whom));
              break;
            }
            case 'reverse': {
              await flush();
              const target = known[one.which % Math.max(1, known.length)];
              wanted.push(model.reverse(target?.cause ?? 'unknown', one.within));
              const transferId = target?.transferId ?? newId();
              const [found] = await within((context) =>
                reverseTransfers(context, { items: [{ transferId, whenShort: one.within ? 'take-what-is-there' : 'refuse' }], logKeys }),
              );
              if (found) got.push(plainly(found));
              if (found && 'outcome' in found && found.outcome === 'posted')
                known.push({ cause: `reversal of ${target?.cause}`, transferId: found.transferId });
              break;
            }
            case 'expire': {
              await flush();
              wanted.push(model.expire(one.before));
              got.push((await within((context) => expireBuckets(context, { before: one.before, logKeys }))).points);
              break;
            }
          }
        }
        await flush();
        expect(got).toEqual(wanted);
      }

      const figures = await within((context) => readFigures(context, people));
      expect(figures.size).toBe(4);
      for (const [owner, account] of model.accounts) {
        const found = figures.get(owner);
        expect(found?.buckets.map(({ until, points }) => [until ?? 'infinity', points])).toEqual(
          [...account.buckets].toSorted(([one], [other]) => (one < other ? -1 : 1)),
        );
        const year = account.newestYear === 2026 || account.newestYear === 2025 ? account.annual : new Map<number, number>();
        expect(found).toMatchObject({
          annual: year.get(2026) ?? 0,
          lifetime: account.lifetime,
          month: account.newestMonth === '2026-11' ? (account.month.get('2026-11') ?? 0) : 0,
        });
        const rank = await within((context) => readRank(context, { residentId: owner }));
        const scores = opened.slice(0, 3).map((other) => model.accounts.get(other)?.annual.get(2026) ?? 0);
        const score = account.annual.get(2026) ?? 0;
        expect(rank?.rank).toBe(owner === opened[3] || score === 0 ? undefined : 1 + scores.filter((other) => other > score).length);
      }
      expect(await books.check()).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 120_000);

/** An outcome as the model says it. */
function plainly(outcome: BatchOutcome): ModelOutcome {
  if ('refused' in outcome) return { outcome: outcome.refused };
  if (outcome.outcome !== 'posted') return { outcome: outcome.outcome };
  return { outcome: 'posted', amount: outcome.amount, shortfall: outcome.shortfall, annual: outcome.annualDelta, lifetime: outcome.lifetimeDelta };
}

test('the replay of all transfers from empty gives the same balances, buckets, counters and boards', async () => {
  const district = 50;
  const books = booksOf(database, district);
  const within = books.run;
  const people = Array.from({ length: 6 }, newId);
  const where = newId();
  await within((context) =>
    openAccounts(
      context,
      people.map((owner) => ({ owner, kind: 'resident', communityId: where, onBoard: true })),
    ),
  );
  const done: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const items = people.map((owner, at) =>
      (n + at) % 3 === 2
        ? spend(owner, 3 + n)
        : earn(owner, 5 + ((7 * n + at) % 40), { usableUntil: ends[(n + at) % 4] ?? null, happenedOn: days[3 + ((n + at) % 2)] ?? today }),
    );
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
      for (const [side, owner, day] of [
        ['from', row.from_owner, row.from_bucket_on],
        ['to', row.to_owner, row.to_bucket_on],
      ] as const) {
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
  expect(await books.check()).toEqual([]);
});
