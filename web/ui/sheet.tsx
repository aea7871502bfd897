import type { ReactNode } from 'react';
import { ui } from '#words/ui.ts';
import { classes } from './classes.ts';
import { useWords } from './language.ts';
import css from './sheet.module.css';
import { useTitle } from './use-title.ts';

export interface SheetProps {
  title: string;
  /** Below the title: place and number. */
  number?: string;
  /** The strip between the two rules: from when to when, and a quiet remark. */
  term?: ReactNode;
  termNote?: string;
  notes?: readonly string[];
  /** Lower left, usually a QR code, with its words. */
  code?: ReactNode;
  codeWords?: ReactNode;
  /** Who signs, on which day; leaves room for the seal. */
  signer?: string;
  signedOn?: string;
  children?: ReactNode;
}

/** A paper: reads on a phone, prints on A4 with room for signature and seal. */
export function Sheet({ title, number, term, termNote, notes, code, codeWords, signer, signedOn, children }: SheetProps) {
  const say = useWords();
  useTitle(title);
  return (
    <article className={css.sheet}>
      <h1>{title}</h1>
      {number && <p className={css.number}>{number}</p>}
      {term && (
        <div className={css.term}>
          <b>{term}</b>
          {termNote && <span>{termNote}</span>}
        </div>
      )}
      {children}
      {notes && (
        <ol className={css.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ol>
      )}
      {(code || signer) && (
        <div className={css.sign}>
          <div className={css.code}>{code}</div>
          <p>{codeWords}</p>
          {signer && (
            <div className={css.seal}>
              <i>{say(ui.seal)}</i>
              <span>{signer}</span>
              {signedOn && <span>{signedOn}</span>}
            </div>
          )}
        </div>
      )}
    </article>
  );
}

export interface SheetColumn<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  end?: boolean;
  strong?: boolean;
  /** The column that may wrap. */
  wide?: boolean;
  /** On a phone: the card's title, its figure, a line of its own, beside others, or nothing. */
  phone?: 'title' | 'figure' | 'line' | 'beside' | 'hide';
  /** On a phone, before the value: "组织". */
  before?: string;
  /** On a phone, after the value: "分". */
  after?: string;
}

/** A table on the paper; on a phone each row becomes a short card. */
export function SheetTable<Row>({
  label,
  columns,
  rows,
  rowKey,
}: {
  label: string;
  columns: readonly SheetColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  const named = (column: SheetColumn<Row>) =>
    classes(column.end && css.end, column.strong && css.strong, column.wide && css.wide, css[column.phone ?? 'beside']);
  return (
    <table className={css.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={classes(column.end && css.end)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} className={named(column)}>
                {column.before && <span className={css.before}>{column.before} </span>}
                {column.cell(row)}
                {column.after && <span className={css.after}> {column.after}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
