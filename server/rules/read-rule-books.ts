import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type * as contract from '#contract/rules.ts';
import { mustReach, person, reaches, type Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { readPlacePath } from '../places/read-place-path.ts';
import { readPlacesById } from '../places/read-places.ts';
import { earliestEffectiveDay, type BookContent } from './book.ts';
import { adoptedHead, draftHead } from './heads.ts';
import { contentOf, differencesOnPage, draftRuleOnPage, faultOnPage, settingLines } from './page.ts';
import { whereaboutsOf } from './reach.ts';
import { readAdopted } from './read-book-for.ts';
import * as store from './store.ts';
import { faultsOf } from './validate.ts';

/** Drafts within reach and the versions that hold, held or will hold at the places one works for, drafts first. */
export async function readRuleBooks(context: Context): Promise<OutputOf<typeof contract.readRuleBooks>> {
  const { actor, tx, district, now } = context;
  const grants = person(context).grants;
  const paths = await Promise.all([...new Set(grants.map(({ placeId }) => placeId))].map((placeId) => readPlacePath(context, placeId)));
  const worksFor = new Set(paths.flat().map(({ placeId }) => placeId));
  const versions = await store.adoptedVersions(tx, district);
  const drafts = await store.openDrafts(tx, district);
  const places = await readPlacesById(
    context,
    [...versions, ...drafts].map(({ placeId }) => placeId),
  );
  const may = (action: 'read-rule-books' | 'write-rule-books', placeId: string) => reaches(actor, action, whereaboutsOf(places.get(placeId)));
  return {
    books: [
      ...drafts
        .filter(({ placeId }) => may('read-rule-books', placeId))
        .map((draft) => ({ ...draftHead(draft, places), mayWrite: may('write-rule-books', draft.placeId) })),
      ...versions
        .filter(({ placeId }) => worksFor.has(placeId) || may('read-rule-books', placeId))
        .map((version) => ({ ...adoptedHead(version, versions, places, localDateAt(now)), mayWrite: may('write-rule-books', version.placeId) })),
    ],
  };
}

/** The first day a draft of this place could take effect if it were adopted today. */
export async function earliestDayFor(context: Context, placeId: string): Promise<string> {
  const today = localDateAt(context.now);
  const path = (await readPlacePath(context, placeId)).map((place) => place.placeId);
  const [last] = await store.adoptedVersions(context.tx, context.district, [placeId]);
  const inForce = await store.versionInForce(context.tx, context.district, path, today);
  return earliestEffectiveDay(today, last?.effectiveFrom ?? null, inForce !== undefined);
}

/**
 * A version, or a draft with what it lacks and what it changes.
 *
 * Refuses, in this order: rule-book-not-found, not-allowed (drafts of other places; adopted versions are public).
 */
export async function readRuleBook(context: Context, { versionId }: InputOf<typeof contract.readRuleBook>): Promise<OutputOf<typeof contract.readRuleBook>> {
  const { tx, district, actor } = context;
  const today = localDateAt(context.now);
  const adopted = await readAdopted(context, versionId);
  const draft = adopted ? undefined : await store.readDraft(tx, district, versionId);
  const content: BookContent = adopted
    ? contentOf(adopted)
    : ((await store.readDraftContent(tx, district, versionId)) ?? refuse('rule-book-not-found', { versionId }));
  const { placeId, label } = adopted ?? draft ?? refuse('rule-book-not-found', { versionId });
  const places = await readPlacesById(context, [placeId]);
  const where = whereaboutsOf(places.get(placeId));
  if (draft) mustReach(context, 'read-rule-books', where);

  const all = await store.adoptedVersions(tx, district);
  const headById = (id: string) => {
    const version = all.find((one) => one.versionId === id);
    return version && adoptedHead(version, all, places, today);
  };
  const head = (draft ? draftHead(draft, places) : headById(versionId)) ?? refuse('rule-book-not-found', { versionId });
  const before = head.basedOn === null ? undefined : await readAdopted(context, head.basedOn);
  const beforeHead = before && headById(before.versionId);
  const earliest = draft ? await earliestDayFor(context, placeId) : null;
  return {
    ...head,
    mayWrite: reaches(actor, 'write-rule-books', where),
    settings: content.settings,
    settingLines: settingLines(content.settings),
    rules: content.rules.map((rule) => draftRuleOnPage(rule, { versionId, label, settings: content.settings }, today)),
    faults: draft ? faultsOf(content, earliest).map(faultOnPage) : [],
    differences: before && beforeHead ? differencesOnPage(contentOf(before), content, { from: beforeHead, to: head }) : null,
    earliestEffectiveOn: earliest,
  };
}
