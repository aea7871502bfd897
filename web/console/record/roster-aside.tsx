import type { ReactNode } from 'react';
import { recordWords as w } from '#words/console-record.ts';
import { failureWords } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { LoadFailed } from '../../ui/answers.tsx';
import { Aside } from '../../ui/console-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { timeAt } from '../../ui/day.ts';
import { useWords } from '../../ui/language.ts';
import { Progress } from '../../ui/progress.tsx';
import { Tally } from '../../ui/tally.tsx';
import { Picked } from './picked.tsx';
import css from './roster-aside.module.css';
import { sortedRows, type Plan, type Row } from './roster.ts';
import { RosterList } from './roster-list.tsx';
import type { Judged, Roster } from './use-roster.ts';

export interface RosterAsideProps {
  roster: Roster;
  communityId: string;
  label: string;
  head: ReactNode;
  /** The range in which a judged rule pays; null for rules that count by themselves. */
  judging: { low: number; high: number } | null;
  /** In place of the list while nothing is read. */
  empty: ReactNode;
}

function RosterTally({ rows }: { rows: readonly Row[] }) {
  const say = useWords();
  const count = (...states: readonly Row['line']['state'][]): number => rows.filter(({ line }) => states.includes(line.state)).length;
  return (
    <Tally
      items={[
        { key: 'matched', figure: count('matched'), label: say(w.countMatched), tone: 'done', icon: 'tick' },
        { key: 'same', figure: count('same-name'), label: say(w.countSame), tone: 'due', icon: 'people' },
        { key: 'doubt', figure: count('doubtful', 'companion', 'unknown'), label: say(w.countDoubt), tone: 'stop', icon: 'alert' },
        { key: 'double', figure: count('double', 'recorded'), label: say(w.countDouble), tone: 'void' },
      ]}
    />
  );
}

function useButtonWords(plan: Plan, judging: boolean, judged: Judged): string {
  const say = useWords();
  const people = plan.people.length;
  if (people === 0) return say(w.buttonNone);
  if (judging) return judged.points === undefined ? say(w.buttonUnknown(people)) : say(w.buttonJudged(people, judged.points));
  if (plan.total === null || plan.least === null || plan.most === null) return say(w.buttonUnknown(people));
  return say(plan.least === plan.most ? w.button(people, plan.least, plan.total) : w.buttonDiffer(people, plan.least, plan.most, plan.total));
}

/** Who will be recorded: the rows that need a person first, and a button that says exactly what it does. */
export function RosterAside({ roster, communityId, label, head, judging, empty }: RosterAsideProps) {
  const say = useWords();
  const { rows, plan, way, judged } = roster;
  const words = useButtonWords(plan, judging !== null, judged);
  const ready = plan.people.length > 0 && roster.settled && (judging === null || (judged.points !== undefined && judged.reason.trim() !== ''));
  const failure = way === 'paste' && roster.lineCount === null ? roster.pasted.error : way === 'sheet' ? roster.sheet.failure : null;
  const started = way === 'tick' ? plan.people.length > 0 : rows.length > 0;
  return (
    <Aside
      label={label}
      head={head}
      foot={
        started ? (
          <>
            <RefusalLine failure={roster.record.failure} />
            {roster.record.working ? (
              <div className={css.working}>
                <Progress label={say(w.recording(plan.people.length))} done={plan.people.length} />
              </div>
            ) : (
              <Button look="primary" tall disabled={!ready} onClick={roster.send}>
                {words}
              </Button>
            )}
            <p>
              {say(plan.left > 0 ? w.left(plan.left) : w.leftNone)}{' '}
              {roster.notSaved ? say(w.notSaved) : roster.savedAt && way === 'paste' ? say(w.saved(timeAt(roster.savedAt))) : ''}
            </p>
          </>
        ) : undefined
      }
    >
      {failure ? (
        <div className={css.pad}>
          <LoadFailed title={say(w.people)} reason={say(failureWords(failure))} onAgain={way === 'paste' ? () => void roster.pasted.refetch() : undefined} />
        </div>
      ) : !started ? (
        <div className={css.pad}>
          {way === 'paste' && roster.draft.text.trim() !== '' && roster.lineCount === null ? <p role="status">{say(w.reading)}</p> : empty}
        </div>
      ) : way === 'tick' ? (
        <Picked
          people={plan.people}
          onRemove={(residentId) => roster.change({ ticks: roster.draft.ticks.filter((person) => person.residentId !== residentId) })}
        />
      ) : (
        <>
          <RosterTally rows={rows} />
          <RosterList {...sortedRows(rows)} communityId={communityId} onDecide={roster.decide} />
        </>
      )}
    </Aside>
  );
}
