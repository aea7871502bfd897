import type { ImportKind } from '#contract/imports.ts';

/** Names of fields as the program knows them. */
export type Field = 'grid' | 'building' | 'door' | 'key' | 'name' | 'phone' | 'birthYear' | 'smartphone' | 'shortCode' | 'points';

interface Column {
  readonly field: Field;
  /** The head of the template, first; then what files really say. */
  readonly heads: readonly string[];
  readonly needed: boolean;
}

const building: Column = { field: 'building', heads: ['楼栋', '楼号', '楼幢', '幢号', '栋', 'building'], needed: true };
const door = (needed: boolean): Column => ({ field: 'door', heads: ['门牌', '房号', '室号', '单元室', '门牌号', 'door'], needed });
const key: Column = { field: 'key', heads: ['居民编号', '编号', '人员编号', 'key'], needed: false };
const name = (needed: boolean): Column => ({ field: 'name', heads: ['姓名', '名字', '居民姓名', 'name'], needed });

/** The columns of each kind of file, in the order of its template. */
export const columnsOf: Readonly<Record<ImportKind, readonly Column[]>> = {
  places: [{ field: 'grid', heads: ['网格', '所属网格', 'grid'], needed: true }, building],
  households: [building, door(true)],
  residents: [
    key,
    name(true),
    building,
    door(false),
    { field: 'phone', heads: ['手机', '手机号', '手机号码', '电话', '联系电话', 'phone'], needed: false },
    { field: 'birthYear', heads: ['出生年', '出生年份', '出生日期', '出生年月', 'birth year'], needed: true },
    { field: 'smartphone', heads: ['智能手机', '有智能手机', 'smartphone'], needed: false },
  ],
  'opening-balances': [
    key,
    { field: 'shortCode', heads: ['短码', '卡号', 'short code'], needed: false },
    name(false),
    { ...building, needed: false },
    door(false),
    { field: 'points', heads: ['积分', '期初积分', '结余', '余额', 'points'], needed: true },
  ],
};

const plain = (head: string): string => head.toLowerCase().replaceAll(/[\s*（）()：:]/g, '');

export interface HeadRow {
  /** Where in the sheet the head stands; lines count from there. */
  readonly row: number;
  readonly at: ReadonlyMap<Field, number>;
  readonly missing: readonly string[];
}

/** Finds the head among the first rows of a sheet: titles above it are common. */
export function findHead(kind: ImportKind, rows: readonly (readonly string[])[]): HeadRow {
  let best: HeadRow | undefined;
  for (const [row, cells] of rows.slice(0, 10).entries()) {
    const heads = cells.map(plain);
    const at = new Map<Field, number>();
    for (const column of columnsOf[kind]) {
      const index = column.heads.map(plain).flatMap((head) => heads.flatMap((cell, position) => (cell === head ? [position] : [])))[0];
      if (index !== undefined) at.set(column.field, index);
    }
    const missing = columnsOf[kind].filter((column) => column.needed && !at.has(column.field)).map((column) => column.heads[0] ?? column.field);
    if (!best || at.size > best.at.size) best = { row, at, missing };
  }
  return best ?? { row: 0, at: new Map(), missing: columnsOf[kind].filter((column) => column.needed).map((column) => column.heads[0] ?? column.field) };
}

/** What one line says, by field; empty cells are left out. */
export type LineFields = Readonly<Partial<Record<Field, string>>>;

export function fieldsOf(head: HeadRow, cells: readonly string[]): LineFields {
  const fields: Partial<Record<Field, string>> = {};
  for (const [field, index] of head.at) {
    const text = cells[index];
    if (text) fields[field] = text;
  }
  return fields;
}

/** The head a person knows a field by. */
export const headOf = (kind: ImportKind, field: Field): string => columnsOf[kind].find((column) => column.field === field)?.heads[0] ?? field;
