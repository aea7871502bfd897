import type { z } from 'zod';
import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readTasks as endpoint, Task } from '#contract/tasks.ts';
import { taskWords } from '#words/tasks.ts';
import { notMineWords, somebodyWords } from '#words/participation.ts';
import type { Words } from '#words/words.ts';
import { person, type Context } from '#platform/context.ts';
import { readNames } from '../identity/read-names.ts';
import { listTasks, type TaskLine } from '../tasks/list-tasks.ts';
import { correctorConflict, handlerConflict, reviewerConflict } from './conflict.ts';
import { readHands, type Found } from './find-records.ts';
import { readBeneficiaries } from './own-household.ts';
import { isActor } from './person.ts';
import { openText } from './sealed.ts';
import { secretReporters } from './secret-reporters.ts';
import * as store from './store.ts';
import type { ActivityRow, CorrectionRow, RecordRow } from './store.ts';

type Line = z.input<typeof Task>;

/** What a task shows besides its days. */
interface Shown {
  readonly title: string;
  readonly who: string;
  readonly from: string;
  readonly count: number;
  readonly notMine: Words | null;
}

/** Everything the tasks of a page are about, read once for all of them. */
interface Subjects {
  readonly activities: ReadonlyMap<string, ActivityRow>;
  /** By record, objection or correction id, the record with everybody who had a hand in it. */
  readonly records: ReadonlyMap<string, Found>;
  readonly corrections: ReadonlyMap<string, CorrectionRow>;
  /** Records of an activity that wait for a confirmation. */
  readonly submitted: ReadonlyMap<string, readonly RecordRow[]>;
  nameOf(id: string | null): string;
  isOwnHousehold(residentId: string): boolean;
  /** Records whose resident this reader is not to know. */
  readonly secret: ReadonlySet<string>;
}

const idsOf = (tasks: readonly TaskLine[], ...kinds: readonly TaskLine['kind'][]): string[] =>
  tasks.filter(({ kind }) => kinds.includes(kind)).map(({ subjectId }) => subjectId);

async function readSubjects(context: Context, tasks: readonly TaskLine[]): Promise<Subjects> {
  const { tx, district } = context;
  const activityIds = idsOf(tasks, 'confirm');
  const objections = await store.readObjections(tx, district, idsOf(tasks, 'objection'));
  const corrections = await store.readCorrections(tx, district, idsOf(tasks, 'correction', 'not-me'));
  const subjects = new Map<string, string>([
    ...idsOf(tasks, 'review').map((id) => [id, id] as const),
    ...objections.map((row) => [row.objection_id, row.record_id] as const),
    ...corrections.map((row) => [row.correction_id, row.record_id] as const),
  ]);
  const records = await store.readRecords(tx, district, [...new Set(subjects.values())]);
  const submitted = await store.submittedOf(tx, district, activityIds);
  const hands = await readHands(context, records);
  const activities = new Map((await store.readActivities(tx, district, activityIds)).map((activity) => [activity.activity_id, activity]));
  for (const { activity } of hands.values()) activities.set(activity.activity_id, activity);
  const beneficiaries = await readBeneficiaries(
    context,
    [...records, ...submitted].map((record) => record.resident_id),
  );
  const named = [
    ...records.flatMap((record) => [record.resident_id, record.recorded_by]),
    ...submitted.map((record) => record.recorded_by),
    ...[...activities.values()].map((activity) => activity.organiser_id),
    ...corrections.map((correction) => correction.proposed_by),
  ];
  const names = await readNames(
    context,
    named.filter((id): id is string => id !== null),
  );
  return {
    activities,
    records: new Map(
      [...subjects].flatMap(([subject, recordId]) => {
        const found = hands.get(recordId);
        return found ? [[subject, found] as const] : [];
      }),
    ),
    corrections: new Map(corrections.map((row) => [row.correction_id, row])),
    submitted: Map.groupBy(submitted, (record) => record.activity_id),
    nameOf: (id) => (id === null ? '' : (names.get(id)?.name ?? '')),
    isOwnHousehold: beneficiaries.isOwnHousehold,
    secret: await secretReporters(context, records),
  };
}

function shown(context: Context, task: TaskLine, subjects: Subjects): Shown | undefined {
  const titleOf = (activity: ActivityRow): string => openText(context, 'activity.title', activity.activity_id, activity.title);
  const { actor } = context;
  if (task.kind === 'confirm') {
    const activity = subjects.activities.get(task.subjectId);
    if (!activity) return undefined;
    const waiting = subjects.submitted.get(task.subjectId) ?? [];
    const recorders = [...new Set(waiting.map((record) => record.recorded_by))];
    const allMine = waiting.length > 0 && waiting.every((record) => isActor(actor, record.recorded_person));
    return {
      title: titleOf(activity),
      who: subjects.nameOf(activity.organiser_id),
      from: recorders
        .map((id) => subjects.nameOf(id))
        .filter(Boolean)
        .join('、'),
      count: waiting.length,
      notMine: allMine ? notMineWords.recorder : null,
    };
  }
  const found = subjects.records.get(task.subjectId);
  if (!found) return undefined;
  const correction = subjects.corrections.get(task.subjectId);
  const own = subjects.isOwnHousehold(found.record.resident_id) ? 'household' : undefined;
  const why =
    (task.kind === 'review'
      ? reviewerConflict(actor, found)
      : task.kind === 'objection'
        ? handlerConflict(actor, found)
        : correction
          ? correctorConflict(actor, correction, found)
          : undefined) ?? own;
  return {
    title: taskWords.pointsOf(titleOf(found.activity), found.record.granted),
    who: subjects.secret.has(found.record.record_id) ? somebodyWords.resident.zh : subjects.nameOf(found.record.resident_id),
    // Who says 「不是我」 is not named: that would tell who reported in secret.
    from:
      task.kind === 'objection'
        ? ''
        : correction?.not_me
          ? somebodyWords.concerned.zh
          : subjects.nameOf(correction ? correction.proposed_by : found.record.recorded_by),
    count: 1,
    notMine: why === undefined ? null : notMineWords[why],
  };
}

/**
 * 等我办的: what waits for the person who asks, earliest deadline first. Titles and names are made here, for this reader;
 * what the person may not do is marked with why.
 */
export async function readTasks(context: Context, { communityId, kind, after, limit }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  person(context);
  const list = await listTasks(context, { communityId, kind, after, limit });
  const subjects = await readSubjects(context, list.rows);
  const tasks = list.rows.flatMap((task): Line[] => {
    const what = task.kind === 'import' ? { title: taskWords.import, who: '', from: '', count: 1, notMine: null } : shown(context, task, subjects);
    if (!what) return [];
    return [
      {
        taskId: task.taskId,
        kind: task.kind,
        subjectId: task.subjectId,
        ...what,
        since: task.since.toISOString(),
        dueOn: task.dueOn,
        provisional: task.provisional,
        overdue: task.overdue,
        notMine: what.notMine ?? (task.notForMe ? notMineWords.proposer : null),
      },
    ];
  });
  return { tasks, counts: { ...list.counts }, overdue: list.overdue, dueToday: list.dueToday, ...(list.next === undefined ? {} : { next: list.next }) };
}
