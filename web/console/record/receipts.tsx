import { recordStateWords } from '#words/participation.ts';
import { consoleWords } from '#words/console.ts';
import { recordWords as w } from '#words/console-record.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import { RecordStateTag } from '../../parts/participation/record-state-tag.tsx';
import css from './receipts.module.css';
import type { Done } from './use-roster.ts';

type Outcome = Done['output']['outcomes'][number];
type Recorded = Extract<Outcome, { recordId: string }>;
type NotRecorded = Exclude<Outcome, Recorded>;
const recorded = (outcome: Outcome): outcome is Recorded => 'recordId' in outcome;

/** What became of everybody: the receipt of each, and for those who were refused why and what to do next. */
export function Receipts({ done, compact = false }: { done: Done; compact?: boolean }) {
  const say = useWords();
  const { output, people } = done;
  const of = (residentId: string) => people.find((person) => person.residentId === residentId);
  const good = output.outcomes.filter(recorded);
  const bad = output.outcomes.filter((outcome): outcome is NotRecorded => !recorded(outcome));
  const who = (residentId: string) => {
    const person = of(residentId);
    return (
      <TwoLines below={person && say(consoleWords.buildingAge(person.buildingName, person.ageBand))}>
        <strong>{person?.name}</strong>
      </TwoLines>
    );
  };
  return (
    <div className={css.receipts}>
      <StatusLine tone={good.length > 0 ? 'done' : 'due'}>
        <strong>{say(good.length > 0 ? w.resultTitle(output.recorded, output.points) : w.resultNone)}</strong>
        {good.length > 0 && <div>{say(w.resultNext)}</div>}
      </StatusLine>
      {bad.length > 0 && (
        <Panel kind="list" title={say(w.resultRefused(bad.length))}>
          <ul className={css.refused}>
            {bad.map((outcome) => (
              <li key={outcome.residentId}>
                <span>{who(outcome.residentId)}</span>
                <span>
                  {say(outcome.message)}
                  {outcome.existing && (
                    <>
                      {' '}
                      <Anchor href={`/console/records/${outcome.existing}`}>{say(w.resultExisting)}</Anchor>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {good.length > 0 &&
        (compact ? (
          <ul className={css.list}>
            {good.map((outcome) => (
              <li key={outcome.residentId}>
                <span>{who(outcome.residentId)}</span>
                <span>
                  {say(outcome.receipt)}
                  {outcome.capNote && <small>{say(outcome.capNote)}</small>}
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <Panel kind="list">
            <Table
              label={say(w.resultTitle(output.recorded, output.points))}
              rows={good}
              rowKey={({ residentId }) => residentId}
              columns={[
                { key: 'who', head: say(w.resultWho), cell: ({ residentId }) => who(residentId), nowrap: true },
                { key: 'receipt', head: say(w.resultReceipt), cell: ({ receipt }) => say(receipt), nowrap: true },
                {
                  key: 'why',
                  head: say(w.resultWhy),
                  cell: ({ explanation, capNote }) => <TwoLines below={capNote ? say(capNote) : undefined}>{say(explanation)}</TwoLines>,
                },
                {
                  key: 'state',
                  head: say(w.resultState),
                  cell: ({ state, recordId }) => (
                    <Anchor href={`/console/records/${recordId}`} aria-label={say(recordStateWords[state])}>
                      <RecordStateTag state={state} />
                    </Anchor>
                  ),
                  nowrap: true,
                  end: true,
                },
              ]}
            />
          </Panel>
        ))}
    </div>
  );
}
