import type { Context } from '#platform/context.ts';
import type { Book } from '../rules/book.ts';
import { readAdopted, readBookFor } from '../rules/read-book-for.ts';

/**
 * The books in force at a community on many days. A version once replaced never returns, so two days with the same
 * version have it on every day between them: a list over a year asks a few times, not once a day.
 */
export async function booksByDay(context: Context, communityId: string, days: readonly string[]): Promise<Map<string, Book | undefined>> {
  const sorted = [...new Set(days)].toSorted();
  const found = new Map<string, Book | undefined>();
  const fill = async (from: number, to: number): Promise<void> => {
    const [first, last] = [sorted[from], sorted[to]];
    if (first === undefined || last === undefined) return;
    for (const day of [first, last]) if (!found.has(day)) found.set(day, await readBookFor(context, { communityId, day }));
    const [one, other] = [found.get(first), found.get(last)];
    if (one?.versionId === other?.versionId) for (const day of sorted.slice(from, to + 1)) found.set(day, one);
    else if (to - from > 1) {
      const middle = Math.floor((from + to) / 2);
      await fill(from, middle);
      await fill(middle, to);
    }
  };
  await fill(0, sorted.length - 1);
  return found;
}

/** The adopted versions that records were scored by. */
export async function booksByVersion(context: Context, versionIds: readonly string[]): Promise<Map<string, Book>> {
  const books = new Map<string, Book>();
  for (const versionId of new Set(versionIds)) {
    const book = await readAdopted(context, versionId);
    if (book) books.set(versionId, book);
  }
  return books;
}
