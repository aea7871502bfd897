import { useState } from 'react';
import { consoleWords } from '#words/console.ts';
import { recordWords as w } from '#words/console-record.ts';
import { RadioCards } from '../../ui/choices.tsx';
import { useWords } from '../../ui/language.ts';
import { FindResident } from '../find-resident.tsx';
import css from './roster-list.module.css';
import type { Candidate, Decision, Found, Row } from './roster.ts';

export interface RowProps {
  row: Row;
  communityId: string;
  onDecide: (decision: Decision | undefined) => void;
}

const foundOf = ({ residentId, name, buildingName, ageBand }: Candidate): Found => ({ residentId, name, buildingName, ageBand, shortCode: '' });

/** A row that was decided: for whom, with the way back; companions can be added one after another. */
function DecidedRow({ row, decision, communityId, onDecide }: RowProps & { decision: Decision }) {
  const say = useWords();
  const [finding, setFinding] = useState(false);
  const { line } = row;
  return (
    <li className={css.decided}>
      <span className={css.n}>{line.line}</span>
      <span className={css.raw}>{line.text}</span>
      <span className={css.who}>
        {decision.kind === 'skip' && say(line.state === 'companion' ? w.noCompanion : w.leftOut)}
        {row.sameAs !== null && say(w.sameAs(row.sameAs))}
        {row.people.map((person) => (
          <span key={person.residentId} className={css.chosen}>
            {say(w.named(person.name, say(consoleWords.buildingAge(person.buildingName, person.ageBand))))}
            {person.note && <small>{say(person.note)}</small>}
          </span>
        ))}
      </span>
      <span className={css.acts}>
        {decision.kind === 'with' && (
          <button type="button" onClick={() => setFinding(true)}>
            {say(w.addName)}
          </button>
        )}
        <button type="button" onClick={() => onDecide(undefined)}>
          {say(w.changeMind)}
        </button>
      </span>
      {finding && decision.kind === 'with' && (
        <div className={css.find}>
          <FindResident
            communityId={communityId}
            label={say(w.findIn(line.raw))}
            prompt={say(w.findPrompt)}
            onPick={(person) => {
              setFinding(false);
              onDecide({ kind: 'with', people: [...decision.people, person] });
            }}
          />
        </div>
      )}
    </li>
  );
}

/** A row that needs a person: which of the same name, is it her, who came along, who at all. */
export function AskRow({ row, communityId, onDecide }: RowProps) {
  const say = useWords();
  const [finding, setFinding] = useState(false);
  const { line, decision } = row;
  const [only, ...others] = line.candidates;
  const several = others.length > 0;
  const company = line.state === 'companion';
  // Cards of the same name stay in sight after the pick, so that it can be looked at and changed.
  if (decision !== undefined && !(decision.kind === 'pick' && several))
    return <DecidedRow row={row} decision={decision} communityId={communityId} onDecide={onDecide} />;

  return (
    <li className={css.ask}>
      <span className={css.n}>{line.line}</span>
      <span className={css.raw} title={line.raw}>
        {line.text}
      </span>
      <div className={css.opts}>
        {line.why && line.state !== 'same-name' && <p>{say(line.why)}</p>}
        {only && !several && (
          <p>
            <b>{only.name}</b> {say(consoleWords.buildingAge(only.buildingName, only.ageBand))}
          </p>
        )}
        {several && (
          <RadioCards
            label={line.why ? say(line.why) : say(w.sameName(line.text))}
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
          {only && !several && (
            <button type="button" onClick={() => onDecide({ kind: 'pick', residentId: only.residentId })}>
              {say(company ? w.onlySelf(only.name) : w.isThem)}
            </button>
          )}
          <button type="button" onClick={() => setFinding(true)}>
            {say(company ? w.addName : w.findOther)}
          </button>
          {!(company && only) && (
            <button type="button" onClick={() => onDecide({ kind: 'skip' })}>
              {say(company ? w.noCompanion : w.leaveOut)}
            </button>
          )}
        </span>
        {finding && (
          <FindResident
            communityId={communityId}
            label={say(w.findIn(line.raw))}
            prompt={say(w.findPrompt)}
            onPick={(person) => {
              setFinding(false);
              onDecide(company ? { kind: 'with', people: [...(only ? [foundOf(only)] : []), person] } : { kind: 'found', person });
            }}
          />
        )}
      </div>
    </li>
  );
}
