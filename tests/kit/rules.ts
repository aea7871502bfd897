import { Rule, type BookSettings, type Calculation } from '#contract/rules.ts';
import { startingSettings, type Book } from '../../server/rules/book.ts';
import { emptyRule } from '../../server/rules/rule.ts';

const text = (zh: string, en: string) => ({ zh, en });
export const oneLevel = [text('一般', 'Ordinary')];

/** A complete rule of a class, ready to adopt; `more` changes what a test is about. */
export function aRule(code: string, calculation: Calculation, more: Partial<Rule> = {}): Rule {
  return Rule.parse({
    ...emptyRule(code),
    class: 'VOLUNTEER',
    name: text('环境整治', 'Stair cleaning'),
    calculation,
    caps: { session: 1, day: 2, month: 16 },
    evidence: text('签到签出表', 'Sign-in and sign-out sheet'),
    confirm: 'ask',
    ...more,
  });
}

export const stairCleaning = (more: Partial<Rule> = {}): Rule =>
  aRule(
    'A-V01',
    {
      kind: 'TIERED',
      levels: oneLevel,
      tiers: [
        { fromMinutes: 60, points: [10] },
        { fromMinutes: 120, points: [20] },
      ],
    },
    more,
  );
export const meeting = (more: Partial<Rule> = {}): Rule =>
  aRule('A-B01', { kind: 'FIXED', points: 5 }, { class: 'BASIC', name: text('居民会议', "Residents' meeting"), confirm: 'silent', ...more });
export const adoptedIdea = (more: Partial<Rule> = {}): Rule =>
  aRule(
    'A-I01',
    { kind: 'RANGE', min: 30, max: 50 },
    { class: 'INNOVATION', name: text('建言献策被采纳', 'Adopted suggestion'), confirm: 'committee', ...more },
  );
export const litter = (more: Partial<Rule> = {}): Rule =>
  aRule(
    'A-X01',
    { kind: 'FIXED', points: -10 },
    { class: 'NEGATIVE', name: text('楼道堆物', 'Things left in the stairwell'), confirm: 'verify', matter: 'stairwell-clutter', ...more },
  );

export const someSettings = (more: Partial<BookSettings> = {}): BookSettings => ({
  ...startingSettings,
  negativeList: [{ id: 'stairwell-clutter', ...text('楼道堆物经提醒未清理', 'Things left in a stairwell after a reminder') }],
  neverDeduct: [{ id: 'petition', ...text('信访、投诉、批评社区工作', 'Petitions, complaints and criticism') }],
  neverReward: [{ id: 'donated-money', ...text('捐款金额', 'The amount of a donation') }],
  ...more,
});

export const aBook = (rules: readonly Rule[], settings: BookSettings = someSettings(), label = '2026.1'): Book => ({
  versionId: '0190a000-0000-7000-8000-000000000001',
  label,
  placeId: '0190a000-0000-7000-8000-000000000002',
  effectiveFrom: '2026-01-01',
  settings,
  rules: new Map(rules.map((rule) => [rule.code, rule])),
});

export const multiplier = (tag: string, percent: number, more: Partial<BookSettings['multipliers'][number]> = {}): BookSettings['multipliers'][number] => ({
  tag,
  name: text('文化活动', 'Culture'),
  percent,
  by: 'rule',
  fromAge: null,
  toAge: null,
  from: null,
  until: null,
  ...more,
});
