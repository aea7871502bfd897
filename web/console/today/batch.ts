import { useQueries } from '@tanstack/react-query';
import { confirmRecords, decideCorrections, readActivity, readCorrections, readReviews, reviewRecords, type Side } from '#contract/participation.ts';
import type { z } from 'zod';
import { call, useAct, useRead } from '../../api.ts';
import type { Outcome } from '../outcomes.tsx';
import type { Named } from '../people-list.tsx';
import type { Task } from './task-href.ts';

export const batchKinds = ['confirm', 'review', 'correction'] as const;
export type BatchKind = (typeof batchKinds)[number];
export const batchKindOf = (kind: Task['kind']): BatchKind | undefined => (kind === 'not-me' ? 'correction' : batchKinds.find((one) => one === kind));

interface Item extends Named {
  side: z.infer<typeof Side>;
}

/** What the ticked tasks stand for: every record by name, building and points, and the one act for all of them. */
export function useBatch(kind: BatchKind, tasks: readonly Task[], communityId: string) {
  const subjects = new Set(tasks.map(({ subjectId }) => subjectId));
  const activities = useQueries({
    queries: (kind === 'confirm' ? [...subjects] : []).map((activityId) => ({
      queryKey: [readActivity.id, { activityId }],
      queryFn: () => call(readActivity, { activityId }),
    })),
  });
  const reviews = useRead(readReviews, { communityId }, { when: kind === 'review' });
  const corrections = useRead(readCorrections, { communityId }, { when: kind === 'correction' });
  const reads = kind === 'confirm' ? activities : kind === 'review' ? [reviews] : [corrections];

  const items: Item[] =
    kind === 'confirm'
      ? activities.flatMap(({ data }) =>
          (data?.records ?? []).flatMap((record) => {
            // A participant's own side is never given in bulk: it needs the sheet that was signed.
            const side = record.missing.find((one) => one !== 'participant');
            return record.state === 'submitted' && side
              ? [{ key: record.recordId, name: record.name, buildingName: record.buildingName, what: record.activityTitle, points: record.granted, side }]
              : [];
          }),
        )
      : kind === 'review'
        ? (reviews.data?.records ?? [])
            .filter(({ recordId, notMine }) => subjects.has(recordId) && notMine === null)
            .map((record) => ({
              key: record.recordId,
              name: record.name,
              buildingName: record.buildingName,
              what: record.activityTitle,
              points: record.granted,
              side: 'organiser',
            }))
        : (corrections.data?.corrections ?? [])
            .filter(({ correctionId, record, notMine }) => (subjects.has(correctionId) || subjects.has(record.recordId)) && notMine === null)
            .map(({ correctionId, record }) => ({
              key: correctionId,
              name: record.name,
              buildingName: record.buildingName,
              what: record.activityTitle,
              points: record.granted,
              side: 'organiser',
            }));

  const confirm = useAct(confirmRecords);
  const review = useAct(reviewRecords);
  const correct = useAct(decideCorrections);
  const act = async (): Promise<Outcome[]> => {
    const outcomeOf = (key: string, refused: Outcome['refused']): Outcome => {
      const item = items.find((one) => one.key === key);
      return { key, who: item ? `${item.name} ${item.buildingName}` : '', refused };
    };
    const ids = items.map(({ key }) => key);
    if (kind === 'review')
      return (await review.actAsync({ recordIds: ids, decision: 'pass' })).outcomes.map((one) =>
        outcomeOf(one.recordId, 'refused' in one ? one.message : null),
      );
    if (kind === 'correction')
      return (await correct.actAsync({ correctionIds: ids, decision: 'approve' })).outcomes.map((one) =>
        outcomeOf(one.correctionId, 'refused' in one ? one.message : null),
      );
    const all: Outcome[] = [];
    for (const side of ['organiser', 'committee'] as const) {
      const recordIds = items.filter((item) => item.side === side).map(({ key }) => key);
      if (recordIds.length === 0) continue;
      const { outcomes } = await confirm.actAsync({ recordIds, side });
      all.push(...outcomes.map((one) => outcomeOf(one.recordId, 'refused' in one ? one.message : null)));
    }
    return all;
  };
  return {
    items,
    points: items.reduce((sum, { points }) => sum + points, 0),
    reading: reads.some(({ isPending }) => isPending),
    readFailure: reads.find(({ error }) => error)?.error ?? null,
    readAgain: () => {
      for (const read of reads) void read.refetch();
    },
    act,
    working: confirm.working || review.working || correct.working,
    failure: confirm.failure ?? review.failure ?? correct.failure,
  };
}
