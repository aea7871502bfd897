import type { RecordLine } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { RecordStateTag } from '../../parts/participation/record-state-tag.tsx';
import { usePerson } from '../../session.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Clock } from '../../ui/clock.tsx';
import { dayWords } from '../../ui/day.ts';
import { DayText } from '../../ui/day-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/language.ts';
import { Points, type PointsProps } from '../../ui/points.tsx';
import { isWaiting } from './own.ts';
import css from './records.module.css';

/** Only what is settled carries a sign; what waits and what is over do not. */
export const formOf = (record: RecordLine): NonNullable<PointsProps['form']> => (record.state === 'settled' ? 'signed' : isWaiting(record) ? 'waiting' : 'off');

/** A record in the list of mine; it leads to its whole story. */
export function RecordCard({ record }: { record: RecordLine }) {
  const say = useWords();
  const { id } = usePerson();
  return (
    <Anchor className={css.card} href={`/me/records/${record.recordId}`}>
      <div className={css.top}>
        <h2>{record.activityTitle}</h2>
        <Points value={record.granted} form={formOf(record)} size="xl" />
      </div>
      <div className={css.state}>
        <span>
          <DayText words={dayWords(record.day)} />
          {record.residentId !== id && ` · ${say(w.childOf(record.name))}`}
        </span>
        <RecordStateTag state={record.state} />
      </div>
      {record.dueOn && isWaiting(record) && (
        <div className={css.due}>
          <Clock until={record.dueOn} since={record.recordedAt} />
        </div>
      )}
      <div className={css.more}>
        {say(w.recordSee)}
        <Icon name="forward" size={16} />
      </div>
    </Anchor>
  );
}
