import { useState } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import type { readCorrections } from '#contract/participation.ts';
import { reviewWords as w } from '#words/console-review.ts';
import { Button } from '../../ui/button.tsx';
import { momentWords } from '../../ui/day.ts';
import { useWords } from '../../ui/language.ts';
import { Points } from '../../ui/points.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import css from './review.module.css';

export type Correction = OutputOf<typeof readCorrections>['corrections'][number];

export function CorrectionTable({
  corrections,
  chosen,
  onOpen,
}: {
  corrections: readonly Correction[];
  chosen: string | undefined;
  onOpen: (correctionId: string) => void;
}) {
  const say = useWords();
  const [current, setCurrent] = useState<string>();
  return (
    <Table
      label={say(w.correctionsOf)}
      rows={corrections}
      rowKey={({ correctionId }) => correctionId}
      current={chosen ?? current}
      onCurrent={setCurrent}
      onOpen={({ correctionId }) => onOpen(correctionId)}
      columns={[
        {
          key: 'what',
          head: say(w.what),
          cell: ({ record, anew }) => (
            <TwoLines below={say(anew ? w.howAnew(anew.minutes, anew.judgedPoints) : w.howReverse)}>
              <strong>{record.activityTitle}</strong>
            </TwoLines>
          ),
        },
        { key: 'who', head: say(w.who), cell: ({ record }) => <TwoLines below={record.buildingName}>{record.name}</TwoLines>, nowrap: true },
        { key: 'points', head: say(w.points), cell: ({ record }) => <Points value={record.granted} size="l" />, nowrap: true, end: true },
        {
          key: 'why',
          head: say(w.why),
          cell: ({ reason, proposedBy, proposedAt }) => <TwoLines below={say(w.proposedBy(proposedBy, say(momentWords(proposedAt))))}>{reason}</TwoLines>,
        },
        {
          key: 'act',
          head: <span className="sr">{say(w.correctionAct)}</span>,
          end: true,
          cell: ({ correctionId, notMine }) =>
            notMine ? <span className={css.why}>{say(notMine)}</span> : <Button onClick={() => onOpen(correctionId)}>{say(w.correctionAct)}</Button>,
        },
      ]}
    />
  );
}
