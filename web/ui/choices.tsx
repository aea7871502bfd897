import { useId, type ReactNode } from 'react';
import css from './choices.module.css';
import { classes } from './classes.ts';

export interface Choice<Value extends string> {
  value: Value;
  label: ReactNode;
  /** A quiet word at the end: 余下公示继续. */
  note?: ReactNode;
  disabled?: boolean;
}

export interface RadioCardsProps<Value extends string> {
  label: string;
  labelHidden?: boolean;
  value: Value | undefined;
  onValue: (value: Value) => void;
  choices: readonly Choice<Value>[];
  /** Lower cards for a row of a list. */
  dense?: boolean;
  fault?: ReactNode;
}

/** One of a few, each on a card of its own. */
export function RadioCards<Value extends string>({ label, labelHidden = false, value, onValue, choices, dense = false, fault }: RadioCardsProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classes(css.cards, dense && css.dense)}>
      <legend className={labelHidden ? 'sr' : css.legend}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={classes(css.card, choice.value === value && css.chosen)}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabled}
            onChange={() => onValue(choice.value)}
          />
          <span>{choice.label}</span>
          {choice.note !== undefined && <small>{choice.note}</small>}
        </label>
      ))}
      {fault && (
        <p className={css.fault} role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

export interface CheckboxProps {
  label: ReactNode;
  labelHidden?: boolean;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  note?: ReactNode;
  /** Some of what stands below is chosen, not all. */
  mixed?: boolean;
  disabled?: boolean;
}

export function Checkbox({ label, labelHidden = false, checked, onChecked, note, mixed = false, disabled }: CheckboxProps) {
  return (
    <label className={classes(css.check, labelHidden && css.bare)}>
      <input
        ref={(input) => {
          if (input) input.indeterminate = mixed;
        }}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChecked(event.target.checked)}
      />
      <span className={labelHidden ? 'sr' : undefined}>
        {label}
        {note !== undefined && <small>{note}</small>}
      </span>
    </label>
  );
}

/** On or off, in effect at once; the words beside it say which. */
export function Switch({
  label,
  checked,
  onChecked,
  words,
  disabled,
}: {
  label: ReactNode;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  words?: { on: string; off: string };
  disabled?: boolean;
}) {
  return (
    <label className={css.switch}>
      <span>{label}</span>
      {words && <small>{checked ? words.on : words.off}</small>}
      <input type="checkbox" role="switch" checked={checked} disabled={disabled} onChange={(event) => onChecked(event.target.checked)} />
      <i aria-hidden="true" />
    </label>
  );
}
