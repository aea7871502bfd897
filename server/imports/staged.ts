import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { openForDistrict, sealForDistrict } from '#platform/seal.ts';
import type { LineFields } from './columns.ts';
import type { LineFault } from './line.ts';

/** What is kept of a line until it is written or forgotten: sealed, because it names people. */
export interface Staged {
  readonly fields: LineFields;
  readonly faults: readonly LineFault[];
  /** Residents it could mean, for the picker. */
  readonly candidates: readonly string[];
}

const Shape = z.object({
  fields: z.record(z.string(), z.string()),
  faults: z.array(z.looseObject({ why: z.string(), field: z.string().nullable() })),
  candidates: z.array(z.string()),
});
const isStaged = (value: unknown): value is Staged => Shape.safeParse(value).success;

const at = (importId: string, line: number) => ({ table: 'imports.line', column: 'sealed', row: `${importId}/${line}` });

export const sealStaged = ({ district }: Pick<Context, 'district'>, importId: string, line: number, staged: Staged): Buffer =>
  sealForDistrict(district, JSON.stringify(staged), at(importId, line));

export function openStaged({ district }: Pick<Context, 'district'>, importId: string, line: number, sealed: Buffer): Staged {
  const value: unknown = JSON.parse(openForDistrict(district, sealed, at(importId, line)));
  if (!isStaged(value)) throw new Error(`staged line ${importId}/${line} is not what was sealed`);
  return value;
}
