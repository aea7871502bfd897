import { refuse } from './refuse.ts';

/** How concurrent callers are gathered into few transactions. */
export interface GatherOptions<Input, Outcome> {
  /** Batches under way at the same time, as many as there are connections for it. */
  readonly lanes: number;
  /** Most inputs in one batch; beyond about 100 nothing is gained. */
  readonly batch: number;
  /** Most inputs waiting over all districts; more are refused, never queued without bound. */
  readonly waiting: number;
  /** What two inputs of one batch must not share: a debited account, a cause. The second waits for the next batch. */
  readonly keysOf: (input: Input) => readonly string[];
  /** One transaction: one outcome for each input, in their order. */
  readonly run: (district: number, inputs: readonly Input[]) => Promise<readonly Outcome[]>;
}

export interface Gathering<Input, Outcome> {
  /** Answers when the batch that took the input has committed. Refuses: try-again (too many wait, or stopping). */
  submit(district: number, input: Input): Promise<Outcome>;
  /** Inputs that no batch has taken yet. */
  readonly queued: number;
  /** Takes nothing new and resolves when everything taken is answered. */
  stop(): Promise<void>;
}

interface Item<Input, Outcome> {
  readonly input: Input;
  readonly keys: readonly string[];
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/** The first inputs of a queue that share no key, in order; what they leave keeps its order. */
function take<Input, Outcome>(queue: Item<Input, Outcome>[], most: number): Item<Input, Outcome>[] {
  const taken: Item<Input, Outcome>[] = [];
  const kept: Item<Input, Outcome>[] = [];
  const used = new Set<string>();
  let read = 0;
  for (; read < queue.length && taken.length < most; read += 1) {
    const item = queue[read];
    if (!item) break;
    const free = item.keys.every((key) => !used.has(key));
    // A later input of the same key must not overtake this one, so its keys are used from here on either way.
    for (const key of item.keys) used.add(key);
    (free ? taken : kept).push(item);
  }
  queue.splice(0, read, ...kept);
  return taken;
}

/**
 * Hands every free lane whatever waits for the next district in turn, without a timer: alone a caller waits for nobody,
 * under load batches fill by themselves. If a batch fails as a whole, its inputs are tried one by one, once.
 */
export function gather<Input, Outcome>({ lanes, batch, waiting, keysOf, run }: GatherOptions<Input, Outcome>): Gathering<Input, Outcome> {
  /** Districts with something waiting, the next one first. */
  const queues = new Map<number, Item<Input, Outcome>[]>();
  let queued = 0;
  let busy = 0;
  let stopping = false;
  let pumping = false;
  let idle: (() => void) | undefined;

  async function answer(district: number, items: readonly Item<Input, Outcome>[], alone: boolean): Promise<void> {
    try {
      const outcomes = await run(
        district,
        items.map((item) => item.input),
      );
      if (outcomes.length !== items.length) throw new Error(`a batch of ${items.length} answered ${outcomes.length} outcomes`);
      for (const [index, outcome] of outcomes.entries()) items[index]?.resolve(outcome);
    } catch (error) {
      if (alone || items.length === 1) for (const item of items) item.reject(error);
      else for (const item of items) await answer(district, [item], true);
    }
  }

  function pump(): void {
    pumping = false;
    while (busy < lanes) {
      const next = queues.entries().next().value;
      if (!next) break;
      const [district, queue] = next;
      const items = take(queue, batch);
      queued -= items.length;
      queues.delete(district);
      if (queue.length > 0) queues.set(district, queue); // behind the others: nobody's flood keeps them waiting
      busy += 1;
      void answer(district, items, false).finally(() => {
        busy -= 1;
        pump();
      });
    }
    if (busy === 0 && queued === 0) idle?.();
  }

  return {
    get queued() {
      return queued;
    },
    submit: (district, input) => {
      if (stopping || queued >= waiting) refuse('try-again');
      return new Promise<Outcome>((resolve, reject) => {
        const queue = queues.get(district) ?? [];
        queue.push({ input, keys: keysOf(input), resolve, reject });
        queues.set(district, queue);
        queued += 1;
        // Whatever else arrives in this turn of the loop joins the batch.
        if (!pumping) {
          pumping = true;
          setImmediate(pump);
        }
      });
    },
    stop: () => {
      stopping = true;
      return new Promise((resolve) => {
        idle = resolve;
        if (!pumping) pump();
      });
    },
  };
}
