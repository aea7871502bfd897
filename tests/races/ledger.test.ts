import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { points } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { openDatabase } from '#platform/database.ts';
import { newId } from '#platform/ids.ts';
import { claimCaps } from '../../server/ledger/claim-caps.ts';
import { expireBuckets } from '../../server/ledger/expire-buckets.ts';
import { foldSystemDeltas } from '../../server/ledger/fold-system-deltas.ts';
import { openAccounts } from '../../server/ledger/open-accounts.ts';
import { postTransfers, type Transfer } from '../../server/ledger/post-transfers.ts';
import { readFigures } from '../../server/ledger/read-account.ts';
import { releaseCaps } from '../../server/ledger/release-caps.ts';
import { reverseTransfers } from '../../server/ledger/reverse-transfers.ts';
import { createTestDatabase } from '../kit/database.ts';
import { booksOf, code, earn, gift, logKeys, spend, tally, today } from '../kit/ledger.ts';

const { server } = await createTestDatabase();
/** Every racer has a connection of its own. */
const database = openDatabase(server, 24);
afterAll(() => database.close());

const { run, residents, figuresOf, check, community } = booksOf(database);
const together = <Result>(racers: number, verb: (context: Context, racer: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: racers }, (_, racer) => run((context) => verb(context, racer))));
/** Keeps the transaction open for a moment, so that the others surely run into it. */
const lingering = async <Result>(work: Promise<Result>): Promise<Result> => {
  const result = await work;
  await setTimeout(20);
  return result;
};
const post = (context: Context, ...items: Transfer[]) => postTransfers(context, { items, logKeys });

test('the same cause posted by 20 connections to one account is paid once', async () => {
  const [owner = ''] = await residents(1);
  const outcomes = await together(20, (context) => post(context, earn(owner, 10, { cause: 'race/same/1' })));
  expect(tally(outcomes.map(([outcome]) => code(outcome)))).toEqual({ 'already-posted': 19, posted: 1 });
  expect(await figuresOf(owner)).toMatchObject({ available: 10, annual: 10 });
});

test('the same cause posted by 20 connections to 20 accounts is paid once', async () => {
  const owners = await residents(20);
  const outcomes = await together(20, (context, racer) => post(context, earn(owners[racer] ?? '', 10, { cause: 'race/spread/1' })));
  expect(tally(outcomes.map(([outcome]) => code(outcome)))).toEqual({ 'already-posted': 19, posted: 1 });
  const figures = await run((context) => readFigures(context, owners));
  expect([...figures.values()].reduce((sum, { available }) => sum + available, 0)).toBe(10);
});

test('of ten reversals of one transfer one takes effect', async () => {
  const [owner = ''] = await residents(1);
  const [first] = await run((context) => post(context, earn(owner, 10)));
  const transferId = first && 'transferId' in first ? first.transferId : '';
  const outcomes = await together(10, (context) => reverseTransfers(context, { items: [{ transferId }], logKeys }));
  expect(tally(outcomes.map(([outcome]) => code(outcome)))).toEqual({ 'already-posted': 9, posted: 1 });
  expect(await figuresOf(owner)).toMatchObject({ available: 0, annual: 0, lifetime: 0 });
});

test('a reversal and a spend race for the same points: nothing goes below 0', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [owner = ''] = await residents(1);
    const [first] = await run((context) => post(context, earn(owner, 10)));
    const transferId = first && 'transferId' in first ? first.transferId : '';
    const outcomes = await together(2, (context, racer) =>
      racer === 0 ? reverseTransfers(context, { items: [{ transferId }], logKeys }) : post(context, spend(owner, 6)),
    );
    const [reversal, spending] = outcomes.map(([outcome]) => outcome);
    expect(code(reversal)).toBe('posted');
    expect(reversal).toMatchObject(code(spending) === 'posted' ? { amount: 4, shortfall: 6 } : { amount: 10, shortfall: 0 });
    expect(await figuresOf(owner)).toMatchObject({ available: 0 });
  }
});

test('20 debits of a balance that covers one: one succeeds', async () => {
  const [owner = ''] = await residents(1);
  await run((context) => post(context, earn(owner, 10)));
  const outcomes = await together(20, (context) => lingering(post(context, spend(owner, 10))));
  expect(tally(outcomes.map(([outcome]) => code(outcome)))).toEqual({ 'insufficient-points': 19, posted: 1 });
  expect(await figuresOf(owner)).toMatchObject({ available: 0 });
});

test('the last place of a cap claimed by ten connections is granted once', async () => {
  const resident = newId();
  const line = { key: 'A-V01', kind: 'times', period: 'day', startsOn: today, limit: 1 } as const;
  const claimIds = Array.from({ length: 10 }, newId);
  const outcomes = await together(10, (context, racer) =>
    claimCaps(context, [{ claimId: claimIds[racer] ?? '', residentId: resident, asked: points(10), happenedOn: today, lines: [line] }]),
  );
  expect(tally(outcomes.map(([outcome]) => String(outcome?.granted)))).toEqual({ '0': 9, '10': 1 });
  expect(tally((await together(4, (context) => releaseCaps(context, claimIds))).map(String))).toEqual({ '0': 3, '10': 1 });
  expect(await check()).toEqual([]);
});

test('the rest of a points cap claimed by ten connections, in a month that already has claims, is granted once', async () => {
  const resident = newId();
  const claim = (context: Context) =>
    claimCaps(context, [
      {
        claimId: newId(),
        residentId: resident,
        asked: points(40),
        happenedOn: today,
        lines: [{ key: 'personDay', kind: 'points', period: 'day', startsOn: today, limit: 60 }],
      },
    ]);
  await run(claim);
  const outcomes = await together(10, (context) => lingering(claim(context)));
  expect(tally(outcomes.map(([outcome]) => String(outcome?.granted)))).toEqual({ '0': 9, '20': 1 });
  expect(await check()).toEqual([]);
});

test('one claim made by ten connections is taken once', async () => {
  const [resident, claimId] = [newId(), newId()];
  const line = { key: 'personDay', kind: 'points', period: 'day', startsOn: today, limit: 60 } as const;
  const outcomes = await together(10, (context) =>
    claimCaps(context, [{ claimId, residentId: resident, asked: points(20), happenedOn: today, lines: [line] }]),
  );
  expect(tally(outcomes.map(([outcome]) => outcome?.outcome ?? ''))).toEqual({ 'already-claimed': 9, claimed: 1 });
  expect(outcomes.every(([outcome]) => outcome?.granted === 20)).toBe(true);
  expect(await check()).toEqual([]);
});

test('gifts to and fro, earnings, debits, expiry, folding and moves at the same time leave the books whole', async () => {
  const owners = await residents(6);
  await run((context) => post(context, ...owners.map((owner) => earn(owner, 100, { usableUntil: '2026-11-22' }))));
  const pick = (n: number): string => owners[n % owners.length] ?? '';
  await together(24, async (context, racer) => {
    if (racer % 8 === 0) return foldSystemDeltas(context);
    if (racer % 8 === 1) return expireBuckets(context, { before: today, logKeys, limit: 2 });
    if (racer % 8 === 2)
      return openAccounts(context, [{ owner: pick(racer), kind: 'resident', communityId: racer % 3 === 0 ? community : newId(), onBoard: racer % 5 !== 0 }]);
    return post(context, gift(pick(racer), pick(racer + 1), 7), earn(pick(racer + 2), 5), gift(pick(racer + 4), pick(racer + 3), 9), spend(pick(racer + 5), 3));
  });
  expect(await check()).toEqual([]);
});
