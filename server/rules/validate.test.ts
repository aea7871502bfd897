import { describe, expect, test } from 'vitest';
import { faultReasons, type BookSettings, type DraftRule } from '#contract/rules.ts';
import { faultSentence } from '#words/rules.ts';
import { adoptedIdea, aRule, litter, meeting, multiplier, oneLevel, someSettings, stairCleaning } from '../../tests/kit/rules.ts';
import { emptyRule } from './rule.ts';
import { faultsOf, refusalOf } from './validate.ts';

const settings = someSettings();
const reasons = (rules: readonly DraftRule[], of: BookSettings = settings, effectiveFrom: string | null = '2026-01-01') =>
  faultsOf({ settings: of, rules }, effectiveFrom).map(({ code, reason }) => `${code ?? 'settings'} ${reason}`);
const tiers = (...list: readonly (readonly [number, ...number[]])[]): DraftRule['calculation'] => ({
  kind: 'TIERED',
  levels: [...oneLevel, ...oneLevel].slice(0, (list[0]?.length ?? 2) - 1),
  tiers: list.map(([fromMinutes, ...points]) => ({ fromMinutes, points })),
});

test('a complete book of all classes has no fault', () => {
  expect(reasons([meeting(), stairCleaning(), adoptedIdea(), litter()])).toEqual([]);
});

test('a rule needs class, name, points, cap, evidence and confirmer, each named in a sentence', () => {
  const faults = faultsOf({ settings, rules: [emptyRule('A-V07')] }, '2026-01-01');
  expect(faults.map(({ reason }) => reason)).toEqual([
    'class-missing',
    'name-missing',
    'points-missing',
    'cap-missing',
    'evidence-missing',
    'confirmer-missing',
  ]);
  for (const fault of faults) expect(faultSentence(fault).zh).toMatch(/^A-V07：.+。$/);
});

describe('a book cannot be adopted when', () => {
  const cases: readonly (readonly [string, readonly DraftRule[], BookSettings, string])[] = [
    ['it has no rule', [], settings, 'settings no-rules'],
    ["a rule's validity is over before it takes effect", [meeting({ validUntil: '2025-12-31' })], settings, 'A-B01 validity-over'],
    [
      'a reward is negative',
      [meeting({ calculation: { kind: 'FIXED', points: -5 } })],
      someSettings({ ranges: { ...settings.ranges, BASIC: { min: -5, max: 5 } } }),
      'A-B01 sign-wrong',
    ],
    [
      'a deduction is positive',
      [litter({ calculation: { kind: 'FIXED', points: 10 } })],
      someSettings({ ranges: { ...settings.ranges, NEGATIVE: { min: -10, max: 10 } } }),
      'A-X01 sign-wrong',
    ],
    [
      'tiers are not in order',
      [
        stairCleaning({
          calculation: {
            kind: 'TIERED',
            levels: oneLevel,
            tiers: [
              { fromMinutes: 60, points: [10] },
              { fromMinutes: 60, points: [20] },
            ],
          },
        }),
      ],
      settings,
      'A-V01 tiers-unordered',
    ],
    [
      'a tier lacks a figure for a difficulty',
      [{ ...stairCleaning(), calculation: { kind: 'TIERED', levels: oneLevel, tiers: [{ fromMinutes: 60, points: [10, 15] }] } }],
      settings,
      'A-V01 tier-levels-differ',
    ],
    ['longer service earns less', [{ ...stairCleaning(), calculation: tiers([60, 20], [120, 10]) }], settings, 'A-V01 tier-falls'],
    ['harder service earns less', [{ ...stairCleaning(), calculation: tiers([60, 15, 10]) }], settings, 'A-V01 tier-falls'],
    ['a range runs backwards', [adoptedIdea({ calculation: { kind: 'RANGE', min: 50, max: 30 } })], settings, 'A-I01 range-reversed'],
    ['ages run backwards', [stairCleaning({ minAge: 60, maxAge: 18 })], settings, 'A-V01 ages-reversed'],
    ['a volunteer rule is silent', [stairCleaning({ confirm: 'silent' })], settings, 'A-V01 silent-not-basic'],
    [
      'a silent rule can pay more than 5 after its multiplier',
      [meeting({ multiplierTags: ['culture'] })],
      someSettings({ multipliers: [multiplier('culture', 200)] }),
      'A-B01 silent-not-basic',
    ],
    ['a cap counts pairs, and no record names a partner', [meeting({ caps: { month: 4, pairMonth: 6 } })], settings, 'A-B01 cap-unkept'],
    ['a cap counts minutes where a deed is counted by times', [meeting({ caps: { day: 1, dayMinutes: 60 } })], settings, 'A-B01 cap-unkept'],
    ['a deduction is not verified', [litter({ confirm: 'ask' })], settings, 'A-X01 deduction-not-verified'],
    ['class one has a gate', [meeting({ minAge: 15 })], settings, 'A-B01 basic-gated'],
    ['hazardous service is not insured', [stairCleaning({ hazard: { zh: '登高', en: 'Ladders' } })], settings, 'A-V01 hazard-uninsured'],
    ['a rule names a multiplier the book does not have', [stairCleaning({ multiplierTags: ['culture'] })], settings, 'A-V01 multiplier-unknown'],
    [
      'a multiplier stands there twice',
      [meeting()],
      someSettings({ multipliers: [multiplier('culture', 200), multiplier('culture', 150)] }),
      'settings multiplier-double',
    ],
    [
      'an exception has no rule',
      [meeting()],
      someSettings({ overrides: [{ code: 'A-Z01', min: 1, max: 1, resolution: { zh: '决议', en: 'Resolution' } }] }),
      'settings override-without-rule',
    ],
    ['a matter is both deducted and never deducted', [meeting()], someSettings({ neverDeduct: settings.negativeList }), 'settings matter-double'],
    ['a rule names a matter no list has', [meeting({ matter: 'unheard-of' })], settings, 'A-B01 matter-unknown'],
    ['points lie outside the range of the class', [meeting({ confirm: 'ask', calculation: { kind: 'FIXED', points: 6 } })], settings, 'A-B01 outside-range'],
    ['one tier lies outside the range', [{ ...stairCleaning(), calculation: tiers([60, 10], [120, 20], [240, 21]) }], settings, 'A-V01 outside-range'],
    ['a judged range reaches outside', [adoptedIdea({ calculation: { kind: 'RANGE', min: 29, max: 50 } })], settings, 'A-I01 outside-range'],
    [
      'an exception is too narrow',
      [meeting({ confirm: 'ask', calculation: { kind: 'FIXED', points: 8 } })],
      someSettings({ overrides: [{ code: 'A-B01', min: 6, max: 7, resolution: { zh: '决议', en: 'Resolution' } }] }),
      'A-B01 outside-range',
    ],
    ['a deduction names no matter', [litter({ matter: null })], settings, 'A-X01 negative-without-matter'],
    ['a deduction names a matter that is not on the negative list', [litter({ matter: 'donated-money' })], settings, 'A-X01 negative-without-matter'],
    ['a deduction is for something never deducted for', [litter({ matter: 'petition' })], settings, 'A-X01 never-deduct'],
    ['a reward is for something never rewarded', [meeting({ matter: 'donated-money' })], settings, 'A-B01 never-reward'],
  ];
  test.each(cases)('%s', (_when, rules, of, expected) => {
    expect(reasons(rules, of)).toEqual([expected]);
  });
  test('every reason has its case', () => {
    const missing = ['class-missing', 'name-missing', 'points-missing', 'cap-missing', 'evidence-missing', 'confirmer-missing'];
    const told = new Set([...missing, ...cases.map(([, , , expected]) => expected.split(' ')[1])]);
    expect(Object.keys(faultReasons).filter((reason) => !told.has(reason))).toEqual([]);
  });
});

