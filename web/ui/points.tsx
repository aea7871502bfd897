import { ui } from '#words/ui.ts';
import { classes } from './classes.ts';
import { useWords } from './language.ts';
import css from './points.module.css';

/** 1,386 with a thousands comma; a true minus sign. */
export const figureOf = (value: number): string =>
  `${value < 0 ? '−' : ''}${Math.abs(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')}`;

export interface PointsProps {
  value: number;
  /** `signed` shows + or − of a settled movement, `undone` of one that was reversed; `waiting` and `off` carry neither. */
  form?: 'plain' | 'signed' | 'undone' | 'waiting' | 'off';
  /** 可用 is `reward`, 年度 is `bamboo`, 累计 is ink. */
  tone?: 'ink' | 'reward' | 'bamboo';
  size?: 'inherit' | 'l' | 'xl' | '3xl' | '4xl';
  unit?: string;
}

/** Figure large, unit small, one baseline. */
export function Points({ value, form = 'plain', tone = 'ink', size = 'inherit', unit }: PointsProps) {
  const say = useWords();
  const sign = (form === 'signed' || form === 'undone') && value > 0 ? '+' : '';
  const colour =
    form === 'signed' ? (value < 0 ? css.minus : css.plus) : form === 'waiting' ? css.waiting : form === 'off' || form === 'undone' ? css.off : css[tone];
  return (
    <span className={classes(css.points, colour, size !== 'inherit' && css[`s${size}`])}>
      {sign}
      {figureOf(value)}
      <small>{unit ?? say(ui.pointsUnit)}</small>
    </span>
  );
}
