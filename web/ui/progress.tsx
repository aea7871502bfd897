import { figureOf } from './points.tsx';
import css from './progress.module.css';
import { useVars } from './use-vars.ts';

/** Long work that can be left: what is being done, how many of how many. Without `total` it only says what is going on. */
export function Progress({ label, done, total, note }: { label: string; done: number; total?: number | undefined; note?: string }) {
  const share = total ? Math.min(1, done / total) : 0;
  const ref = useVars<HTMLElement>({ '--share': `${(share * 100).toFixed(1)}%` });
  return (
    <div className={css.progress}>
      <p>
        <span>{label}</span>
        <span>{total === undefined ? figureOf(done) : `${figureOf(done)} / ${figureOf(total)}`}</span>
      </p>
      <div className={css.bar} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuenow={done} aria-valuemax={total}>
        <i ref={ref} className={total === undefined ? css.open : undefined} />
      </div>
      {note && <p className={css.note}>{note}</p>}
    </div>
  );
}
