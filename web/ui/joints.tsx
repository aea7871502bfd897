import { classes } from './classes.ts';
import css from './joints.module.css';
import { useVars } from './use-vars.ts';

export interface JointsProps {
  total: number;
  done: number;
  /** How far the joint after the done ones is filled, 0 to 1. */
  part?: number;
  /** What it says in words: "第 3 级，共 6 级". */
  label: string;
  size?: 'm' | 'l';
}

/** 竹节: progress that happens in steps (a level, a flow, the seconds of a code). */
export function Joints({ total, done, part = 0, label, size = 'm' }: JointsProps) {
  const ref = useVars<HTMLDivElement>({ '--part': `${Math.round(part * 100)}%` });
  return (
    <div ref={ref} className={classes(css.joints, size === 'l' && css.large)} role="img" aria-label={label}>
      {Array.from({ length: total }, (_, index) => (
        <i key={index} className={index < done ? css.on : index === done && part > 0 ? css.part : undefined} />
      ))}
    </div>
  );
}
