import { useState } from 'react';
import { rosterLineStateWords } from '#words/participation.ts';
import { consoleWords } from '#words/console.ts';
import { recordWords as w } from '#words/console-record.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/language.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { AskRow } from './ask-row.tsx';
import css from './roster-list.module.css';
import type { Decision, Row } from './roster.ts';

/** A row that is clear: what was written, who it is. */
export function ClearRow({ row }: { row: Row }) {
  const say = useWords();
  const [who] = row.line.candidates;
  return (
    <li>
      <span className={css.n}>{row.line.line}</span>
      <span className={css.raw}>{row.line.text}</span>
      <span className={css.who}>
        {who && say(consoleWords.buildingAge(who.buildingName, who.ageBand))}
        {who?.note && <small>{say(who.note)}</small>}
      </span>
      <StateTag tone="done" icon="tick" bare>
        {say(w.matched)}
      </StateTag>
    </li>
  );
}

/** A row that was put aside, and why. */
export function AsideRow({ row }: { row: Row }) {
  const say = useWords();
  return (
    <li className={css.aside}>
      <span className={css.n}>{row.line.line}</span>
      <span className={css.raw}>{row.line.raw}</span>
      <span className={css.who}>{row.line.why ? say(row.line.why) : row.line.sameAsLine !== null ? say(w.sameAs(row.line.sameAsLine)) : ''}</span>
      <StateTag tone="void" icon={row.line.state === 'recorded' ? 'tick' : 'minus'} bare>
        {say(rosterLineStateWords[row.line.state])}
      </StateTag>
    </li>
  );
}

/** The rows in the order they want to be read; nothing of the text is hidden for good. */
export function RosterList({
  ask,
  matched,
  aside,
  communityId,
  onDecide,
}: {
  ask: readonly Row[];
  matched: readonly Row[];
  aside: readonly Row[];
  communityId: string;
  onDecide: (key: string, decision: Decision | undefined) => void;
}) {
  const say = useWords();
  const [all, setAll] = useState(false);
  return (
    <ul className={css.names} aria-label={say(w.people)}>
      {ask.map((row) => (
        <AskRow key={row.key} row={row} communityId={communityId} onDecide={(decision) => onDecide(row.key, decision)} />
      ))}
      {matched.map((row) => (
        <ClearRow key={row.key} row={row} />
      ))}
      {aside.length > 0 && (
        <li className={classes(css.aside, css.more)}>
          <span>{say(w.aside(aside.length))}</span>
          <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {say(all ? w.hideAside : w.showAside)}
            <Icon name={all ? 'up' : 'down'} size={14} />
          </button>
        </li>
      )}
      {all && aside.map((row) => <AsideRow key={row.key} row={row} />)}
    </ul>
  );
}
