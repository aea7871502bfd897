import type { ReactNode } from 'react';
import { residentWords as w } from '#words/resident.ts';
import { usePerson } from '../../session.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { dayAt, dayWords, monthWords } from '../../ui/day.ts';
import { DayText } from '../../ui/day-text.tsx';
import { DaysKept } from '../../ui/days-kept.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/language.ts';
import { Points } from '../../ui/points.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useOpenPages } from '../community.ts';
import type { Line } from './months.ts';
import css from './statement.module.css';

/** What a line says of its kind; a kind without a word of its own is settled like the rest. */
function KindTag({ line }: { line: Line }) {
  const say = useWords();
  if (line.reversedBy) return <StateTag tone="void">{say(w.reversed)}</StateTag>;
  if (line.reverses) return <StateTag tone="void">{say(w.kind.reversal)}</StateTag>;
  const known = kindOf(line.kind);
  return (
    <StateTag tone={known === 'expiry' ? 'void' : 'done'} icon={known === 'expiry' ? 'clock' : 'done'}>
      {say(w.kind[known])}
    </StateTag>
  );
}
const kinds = ['earn', 'deduct', 'spend', 'gift', 'opening', 'expiry', 'reversal'] as const;
const kindOf = (kind: string): (typeof kinds)[number] => kinds.find((one) => one === kind) ?? 'earn';

function Anatomy({ line, title, undone, tagged = true, children }: { line: Line; title?: string; undone: boolean; tagged?: boolean; children?: ReactNode }) {
  const say = useWords();
  const pages = useOpenPages();
  const { name: me } = usePerson();
  const rule = line.rule && (line.ruleCode ? <Anchor href={pages.rule(line.ruleCode)}>{say(line.rule)}</Anchor> : say(line.rule));
  const postedOn = dayAt(line.postedAt);
  const facts = [
    ...(rule && !line.reverses ? [{ name: say(w.rule), value: rule }] : []),
    ...(line.explanation ? [{ name: say(w.how), value: <DaysKept>{say(line.explanation)}</DaysKept> }] : []),
    ...(line.confirmedBy.length > 0
      ? [{ name: say(line.reverses ? w.handledBy : w.confirmedBy), value: line.confirmedBy.map((by) => (by === me ? say(w.me) : by)).join(say(w.and)) }]
      : []),
    ...(line.reviewedBy ? [{ name: say(w.reviewedBy), value: line.reviewedBy }] : []),
    ...(line.reason ? [{ name: say(w.reason), value: line.reason }] : []),
    ...(line.reverses || postedOn.slice(0, 7) === line.happenedOn.slice(0, 7)
      ? []
      : [{ name: say(w.posted), value: <DayText words={dayWords(postedOn, { year: true })} /> }]),
    ...(line.validUntil && !undone ? [{ name: say(w.valid), value: <DaysKept>{say(w.validUntil(line.validUntil))}</DaysKept> }] : []),
  ];
  const name = title ?? line.title;
  return (
    <>
      <div className={css.top}>
        <h3>{line.recordId && !title ? <Anchor href={`/me/records/${line.recordId}`}>{name}</Anchor> : name}</h3>
        <Points value={line.points} form={undone ? 'undone' : 'signed'} size="xl" />
      </div>
      <div className={css.when}>
        <span>
          <DayText words={dayWords(line.reverses ? postedOn : line.happenedOn)} />
        </span>
        {tagged && <KindTag line={line} />}
      </div>
      {facts.length > 0 && (
        <div className={css.facts}>
          <Facts facts={facts} />
        </div>
      )}
      {children}
      <p className={css.code}>
        {say(w.checkCode)} <b>{spaced(line.checkCode)}</b>
      </p>
    </>
  );
}

/** Four and four, as one reads a code aloud. */
const spaced = (code: string): string => (code.length === 8 ? `${code.slice(0, 4)} ${code.slice(4)}` : code);

export function LineCard({ line }: { line: Line }) {
  const say = useWords();
  const undone = line.reverses !== null || line.reversedBy !== null;
  return (
    <article className={css.line} id={line.transferId}>
      <Anatomy line={line} undone={undone} {...(line.reverses && { title: say(w.reversesOf(line.title)) })}>
        {line.reverses && <p className={css.note}>{say(w.reversesElsewhere)}</p>}
        {line.reversedBy && <p className={css.note}>{say(w.reversedElsewhere)}</p>}
      </Anatomy>
    </article>
  );
}

/** A correction: both lines stay, tied by one thread, each with its own code. */
export function PairCard({ first, second }: { first: Line; second: Line }) {
  const say = useWords();
  return (
    <article className={css.tie} id={second.transferId}>
      <section>
        <span className={css.dot}>
          <Icon name="pen" size={12} />
        </span>
        <Anatomy line={first} undone />
      </section>
      <section>
        <span className={css.dot}>
          <Icon name="undo" size={12} />
        </span>
        <Anatomy line={second} undone tagged={false} title={say(w.reverses)} />
      </section>
      <p className={css.net}>{say(w.net(first.points + second.points))}</p>
    </article>
  );
}

/** In its own month, a line that was reversed later: one word and the way to the pair. */
export function MovedCard({ line, month }: { line: Line; month: string }) {
  const say = useWords();
  return (
    <article className={css.line}>
      <div className={css.top}>
        <h3>{line.title}</h3>
        <Points value={line.points} form="undone" size="xl" />
      </div>
      <p className={css.note}>
        <a href={`#${line.reversedBy ?? ''}`}>{say(w.tiedIn(monthWords(month)))}</a>
      </p>
    </article>
  );
}
