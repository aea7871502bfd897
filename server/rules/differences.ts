import { isDeepStrictEqual } from 'node:util';
import { ruleFields, settingFields, type DraftRule, type RuleField, type SettingField } from '#contract/rules.ts';
import type { BookContent } from './book.ts';

/** Which properties of a rule each field on the page stands for. */
export const fieldsOfRule = {
  class: ['class'],
  name: ['name'],
  points: ['calculation'],
  caps: ['caps', 'perHousehold'],
  evidence: ['evidence'],
  confirm: ['confirm'],
  review: ['review'],
  season: ['months'],
  validity: ['validUntil'],
  age: ['minAge', 'maxAge', 'guardianUnder'],
  conditions: ['qualification', 'insurance', 'hazard', 'safeguard'],
  multipliers: ['multiplierTags'],
  matter: ['matter'],
  enabled: ['enabled'],
  privacy: ['secretReporter', 'hideNames'],
  session: ['usualMinutes', 'usualCapacity'],
  tags: ['tags'],
  note: ['note'],
} as const satisfies Record<RuleField, readonly (keyof DraftRule)[]>;

/** Every property but the code, which names the rule, belongs to a field: no change can hide. */
type Told = (typeof fieldsOfRule)[RuleField][number] | 'code';
export const nothingUntold: Exclude<keyof DraftRule, Told> extends never ? true : never = true;

/** Two things a rule or book says are the same, whatever the order of their properties. */
const same = (before: unknown, after: unknown): boolean => isDeepStrictEqual(JSON.parse(JSON.stringify(before)), JSON.parse(JSON.stringify(after)));

export interface BookDifferences {
  readonly added: readonly DraftRule[];
  readonly removed: readonly DraftRule[];
  readonly changed: readonly { readonly before: DraftRule; readonly after: DraftRule; readonly fields: readonly RuleField[] }[];
  readonly settings: readonly SettingField[];
}

/** What one book says differently from another: rules by code, field by field, then the settings. */
export function differencesBetween(from: BookContent, to: BookContent): BookDifferences {
  const before = new Map(from.rules.map((rule) => [rule.code, rule]));
  const after = new Map(to.rules.map((rule) => [rule.code, rule]));
  const changed = to.rules.flatMap((rule) => {
    const old = before.get(rule.code);
    if (!old) return [];
    const fields = ruleFields.filter((field) => fieldsOfRule[field].some((key) => !same(old[key], rule[key])));
    return fields.length > 0 ? [{ before: old, after: rule, fields }] : [];
  });
  return {
    added: to.rules.filter(({ code }) => !before.has(code)),
    removed: from.rules.filter(({ code }) => !after.has(code)),
    changed,
    settings: settingFields.filter((field) => !same(from.settings[field], to.settings[field])),
  };
}
