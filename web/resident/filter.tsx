import { useElder } from '../ui/elder.ts';
import { Chips, Segmented, type Segment } from '../ui/segmented.tsx';

/** Few views of one list: side by side, and as wrapping words where the letters are large. */
export function Filter<Value extends string>({
  label,
  value,
  onValue,
  choices,
}: {
  label: string;
  value: Value;
  onValue: (value: Value) => void;
  choices: readonly Segment<Value>[];
}) {
  const elder = useElder() !== '0';
  return elder ? (
    <Chips label={label} value={value} onValue={onValue} segments={choices} />
  ) : (
    <Segmented label={label} value={value} onValue={onValue} segments={choices} />
  );
}
