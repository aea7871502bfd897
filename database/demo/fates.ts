import type { LocalDate } from '../../contract/values.ts';
import { addDays } from '../../server/platform/time.ts';
import { occasions, type Occasion, type Session } from './programme.ts';

/** What else happens to one record of a session than being confirmed and paid. */
export const fates = [
  'withdraw',
  'reject',
  'lapse',
  'not-me',
  'not-me-settled',
  'reverse',
  'reverse-anew',
  'decline',
  'object-keep',
  'object-cancel',
  'object-correct',
  'object-open',
  'review-reject',
  /** Nobody reviews it: it is overdue. */
  'leave',
] as const;
export type Fate = (typeof fates)[number];

/** Days from the activity to its recording, from there to the confirming, from there to the review. */
export interface Pace {
  readonly record: number;
  readonly confirm: number;
  readonly review: number;
}
export interface Planned {
  readonly session: Session;
  readonly pace?: Pace;
  readonly fate?: Fate;
  /** Those of one group have the same people. */
  readonly group?: string;
  /** One of the first page's people is there. */
  readonly with?: 'elder' | 'parent';
}

/** How often each comes about, in days. */
const every: Partial<Record<Fate, number>> = {
  withdraw: 26,
  reject: 29,
  lapse: 21,
  'not-me': 52,
  'not-me-settled': 83,
  reverse: 34,
  'reverse-anew': 47,
  decline: 97,
  'object-keep': 61,
  'object-cancel': 118,
  'review-reject': 131,
};

/** The turns of fate between two days, earliest first; each befalls the first record it suits. */
export function fatesFrom(from: LocalDate, today: LocalDate): { readonly day: LocalDate; readonly fate: Fate }[] {
  const all = fates.flatMap((fate) => {
    const days = every[fate];
    const found: { day: LocalDate; fate: Fate }[] = [];
    if (days !== undefined) for (let day = addDays(from, Math.ceil(days / 3)); day < addDays(today, -12); day = addDays(day, days)) found.push({ day, fate });
    return found;
  });
  return all.toSorted((a, b) => a.day.localeCompare(b.day));
}

function occasion(code: string): Occasion {
  const found = occasions.find((each) => each.code === code);
  if (!found) throw new Error(`${code} is no occasion of the demo`);
  return found;
}
const sessionOf = (code: string, day: LocalDate, more: Partial<Session> = {}): Session => {
  const kind = occasion(code);
  return {
    code,
    day,
    at: kind.at,
    title: kind.title,
    place: '党群服务中心',
    minutes: 0,
    people: kind.people,
    ages: kind.ages,
    host: kind.host,
    turn: 1,
    byBuilding: false,
    outdoors: false,
    occasion: kind,
    ...more,
  };
};
const pace = (record: number, confirm: number, review: number): Pace => ({ record, confirm, review });
const aloud: Partial<Session> = { people: [1, 1] };

/** Two things of one kind by one person on one day add up to more than 50 and go on notice. */
const double = (day: LocalDate, first: Omit<Planned, 'session' | 'group'>): Planned[] => [
  { session: sessionOf('A-I02', day, { ...aloud, at: '10:10', title: '居民自办活动评定（上午）' }), group: 'double', ...first },
  {
    session: sessionOf('A-I02', day, { ...aloud, at: '16:10', title: '居民自办活动评定（下午）' }),
    group: 'double',
    ...(first.pace ? { pace: first.pace } : {}),
  },
];

/** What is arranged on certain days before today, so that today's desk is never empty. */
export function stagedOn(day: LocalDate, today: LocalDate): Planned[] {
  const ago = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  const staged: Readonly<Record<number, readonly Planned[]>> = {
    12: [{ session: sessionOf('A-M01', day, aloud), pace: pace(0, 1, 0), fate: 'leave' }],
    6: double(day, { pace: pace(0, 1, 2), fate: 'object-open' }),
    5: [{ session: sessionOf('A-M01', day, { people: [2, 2] }), pace: pace(0, 1, 2), fate: 'object-open' }],
    4: [
      { session: sessionOf('A-X01', day), pace: pace(0, 1, 2) },
      { session: sessionOf('A-M01', day, aloud), pace: pace(0, 1, 2) },
    ],
    3: [{ session: sessionOf('A-M01', day, aloud), pace: pace(0, 2, 9) }],
    2: [
      { session: sessionOf('A-M01', day, { people: [2, 2] }), pace: pace(0, 1, 9) },
      {
        session: {
          ...sessionOf('A-C02', day),
          code: 'A-V26',
          at: '14:00',
          title: '社区口述史讲述',
          place: '活动室',
          minutes: 120,
          people: [5, 6],
          occasion: null,
          ages: occasion('A-I06').ages,
        },
        pace: pace(0, 1, 9),
        with: 'elder',
      },
      {
        session: {
          ...sessionOf('A-C02', day),
          code: 'A-V29',
          at: '18:30',
          title: '活动现场秩序与签到',
          place: '党群服务中心',
          minutes: 120,
          people: [4, 5],
          occasion: null,
          host: 'clerk',
        },
        pace: pace(1, 9, 9),
        with: 'parent',
      },
    ],
  };
  const doubles = ago > 20 && ago % 62 === 30 ? double(day, { fate: 'object-correct' }) : [];
  return [...(staged[ago] ?? []), ...doubles];
}
