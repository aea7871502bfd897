import type { OutputOf } from '#contract/endpoint.ts';
import { decideImportLine, readImport } from '#contract/imports.ts';
import { importWords as w } from '#words/console-imports.ts';
import { lineKindWords } from '#words/imports.ts';
import { useAct } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { RadioCards } from '../../ui/choices.tsx';
import type { IconName } from '../../ui/icons.ts';
import { useWords } from '../../ui/language.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { Table } from '../../ui/table.tsx';
import css from './imports.module.css';

type Line = OutputOf<typeof readImport>['shown'][number];

export interface ImportLinesProps {
  importId: string;
  lines: readonly Line[];
  /** Doubtful lines can still be decided. */
  open: boolean;
  looks: Record<Line['kind'], { tone: Tone; icon: IconName }>;
}

/** Line by line: what the file says, why it cannot be taken as it is, and what to do. */
export function ImportLines({ importId, lines, open, looks }: ImportLinesProps) {
  const say = useWords();
  return (
    <Table
      label={say(w.says)}
      rows={lines}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'line', head: say(w.line), cell: ({ line }) => line, nowrap: true, end: true },
        { key: 'kind', head: say(w.counts), cell: ({ kind }) => <StateTag {...looks[kind]}>{say(lineKindWords[kind])}</StateTag>, nowrap: true },
        {
          key: 'says',
          head: say(w.says),
          cell: ({ fields }) => (
            <span className={css.fields}>
              {Object.entries(fields).map(([column, value]) => (
                <span key={column}>
                  <small>{column}</small> {value}
                </span>
              ))}
            </span>
          ),
        },
        {
          key: 'why',
          head: say(w.why),
          cell: (line) => (
            <div className={css.why}>
              {line.reasons.map((reason) => (
                <p key={`${reason.column ?? ''}${reason.zh}`}>
                  {reason.column && <strong>{reason.column} </strong>}
                  {say(reason)}
                </p>
              ))}
              {line.kind === 'doubtful' && open && <Decide importId={importId} line={line} />}
            </div>
          ),
        },
      ]}
    />
  );
}

function Decide({ importId, line }: { importId: string; line: Line }) {
  const say = useWords();
  const decide = useAct(decideImportLine, { refresh: [readImport] });
  const choices = [
    ...line.candidates.map((candidate) => ({
      value: candidate.residentId,
      label: say(w.same(candidate.name, candidate.buildingName)),
      note: candidate.ageBand,
    })),
    { value: 'new', label: say(w.asNew) },
    { value: 'skip', label: say(w.skip) },
  ];
  const asSame = line.candidates[0]?.residentId;
  return (
    <>
      <RadioCards
        label={say(w.decide)}
        labelHidden
        dense
        value={line.decision === 'same-as' ? (line.candidates.length === 1 ? asSame : undefined) : (line.decision ?? undefined)}
        onValue={(value) =>
          decide.act(
            value === 'new' || value === 'skip'
              ? { importId, line: line.line, decision: value }
              : { importId, line: line.line, decision: 'same-as', residentId: value },
          )
        }
        choices={choices}
      />
      <RefusalLine failure={decide.failure} />
    </>
  );
}
