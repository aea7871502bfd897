import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import { draftMoves } from '#contract/rules.ts';
import type * as contract from '#contract/rules.ts';
import { mustReach, type Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { readPlacesById } from '../places/read-places.ts';
import type { BookContent } from './book.ts';
import { faultOnPage } from './page.ts';
import { whereaboutsOf } from './reach.ts';
import * as store from './store.ts';
import { faultsOf } from './validate.ts';

/**
 * The draft, locked, with what it holds.
 *
 * Refuses, in this order: rule-book-not-found, not-allowed, rule-book-not-draft.
 */
export async function openDraft(context: Context, draftId: string): Promise<{ readonly draft: store.DraftHead; readonly content: BookContent }> {
  const { tx, district } = context;
  const draft = (await store.lockDraft(tx, district, draftId)) ?? refuse('rule-book-not-found', { versionId: draftId });
  const places = await readPlacesById(context, [draft.placeId]);
  mustReach(context, 'write-rule-books', whereaboutsOf(places.get(draft.placeId)));
  if (draftMoves[draft.state].length === 0) refuse('rule-book-not-draft', { state: draft.state });
  return { draft, content: (await store.readDraftContent(tx, district, draftId)) ?? refuse('rule-book-not-draft') };
}

async function keep(context: Context, draftId: string, content: BookContent) {
  await store.writeDraftContent(context.tx, context.district, draftId, content, context.now);
  return { faults: faultsOf(content, null).map(faultOnPage) };
}

/**
 * Adds a rule, or changes the one named by `replaces`. A draft may be incomplete; the answer says what is missing.
 *
 * Refuses, in this order: rule-book-not-found, not-allowed, rule-book-not-draft, rule-not-found, rule-code-taken.
 */
export async function putRule(context: Context, { versionId, rule, replaces }: InputOf<typeof contract.putRule>): Promise<OutputOf<typeof contract.putRule>> {
  const { content } = await openDraft(context, versionId);
  const { rules } = content;
  if (replaces !== undefined && !rules.some(({ code }) => code === replaces)) refuse('rule-not-found', { code: replaces });
  if (rule.code !== replaces && rules.some(({ code }) => code === rule.code)) refuse('rule-code-taken', { code: rule.code });
  return keep(context, versionId, { ...content, rules: replaces === undefined ? [...rules, rule] : rules.map((one) => (one.code === replaces ? rule : one)) });
}

/** Refuses, in this order: rule-book-not-found, not-allowed, rule-book-not-draft, rule-not-found. */
export async function removeRule(context: Context, { versionId, code }: InputOf<typeof contract.removeRule>): Promise<OutputOf<typeof contract.removeRule>> {
  const { content } = await openDraft(context, versionId);
  if (!content.rules.some((rule) => rule.code === code)) refuse('rule-not-found', { code });
  return keep(context, versionId, { ...content, rules: content.rules.filter((rule) => rule.code !== code) });
}

/** Refuses, in this order: rule-book-not-found, not-allowed, rule-book-not-draft. */
export async function putSettings(
  context: Context,
  { versionId, settings }: InputOf<typeof contract.putSettings>,
): Promise<OutputOf<typeof contract.putSettings>> {
  const { content } = await openDraft(context, versionId);
  return keep(context, versionId, { ...content, settings });
}

/** The label is free again afterwards. Refuses, in this order: rule-book-not-found, not-allowed, rule-book-not-draft. */
export async function discardRuleBook(
  context: Context,
  { versionId }: InputOf<typeof contract.discardRuleBook>,
): Promise<OutputOf<typeof contract.discardRuleBook>> {
  await openDraft(context, versionId);
  await store.setDraftState(context.tx, context.district, versionId, 'discarded', context.now);
  return { versionId };
}
