import { useState } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import type { readReviews } from '#contract/participation.ts';
import { activityWords } from '#words/console-activities.ts';
import { consoleWords } from '#words/console.ts';
import { reviewWords as w } from '#words/console-review.ts';
import { Button } from '../../ui/button.tsx';
import { Clock } from '../../ui/clock.tsx';
import { useWords } from '../../ui/language.ts';
import { Points } from '../../ui/points.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import css from './review.module.css';

export type Waiting = OutputOf<typeof readReviews>['records'][number];

/** What waits for review: who recorded it, who confirmed it, and why it is not for this person where that is so. */
export function ReviewTable({ records, chosen, onOpen }: { records: readonly Waiting[]; chosen: string | undefined; onOpen: (recordId: string) => void }) {
  const say = useWords();
  const [current, setCurrent] = useState<string>();
  return (
    <Table
      label={say(w.reviews)}
      rows={records}
      rowKey={({ recordId }) => recordId}
      current={chosen ?? current}
      onCurrent={setCurrent}
      onOpen={({ recordId }) => onOpen(recordId)}
      columns={[
        {
          key: 'what',
          head: say(w.what),
          cell: (record) => (
            <TwoLines below={say(activityWords.ruleOf(record.ruleCode, record.versionLabel))}>
              <strong>{record.activityTitle}</strong>
            </TwoLines>
          ),
        },
        { key: 'who', head: say(w.who), cell: (record) => <TwoLines below={record.buildingName}>{record.name}</TwoLines>, nowrap: true },
        { key: 'points', head: say(w.points), cell: (record) => <Points value={record.granted} size="l" />, nowrap: true, end: true },
        {
          key: 'by',
          head: say(w.recordedBy),
          cell: (record) => (
            <TwoLines below={say(w.confirmedBy([...new Set(record.confirmations.map(({ by }) => by))].join(say(consoleWords.and))))}>
              {record.recordedBy}
            </TwoLines>
          ),
        },
        { key: 'due', head: say(w.until), cell: (record) => record.dueOn && <Clock until={record.dueOn} since={record.recordedAt} /> },
        {
          key: 'act',
          head: <span className="sr">{say(w.act)}</span>,
          end: true,
          cell: (record) =>
            record.notMine ? <span className={css.why}>{say(record.notMine)}</span> : <Button onClick={() => onOpen(record.recordId)}>{say(w.act)}</Button>,
        },
      ]}
    />
  );
}
