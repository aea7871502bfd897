import type { Context } from '#platform/context.ts';
import { readPlacePath } from '../places/read-place-path.ts';
import type { Book } from './book.ts';
import * as store from './store.ts';

/** Adopted versions never change, so what was read once holds for as long as this process runs. */
const kept = new Map<string, Book>();
const keptLimit = 200;

/** An adopted version by its id; undefined for drafts and unknown ids. */
export async function readAdopted(context: Context, versionId: string): Promise<Book | undefined> {
  const key = `${context.district}/${versionId}`;
  const before = kept.get(key);
  if (before) return before;
  const book = await store.readVersion(context.tx, context.district, versionId);
  if (book) {
    if (kept.size >= keptLimit) kept.clear();
    kept.set(key, book);
  }
  return book;
}

/**
 * The rule book in force on a day at a community (its own, else the nearest above it), or at the district itself where
 * no community is named. Undefined where none was in force. A deed is scored by the book of the day it happened.
 *
 * Refuses: place-not-found.
 */
export async function readBookFor(
  context: Context,
  { communityId, day }: { readonly communityId?: string | undefined; readonly day: string },
): Promise<Book | undefined> {
  const path = await readPlacePath(context, communityId);
  const versionId = await store.versionInForce(
    context.tx,
    context.district,
    path.map(({ placeId }) => placeId),
    day,
  );
  return versionId === undefined ? undefined : readAdopted(context, versionId);
}
