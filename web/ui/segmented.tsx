import { classes } from './classes.ts';
import css from './segmented.module.css';

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  /** Written after the word: 申诉与建议 3. */
  count?: number;
}

export interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  onValue: (value: Value) => void;
  segments: readonly Segment<Value>[];
  /** `solid` for a choice that changes what the page does (签到 / 签退). */
  tone?: 'paper' | 'solid';
}

/** Few views of one thing, side by side. */
export function Segmented<Value extends string>({ label, value, onValue, segments, tone = 'paper' }: SegmentedProps<Value>) {
  return (
    <div className={classes(css.segmented, tone === 'solid' && css.solid)} role="group" aria-label={label}>
      {segments.map((segment) => (
        <button key={segment.value} type="button" aria-pressed={segment.value === value} onClick={() => onValue(segment.value)}>
          {segment.label}
          {segment.count !== undefined && ` ${segment.count}`}
        </button>
      ))}
    </div>
  );
}

/** Filters above a list. */
export function Chips<Value extends string>({ label, value, onValue, segments }: Omit<SegmentedProps<Value>, 'tone'>) {
  return (
    <div className={css.chips} role="group" aria-label={label}>
      {segments.map((segment) => (
        <button key={segment.value} type="button" aria-pressed={segment.value === value} onClick={() => onValue(segment.value)}>
          {segment.label}
          {segment.count !== undefined && ` ${segment.count}`}
        </button>
      ))}
    </div>
  );
}
