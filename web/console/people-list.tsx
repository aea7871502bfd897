import { consoleWords as w } from '#words/console.ts';
import { useWords } from '../ui/language.ts';
import css from './people-list.module.css';

export interface Named {
  key: string;
  name: string;
  buildingName: string;
  what?: string;
  points: number;
}

/** Who is meant and with how many points: every confirm panel shows it before it acts. */
export function PeopleList({ people, label }: { people: readonly Named[]; label: string }) {
  const say = useWords();
  return (
    <ul className={css.people} aria-label={label}>
      {people.map((person) => (
        <li key={person.key}>
          <strong>{person.name}</strong>
          <span>
            {person.buildingName}
            {person.what && ` · ${person.what}`}
          </span>
          <em>{say(w.points(person.points))}</em>
        </li>
      ))}
    </ul>
  );
}
