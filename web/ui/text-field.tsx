import type { HTMLInputTypeAttribute, HTMLInputAutoCompleteAttribute, Ref } from 'react';
import { classes } from './classes.ts';
import { Field, type FieldWords } from './field.tsx';
import css from './field.module.css';

export interface TextFieldProps extends FieldWords {
  value: string;
  onValue: (value: string) => void;
  type?: Extract<HTMLInputTypeAttribute, 'text' | 'password' | 'tel' | 'search'>;
  /** `digits` is a one-time code: large, spaced figures. */
  kind?: 'plain' | 'digits';
  name?: string;
  placeholder?: string;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  maxLength?: number;
  required?: boolean;
  disabled?: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function TextField({ label, labelHidden, hint, fault, value, onValue, type = 'text', kind = 'plain', ref, ...rest }: TextFieldProps) {
  return (
    <Field label={label} labelHidden={labelHidden ?? false} hint={hint} fault={fault}>
      {(tied) => (
        <input
          {...rest}
          {...tied}
          ref={ref}
          type={type}
          className={classes(css.control, kind === 'digits' && css.digits)}
          inputMode={kind === 'digits' ? 'numeric' : undefined}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
