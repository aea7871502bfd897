import type { ReactNode } from 'react';
import { ui } from '#words/ui.ts';
import css from './answers.module.css';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { useWords } from './language.ts';

/** 没读到: what was not read, why, and a retry. Never 0, never a spinner. */
export function LoadFailed({ title, reason, onAgain }: { title: string; reason: ReactNode; onAgain?: (() => void) | undefined }) {
  const say = useWords();
  return (
    <section className={classes(css.card, css.failed)} role="alert">
      <h3>
        <Icon name="alert" size={20} />
        {title}
      </h3>
      <p>{reason}</p>
      {onAgain && (
        <div className={css.row}>
          <Button onClick={onAgain}>{say(ui.again)}</Button>
        </div>
      )}
    </section>
  );
}

/** A refusal: why, then what to do next, with the buttons that do it. */
export function RefusalPanel({ title, children, actions }: { title?: string | undefined; children: ReactNode; actions?: ReactNode }) {
  const say = useWords();
  return (
    <section className={classes(css.card, css.refusal)} role="alert">
      <h3>{title ?? say(ui.notDone)}</h3>
      <p>{children}</p>
      {actions && <div className={css.row}>{actions}</div>}
    </section>
  );
}

/** Empty: says what can be done now. */
export function EmptyState({ icon = 'calendar', title, children, actions }: { icon?: IconName; title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <section className={classes(css.card, css.empty)}>
      <Icon name={icon} size={40} />
      <h3>{title}</h3>
      {children && <p>{children}</p>}
      {actions && <div className={css.row}>{actions}</div>}
    </section>
  );
}

/** The shape of what is being read; no spinner. `rows` for lists, `figure` for a page with one large figure, `page` for a sheet. */
export function Skeleton({ kind = 'figure', label }: { kind?: 'figure' | 'rows' | 'page'; label?: string }) {
  const say = useWords();
  return (
    <div className={classes(css.card, css.skeleton, css[kind])} role="status" aria-label={label ?? say(ui.reading)}>
      {Array.from({ length: kind === 'figure' ? 3 : 6 }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  );
}

/** Buttons in a row that may wrap. */
export const Actions = ({ children, end = false }: { children: ReactNode; end?: boolean }) => (
  <div className={classes(css.row, end && css.end)}>{children}</div>
);
