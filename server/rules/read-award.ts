import type { Award, Rule } from '#contract/rules.ts';
import type { Context } from '#platform/context.ts';
import { refuse, Refusal } from '#platform/refuse.ts';
import { awardOf, factsRefused, type DeedFacts } from './award.ts';
import type { Book } from './book.ts';
import { readBookFor } from './read-book-for.ts';
import { isValidOn, paysDeeds } from './rule.ts';

export interface Scored {
  readonly award: Award;
  readonly rule: Rule;
  readonly book: Book;
}

/**
 * The rule of a code that pays deeds on a day.
 *
 * Refuses: unknown-activity-type (no book, no such rule, switched off, over, or paid by another programme).
 */
export function ruleOn(book: Book | undefined, code: string, day: string): Rule {
  const rule = book?.rules.get(code);
  return rule && isValidOn(rule, day) && paysDeeds(rule) ? rule : refuse('unknown-activity-type', { code });
}

/**
 * What a deed earns by the rule in force on its day, before caps. For many people of one activity read the book once
 * with `readBookFor` and call `awardOf` for each.
 *
 * Refuses, in this order: place-not-found, unknown-activity-type, invalid-input, judged-points-required, judged-points-outside-range, judged-reason-required.
 */
export async function readAward(context: Context, input: DeedFacts & { readonly communityId: string; readonly code: string }): Promise<Scored> {
  const book = (await readBookFor(context, { communityId: input.communityId, day: input.day })) ?? refuse('unknown-activity-type', { code: input.code });
  const rule = ruleOn(book, input.code, input.day);
  const wrong = factsRefused(rule, input);
  if (wrong) throw new Refusal(wrong.refused, wrong.facts);
  return { award: awardOf(rule, book, input), rule, book };
}
