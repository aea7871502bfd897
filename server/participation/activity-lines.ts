import type { z } from 'zod';
import type { ActivityLine, RecordState, recordStates } from '#contract/participation.ts';
import { awardLine, eachWords, noRuleWords } from '#words/participation.ts';
import { pointsWords } from '#words/rules.ts';
import type { Words } from '#words/words.ts';
import type { Context } from '#platform/context.ts';
import { readNames } from '../identity/read-names.ts';
import { awardOf, factsRefused } from '../rules/award.ts';
import type { Book } from '../rules/book.ts';
import { booksByDay } from './read-books.ts';
import { openText } from './sealed.ts';
import * as store from './store.ts';
import type { ActivityRow } from './store.ts';

type Line = z.input<typeof ActivityLine>;

/** What an activity brings each, by the book of its day: "每人 20 分 · A-V01 · 2026.1 版". */
export function awardWords(activity: Pick<ActivityRow, 'rule_code' | 'minutes' | 'difficulty' | 'tags' | 'day'>, book: Book | undefined): Words {
  const rule = book?.rules.get(activity.rule_code);
  if (!book || !rule) return awardLine(noRuleWords, activity.rule_code, null);
  const facts = { day: activity.day, minutes: activity.minutes, difficulty: activity.difficulty, tags: activity.tags };
  const fixed = rule.calculation.kind !== 'RANGE' && factsRefused(rule, facts) === undefined;
  return awardLine(fixed ? eachWords(awardOf(rule, book, facts).points) : pointsWords(rule.calculation), rule.code, book.label);
}

const noCounts = (): Record<RecordState, number> =>
  ({ submitted: 0, 'under-review': 0, 'on-notice': 0, objected: 0, settled: 0, rejected: 0, withdrawn: 0, lapsed: 0, reversed: 0 }) satisfies Record<
    (typeof recordStates)[number],
    number
  >;

/** Activities of one community as staff see them. */
export async function activityLines(context: Context, activities: readonly ActivityRow[]): Promise<Line[]> {
  const [first] = activities;
  if (!first) return [];
  const { tx, district } = context;
  const books = await booksByDay(
    context,
    first.community_id,
    activities.map(({ day }) => day),
  );
  const counted = await store.countRecordsByState(
    tx,
    district,
    activities.map(({ activity_id: id }) => id),
  );
  const names = await readNames(
    context,
    activities.map(({ organiser_id: id }) => id),
  );
  const counts = new Map<string, Record<RecordState, number>>();
  for (const { activity_id: id, state, count } of counted) {
    const own = counts.get(id) ?? noCounts();
    own[state] = count;
    counts.set(id, own);
  }
  return activities.map((activity) => ({
    activityId: activity.activity_id,
    communityId: activity.community_id,
    ruleCode: activity.rule_code,
    title: openText(context, 'activity.title', activity.activity_id, activity.title),
    place: openText(context, 'activity.place', activity.activity_id, activity.place),
    startsAt: activity.starts_at.toISOString(),
    minutes: activity.minutes,
    day: activity.day,
    organiser: { kind: activity.organiser_kind, id: activity.organiser_id, name: names.get(activity.organiser_id)?.name ?? '' },
    state: activity.state,
    capacity: activity.capacity,
    award: awardWords(activity, books.get(activity.day)),
    counts: counts.get(activity.activity_id) ?? noCounts(),
  }));
}
