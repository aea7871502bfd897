import { useState } from 'react';
import { classes } from './classes.ts';
import { Field, type FieldWords } from './field.tsx';
import css from './field.module.css';

export interface NumberFieldProps extends FieldWords {
  /** Whole numbers only; undefined while empty or unreadable. */
  value: number | undefined;
  onValue: (value: number | undefined) => void;
  unit?: string;
  required?: boolean;
  disabled?: boolean;
}

/** Full-width digits are figures too: 前台 input methods type them. */
export const readWhole = (text: string): number | undefined => {
  const plain = text
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[－−]/g, '-')
    .replace(/[,，\s]/g, '');
  return /^-?\d{1,9}$/.test(plain) ? Number(plain) : undefined;
};

export function NumberField({ label, labelHidden, hint, fault, value, onValue, unit, required, disabled }: NumberFieldProps) {
  const [typed, setTyped] = useState('');
  const shown = readWhole(typed) === value ? typed : value === undefined ? typed : String(value);
  return (
    <Field label={label} labelHidden={labelHidden ?? false} hint={hint} fault={fault}>
      {(tied) => (
        <span className={unit === undefined ? undefined : css.withEnd}>
          <input
            {...tied}
            className={classes(css.control, css.figure)}
            inputMode="numeric"
            autoComplete="off"
            required={required}
            disabled={disabled}
            value={shown}
            onChange={(event) => {
              setTyped(event.target.value);
              onValue(readWhole(event.target.value));
            }}
          />
          {unit !== undefined && <span className={css.end}>{unit}</span>}
        </span>
      )}
    </Field>
  );
}
