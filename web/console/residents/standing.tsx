import { useState } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import type { readResidentStanding } from '#contract/participation.ts';
import { residentWords as w } from '#words/console-residents.ts';
import { recordStateWords } from '#words/participation.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { Bar } from '../../ui/bar.tsx';
import { shortDayWords } from '../../ui/day.ts';
import { Joints } from '../../ui/joints.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { Points } from '../../ui/points.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { RecordTable } from '../activities/record-table.tsx';
import css from './residents.module.css';

type Standing = OutputOf<typeof readResidentStanding>;

/** Three figures, three shapes, never added up; what waits stands below with its days. */
function Figures({ figures }: { figures: Standing['figures'] }) {
  const say = useWords();
  const { level } = figures;
  const first = figures.buckets.find(({ until }) => until !== null);
  const part = level.next === null ? 0 : (figures.lifetime - level.from) / Math.max(1, level.next - level.from);
  return (
    <>
      <div className={css.figures}>
        <div>
          <span className={css.label}>{say(w.available)}</span>
          <Points value={figures.available} tone="reward" size="3xl" />
          {first?.until && <small>{say(w.usableUntil(first.points, first.until))}</small>}
        </div>
        <div>
          <span className={css.label}>
            {say(w.annual)} {figures.year}
          </span>
          <Points value={figures.annual} tone="bamboo" size="xl" />
          <Bar value={figures.annual} goal={figures.annualGoal} label={say(w.goal(figures.annual, figures.annualGoal))} />
          <small>{say(w.goal(figures.annual, figures.annualGoal))}</small>
        </div>
        <div>
          <span className={css.label}>{say(w.lifetime)}</span>
          <Points value={figures.lifetime} size="xl" />
          <Joints total={level.top} done={level.level} part={part} label={say(w.level(level.level, level.name))} />
          <small>
            {say(w.level(level.level, level.name))}
            {level.next !== null && ` · ${say(w.levelNext(level.next - figures.lifetime))}`}
          </small>
        </div>
      </div>
      <p className={css.waiting}>
        <strong>
          {say(w.waiting)} <Points value={figures.waiting} form="waiting" />
        </strong>
        {figures.waitingParts.length === 0 && <span>{say(w.noWaiting)}</span>}
        {figures.waitingParts.map((one) => (
          <span key={one.recordId}>
            {one.title}{' '}
            {say(
              one.until ? w.waitingUntil(one.points, say(recordStateWords[one.state]), one.until) : w.waitingPart(one.points, say(recordStateWords[one.state])),
            )}
          </span>
        ))}
      </p>
    </>
  );
}

function Statement({ lines }: { lines: Standing['statement']['rows'] }) {
  const say = useWords();
  return (
    <Panel kind="list">
      <Table
        label={say(w.statement)}
        rows={lines}
        rowKey={({ transferId }) => transferId}
        columns={[
          {
            key: 'what',
            head: say(w.happened),
            cell: (line) => (
              <TwoLines below={<span className="nowrap">{say(shortDayWords(line.happenedOn, { year: true }))}</span>}>
                <strong className={line.reversedBy ? css.off : undefined}>{line.title}</strong>
              </TwoLines>
            ),
          },
          {
            key: 'points',
            head: say(w.points),
            cell: (line) => <Points value={line.points} form={line.reversedBy ? 'off' : 'signed'} />,
            nowrap: true,
            end: true,
          },
          {
            key: 'how',
            head: say(w.how),
            cell: (line) => (
              <TwoLines below={line.rule ? say(line.rule) : undefined}>
                {line.explanation ? say(line.explanation) : ''}
                {line.reverses && (
                  <StateTag tone="void" bare>
                    {say(w.reverses)}
                  </StateTag>
                )}
                {line.reversedBy && (
                  <StateTag tone="void" bare>
                    {say(w.reversedBy)}
                  </StateTag>
                )}
                {line.reason && ` ${line.reason}`}
              </TwoLines>
            ),
          },
          {
            key: 'by',
            head: say(w.by),
            cell: (line) =>
              line.confirmedBy.map((name, index) => (
                <span key={name}>
                  {index > 0 && '、'}
                  <span className="nowrap">{name}</span>
                </span>
              )),
          },
          {
            key: 'valid',
            head: say(w.valid),
            cell: (line) => (
              <TwoLines
                below={
                  <span className={css.check} title={say(w.checkCode)}>
                    {line.checkCode}
                  </span>
                }
              >
                {line.validUntil ? say(w.validUntil(line.validUntil)) : ''}
              </TwoLines>
            ),
            nowrap: true,
          },
        ]}
      />
    </Panel>
  );
}

export function StandingOf({ standing }: { standing: Standing }) {
  const say = useWords();
  const [tab, setTab] = useState<'statement' | 'records'>('statement');
  const { statement, records } = standing;
  return (
    <>
      <Panel title={say(w.standing)}>
        <Figures figures={standing.figures} />
      </Panel>
      <Tabs
        label={say(w.standing)}
        value={tab}
        onValue={setTab}
        tabs={[
          {
            value: 'statement',
            label: say(w.statement),
            content:
              statement.rows.length === 0 ? (
                <EmptyState icon="receipt" title={say(w.statementNone)} />
              ) : (
                <>
                  <Statement lines={statement.rows} />
                  {statement.next && <p>{say(w.moreLines)}</p>}
                </>
              ),
          },
          {
            value: 'records',
            label: say(w.records),
            count: records.length,
            content:
              records.length === 0 ? (
                <EmptyState icon="clipboard" title={say(w.recordsNone)} />
              ) : (
                <Panel kind="list">
                  <RecordTable label={say(w.records)} records={records} withActivity withPerson={false} />
                </Panel>
              ),
          },
        ]}
      />
    </>
  );
}
