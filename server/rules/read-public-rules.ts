import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type * as contract from '#contract/rules.ts';
import type { Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { readPlacePath } from '../places/read-place-path.ts';
import { readPlacesById } from '../places/read-places.ts';
import type { Book } from './book.ts';
import { adoptedHead } from './heads.ts';
import { contentOf, differencesOnPage, ruleOnPage, settingLines } from './page.ts';
import { readAdopted, readBookFor } from './read-book-for.ts';
import * as store from './store.ts';

async function headOf(context: Context, book: Pick<Book, 'versionId' | 'placeId'>) {
  const all = await store.adoptedVersions(context.tx, context.district, [book.placeId]);
  const version = all.find(({ versionId }) => versionId === book.versionId) ?? refuse('rule-book-not-found', { versionId: book.versionId });
  return adoptedHead(version, all, await readPlacesById(context, [book.placeId]), localDateAt(context.now));
}

async function bookOnPage(context: Context, book: Book): Promise<OutputOf<typeof contract.readPublicVersion>> {
  const today = localDateAt(context.now);
  return {
    ...(await headOf(context, book)),
    settings: book.settings,
    settingLines: settingLines(book.settings),
    rules: [...book.rules.values()].map((rule) => ruleOnPage(rule, book, today)),
  };
}

/**
 * The rule book in force on a day (today) at a community or for the district, for everybody to read.
 *
 * Refuses, in this order: place-not-found, rule-book-not-found.
 */
export async function readPublicRules(
  context: Context,
  { community, day }: InputOf<typeof contract.readPublicRules>,
): Promise<OutputOf<typeof contract.readPublicRules>> {
  const book = await readBookFor(context, { communityId: community, day: day ?? localDateAt(context.now) });
  return bookOnPage(context, book ?? refuse('rule-book-not-found'));
}

/**
 * Every version that was, is or will be in force at a place: its own and those of the places above it, newest first.
 *
 * Refuses: place-not-found.
 */
export async function readPublicVersions(
  context: Context,
  { community }: InputOf<typeof contract.readPublicVersions>,
): Promise<OutputOf<typeof contract.readPublicVersions>> {
  const path = await readPlacePath(context, community);
  const all = await store.adoptedVersions(
    context.tx,
    context.district,
    path.map(({ placeId }) => placeId),
  );
  const places = new Map(path.map((place) => [place.placeId, place]));
  return { versions: all.map((version) => adoptedHead(version, all, places, localDateAt(context.now))) };
}

/** Refuses: rule-book-not-found, for drafts too: they are not public. */
export async function readPublicVersion(
  context: Context,
  { versionId }: InputOf<typeof contract.readPublicVersion>,
): Promise<OutputOf<typeof contract.readPublicVersion>> {
  return bookOnPage(context, (await readAdopted(context, versionId)) ?? refuse('rule-book-not-found', { versionId }));
}

/** What `to` says differently from `from`. Refuses: rule-book-not-found. */
export async function readPublicDifferences(
  context: Context,
  { from, to }: InputOf<typeof contract.readPublicDifferences>,
): Promise<OutputOf<typeof contract.readPublicDifferences>> {
  const before = (await readAdopted(context, from)) ?? refuse('rule-book-not-found', { versionId: from });
  const after = (await readAdopted(context, to)) ?? refuse('rule-book-not-found', { versionId: to });
  return differencesOnPage(contentOf(before), contentOf(after), { from: await headOf(context, before), to: await headOf(context, after) });
}
