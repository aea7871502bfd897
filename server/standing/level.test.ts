import { expect, test } from 'vitest';
import { levelOf, levels } from './level.ts';

test.each([
  [0, 0, 100],
  [99, 0, 100],
  [100, 1, 300],
  [2000, 4, 5000],
  [9999, 5, 10_000],
  [10_000, 6, null],
  [50_000, 6, null],
])('%i lifetime points are level %i, the next from %s', (lifetime, level, next) => {
  expect(levelOf(lifetime)).toMatchObject({ level, next });
});

test('levels rise without gaps', () => {
  for (const [index, one] of levels.entries()) {
    expect(one.level).toBe(index);
    expect(one.from).toBeGreaterThanOrEqual(levels[index - 1]?.from ?? 0);
  }
});
