import { residentWords as w } from '#words/resident.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { dayAt, shortDayWords, timeAt, today, useNow, weekdayWords } from '../../ui/day.ts';
import { useWords } from '../../ui/language.ts';
import { SectionHead } from '../../ui/panel.tsx';
import type { Home } from './home-page.tsx';
import css from './home.module.css';

type Activity = Home['activities'][number];

/** Today's activities, then those to come. */
export function Activities({ activities }: { activities: readonly Activity[] }) {
  const say = useWords();
  const now = today(useNow());
  const todays = activities.filter((one) => dayAt(one.startsAt) <= now);
  const later = activities.filter((one) => dayAt(one.startsAt) > now);
  if (activities.length === 0) {
    return (
      <EmptyState icon="calendar" title={say(w.noActivities)}>
        {say(w.noActivitiesNext)}
      </EmptyState>
    );
  }
  return (
    <>
      {todays.length > 0 && <Events title={say(w.today)} activities={todays} />}
      {later.length > 0 && <Events title={say(w.coming)} activities={later} withDay />}
    </>
  );
}

function Events({ title, activities, withDay = false }: { title: string; activities: readonly Activity[]; withDay?: boolean }) {
  const say = useWords();
  return (
    <section>
      <SectionHead>{title}</SectionHead>
      <div className={css.events}>
        {activities.map(({ activityId, title: name, place, startsAt, minutes, award }) => {
          const day = dayAt(startsAt);
          const head = withDay ? say(shortDayWords(day)) : timeAt(startsAt);
          const below = withDay ? `${say(weekdayWords(day))} ${timeAt(startsAt)}` : minutes > 0 ? say(w.length(minutes)) : '';
          return (
            <article key={activityId} className={css.event}>
              <time dateTime={startsAt}>
                {head}
                <small>{below}</small>
              </time>
              <div>
                <h3>{name}</h3>
                <p>
                  {place}
                  {withDay && minutes > 0 && ` · ${say(w.length(minutes))}`}
                  <b>{say(award)}</b>
                </p>
              </div>
            </article>
          );
        })}
      </div>
    </section>
  );
}
