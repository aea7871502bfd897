import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import type { Tone } from './state-tag.tsx';
import css from './status-line.module.css';

const usual = { done: 'done', wait: 'clock', due: 'info', stop: 'alert', void: 'info' } as const satisfies Record<Tone, IconName>;

/** What just happened, said on the page where it happened and read aloud by screen readers; nothing pops up and nothing vanishes. */
export function StatusLine({ tone = 'done', children, end }: { tone?: Tone; children?: ReactNode; end?: ReactNode }) {
  return (
    <div role={tone === 'stop' ? 'alert' : 'status'} className={children ? classes(css.line, css[tone]) : undefined}>
      {children && (
        <>
          <Icon name={usual[tone]} size={20} />
          <div className={css.text}>{children}</div>
          {end}
        </>
      )}
    </div>
  );
}
