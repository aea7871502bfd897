import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import { Rule, type tryRule as endpoint } from '#contract/rules.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { Refusal, refuse } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { awardSentence, whyNotSentence } from '#words/rules.ts';
import { readPlacesById } from '../places/read-places.ts';
import { awardOf, factsRefused } from './award.ts';
import { needsReview, type Book } from './book.ts';
import { whereaboutsOf } from './reach.ts';
import { readAdopted, readBookFor } from './read-book-for.ts';
import * as store from './store.ts';
import { whyNot } from './why-not.ts';

/** A draft as a book: only its complete rules can be tried. */
async function readDraftAsBook(context: Context, versionId: string): Promise<Book> {
  const draft = (await store.readDraft(context.tx, context.district, versionId)) ?? refuse('rule-book-not-found', { versionId });
  const content = (await store.readDraftContent(context.tx, context.district, versionId)) ?? refuse('rule-book-not-found', { versionId });
  const places = await readPlacesById(context, [draft.placeId]);
  mustReach(context, 'read-rule-books', whereaboutsOf(places.get(draft.placeId)));
  const complete = content.rules.flatMap((rule) => {
    const parsed = Rule.safeParse(rule);
    return parsed.success ? [parsed.data] : [];
  });
  return {
    versionId,
    label: draft.label,
    placeId: draft.placeId,
    effectiveFrom: localDateAt(context.now),
    settings: content.settings,
    rules: new Map(complete.map((rule) => [rule.code, rule])),
  };
}

/**
 * What a rule would pay, or why it would not, without recording anything: the preview of a draft and of an activity.
 *
 * Refuses, in this order: place-not-found, rule-book-not-found, not-allowed, unknown-activity-type, invalid-input, judged-points-required, judged-points-outside-range.
 */
export async function tryRule(context: Context, input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const day = input.day ?? localDateAt(context.now);
  const { versionId, community: communityId, code, minutes, difficulty, judged, age } = input;
  const found =
    versionId === undefined
      ? await readBookFor(context, { communityId, day })
      : ((await readAdopted(context, versionId)) ?? (await readDraftAsBook(context, versionId)));
  const book = found ?? refuse('rule-book-not-found');
  const rule = book.rules.get(code) ?? refuse('unknown-activity-type', { code });
  const facts = {
    day,
    minutes: minutes ?? rule.usualMinutes ?? null,
    difficulty: difficulty ?? null,
    judged: judged ?? null,
    age: age ?? null,
    tags: input.tags?.split(',') ?? [],
  };
  const why = whyNot(book, { code, day, minutes: facts.minutes, age: facts.age });
  const whyNotOnPage = why && { why: why.why, nextOn: why.nextOn, sentence: whyNotSentence(why) };
  // Below the shortest tier there is an award, of nothing: its sentence says that the time is kept.
  if (why !== null && why.why !== 'below-shortest') return { award: null, sentence: null, reviewed: false, whyNot: whyNotOnPage };
  const wrong = factsRefused(rule, facts, { preview: true });
  if (wrong) throw new Refusal(wrong.refused, wrong.facts);
  const award = awardOf(rule, book, facts);
  return { award, sentence: awardSentence(award), reviewed: needsReview(rule, book.settings, award.points), whyNot: whyNotOnPage };
}
