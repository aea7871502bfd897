import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './panel.module.css';

export interface PanelProps {
  /** A heading row: title, a quiet note beside it, a link or button at the end. */
  title?: ReactNode;
  note?: ReactNode;
  end?: ReactNode;
  /** `card` pads its content; `list` lets rows reach the edges. */
  kind?: 'card' | 'list';
  label?: string;
  children?: ReactNode;
}

/** One surface, hairline, no heavy shadow. */
export function Panel({ title, note, end, kind = 'card', label, children }: PanelProps) {
  return (
    <section className={classes(css.panel, kind === 'list' ? css.list : css.card)} aria-label={label}>
      {(title !== undefined || end !== undefined) && (
        <header>
          {title !== undefined && <h2>{title}</h2>}
          {note !== undefined && <p>{note}</p>}
          {end !== undefined && <div className={css.end}>{end}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

/** The heading above a list of panels, with a quiet link at the end. */
export function SectionHead({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className={css.section}>
      <h2>{children}</h2>
      {end}
    </div>
  );
}
