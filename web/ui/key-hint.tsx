import type { ReactNode } from 'react';
import css from './key-hint.module.css';

/** Which keys do what: `<KeyHint keys={['J', 'K']}>上下</KeyHint>`. */
export function KeyHint({ keys, children }: { keys: readonly string[]; children?: ReactNode }) {
  return (
    <span className={css.hint}>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
      {children !== undefined && <span>{children}</span>}
    </span>
  );
}
