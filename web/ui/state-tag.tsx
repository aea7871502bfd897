import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import css from './state-tag.module.css';

/** done 竹青, wait 石青, due 赭, stop 朱, void 灰: never without the icon and the word. */
export type Tone = 'done' | 'wait' | 'due' | 'stop' | 'void';

const usual = { done: 'done', wait: 'clock', due: 'pen', stop: 'flag', void: 'undo' } as const satisfies Record<Tone, IconName>;

export function StateTag({ tone, icon, bare = false, children }: { tone: Tone; icon?: IconName; bare?: boolean; children: ReactNode }) {
  return (
    <span className={classes(css.state, css[tone], bare && css.bare)}>
      <Icon name={icon ?? usual[tone]} size={16} />
      {children}
    </span>
  );
}
