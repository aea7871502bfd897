import type { Figures } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { DaysKept } from '../../ui/days-kept.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useWords } from '../../ui/language.ts';
import { Points } from '../../ui/points.tsx';
import { ReadAloud } from '../../ui/read-aloud.tsx';
import css from './home.module.css';
import { WaitingPart } from './waiting-part.tsx';

/** The balance in the largest figures, the rest as a list, and a voice that reads it all. */
export function ElderFigures({ figures }: { figures: Figures }) {
  const say = useWords();
  const pause = useLanguage() === 'zh' ? '' : ' ';
  const spoken = [
    say(w.spoken(figures.available, figures.annual, figures.lifetime)),
    ...(figures.waitingParts.length > 0 ? [say(w.spokenWaiting(figures.waiting))] : []),
    ...figures.waitingParts.map((part) => `${part.title}，${say(w.points(part.points))}，${say(w.until(part.state, part.until, part.provisional))}。`),
  ].join(pause);
  return (
    <section className={css.elder}>
      <h1>{say(w.availablePlain)}</h1>
      <span>
        <Points value={figures.available} tone="reward" size="4xl" />
      </span>
      <ul>
        {figures.buckets.map(({ until, points }) => (
          <li key={until ?? ''}>
            <span>
              <DaysKept>{say(figures.buckets.length === 1 ? w.usable(until) : w.bucketUntil(points, until))}</DaysKept>
            </span>
          </li>
        ))}
        <li>
          {say(w.annualPlain)} <b>{say(w.points(figures.annual))}</b>
        </li>
        <li>
          {say(w.lifetimePlain)} <b>{say(w.points(figures.lifetime))}</b>
        </li>
        {figures.waitingParts.length > 0 && (
          <li className={css.later}>
            <Icon name="clock" size={24} />
            <div>
              <b>{say(w.notYet(figures.waiting))}</b>
              {figures.waitingParts.map((part) => (
                <p key={part.recordId}>
                  <WaitingPart part={part} />
                </p>
              ))}
            </div>
          </li>
        )}
      </ul>
      <ReadAloud text={spoken} />
    </section>
  );
}
