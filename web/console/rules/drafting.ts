import type { OutputOf } from '#contract/endpoint.ts';
import type { putRule, putSettings, readRuleBook } from '#contract/rules.ts';
import type { SentOf } from '../../api.ts';

export type Book = OutputOf<typeof readRuleBook>;
export type RuleOnPage = Book['rules'][number];
export type Draft = SentOf<typeof putRule>['rule'];
export type Settings = SentOf<typeof putSettings>['settings'];
export type Calculation = NonNullable<Draft['calculation']>;
export type Text = NonNullable<Draft['name']>;

/** A line with nothing filled in yet: what is missing stops its adoption, not its saving. */
export const blankRule: Draft = {
  code: '',
  class: null,
  name: null,
  calculation: null,
  caps: {},
  evidence: null,
  confirm: null,
  review: false,
  months: [],
  validUntil: null,
  usualMinutes: null,
  usualCapacity: null,
  minAge: null,
  maxAge: null,
  guardianUnder: null,
  qualification: null,
  insurance: false,
  hazard: null,
  safeguard: false,
  tags: [],
  multiplierTags: [],
  matter: null,
  enabled: true,
  secretReporter: false,
  hideNames: false,
  perHousehold: false,
  note: null,
};

/** The line alone, without the texts the server made from it. */
export function draftOf(onPage: RuleOnPage): Draft {
  const { recordable: _, lines: __, example: ___, ...rule } = onPage;
  return rule;
}

/** Where each way of counting begins when it is chosen. */
export const beginnings: Record<Calculation['kind'], Calculation> = {
  FIXED: { kind: 'FIXED', points: 5 },
  TIERED: { kind: 'TIERED', levels: [{ zh: '一般', en: 'ordinary' }], tiers: [{ fromMinutes: 60, points: [10] }] },
  RANGE: { kind: 'RANGE', min: 10, max: 20 },
  MONTHLY: { kind: 'MONTHLY', points: 10, minDaysInOffice: 15 },
  LINEAR: { kind: 'LINEAR', pointsPerHour: 1, unitMinutes: 30, purse: 'timebank' },
  ROYALTY: { kind: 'ROYALTY', points: 1 },
  RATIO: { kind: 'RATIO', of: 'parent-volunteering', percent: 50 },
};

export const replaceAt = <Item>(items: readonly Item[], at: number, item: Item): Item[] => items.map((one, index) => (index === at ? item : one));
export const removeAt = <Item>(items: readonly Item[], at: number): Item[] => items.filter((_, index) => index !== at);
