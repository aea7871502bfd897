import { useEffect, useRef, type ReactNode } from 'react';
import { ui } from '#words/ui.ts';
import { classes } from './classes.ts';
import { useWords } from './language.ts';
import css from './table.module.css';

export interface Column<Row> {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures and buttons stand at the right. */
  end?: boolean;
  nowrap?: boolean;
}

export interface TableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The row under the keyboard. With `onCurrent` J and K move it, anywhere on the page outside a field. */
  current?: string | undefined;
  onCurrent?: (key: string) => void;
  /** The ticked rows. With `onPicked` there is a tick box per row and X ticks the current one. */
  picked?: ReadonlySet<string>;
  onPicked?: (picked: ReadonlySet<string>) => void;
  pickLabel?: (row: Row) => string;
  mayPick?: (row: Row) => boolean;
  /** Enter, or a press on the row. */
  onOpen?: (row: Row) => void;
  foot?: ReactNode;
}

const inField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="menu"]') !== null;
const onControl = (target: EventTarget | null): boolean => target instanceof Element && target.closest('a, button, input, label, select') !== null;

/** The console's dense table: J K up and down, X tick, Enter open. */
export function Table<Row>({ label, columns, rows, rowKey, current, onCurrent, picked, onPicked, pickLabel, mayPick, onOpen, foot }: TableProps<Row>) {
  const say = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const toggle = (key: string): void => {
    if (!onPicked) return;
    const next = new Set(picked);
    if (!next.delete(key)) next.add(key);
    onPicked(next);
  };

  useEffect(() => {
    if (!onCurrent) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || inField(event.target)) return;
      const at = rows.findIndex((row) => rowKey(row) === current);
      const row = rows[at];
      const key = event.key.toLowerCase();
      if (key === 'j' || key === 'k') {
        const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + (key === 'j' ? 1 : -1)))];
        if (!next) return;
        event.preventDefault();
        onCurrent(rowKey(next));
        const element = body.current?.rows[rows.indexOf(next)];
        element?.focus({ preventScroll: true });
        element?.scrollIntoView({ block: 'nearest' });
      } else if (key === 'x' && row && onPicked && (mayPick?.(row) ?? true)) {
        event.preventDefault();
        toggle(rowKey(row));
      } else if (key === 'enter' && row && onOpen && !onControl(event.target)) {
        event.preventDefault();
        onOpen(row);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  const pickable = rows.filter((row) => mayPick?.(row) ?? true).map(rowKey);
  const all = pickable.length > 0 && pickable.every((key) => picked?.has(key));
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>
            {onPicked && (
              <th className={css.tick}>
                {pickable.length > 0 && (
                  <input
                    type="checkbox"
                    aria-label={say(ui.pickAll)}
                    checked={all}
                    ref={(box) => void (box && (box.indeterminate = !all && pickable.some((key) => picked?.has(key))))}
                    onChange={() => onPicked(new Set(all ? [] : pickable))}
                  />
                )}
              </th>
            )}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classes(column.end && css.end)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                tabIndex={onCurrent ? -1 : undefined}
                aria-current={key === current || undefined}
                className={classes(key === current && css.current, (onOpen || onCurrent) && css.live)}
                onClick={(event) => {
                  if (onControl(event.target)) return;
                  onCurrent?.(key);
                  onOpen?.(row);
                }}
              >
                {onPicked && (
                  <td className={css.tick}>
                    {(mayPick?.(row) ?? true) && (
                      <input type="checkbox" aria-label={pickLabel?.(row) ?? say(ui.pick)} checked={picked?.has(key) ?? false} onChange={() => toggle(key)} />
                    )}
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.key} className={classes(column.end && css.end, column.nowrap && css.nowrap)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {foot && <div className={css.foot}>{foot}</div>}
    </div>
  );
}

/** Two lines in one cell: what, and a quieter line below. */
export const TwoLines = ({ children, below }: { children: ReactNode; below?: ReactNode }) => (
  <>
    {children}
    {below !== undefined && <small>{below}</small>}
  </>
);
