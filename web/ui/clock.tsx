import { ui } from '#words/ui.ts';
import { classes } from './classes.ts';
import css from './clock.module.css';
import { DayText } from './day-text.tsx';
import { deadlineWords, dueState, endWords, usedShare, useNow } from './day.ts';
import { Icon } from './icon.tsx';
import { useWords } from './language.ts';

const round = 2 * Math.PI * 9;

/** How much of the time is used, then the day and weekday in words. Without `since` there is no ring, only the day. */
export function Clock({ until, since, now: given }: { until: string; since?: string | undefined; now?: number }) {
  const say = useWords();
  const running = useNow();
  const now = given ?? running;
  const state = dueState(until, now);
  const used = since === undefined ? undefined : state === 'late' ? 1 : usedShare(since, until, now);
  return (
    <span className={classes(css.clock, state !== 'open' && css[state])}>
      {used !== undefined && (
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="9" />
          <circle cx="12" cy="12" r="9" strokeDasharray={`${(used * round).toFixed(1)} ${round.toFixed(2)}`} />
        </svg>
      )}
      {state === 'open' && (
        <span>
          <DayText words={deadlineWords(until)} />
        </span>
      )}
      {state === 'today' && (
        <span>
          {say(ui.todayIs)}
          <DayText words={endWords(until)} />
        </span>
      )}
      {state === 'late' && (
        <span>
          {say(ui.late)}
          <DayText words={endWords(until)} />
        </span>
      )}
    </span>
  );
}

/** In place of a clock once nothing runs any more: "可以入账". */
export function ClockOver({ children }: { children: string }) {
  return (
    <span className={classes(css.clock, css.over)}>
      <Icon name="done" size={18} />
      {children}
    </span>
  );
}
