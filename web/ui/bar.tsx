import css from './bar.module.css';
import { useVars } from './use-vars.ts';

/** A plain bar towards a goal; above the goal it stays full. */
export function Bar({ value, goal, label }: { value: number; goal: number; label: string }) {
  const share = goal > 0 ? Math.min(1, Math.max(0, value / goal)) : 0;
  const ref = useVars<HTMLElement>({ '--share': `${(share * 100).toFixed(1)}%` });
  return (
    <div className={css.bar} role="img" aria-label={label}>
      <i ref={ref} />
    </div>
  );
}
