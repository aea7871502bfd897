import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import { readTasks, type TaskKind } from '#contract/tasks.ts';
import { consoleWords, todayWords as w } from '#words/console.ts';
import { taskKindWords } from '#words/tasks.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { usePerson } from '../../session.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { Button } from '../../ui/button.tsx';
import { Work } from '../../ui/console-frame.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { Chips } from '../../ui/segmented.tsx';
import { AtCommunity } from '../at-community.tsx';
import { may } from '../may.ts';
import { BatchDialog } from './batch-dialog.tsx';
import { batchKindOf, type BatchKind } from './batch.ts';
import { QuickRecord } from './quick-record.tsx';
import { Queue } from './queue.tsx';
import css from './queue.module.css';
import { taskHref, type Task } from './task-href.ts';

type Tasks = OutputOf<typeof readTasks>;
const all = 'all';
/** What fits beside the quick record without scrolling; the rest is one press away. */
const firstFew = 10;

export const TodayPage = () => <AtCommunity action="read-tasks">{({ communityId }) => <Today communityId={communityId} />}</AtCommunity>;

function Today({ communityId }: { communityId: string }) {
  const say = useWords();
  const person = usePerson();
  const [kind, setKind] = useState<TaskKind | typeof all>(all);
  const whole = useRead(readTasks, { communityId });
  const some = useRead(readTasks, { communityId, ...(kind !== all && { kind }), limit: 100 }, { keep: true, every: 60_000 });
  const head = whole.data;
  return (
    <Work
      title={say(w.title)}
      note={head && <Head tasks={head} />}
      end={
        <span className={css.keys}>
          <KeyHint keys={['J', 'K']}>{say(w.keyMove)}</KeyHint>
          <KeyHint keys={['X']}>{say(w.keyPick)}</KeyHint>
          <KeyHint keys={[say(w.enter)]}>{say(w.keyOpen)}</KeyHint>
        </span>
      }
      aside={may(person, 'record-deeds') ? <QuickRecord communityId={communityId} /> : undefined}
    >
      <Loaded read={some} failed={say(consoleWords.couldNot(say(w.queue)))} skeleton="rows">
        {(tasks) => <Waiting key={kind} tasks={tasks} counts={head?.counts ?? tasks.counts} kind={kind} onKind={setKind} communityId={communityId} />}
      </Loaded>
    </Work>
  );
}

const sumOf = (counts: Tasks['counts']): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

function Head({ tasks }: { tasks: Tasks }) {
  const say = useWords();
  const others = tasks.next === undefined ? tasks.tasks.filter(({ notMine }) => notMine !== null).length : 0;
  return (
    <p className={css.head}>
      {say(w.head(sumOf(tasks.counts)))}
      {others > 0 && ` · ${say(w.others(others))}`}
      {tasks.overdue > 0 && (
        <>
          {' '}
          · <b className={css.late}>{say(w.overdue(tasks.overdue))}</b>
        </>
      )}
      {tasks.dueToday > 0 && (
        <>
          {' '}
          · <b className={css.today}>{say(w.dueToday(tasks.dueToday))}</b>
        </>
      )}
    </p>
  );
}

interface WaitingProps {
  tasks: Tasks;
  counts: Tasks['counts'];
  kind: TaskKind | typeof all;
  onKind: (kind: TaskKind | typeof all) => void;
  communityId: string;
}

function Waiting({ tasks, counts, kind, onKind, communityId }: WaitingProps) {
  const say = useWords();
  const router = useRouter();
  const [current, setCurrent] = useState<string>();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const [batch, setBatch] = useState<{ kind: BatchKind; tasks: readonly Task[] }>();

  // What this person can do comes before what somebody else has to; within both the server's order stays.
  const sorted = [...tasks.tasks.filter(({ notMine }) => notMine === null), ...tasks.tasks.filter(({ notMine }) => notMine !== null)];
  const shown = everything ? sorted : sorted.slice(0, firstFew);
  const rest = sorted.slice(shown.length);
  const chosen = tasks.tasks.filter(({ taskId }) => picked.has(taskId));
  const kinds = [...new Set(chosen.map((task) => batchKindOf(task.kind)))];
  const together = kinds.length === 1 ? kinds[0] : undefined;
  const kindsHere = (['objection', 'review', 'confirm', 'correction', 'not-me', 'import'] as const).filter((one) => (counts[one] ?? 0) > 0);
  const restDue = rest.find(({ dueOn }) => dueOn !== null)?.dueOn;
  return (
    <>
      <div className={css.bar}>
        <Chips
          label={say(w.filter)}
          value={kind}
          onValue={onKind}
          segments={[
            { value: all, label: say(consoleWords.all), count: sumOf(counts) },
            ...kindsHere.map((one) => ({ value: one, label: say(taskKindWords[one]), count: counts[one] ?? 0 })),
          ]}
        />
        {chosen.length > 0 &&
          (together ? (
            <Button icon="done" onClick={() => setBatch({ kind: together, tasks: chosen })}>
              {say(w.together[together](chosen.length))}
            </Button>
          ) : (
            <span>{say(w.mixed)}</span>
          ))}
      </div>
      {tasks.tasks.length === 0 ? (
        <EmptyState icon="today" title={say(kind === all ? w.empty : w.emptyKind)}>
          {kind === all ? say(w.emptyWhy) : undefined}
        </EmptyState>
      ) : (
        <Panel kind="list">
          <Queue
            tasks={shown}
            current={current}
            onCurrent={setCurrent}
            picked={picked}
            onPicked={setPicked}
            mayPick={(task) => task.notMine === null && batchKindOf(task.kind) !== undefined}
            onOpen={(task) => router.history.push(taskHref(task))}
            foot={
              rest.length > 0 && (
                <>
                  <span>{say(restDue ? w.rest(rest.length, restDue) : w.restNoDay(rest.length))}</span>
                  <Button look="quiet" onClick={() => setEverything(true)}>
                    {say(w.showAll)}
                  </Button>
                </>
              )
            }
          />
        </Panel>
      )}
      {batch && (
        <BatchDialog
          {...batch}
          communityId={communityId}
          onClose={() => {
            setBatch(undefined);
            setPicked(new Set());
          }}
        />
      )}
    </>
  );
}
