import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gather, type GatherOptions } from './gather.ts';

interface Work {
  readonly id: number;
  readonly keys: readonly string[];
}
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A gathering that remembers its batches; `run` may be replaced. */
function watched(options: Partial<GatherOptions<Work, number>> = {}) {
  const batches: { readonly district: number; readonly ids: readonly number[] }[] = [];
  const gathering = gather<Work, number>({
    lanes: 2,
    batch: 10,
    waiting: 1000,
    keysOf: (work) => work.keys,
    run: async (district, inputs) => {
      batches.push({ district, ids: inputs.map((work) => work.id) });
      await wait(1);
      return inputs.map((work) => work.id * 2);
    },
    ...options,
  });
  return { batches, gathering };
}
const work = (id: number, ...keys: string[]): Work => ({ id, keys });

describe('gather', () => {
  test('callers of one moment share a batch, and each gets its own outcome', async () => {
    const { batches, gathering } = watched();
    expect(await Promise.all([1, 2, 3].map((id) => gathering.submit(1, work(id))))).toEqual([2, 4, 6]);
    expect(batches).toEqual([{ district: 1, ids: [1, 2, 3] }]);
  });

  test('two inputs of one key never meet in a batch, and keep their order', async () => {
    const { batches, gathering } = watched({ lanes: 1 });
    await Promise.all([work(1, 'a'), work(2, 'a'), work(3, 'b'), work(4, 'a', 'b')].map((one) => gathering.submit(1, one)));
    expect(batches.map((batch) => batch.ids)).toEqual([[1, 3], [2], [4]]);
  });

  test('a flood of one district does not keep another waiting', async () => {
    const { batches, gathering } = watched({ lanes: 1 });
    const flood = Array.from({ length: 200 }, (_, id) => gathering.submit(1, work(id)));
    const other = gathering.submit(2, work(999));
    await Promise.all([...flood, other]);
    expect(batches.findIndex((batch) => batch.district === 2)).toBeLessThanOrEqual(1);
  });

  test('too many waiting are refused with try-again, and what was taken is still answered', async () => {
    const { gathering } = watched({ waiting: 5 });
    const taken = Array.from({ length: 5 }, (_, id) => gathering.submit(1, work(id)));
    expect(() => gathering.submit(1, work(6))).toThrow('try-again');
    expect(await Promise.all(taken)).toHaveLength(5);
    expect(await gathering.submit(1, work(7))).toBe(14);
  });

  test('when a batch fails its inputs are tried alone, once: only the bad one fails', async () => {
    let alone = 0;
    const { gathering } = watched({
      run: async (_district, inputs) => {
        if (inputs.length === 1) alone += 1;
        if (inputs.some((one) => one.id === 2)) throw new Error('bad');
        return inputs.map((one) => one.id * 2);
      },
    });
    const answers = await Promise.allSettled([1, 2, 3].map((id) => gathering.submit(1, work(id))));
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(alone).toBe(3);
  });

  test('stopping finishes what was taken and takes nothing new', async () => {
    const { gathering } = watched();
    const taken = Array.from({ length: 50 }, (_, id) => gathering.submit(id % 3, work(id)));
    const stopped = gathering.stop();
    expect(() => gathering.submit(1, work(99))).toThrow('try-again');
    await stopped;
    expect(gathering.queued).toBe(0);
    expect(await Promise.all(taken)).toHaveLength(50);
    await watched().gathering.stop();
  });

  test('whatever comes in whatever order, everybody is answered once, in batches within bounds, keys apart', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ district: fc.integer({ min: 1, max: 3 }), keys: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 2 }), pause: fc.boolean() }),
          { maxLength: 80 },
        ),
        fc.integer({ min: 1, max: 3 }),
        async (inputs, lanes) => {
          const { batches, gathering } = watched({ lanes, batch: 7 });
          const answers: Promise<number>[] = [];
          for (const [id, { district, keys, pause }] of inputs.entries()) {
            answers.push(gathering.submit(district, work(id, ...keys)));
            if (pause) await wait(0);
          }
          expect(await Promise.all(answers)).toEqual(inputs.map((_, id) => id * 2));
          expect(batches.flatMap((batch) => batch.ids).toSorted((a, b) => a - b)).toEqual(inputs.map((_, id) => id));
          for (const { ids } of batches) {
            expect(ids.length).toBeLessThanOrEqual(7);
            const keys = ids.flatMap((id) => [...new Set(inputs[id]?.keys)]);
            expect(new Set(keys).size).toBe(keys.length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
