import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { ui } from '#words/ui.ts';
import { classes } from './classes.ts';
import css from './find-box.module.css';
import { Icon } from './icon.tsx';
import { useWords } from './language.ts';

export interface Found {
  key: string;
  title: string;
  /** What tells same names apart: building and age band. */
  detail?: string;
  end?: ReactNode;
}

export interface FindBoxProps {
  label: string;
  prompt: string;
  value: string;
  onValue: (value: string) => void;
  /** undefined while nothing is asked yet. */
  found: readonly Found[] | undefined;
  onPick: (key: string) => void;
  working?: boolean;
  /** In place of the list: a failed read or nothing found. */
  instead?: ReactNode;
  /** `/` jumps here from anywhere on the page. */
  slash?: boolean;
}

/** Type a few letters, move with the arrows, Enter picks. */
export function FindBox({ label, prompt, value, onValue, found, onPick, working = false, instead, slash = false }: FindBoxProps) {
  const say = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  useEffect(() => setAt(0), [value]);

  useEffect(() => {
    if (!slash) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], [role="dialog"]')) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [slash]);

  const list = found ?? [];
  const shown = open && value.trim() !== '' && (list.length > 0 || instead !== undefined);
  const pick = (key: string): void => {
    setOpen(false);
    onPick(key);
  };
  return (
    <div
      className={css.find}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <div className={classes(css.box, working && css.working)}>
        <Icon name="search" size={18} />
        <input
          ref={input}
          type="search"
          role="combobox"
          aria-label={label}
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && list[at] ? `${id}-${at}` : undefined}
          aria-busy={working || undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={prompt}
          value={value}
          onFocus={() => setOpen(true)}
          onChange={(event) => {
            setOpen(true);
            onValue(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault();
              setOpen(true);
              setAt((now) => Math.min(list.length - 1, Math.max(0, now + (event.key === 'ArrowDown' ? 1 : -1))));
            } else if (event.key === 'Enter' && shown && list[at]) {
              event.preventDefault();
              pick(list[at].key);
            } else if (event.key === 'Escape') {
              if (open) setOpen(false);
              else onValue('');
            }
          }}
        />
        {slash && value === '' && <kbd aria-hidden="true">/</kbd>}
      </div>
      {shown && (
        <div className={css.drop}>
          <ul id={`${id}-list`} role="listbox" aria-label={label}>
            {list.map((row, index) => (
              <li
                key={row.key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                onPointerMove={() => setAt(index)}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick(row.key)}
              >
                <strong>{row.title}</strong>
                {row.detail && <span>{row.detail}</span>}
                {row.end !== undefined && <small>{row.end}</small>}
              </li>
            ))}
          </ul>
          {list.length === 0 && <div className={css.instead}>{instead}</div>}
        </div>
      )}
      <p className="sr" role="status">
        {shown && list.length > 0 ? say(ui.foundCount(list.length)) : ''}
      </p>
    </div>
  );
}
