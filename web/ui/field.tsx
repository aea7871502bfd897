import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './field.module.css';
import { Icon } from './icon.tsx';

export interface FieldWords {
  label: string;
  /** Keeps the label for screen readers only, where the place says it already. */
  labelHidden?: boolean;
  hint?: ReactNode;
  /** Why it cannot be taken and what to do; shown with an icon and announced. */
  fault?: ReactNode;
}

/** What an input needs to be tied to its label, hint and fault. */
export interface Tied {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

/** Label above, control, hint or fault below. */
export function Field({ label, labelHidden, hint, fault, children }: FieldWords & { children: (tied: Tied) => ReactNode }) {
  const id = useId();
  const says = `${id}-says`;
  return (
    <div className={css.field}>
      <label htmlFor={id} className={labelHidden ? 'sr' : css.label}>
        {label}
      </label>
      {children({ id, 'aria-describedby': fault || hint ? says : undefined, 'aria-invalid': fault ? true : undefined })}
      {(fault || hint) && (
        <p id={says} className={classes(css.says, Boolean(fault) && css.fault)} role={fault ? 'alert' : undefined}>
          {fault && <Icon name="alert" size={16} />}
          <span>{fault ?? hint}</span>
        </p>
      )}
    </div>
  );
}
