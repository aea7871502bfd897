import type { z } from 'zod';
import type { StatementLine } from '#contract/participation.ts';
import { dayAt } from '../../ui/day.ts';

export type Line = z.output<typeof StatementLine>;
type Movement = Pick<Line, 'transferId' | 'postedAt' | 'points' | 'reverses' | 'reversedBy'>;

/** A line alone; a line and its reversal, tied; a line whose reversal of a later month holds both. */
export type Piece<L extends Movement> =
  | { readonly kind: 'line'; readonly line: L }
  | { readonly kind: 'pair'; readonly first: L; readonly second: L }
  | { readonly kind: 'elsewhere'; readonly line: L; readonly month: string };

export interface Month<L extends Movement> {
  /** The first day of the month in which the lines were posted. */
  readonly month: string;
  /** What came in and what went out, of the lines shown here; a pair counts with what is left of it. */
  readonly gained: number;
  readonly used: number;
  readonly pieces: readonly Piece<L>[];
}

export const monthOf = (line: Movement): string => `${dayAt(line.postedAt).slice(0, 7)}-01`;

/**
 * The statement by months, in its own order. A correction stands beside what it corrects, where the later of the two is;
 * an earlier month keeps a word of it. Half of a pair that is not loaded is a line of its own.
 */
export function monthsOf<L extends Movement>(lines: readonly L[]): Month<L>[] {
  const byId = new Map(lines.map((line) => [line.transferId, line]));
  const months = new Map<string, { month: string; gained: number; used: number; pieces: Piece<L>[] }>();
  for (const line of lines) {
    const month = monthOf(line);
    const here = months.get(month) ?? { month, gained: 0, used: 0, pieces: [] };
    months.set(month, here);
    const first = line.reverses === null ? undefined : byId.get(line.reverses);
    const second = line.reversedBy === null ? undefined : byId.get(line.reversedBy);
    if (second) {
      if (monthOf(second) !== month) here.pieces.push({ kind: 'elsewhere', line, month: monthOf(second) });
      continue;
    }
    const points = line.points + (first?.points ?? 0);
    if (points > 0) here.gained += points;
    else here.used += points;
    here.pieces.push(first ? { kind: 'pair', first, second: line } : { kind: 'line', line });
  }
  return [...months.values()];
}
