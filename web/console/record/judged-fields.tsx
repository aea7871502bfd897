import { recordWords as w } from '#words/console-record.ts';
import { useWords } from '../../ui/language.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import css from './judged-fields.module.css';
import type { Judged } from './use-roster.ts';

/** Judged rules pay what a person weighs, with a reason that the resident reads. */
export function JudgedFields({ low, high, value, onValue }: { low: number; high: number; value: Judged; onValue: (value: Judged) => void }) {
  const say = useWords();
  return (
    <div className={css.fields}>
      <NumberField label={say(w.judged(low, high))} required value={value.points} onValue={(points) => onValue({ ...value, points })} />
      <TextField label={say(w.judgedReason)} required maxLength={300} value={value.reason} onValue={(reason) => onValue({ ...value, reason })} />
    </div>
  );
}
