import type { Figures } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Bar } from '../../ui/bar.tsx';
import { endWords } from '../../ui/day.ts';
import { DayText } from '../../ui/day-text.tsx';
import { DaysKept } from '../../ui/days-kept.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Joints } from '../../ui/joints.tsx';
import { useWords } from '../../ui/language.ts';
import { Points } from '../../ui/points.tsx';
import css from './home.module.css';
import { WaitingPart } from './waiting-part.tsx';

/** Three figures, three shapes, never added up; what waits stands at the foot with every part and its day. */
export function FiguresPanel({ figures }: { figures: Figures }) {
  const say = useWords();
  const { level } = figures;
  const part = level.next === null ? 0 : (figures.lifetime - level.from) / Math.max(1, level.next - level.from);
  return (
    <div className={css.sum}>
      <div className={css.spend}>
        <section>
          <h2>{say(w.available)}</h2>
          <Points value={figures.available} tone="reward" size="4xl" />
        </section>
        {figures.buckets.length === 1 && <Until until={figures.buckets[0]?.until ?? null} />}
      </div>
      {figures.buckets.length > 1 && (
        <ul className={css.buckets}>
          {figures.buckets.map(({ until, points }) => (
            <li key={until ?? ''}>
              <DaysKept>{say(w.bucketUntil(points, until))}</DaysKept>
            </li>
          ))}
        </ul>
      )}
      <div className={css.pair}>
        <section>
          <h2>{say(w.annual(figures.year))}</h2>
          <Points value={figures.annual} tone="bamboo" size="xl" />
          <Bar value={figures.annual} goal={figures.annualGoal} label={say(w.goalLabel(figures.annual, figures.annualGoal))} />
          <p>{say(w.goal(figures.annualGoal))}</p>
        </section>
        <section>
          <h2>{say(w.lifetime)}</h2>
          <Points value={figures.lifetime} size="xl" />
          <Joints total={level.top} done={level.level} part={part} label={say(w.levelLabel(level.level, level.top))} />
          <p>{say(w.level(level.level, level.name))}</p>
        </section>
      </div>
      {figures.waitingParts.length > 0 && (
        <Anchor className={css.waiting} href="/me/statement?show=waiting">
          <Icon name="clock" size={20} />
          <div>
            <strong>{say(w.waiting(figures.waiting))}</strong>
            {figures.waitingParts.map((one) => (
              <p key={one.recordId}>
                <WaitingPart part={one} />
              </p>
            ))}
          </div>
          <Icon name="forward" size={16} />
        </Anchor>
      )}
    </div>
  );
}

function Until({ until }: { until: string | null }) {
  const say = useWords();
  if (until === null) return <p className={css.until}>{say(w.usableAlways)}</p>;
  return (
    <p className={css.until}>
      {say(w.usableUntil)}
      <br />
      <DayText words={endWords(until)} />
    </p>
  );
}
