/** A random source that repeats itself: the same seed, the same row. */
export function source(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Between 0 and 1, 1 excluded. */
export type Random = () => number;
/** A whole number, both ends included. */
export const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
/** In place. */
export function shuffle<Item>(random: Random, items: Item[]): Item[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const [a, b] = [items[at], items[other]];
    if (a !== undefined && b !== undefined) [items[at], items[other]] = [b, a];
  }
  return items;
}
/** Exactly `share` of so many as true, in random order. */
export const flags = (random: Random, count: number, share: number): boolean[] =>
  shuffle(
    random,
    Array.from({ length: count }, (_, at) => at < Math.round(count * share)),
  );
