import { type ReactNode } from 'react';
import type { RecordLine } from '#contract/participation.ts';
import { activityWords as w } from '#words/console-activities.ts';
import { consoleWords } from '#words/console.ts';
import { meansWords, sideWords } from '#words/participation.ts';
import { RecordStateTag } from '../../parts/participation/record-state-tag.tsx';
import { Clock } from '../../ui/clock.tsx';
import { dayWords } from '../../ui/day.ts';
import { useWords } from '../../ui/language.ts';
import { Points } from '../../ui/points.tsx';
import { Table, TwoLines, type Column } from '../../ui/table.tsx';
import { Anchor } from '../../ui/anchor.tsx';

export interface RecordTableProps {
  label: string;
  records: readonly RecordLine[];
  /** The activity's name and day stand in the line where several activities are listed. */
  withActivity?: boolean;
  withPerson?: boolean;
  current?: string | undefined;
  onCurrent?: (recordId: string) => void;
  picked?: ReadonlySet<string>;
  onPicked?: (picked: ReadonlySet<string>) => void;
  onOpen?: (record: RecordLine) => void;
  foot?: ReactNode;
}

/** Who confirmed and how, or whose word is still missing. */
export function Sides({ record }: { record: Pick<RecordLine, 'confirmations' | 'missing' | 'recordedBy'> }) {
  const say = useWords();
  const given = record.confirmations.map(({ side, means, by }) => `${say(sideWords[side])} ${by}（${say(meansWords[means])}）`).join(say(consoleWords.and));
  const missing = record.missing.map((side) => say(sideWords[side])).join(say(consoleWords.and));
  return <TwoLines below={say(w.recordedBy(record.recordedBy))}>{missing ? say(w.missing(missing)) : given}</TwoLines>;
}

/** Records as staff see them, one line each. */
export function RecordTable({ label, records, withActivity = false, withPerson = true, picked, onPicked, current, onCurrent, onOpen, foot }: RecordTableProps) {
  const say = useWords();
  const columns: Column<RecordLine>[] = [
    ...(withPerson
      ? [
          {
            key: 'who',
            head: say(w.who),
            nowrap: true,
            cell: (record: RecordLine) => (
              <TwoLines below={say(consoleWords.buildingAge(record.buildingName, record.ageBand))}>
                <Anchor href={`/console/records/${record.recordId}`}>
                  <strong>{record.name}</strong>
                </Anchor>
              </TwoLines>
            ),
          },
        ]
      : []),
    ...(withActivity
      ? [
          {
            key: 'what',
            head: say(w.what),
            cell: (record: RecordLine) => (
              <TwoLines below={`${say(dayWords(record.day, { year: true }))} · ${say(w.ruleOf(record.ruleCode, record.versionLabel))}`}>
                <Anchor href={`/console/records/${record.recordId}`}>
                  <strong>{record.activityTitle}</strong>
                </Anchor>
              </TwoLines>
            ),
          },
        ]
      : []),
    {
      key: 'points',
      head: say(w.points),
      nowrap: true,
      cell: (record) => (
        <TwoLines
          below={
            record.waived
              ? say(w.waived)
              : record.granted !== record.scored
                ? say(w.capped(record.scored))
                : record.minutes > 0
                  ? say(consoleWords.minutes(record.minutes))
                  : undefined
          }
        >
          <Points
            value={record.granted}
            form={
              record.state === 'settled'
                ? 'plain'
                : record.state === 'reversed' || record.state === 'rejected' || record.state === 'withdrawn' || record.state === 'lapsed'
                  ? 'off'
                  : 'waiting'
            }
          />
        </TwoLines>
      ),
    },
    { key: 'sides', head: say(w.confirmed), cell: (record) => <Sides record={record} /> },
    { key: 'state', head: say(w.stateOf), nowrap: true, cell: (record) => <RecordStateTag state={record.state} /> },
    { key: 'due', head: say(w.due), cell: (record) => record.dueOn && <Clock until={record.dueOn} since={record.recordedAt} /> },
  ];
  return (
    <Table
      label={label}
      rows={records}
      rowKey={({ recordId }) => recordId}
      columns={columns}
      pickLabel={({ name, buildingName }) => `${name} ${buildingName}`}
      foot={foot}
      current={current}
      {...(onCurrent && { onCurrent })}
      {...(picked && { picked })}
      {...(onPicked && { onPicked })}
      {...(onOpen && { onOpen })}
    />
  );
}
