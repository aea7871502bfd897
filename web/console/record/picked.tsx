import { consoleWords } from '#words/console.ts';
import { recordWords as w } from '#words/console-record.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import css from './picked.module.css';
import type { Person } from './roster.ts';

/** The people ticked so far, with what each would get. */
export function Picked({ people, onRemove }: { people: readonly Person[]; onRemove: (residentId: string) => void }) {
  const say = useWords();
  return (
    <ul className={css.picked} aria-label={say(w.people)}>
      {people.map((person) => (
        <li key={person.residentId}>
          <strong>{person.name}</strong>
          <span>
            {say(consoleWords.buildingAge(person.buildingName, person.ageBand))}
            {person.note && <small>{say(person.note)}</small>}
          </span>
          <span className={css.points}>{person.granted === null ? '' : say(consoleWords.points(person.granted))}</span>
          <Button look="quiet" icon="close" aria-label={`${say(w.leaveOut)} ${person.name}`} onClick={() => onRemove(person.residentId)} />
        </li>
      ))}
    </ul>
  );
}
