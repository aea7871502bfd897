import { useState } from 'react';
import { rosterLineStateWords } from '#words/participation.ts';
import { consoleWords } from '#words/console.ts';
import { recordWords as w } from '#words/console-record.ts';
import { RadioCards } from '../../ui/choices.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/language.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { FindResident } from '../find-resident.tsx';
import css from './roster-list.module.css';
import type { Candidate, Decision, Found, Row } from './roster.ts';

export interface RowProps {
  row: Row;
  communityId: string;
  onDecide: (decision: Decision | undefined) => void;
}

const foundOf = ({ residentId, name, buildingName, ageBand }: Candidate): Found => ({ residentId, name, buildingName, ageBand, shortCode: '' });

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

/** A row that needs a person: which of the same name, is it her, whose companion, who at all. */
export function AskRow({ row, communityId, onDecide }: RowProps) {
  const say = useWords();
  const [finding, setFinding] = useState<'other' | 'companion'>();
  const { line, decision } = row;
  const [only, ...others] = line.candidates;
  const several = others.length > 0;

  if (decision !== undefined && !(decision.kind === 'pick' && several)) {
    return (
      <li className={css.decided}>
        <span className={css.n}>{line.line}</span>
        <span className={css.raw}>{line.text}</span>
        <span className={css.who}>
          {decision.kind === 'skip' && say(w.leftOut)}
          {row.sameAs !== null && say(w.sameAs(row.sameAs))}
          {row.people.map((person) => (
            <span key={person.residentId} className={css.chosen}>
              {say(w.named(person.name, say(consoleWords.buildingAge(person.buildingName, person.ageBand))))}
              {person.note && <small>{say(person.note)}</small>}
            </span>
          ))}
        </span>
        <span className={css.acts}>
          {line.state === 'companion' && decision.kind === 'with' && (
            <button type="button" onClick={() => setFinding('companion')}>
              {say(w.addName)}
            </button>
          )}
          <button type="button" onClick={() => onDecide(undefined)}>
            {say(w.changeMind)}
          </button>
        </span>
        {finding === 'companion' && decision.kind === 'with' && (
          <div className={css.find}>
            <FindResident
              communityId={communityId}
              label={say(w.findIn(line.raw))}
              prompt={say(w.findPrompt)}
              onPick={(person) => {
                setFinding(undefined);
                onDecide({ kind: 'with', people: [...decision.people, person] });
              }}
            />
          </div>
        )}
      </li>
    );
  }

  const pick = (person: Found): void => {
    const companion = finding === 'companion' && only;
    setFinding(undefined);
    onDecide(companion ? { kind: 'with', people: [foundOf(only), person] } : { kind: 'found', person });
  };
  return (
    <li className={css.ask}>
      <span className={css.n}>{line.line}</span>
      <span className={css.raw} title={line.raw}>
        {line.text}
      </span>
      <div className={css.opts}>
        {line.why && line.state !== 'same-name' && (
          <p>
            {say(line.why)}
            {!several && only && line.state === 'doubtful' && (
              <>
                {' '}
                <b>{only.name}</b> {say(consoleWords.buildingAge(only.buildingName, only.ageBand))}
              </>
            )}
          </p>
        )}
        {several && (
          <RadioCards
            label={say(w.sameName(line.text))}
            labelHidden
            dense
            value={decision?.kind === 'pick' ? decision.residentId : undefined}
            onValue={(residentId) => onDecide({ kind: 'pick', residentId })}
            choices={line.candidates.map((candidate) => ({
              value: candidate.residentId,
              label: (
                <>
                  {candidate.name !== line.text && <b>{candidate.name} </b>}
                  {say(consoleWords.buildingAge(candidate.buildingName, candidate.ageBand))}
                </>
              ),
              ...(candidate.times > 0 && { note: say(w.regular) }),
            }))}
          />
        )}
        {row.sameAs !== null && <p>{say(w.sameAs(row.sameAs))}</p>}
        <span className={css.acts}>
          {!several && only && line.state === 'companion' && (
            <button type="button" onClick={() => setFinding('companion')}>
              {say(w.addName)}
            </button>
          )}
          {!several && only && (
            <button type="button" onClick={() => onDecide({ kind: 'pick', residentId: only.residentId })}>
              {say(line.state === 'companion' ? w.onlySelf(only.name) : w.isThem)}
            </button>
          )}
          <button type="button" onClick={() => setFinding('other')}>
            {say(w.findOther)}
          </button>
          <button type="button" onClick={() => onDecide({ kind: 'skip' })}>
            {say(w.leaveOut)}
          </button>
        </span>
        {finding !== undefined && <FindResident communityId={communityId} label={say(w.findIn(line.raw))} prompt={say(w.findPrompt)} onPick={pick} />}
      </div>
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
