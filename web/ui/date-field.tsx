import { dayWords } from './day.ts';
import { Field, type FieldWords } from './field.tsx';
import css from './field.module.css';
import { useWords } from './language.ts';

export interface DateFieldProps extends FieldWords {
  /** `YYYY-MM-DD`, empty while nothing is chosen. */
  value: string;
  onValue: (day: string) => void;
  min?: string;
  max?: string;
  required?: boolean;
  disabled?: boolean;
}

/** The browser's own calendar; below it the day in words with its weekday. */
export function DateField({ label, labelHidden, hint, fault, value, onValue, ...rest }: DateFieldProps) {
  const say = useWords();
  return (
    <Field label={label} labelHidden={labelHidden ?? false} hint={hint ?? (value ? say(dayWords(value, { year: true })) : undefined)} fault={fault}>
      {(tied) => <input {...rest} {...tied} type="date" className={css.control} value={value} onChange={(event) => onValue(event.target.value)} />}
    </Field>
  );
}
