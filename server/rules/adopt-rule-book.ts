import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { adoptRuleBook as endpoint } from '#contract/rules.ts';
import type { Context } from '#platform/context.ts';
import { refuse } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { isCarried } from './book.ts';
import { personId } from './draft-rule-book.ts';
import { openDraft } from './edit-draft.ts';
import { earliestDayFor } from './read-rule-books.ts';
import * as store from './store.ts';
import { faultsOf, refusalOf } from './validate.ts';

/**
 * Records the residents' decision on a draft (requirement 274) and makes it a version in force from a day: tomorrow at
 * the earliest and after every version already adopted here, today only where no book was in force at all. A version
 * is final; the past keeps the rules of its days.
 *
 * Refuses, in this order: rule-book-not-found, not-allowed, rule-book-not-draft, resolution-required (none, or dated
 * later than today), rule-book-incomplete, rule-outside-range, rule-forbidden-matter, resolution-not-carried,
 * effective-day-past.
 */
export async function adoptRuleBook(context: Context, { versionId, resolution, effectiveFrom }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { tx, district, now } = context;
  const { draft, content } = await openDraft(context, versionId);
  if (!resolution || resolution.decidedOn > localDateAt(now)) refuse('resolution-required');
  const wrong = refusalOf(faultsOf(content, effectiveFrom));
  if (wrong) refuse(wrong.code, { faults: wrong.count, code: wrong.first.code, low: wrong.first.low, high: wrong.first.high });
  if (!isCarried(resolution)) refuse('resolution-not-carried', { entitled: resolution.entitled, present: resolution.present, votesFor: resolution.votesFor });
  // Two adoptions of one place follow each other, so that neither slips in before the other's day.
  await store.lockDraftsAt(tx, district, draft.placeId);
  const earliest = await earliestDayFor(context, draft.placeId);
  if (effectiveFrom < earliest) refuse('effective-day-past', { earliest });

  await store.addVersion(tx, { district, draft, content, effectiveFrom, resolution, adoptedBy: personId(context), now });
  await store.setDraftState(tx, district, versionId, 'adopted', now);
  return { versionId, effectiveFrom };
}
