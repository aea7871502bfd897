import { Field, type FieldWords } from './field.tsx';
import css from './field.module.css';
import { Icon } from './icon.tsx';

export interface Option<Value extends string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> extends FieldWords {
  value: Value | '';
  onValue: (value: Value) => void;
  options: readonly Option<Value>[];
  /** Shown while nothing is chosen. */
  prompt?: string;
  required?: boolean;
  disabled?: boolean;
}

/** The browser's own list: it works with a thumb, a keyboard and a screen reader on every device. */
export function Select<Value extends string>({ label, labelHidden, hint, fault, value, onValue, options, prompt, required, disabled }: SelectProps<Value>) {
  return (
    <Field label={label} labelHidden={labelHidden ?? false} hint={hint} fault={fault}>
      {(tied) => (
        <span className={css.select}>
          <select
            {...tied}
            className={css.control}
            required={required}
            disabled={disabled}
            value={value}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value);
              if (chosen) onValue(chosen.value);
            }}
          >
            {(prompt !== undefined || value === '') && (
              <option value="" disabled>
                {prompt ?? ''}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="down" size={16} />
        </span>
      )}
    </Field>
  );
}
