import type { ClipboardEventHandler } from 'react';
import { classes } from './classes.ts';
import { Field, type FieldWords } from './field.tsx';
import css from './field.module.css';

export interface TextAreaProps extends FieldWords {
  value: string;
  onValue: (value: string) => void;
  rows?: number;
  placeholder?: string;
  maxLength?: number;
  required?: boolean;
  disabled?: boolean;
  onPaste?: ClipboardEventHandler<HTMLTextAreaElement>;
}

export function TextArea({ label, labelHidden, hint, fault, value, onValue, rows = 3, ...rest }: TextAreaProps) {
  return (
    <Field label={label} labelHidden={labelHidden ?? false} hint={hint} fault={fault}>
      {(tied) => (
        <textarea {...rest} {...tied} rows={rows} className={classes(css.control, css.area)} value={value} onChange={(event) => onValue(event.target.value)} />
      )}
    </Field>
  );
}
