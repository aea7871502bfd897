import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { figureOf } from './points.tsx';
import type { Tone } from './state-tag.tsx';
import css from './tally.module.css';

export interface TallyItem {
  key: string;
  figure: number;
  label: string;
  tone?: Tone;
  icon?: IconName;
}

/** A few counts side by side: 对上 34 · 同名待选 3 · 存疑 2. None of a kind calls for no colour. */
export function Tally({ items }: { items: readonly TallyItem[] }) {
  return (
    <dl className={css.tally}>
      {items.map(({ key, figure, label, tone, icon }) => (
        <div key={key} className={classes(tone && css[figure === 0 ? 'void' : tone])}>
          <dd>{figureOf(figure)}</dd>
          <dt>
            {icon && <Icon name={icon} size={14} />}
            {label}
          </dt>
        </div>
      ))}
    </dl>
  );
}
