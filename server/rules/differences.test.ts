import { expect, test } from 'vitest';
import { BookSettings, DraftRule, ruleFields, settingFields } from '#contract/rules.ts';
import { ruleFieldText, settingText } from '#words/rules.ts';
import { adoptedIdea, litter, meeting, multiplier, someSettings, stairCleaning } from '../../tests/kit/rules.ts';
import { differencesBetween, fieldsOfRule, nothingUntold } from './differences.ts';

const settings = someSettings({ multipliers: [multiplier('culture', 200)] });
const text = { zh: '别的', en: 'Another' };

test('a rule book compared with itself has no difference, whatever the order of properties', () => {
  const book = { settings, rules: [meeting(), stairCleaning()] };
  const reordered = { settings, rules: book.rules.map((rule): DraftRule => JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(rule).toReversed())))) };
  expect(differencesBetween(book, reordered)).toEqual({ added: [], removed: [], changed: [], settings: [] });
});

test('rules are told as added, removed, or changed field by field', () => {
  const before = { settings, rules: [meeting(), stairCleaning(), litter()] };
  const after = { settings: { ...settings, personDay: 80 }, rules: [meeting({ caps: { session: 1, day: 1 } }), litter(), adoptedIdea()] };
  const found = differencesBetween(before, after);
  expect(found.added.map(({ code }) => code)).toEqual(['A-I01']);
  expect(found.removed.map(({ code }) => code)).toEqual(['A-V01']);
  expect(found.changed.map(({ after: { code }, fields }) => [code, fields])).toEqual([['A-B01', ['caps']]]);
  expect(found.settings).toEqual(['personDay']);
});

/** A change of every property of a rule. */
const changes: { readonly [Key in Exclude<keyof DraftRule, 'code'>]: DraftRule[Key] } = {
  class: 'CIVILITY',
  name: text,
  calculation: { kind: 'FIXED', points: 7 },
  caps: { year: 3 },
  evidence: text,
  confirm: 'verify',
  review: true,
  months: [4],
  validUntil: '2027-01-31',
  usualMinutes: DraftRule.shape.usualMinutes.parse(95),
  usualCapacity: 12,
  minAge: 9,
  maxAge: 70,
  guardianUnder: 14,
  qualification: text,
  insurance: true,
  hazard: text,
  safeguard: true,
  tags: ['green'],
  multiplierTags: ['culture'],
  matter: 'petition',
  enabled: false,
  secretReporter: true,
  hideNames: true,
  perHousehold: true,
  note: text,
};

test('no change of a rule can hide: each one is told, in other words than before', () => {
  expect(nothingUntold).toBe(true);
  const before = meeting();
  for (const [key, value] of Object.entries(changes)) {
    const after = DraftRule.parse({ ...before, [key]: value });
    const [changed] = differencesBetween({ settings, rules: [before] }, { settings, rules: [after] }).changed;
    expect(changed?.fields.length, key).toBe(1);
    const [field = 'name'] = changed?.fields ?? [];
    expect(Object.keys(fieldsOfRule)).toContain(field);
    expect(ruleFieldText(field, after, settings), key).not.toEqual(ruleFieldText(field, before, settings));
  }
  expect(Object.keys(changes).length).toBe(Object.keys(DraftRule.shape).length - 1);
  expect(Object.keys(fieldsOfRule).length).toBe(ruleFields.length);
});

const settingChanges: BookSettings = {
  reviewOver: 60,
  noticeDays: 5,
  unconfirmedDays: 20,
  ranges: { ...settings.ranges, BASIC: { min: 4, max: 5 } },
  overrides: [{ code: 'A-B01', min: 1, max: 2, resolution: text }],
  multipliers: [],
  maxTotalPercent: 150,
  personDay: 61,
  personMonth: 401,
  negativeList: [],
  neverDeduct: [],
  neverReward: [],
  trusted: { termMonths: 6, samplePercent: 5 },
  expiry: 'NONE',
  pointValueFen: 11,
};
test('no change of a setting can hide', () => {
  expect(Object.keys(BookSettings.shape).toSorted()).toEqual([...settingFields].toSorted());
  for (const field of settingFields) {
    const after = { ...settings, [field]: settingChanges[field] };
    expect(differencesBetween({ settings, rules: [] }, { settings: after, rules: [] }).settings).toEqual([field]);
    expect(settingText(field, after), field).not.toEqual(settingText(field, settings));
  }
});
