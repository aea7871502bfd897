import type { OutputOf } from '#contract/endpoint.ts';
import type { readNoticeBoard } from '#contract/participation.ts';
import { consoleWords } from '#words/console.ts';
import { reviewWords as w } from '#words/console-review.ts';
import type { Words } from '#words/words.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { classes } from '../../ui/classes.ts';
import { addDays, dayAt, daysBetween, momentWords, shortDayWords, useNow, weekdayWords } from '../../ui/day.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { useWords } from '../../ui/language.ts';
import { useVars } from '../../ui/use-vars.ts';
import css from './board.module.css';
import type { Chosen } from './review-page.tsx';

type Notices = OutputOf<typeof readNoticeBoard>;
export type Item = Notices['items'][number];

interface Bar {
  look: 'wait' | 'done' | 'stop' | 'plan' | 'void';
  icon: IconName;
  words: Words;
  /** In days from the board's first, where it begins and ends. */
  from: number;
  to: number;
}

const dayLength = 86_400_000;
const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** The bars of an item: how long it has stood, a pause, what became of it. */
function barsOf(item: Item, from: string, days: number, now: number): Bar[] {
  const at = (moment: number): number => Math.min(days, Math.max(0, (moment - startOf(from)) / dayLength));
  const begin = at(startOf(item.postedOn));
  const end = at(startOf(item.closesOn) + dayLength);
  const whole = { from: begin, to: Math.max(end, begin + 0.5) };
  if (item.state === 'settled') return [{ ...whole, look: 'done', icon: 'done', words: w.barSettled }];
  if (item.state === 'rejected') return [{ ...whole, look: 'void', icon: 'refused', words: w.barCancelled }];
  if (item.state === 'reversed') return [{ ...whole, look: 'void', icon: 'undo', words: w.barReversed }];
  if (item.state === 'objected' && item.objectedAt) {
    const paused = at(new Date(item.objectedAt).getTime());
    const stood = daysBetween(item.postedOn, dayAt(item.objectedAt));
    const moment = momentWords(item.objectedAt);
    return [
      ...(paused - begin > 0.05 ? [{ look: 'wait', icon: 'notice', words: w.barStood(stood), from: begin, to: paused } as const] : []),
      {
        look: 'stop',
        icon: 'pause',
        words: { zh: w.barPaused(moment.zh.replace(/ 星期./, '')).zh, en: w.barPaused(moment.en).en },
        from: Math.min(paused, days - 1),
        to: days,
      },
    ];
  }
  if (startOf(item.postedOn) > now) return [{ ...whole, look: 'plan', icon: 'clock', words: w.barPlan(item.closesOn) }];
  if (startOf(item.closesOn) + dayLength <= now) return [{ ...whole, look: 'done', icon: 'done', words: w.barOver }];
  return [{ ...whole, look: 'wait', icon: 'notice', words: w.barUntil(item.closesOn) }];
}

function BarOf({ bar }: { bar: Bar }) {
  const say = useWords();
  const ref = useVars<HTMLSpanElement>({ '--a': bar.from.toFixed(3), '--b': bar.to.toFixed(3) });
  return (
    <span ref={ref} className={classes(css.bar, css[bar.look])} title={say(bar.words)}>
      <Icon name={bar.icon} size={15} />
      {say(bar.words)}
    </span>
  );
}

/** Days across, items down; a bar ends at 24:00, what is paused is hatched, the line is now. */
export function Board({ from, to, items, today, chosen, onOpen }: Notices & { today: string; chosen: Chosen; onOpen: (chosen: Chosen) => void }) {
  const say = useWords();
  const now = useNow();
  const count = daysBetween(from, to) + 1;
  const days = Array.from({ length: count }, (_, index) => addDays(from, index));
  // Many days stand close together: the month is then said where it begins.
  const narrow = count > 8;
  const line = (now - startOf(from)) / dayLength;
  const ref = useVars<HTMLDivElement>({ '--days': count, '--now': line.toFixed(3) });
  return (
    <div ref={ref} className={css.board} role="table" aria-label={say(w.board)}>
      <div className={classes(css.row, css.head)} role="row">
        <span role="columnheader" className="sr">
          {say(w.what)}
        </span>
        <div className={css.days}>
          {days.map((day, index) => (
            <span key={day} role="columnheader" className={day === today ? css.today : undefined}>
              <b>{say(narrow && index > 0 && !day.endsWith('-01') ? w.dayOfMonth(day) : shortDayWords(day))}</b>
              {narrow && day === today ? say(w.todayWord) : say(weekdayWords(day))}
              {!narrow && day === today && ` ${say(w.todayWord)}`}
            </span>
          ))}
        </div>
      </div>
      {items.map((item) => {
        const selected = item.objectionId !== null && item.objectionId === chosen.objection;
        return (
          <div key={`${item.noticeId}/${item.item}`} role="row" className={classes(css.row, selected && css.selected)}>
            <div className={css.who} role="cell">
              <strong>
                {item.state === 'objected' && item.objectionId !== null ? (
                  <button type="button" onClick={() => onOpen({ objection: item.objectionId ?? '' })}>
                    {item.activityTitle}
                  </button>
                ) : (
                  <Anchor href={`/console/records/${item.recordId}`}>{item.activityTitle}</Anchor>
                )}
                <span>{say(consoleWords.points(item.granted))}</span>
              </strong>
              <small>
                {item.name} {item.buildingName}
                {item.noticeNumber && ` · ${item.noticeNumber.slice(item.noticeNumber.indexOf('〕') + 1)}`}
              </small>
            </div>
            <div className={css.grid} role="cell">
              {line >= 0 && line <= count && <i className={css.now} />}
              {barsOf(item, from, count, now).map((bar) => (
                <BarOf key={bar.look} bar={bar} />
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}
