import type { Context } from '#platform/context.ts';
import { openForDistrict, sealForDistrict } from '#platform/seal.ts';

/** Every column that holds what people typed; it is never stored in clear. */
export type SealedColumn =
  | 'activity.title'
  | 'activity.place'
  | 'activity.ended_reason'
  | 'draft.text'
  | 'record.judged_reason'
  | 'record.reason'
  | 'confirmation.evidence'
  | 'objection.text'
  | 'objection.contact'
  | 'objection.reason'
  | 'correction.reason'
  | 'correction.anew_judged_reason'
  | 'correction.decided_reason';

function bindingOf(column: SealedColumn, row: string) {
  const [table = '', name = ''] = column.split('.');
  return { table: `participation.${table}`, column: name, row };
}

type Here = Pick<Context, 'district'>;

export const sealText = ({ district }: Here, column: SealedColumn, row: string, text: string): Buffer =>
  sealForDistrict(district, text, bindingOf(column, row));
/** An empty or absent text is stored as nothing. */
export const sealTextOrNull = (here: Here, column: SealedColumn, row: string, text: string | null | undefined): Buffer | null =>
  text ? sealText(here, column, row, text) : null;

export const openText = ({ district }: Here, column: SealedColumn, row: string, sealed: Buffer): string =>
  openForDistrict(district, sealed, bindingOf(column, row));
export const openTextOrNull = (here: Here, column: SealedColumn, row: string, sealed: Buffer | null): string | null =>
  sealed === null ? null : openText(here, column, row, sealed);
