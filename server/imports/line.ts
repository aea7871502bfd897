import type { Field, LineFields } from './columns.ts';

/** Why a line cannot be taken as it is; the sentences stand in words/imports.ts. */
export type LineFault =
  | {
      readonly why: 'missing' | 'name-shape' | 'phone-shape' | 'birth-year' | 'points-shape' | 'building-unknown' | 'resident-unknown' | 'nobody-named';
      readonly field: Field | null;
    }
  | { readonly why: 'double-in-file'; readonly field: Field | null; readonly line: number }
  | { readonly why: 'several-match' | 'same-person-maybe' | 'other-opening-balance'; readonly field: Field | null; readonly figure?: number };

/** A building as lists call it: 6号楼, 6栋, 6幢, 六号楼 are one. */
export function buildingKey(text: string): string {
  const digits = '零一二三四五六七八九';
  const latin = text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  const arabic = latin.replaceAll(/[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九]+/g, (run) => {
    if (!run.includes('十')) return [...run].map((one) => digits.indexOf(one)).join('');
    const [tens = '', ones = ''] = run.split('十');
    return String((tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0));
  });
  return arabic.replace(/^0+(?=\d)/, '').replace(/(号楼|楼栋|号|栋|幢|楼|座)$/, '');
}

export interface ResidentLine {
  readonly name: string;
  readonly building: string;
  readonly door: string;
  readonly phone: string | null;
  readonly birthYear: number;
  readonly smartphone: boolean;
  readonly key: string | null;
}

const doorOf = (text: string | undefined): string =>
  (text ?? '')
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/(室|号)$/, '')
    .toUpperCase();

/** Reads a resident's line, or says everything that is wrong with it at once. */
export function readResidentLine(fields: LineFields, year: number): ResidentLine | readonly LineFault[] {
  const faults: LineFault[] = [];
  const name = fields.name?.replaceAll(/\s/g, '') ?? '';
  if (!name) faults.push({ why: 'missing', field: 'name' });
  else if (!/^[\p{Script=Han}·a-zA-Z.'-]{2,30}$/u.test(name)) faults.push({ why: 'name-shape', field: 'name' });
  if (!fields.building) faults.push({ why: 'missing', field: 'building' });
  const phone = fields.phone?.replaceAll(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '') ?? null;
  if (phone !== null && !/^1\d{10}$/.test(phone)) faults.push({ why: 'phone-shape', field: 'phone' });
  const birthYear = Number(/^(\d{4})/.exec(fields.birthYear ?? '')?.[1] ?? Number.NaN);
  if (!fields.birthYear) faults.push({ why: 'missing', field: 'birthYear' });
  else if (!(birthYear >= 1900 && birthYear <= year)) faults.push({ why: 'birth-year', field: 'birthYear' });
  if (faults.length > 0) return faults;
  const smartphone = fields.smartphone === undefined ? phone !== null : /^(是|有|y|yes|true|1|√|✓)$/i.test(fields.smartphone);
  return { name, building: fields.building ?? '', door: doorOf(fields.door), phone, birthYear, smartphone, key: fields.key ?? null };
}

export interface BalanceLine {
  readonly key: string | null;
  readonly shortCode: string | null;
  readonly name: string | null;
  readonly building: string | null;
  readonly door: string;
  readonly points: number;
}

/** Reads a line of opening balances: whole points, and at least one way to know whose. */
export function readBalanceLine(fields: LineFields): BalanceLine | readonly LineFault[] {
  const faults: LineFault[] = [];
  if (!fields.points) faults.push({ why: 'missing', field: 'points' });
  else if (!/^\d{1,7}(\.0+)?$/.test(fields.points.replaceAll(',', ''))) faults.push({ why: 'points-shape', field: 'points' });
  if (!fields.key && !fields.shortCode && !fields.name) faults.push({ why: 'nobody-named', field: null });
  if (faults.length > 0) return faults;
  return {
    key: fields.key ?? null,
    shortCode: fields.shortCode?.toUpperCase().replaceAll(/[\s-]/g, '') ?? null,
    name: fields.name?.replaceAll(/\s/g, '') ?? null,
    building: fields.building ?? null,
    door: doorOf(fields.door),
    points: Number(fields.points?.replaceAll(',', '')),
  };
}

/** Reads a line of grid and building, or of building and door. */
export function readPlaceLine(fields: LineFields, needed: readonly Field[]): LineFields | readonly LineFault[] {
  const faults = needed.filter((field) => !fields[field]).map((field): LineFault => ({ why: 'missing', field }));
  return faults.length > 0 ? faults : { ...fields, ...(fields.door ? { door: doorOf(fields.door) } : {}) };
}
