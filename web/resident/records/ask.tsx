import type { RecordLine } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { usePerson } from '../../session.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Clock } from '../../ui/clock.tsx';
import { dayWords } from '../../ui/day.ts';
import { DayText } from '../../ui/day-text.tsx';
import { DaysKept } from '../../ui/days-kept.tsx';
import { useWords } from '../../ui/language.ts';
import { Points } from '../../ui/points.tsx';
import { RefusalLine } from '../../refusal.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import css from './records.module.css';
import type { useConfirm } from './use-confirm.ts';

/** One record that waits for my word, with the two answers. */
export function Ask({ record, onMe, working }: { record: RecordLine; onMe: () => void; working: boolean }) {
  const say = useWords();
  const { id } = usePerson();
  return (
    <article className={css.ask}>
      <div className={css.top}>
        <h3>{record.activityTitle}</h3>
        <Points value={record.granted} form="waiting" size="xl" />
      </div>
      <p className={css.quiet}>
        <DayText words={dayWords(record.day)} />
        {record.residentId !== id && ` · ${say(w.childOf(record.name))}`}
      </p>
      <p className={css.how}>
        <DaysKept>{say(record.explanation)}</DaysKept>
      </p>
      {record.dueOn && <Clock until={record.dueOn} since={record.recordedAt} />}
      <div className={css.answers}>
        <Button look="soft" icon="tick" working={working} aria-label={say(w.isMeOf(record.activityTitle))} onClick={onMe}>
          {say(w.isMe)}
        </Button>
        <LinkButton href={`/me/records/${record.recordId}/not-me`} aria-label={say(w.notMeOf(record.activityTitle))}>
          {say(w.notMe)}
        </LinkButton>
      </div>
    </article>
  );
}

/** What became of the last "是我", kept on the page. */
export function Answered({ of: { confirmed, refused, failure }, titles }: { of: ReturnType<typeof useConfirm>; titles: ReadonlyMap<string, string> }) {
  const say = useWords();
  return (
    <>
      {confirmed.length > 0 && (
        <StatusLine>
          {say(
            w.confirmed(
              confirmed.length,
              confirmed.reduce((sum, { granted }) => sum + granted, 0),
            ),
          )}
        </StatusLine>
      )}
      {refused.map(({ recordId, message }) => (
        <StatusLine key={recordId} tone="stop">
          {say(w.notDone(titles.get(recordId) ?? ''))}
          {say({ zh: '：', en: ': ' })}
          {say(message)}
        </StatusLine>
      ))}
      <RefusalLine failure={failure} />
    </>
  );
}
