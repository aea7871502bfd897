import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { draftRuleBook as endpoint } from '#contract/rules.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refuse.ts';
import { readPlacePath } from '../places/read-place-path.ts';
import { startingSettings } from './book.ts';
import { contentOf } from './page.ts';
import { whereaboutsOf } from './reach.ts';
import { readAdopted } from './read-book-for.ts';
import * as store from './store.ts';

/** Who did it, where a person did. */
export const personId = ({ actor }: Context): string | null => (actor.kind === 'person' ? actor.id : null);

/**
 * Starts a draft for a district or a community, from an adopted version (its own or another place's) or from nothing.
 *
 * Refuses, in this order: place-not-found, not-allowed, place-kind-mismatch, rule-book-not-found, version-label-taken.
 */
export async function draftRuleBook(context: Context, { placeId, label, basedOn }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  const [place] = await readPlacePath(context, placeId);
  mustReach(context, 'write-rule-books', whereaboutsOf(place));
  if (place.kind !== 'district' && place.kind !== 'community') refuse('place-kind-mismatch', { kind: place.kind });
  const before = basedOn === undefined ? undefined : ((await readAdopted(context, basedOn)) ?? refuse('rule-book-not-found', { versionId: basedOn }));

  const draftId = newId();
  const content = before ? contentOf(before) : { settings: startingSettings, rules: [] };
  const added = await store.addDraft(tx, { district, draftId, placeId, label, basedOn: before?.versionId ?? null, content, madeBy: personId(context), now });
  if (!added) refuse('version-label-taken', { label });
  return { versionId: draftId };
}
