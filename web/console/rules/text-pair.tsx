import { useWords } from '../../ui/language.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { Words } from '#words/words.ts';
import type { Text } from './drafting.ts';
import css from './rules.module.css';

/** A text that residents read, in both languages; both empty means there is none. */
export function TextPair({
  zh,
  en,
  value,
  onValue,
  labelHidden = false,
}: {
  zh: Words;
  en: Words;
  value: Text | null;
  onValue: (value: Text | null) => void;
  labelHidden?: boolean;
}) {
  const say = useWords();
  const set = (part: Partial<Text>): void => {
    const next = { zh: value?.zh ?? '', en: value?.en ?? '', ...part };
    onValue(next.zh === '' && next.en === '' ? null : next);
  };
  return (
    <div className={css.pair}>
      <TextField
        label={say(zh)}
        labelHidden={labelHidden}
        placeholder={labelHidden ? say(zh) : ''}
        maxLength={400}
        value={value?.zh ?? ''}
        onValue={(text) => set({ zh: text })}
      />
      <TextField
        label={say(en)}
        labelHidden={labelHidden}
        placeholder={labelHidden ? say(en) : ''}
        maxLength={600}
        value={value?.en ?? ''}
        onValue={(text) => set({ en: text })}
      />
    </div>
  );
}
