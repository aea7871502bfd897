import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CapPeriod } from '#contract/ledger.ts';
import { points } from '#contract/values.ts';
import { newId } from '#platform/ids.ts';
import { claimCaps } from '../../server/ledger/claim-caps.ts';
import { releaseCaps } from '../../server/ledger/release-caps.ts';
import { createTestDatabase } from '../kit/database.ts';
import { booksOf, today } from '../kit/ledger.ts';
import { Model, slotOf } from './ledger-model.ts';

const { database } = await createTestDatabase();
const { run } = booksOf(database);

test('a full count grants nothing, a partly full points cap grants the rest and says so, and what is released fits the next', async () => {
  const resident = newId();
  const lines = [
    { key: 'A-V01', kind: 'times', period: 'day', startsOn: today, limit: 2 },
    { key: 'personDay', kind: 'points', period: 'day', startsOn: today, limit: 30 },
  ] as const;
  const claim = (claimId: string, asked: number) =>
    run((context) => claimCaps(context, [{ claimId, residentId: resident, asked: points(asked), happenedOn: today, lines }]));
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
  const outcomes = await run((context) =>
    claimCaps(
      context,
      [parent, child].map((residentId) => ({ claimId: newId(), residentId, asked: points(200), happenedOn: today, lines })),
    ),
  );
  expect(outcomes.map(({ granted }) => granted)).toEqual([200, 0]);
});

test('whatever is claimed and released in whatever order, caps agree with the plain model', async () => {
  const periods = ['session', 'day', 'month', 'year', 'pairMonth', 'household'] as const;
  const starts: Record<(typeof periods)[number], (day: string) => string> = {
    session: (day) => day,
    day: (day) => day,
    month: (day) => `${day.slice(0, 7)}-01`,
    year: (day) => `${day.slice(0, 4)}-01-01`,
    pairMonth: (day) => `${day.slice(0, 7)}-01`,
    household: (day) => `${day.slice(0, 4)}-01-01`,
  };
  const line = fc.record({ period: fc.constantFrom(...periods), key: fc.constantFrom('A', 'B'), times: fc.boolean(), limit: fc.integer({ min: 0, max: 5 }) });
  const step = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('claim' as const),
        who: fc.nat({ max: 2 }),
        asked: fc.integer({ min: 0, max: 6 }),
        day: fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-02'),
        lines: fc.uniqueArray(line, { maxLength: 4, selector: ({ period, key }) => `${period}/${key}` }),
        again: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), which: fc.nat({ max: 20 }) }) },
  );
  let districtNumber = 1000;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }), async (batches) => {
      const district = (districtNumber += 1);
      const books = booksOf(database, district);
      const within = books.run;
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
              return {
                key: `${key}/${kind}`,
                kind,
                period: period satisfies CapPeriod,
                startsOn,
                limit,
                ...(period === 'household' ? { holder: household } : {}),
              };
            });
            const granted = model.claim(
              id,
              one.asked,
              lines.map((each) => ({
                slot: slotOf('holder' in each ? (each.holder ?? '') : residentId, each.period, each.startsOn, each.key),
                times: each.kind === 'times',
                limit: each.limit,
              })),
            );
            return { granted, claim: { claimId: id, residentId, asked: points(one.asked), happenedOn: one.day, lines } };
          });
        const outcomes = await within((context) =>
          claimCaps(
            context,
            claims.map(({ claim }) => claim),
          ),
        );
        expect(outcomes.map(({ granted }) => Number(granted))).toEqual(claims.map(({ granted }) => granted));
      }
      expect(await booksOf(database, district).check()).toEqual([]);
    }),
    { numRuns: 30 },
  );
}, 120_000);