test('ranges bind the base before multipliers, and a named exception with its resolution widens one rule only', () => {
  const culture = meeting({ confirm: 'ask', multiplierTags: ['culture'] });
  expect(reasons([culture], someSettings({ multipliers: [multiplier('culture', 200)] }))).toEqual([]);
  const overrides = [{ code: 'A-B02', min: 1, max: 1, resolution: { zh: '澜湾居代会 2025 第 3 号', en: 'Resolution 3 of 2025' } }];
  const small = (code: string) => meeting({ code, confirm: 'ask', calculation: { kind: 'FIXED', points: 1 } });
  expect(reasons([small('A-B02'), small('A-B03')], someSettings({ overrides }))).toEqual(['A-B03 outside-range']);
});

test('months in office have a range of their own, hours of the time bank and shares have none', () => {
  const role = aRule('A-R01', { kind: 'MONTHLY', points: 10, minDaysInOffice: 15 }, { class: 'BASIC' });
  const hours = aRule('A-T01', { kind: 'LINEAR', pointsPerHour: 10, unitMinutes: 30, purse: 'timebank' }, { caps: { dayMinutes: 120 } });
  const share = aRule('A-F01', { kind: 'RATIO', of: 'parent-volunteering', percent: 20 }, { class: 'BASIC', caps: { monthPoints: 20 } });
  expect(reasons([role, hours, share])).toEqual([]);
  expect(reasons([{ ...role, calculation: { kind: 'MONTHLY', points: 11, minDaysInOffice: 15 } }])).toEqual(['A-R01 outside-range']);
});

test('what is missing is refused first, then ranges, then forbidden matters', () => {
  const tooMuch = meeting({ confirm: 'ask', calculation: { kind: 'FIXED', points: 6 } });
  const petition = litter({ matter: 'petition' });
  const refusal = (...rules: DraftRule[]) => refusalOf(faultsOf({ settings, rules }, null))?.code;
  expect(refusal(petition, tooMuch, emptyRule('A-V07'))).toBe('rule-book-incomplete');
  expect(refusal(petition, tooMuch)).toBe('rule-outside-range');
  expect(refusal(petition)).toBe('rule-forbidden-matter');
  expect(refusal(meeting())).toBeUndefined();
});
