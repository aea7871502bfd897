import { type ReactNode } from 'react';
import { consoleWords, taskActWords, todayWords as w } from '#words/console.ts';
import { taskKindWords } from '#words/tasks.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Clock } from '../../ui/clock.tsx';
import { dayAt, dayWords } from '../../ui/day.ts';
import { DaysKept } from '../../ui/days-kept.tsx';
import type { IconName } from '../../ui/icons.ts';
import { useWords } from '../../ui/language.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import css from './queue.module.css';
import { taskHref, type Task } from './task-href.ts';

const looks: Record<Task['kind'], { tone: Tone; icon: IconName }> = {
  confirm: { tone: 'wait', icon: 'done' },
  review: { tone: 'wait', icon: 'shield' },
  objection: { tone: 'stop', icon: 'alert' },
  correction: { tone: 'due', icon: 'undo' },
  'not-me': { tone: 'due', icon: 'person' },
  import: { tone: 'void', icon: 'upload' },
};

export interface QueueProps {
  tasks: readonly Task[];
  current: string | undefined;
  onCurrent: (taskId: string) => void;
  picked: ReadonlySet<string>;
  onPicked: (picked: ReadonlySet<string>) => void;
  mayPick: (task: Task) => boolean;
  onOpen: (task: Task) => void;
  foot?: ReactNode;
}

/** 等我办的: what, who, since when, until when. */
export function Queue({ tasks, current, onCurrent, picked, onPicked, mayPick, onOpen, foot }: QueueProps) {
  const say = useWords();
  return (
    <Table
      label={say(w.title)}
      rows={tasks}
      rowKey={({ taskId }) => taskId}
      current={current}
      onCurrent={onCurrent}
      picked={picked}
      onPicked={onPicked}
      mayPick={mayPick}
      pickLabel={({ title, who }) => `${title} ${who}`}
      onOpen={onOpen}
      columns={[
        { key: 'kind', head: say(w.columns.kind), cell: ({ kind }) => <StateTag {...looks[kind]}>{say(taskKindWords[kind])}</StateTag>, nowrap: true },
        {
          key: 'what',
          head: say(w.columns.what),
          cell: ({ title, who, count }) => (
            <TwoLines below={count > 1 ? [who, say(consoleWords.people(count))].filter(Boolean).join(' · ') : who}>
              <strong>
                <DaysKept>{title}</DaysKept>
              </strong>
            </TwoLines>
          ),
        },
        {
          key: 'from',
          head: say(w.columns.from),
          cell: ({ from, since }) => (
            <span className={css.from}>
              <TwoLines below={say(dayWords(dayAt(since)))}>{from}</TwoLines>
            </span>
          ),
          nowrap: true,
        },
        {
          key: 'due',
          nowrap: true,
          head: say(w.columns.due),
          cell: ({ dueOn, since, provisional }) =>
            dueOn === null ? (
              <span className={css.none}>{say(w.noDeadline)}</span>
            ) : (
              <>
                <Clock until={dueOn} since={since} />
                {provisional && <span className={css.provisional}>{say(w.provisional)}</span>}
              </>
            ),
        },
        {
          key: 'act',
          head: <span className="sr">{say(w.columns.act)}</span>,
          end: true,
          cell: (task) =>
            task.notMine ? <span className={css.why}>{say(task.notMine)}</span> : <LinkButton href={taskHref(task)}>{say(taskActWords[task.kind])}</LinkButton>,
        },
      ]}
      foot={foot}
    />
  );
}
