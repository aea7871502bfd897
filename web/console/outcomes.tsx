import type { Words } from '#words/words.ts';
import { consoleWords as w } from '#words/console.ts';
import { useWords } from '../ui/language.ts';
import { StatusLine } from '../ui/status-line.tsx';
import css from './outcomes.module.css';

export interface Outcome {
  key: string;
  who: string;
  /** Why it was not done; null where it was. */
  refused: Words | null;
}

/** What became of each of many: how many were done, and the others by name with the reason. */
export function Outcomes({ outcomes, done }: { outcomes: readonly Outcome[]; done?: string }) {
  const say = useWords();
  const bad = outcomes.filter(({ refused }) => refused !== null);
  const good = outcomes.length - bad.length;
  return (
    <div className={css.outcomes}>
      {good > 0 && <StatusLine>{done ?? say(w.doneCount(good))}</StatusLine>}
      {bad.length > 0 && (
        <StatusLine tone="stop">
          <strong>{say(w.refusedCount(bad.length))}</strong>
          <ul>
            {bad.map(({ key, who, refused }) => (
              <li key={key}>
                <b>{who}</b> {refused && say(refused)}
              </li>
            ))}
          </ul>
        </StatusLine>
      )}
    </div>
  );
}
