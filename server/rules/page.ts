import type { z } from 'zod';
import {
  Rule,
  type BookSettings,
  type Differences,
  type DraftRule,
  type DraftRuleOnPage,
  type Fault,
  faultReasons,
  type FaultFacts,
  type RuleOnPage,
  settingFields,
  type VersionHead,
} from '#contract/rules.ts';
import {
  ageWords,
  awardSentence,
  capsWords,
  conditionsWords,
  confirmLine,
  faultSentence,
  multipliersWords,
  pointsWords,
  ruleFieldText,
  ruleFieldWords,
  seasonWords,
  settingText,
  settingWords,
} from '#words/rules.ts';
import { awardOf, factsRefused } from './award.ts';
import type { Book, BookContent } from './book.ts';
import { differencesBetween } from './differences.ts';
import { isValidOn, paysDeeds } from './rule.ts';

type Labelled = Pick<Book, 'versionId' | 'label' | 'settings'>;
type DraftLine = z.input<typeof DraftRuleOnPage>;
type RuleLine = z.input<typeof RuleOnPage>;

/** Ten minutes more than the longest tier, so that the example shows what "or more" means. */
const exampleExtraMinutes = 10;

function exampleOf(rule: Rule, book: Labelled, day: string): DraftLine['example'] {
  const { calculation } = rule;
  const facts = {
    day,
    minutes: calculation.kind === 'TIERED' ? (calculation.tiers.at(-1)?.fromMinutes ?? 0) + exampleExtraMinutes : null,
    judged: calculation.kind === 'RANGE' ? Math.trunc((calculation.min + calculation.max) / 2) : null,
  };
  if (factsRefused(rule, facts, { preview: true })) return null;
  const award = awardOf(rule, book, facts);
  return { facts: award.facts, points: award.points, sentence: awardSentence(award) };
}

/** A line of a draft with its texts; the worked example comes from the function that pays. */
export function draftRuleOnPage(rule: DraftRule, book: Labelled, day: string): DraftLine {
  const complete = Rule.safeParse(rule);
  return {
    ...rule,
    recordable: complete.success && paysDeeds(complete.data) && isValidOn(complete.data, day),
    lines: {
      points: pointsWords(rule.calculation),
      caps: capsWords(rule.caps, rule.perHousehold),
      season: seasonWords(rule.months),
      confirm: confirmLine(rule.confirm),
      age: ageWords(rule),
      conditions: conditionsWords(rule),
      multipliers: multipliersWords(rule, book.settings),
    },
    example: complete.success && paysDeeds(complete.data) ? exampleOf(complete.data, book, day) : null,
  };
}
/** A line of an adopted version with its texts. */
export const ruleOnPage = (rule: Rule, book: Labelled, day: string): RuleLine => ({ ...draftRuleOnPage(rule, book, day), ...rule });

export const settingLines = (settings: BookSettings) =>
  settingFields.map((field) => ({ field, label: settingWords[field], value: settingText(field, settings) }));

export const faultOnPage = (fault: FaultFacts): z.input<typeof Fault> => ({
  code: fault.code,
  reason: fault.reason,
  refusal: faultReasons[fault.reason],
  sentence: faultSentence(fault),
});

/** The differences of two books as a page shows them. */
export function differencesOnPage(
  from: BookContent,
  to: BookContent,
  heads: { readonly from: VersionHead; readonly to: VersionHead },
): z.input<typeof Differences> {
  const { added, removed, changed, settings } = differencesBetween(from, to);
  const nameOf = (rule: DraftRule) => ({ code: rule.code, name: rule.name, class: rule.class, points: pointsWords(rule.calculation) });
  return {
    ...heads,
    added: added.map(nameOf),
    removed: removed.map(nameOf),
    changed: changed.map(({ before, after, fields }) => ({
      ...nameOf(after),
      fields: fields.map((field) => ({
        field,
        label: ruleFieldWords[field],
        before: ruleFieldText(field, before, from.settings),
        after: ruleFieldText(field, after, to.settings),
      })),
    })),
    settings: settings.map((field) => ({
      field,
      label: settingWords[field],
      before: settingText(field, from.settings),
      after: settingText(field, to.settings),
    })),
  };
}

/** An adopted book in the form drafts have. */
export const contentOf = (book: Book): BookContent => ({ settings: book.settings, rules: [...book.rules.values()] });
