import type { RecordLine } from '#contract/participation.ts';
import { sideWords } from '#words/participation.ts';
import { nextWords, residentWords as w } from '#words/resident.ts';
import { RecordStateTag } from '../../parts/participation/record-state-tag.tsx';
import { usePerson } from '../../session.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { dayWords } from '../../ui/day.ts';
import { DayText } from '../../ui/day-text.tsx';
import { DaysKept } from '../../ui/days-kept.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/language.ts';
import { Points } from '../../ui/points.tsx';
import { useOpenPages } from '../community.ts';
import { confirmersOf } from './confirmers.ts';
import css from './statement.module.css';

/** What is not settled carries no +, no code and no expiry; it says what it waits for. */
export function WaitingCard({ record }: { record: RecordLine }) {
  const say = useWords();
  const { id } = usePerson();
  const pages = useOpenPages();
  const { confirmed, missing } = confirmersOf(record, say(w.me), (side) => say(sideWords[side]));
  const facts = [
    { name: say(w.rule), value: <Anchor href={pages.rule(record.ruleCode)}>{say(w.ruleOf(record.ruleCode, record.versionLabel))}</Anchor> },
    { name: say(w.how), value: <DaysKept>{say(record.explanation)}</DaysKept> },
    ...(confirmed.length + missing.length > 0
      ? [{ name: say(w.confirmedBy), value: [...confirmed, ...(missing.length > 0 ? [say(w.waitsFor(missing.join(say(w.and))))] : [])].join(say(w.and)) }]
      : []),
    ...(record.reviewedBy ? [{ name: say(w.reviewedBy), value: record.reviewedBy }] : []),
    { name: say(w.next), value: <DaysKept>{say(nextWords[record.state](record.dueOn))}</DaysKept> },
  ];
  return (
    <article className={css.line}>
      <div className={css.top}>
        <h3>
          <Anchor href={`/me/records/${record.recordId}`}>{record.activityTitle}</Anchor>
        </h3>
        <Points value={record.granted} form="waiting" size="xl" />
      </div>
      <div className={css.when}>
        <span>
          <DayText words={dayWords(record.day)} />
          {record.residentId !== id && ` · ${say(w.childOf(record.name))}`}
        </span>
        <RecordStateTag state={record.state} />
      </div>
      <div className={css.facts}>
        <Facts facts={facts} />
      </div>
    </article>
  );
}
