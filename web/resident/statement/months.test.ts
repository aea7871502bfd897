import { expect, test } from 'vitest';
import { monthsOf } from './months.ts';

const line = (transferId: string, day: string, points: number, tied: { reverses?: string; reversedBy?: string } = {}) => ({
  transferId,
  postedAt: `${day}T02:00:00Z`,
  points,
  reverses: tied.reverses ?? null,
  reversedBy: tied.reversedBy ?? null,
});

test('a month adds up what came in and what went out', () => {
  expect(monthsOf([line('c', '2026-11-21', 20), line('b', '2026-11-18', -150), line('a', '2026-10-31', 10)])).toMatchObject([
    { month: '2026-11-01', gained: 20, used: -150 },
    { month: '2026-10-01', gained: 10, used: 0 },
  ]);
});

test('a line posted after midnight in Shanghai belongs to the new month', () => {
  expect(monthsOf([{ ...line('a', '2026-10-31', 10), postedAt: '2026-10-31T16:30:00Z' }])[0]?.month).toBe('2026-11-01');
});

test('a correction is tied to what it corrects and the pair counts with what is left', () => {
  const [month] = monthsOf([line('r', '2026-11-16', -5, { reverses: 'o' }), line('o', '2026-11-14', 5, { reversedBy: 'r' })]);
  expect(month?.pieces).toMatchObject([{ kind: 'pair', first: { transferId: 'o' }, second: { transferId: 'r' } }]);
  expect([month?.gained, month?.used]).toEqual([0, 0]);
});

test('a reversal that found fewer points leaves the rest in the sum', () => {
  expect(monthsOf([line('r', '2026-11-16', -3, { reverses: 'o' }), line('o', '2026-11-14', 5, { reversedBy: 'r' })])).toMatchObject([{ gained: 2, used: 0 }]);
});

test('a line reversed in a later month leaves a word in its own', () => {
  const months = monthsOf([line('r', '2026-11-02', -5, { reverses: 'o' }), line('o', '2026-10-14', 5, { reversedBy: 'r' })]);
  expect(months[0]?.pieces[0]?.kind).toBe('pair');
  expect(months[1]).toMatchObject({ gained: 0, pieces: [{ kind: 'elsewhere', month: '2026-11-01' }] });
});

test('half a pair that is not loaded is a line of its own and counts', () => {
  expect(monthsOf([line('r', '2026-11-02', -5, { reverses: 'o' })])).toMatchObject([{ used: -5, pieces: [{ kind: 'line' }] }]);
});
