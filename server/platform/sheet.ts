import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import Excel from 'exceljs';
import iconv from 'iconv-lite';
import { refuse } from './refuse.ts';

/** Rows of trimmed texts, as people see them; empty cells are empty texts. */
export type Sheet = readonly (readonly string[])[];

const zipMark = Buffer.from('PK');

/** Text of a file saved by WPS or Excel in China: UTF-8 when it is valid UTF-8, else GBK. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'gb18030');
  }
}

const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200f\ufeff]/g, '')
    .trim();

function textOf(value: Excel.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object') {
    if ('richText' in value) return value.richText.map((run) => run.text).join('');
    if ('text' in value) return value.text;
    if ('result' in value) return textOf(value.result ?? null);
    return '';
  }
  return String(value);
}

async function readWorkbook(bytes: Buffer, limit: number): Promise<string[][]> {
  const rows: string[][] = [];
  const reader = new Excel.stream.xlsx.WorkbookReader(Readable.from(bytes), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    entries: 'emit',
  });
  for await (const worksheet of reader) {
    for await (const row of worksheet) {
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell, column) => void (cells[column - 1] = clean(textOf(cell.value))));
      rows[row.number - 1] = Array.from(cells, (cell) => cell ?? '');
      if (row.number > limit + 1) refuse('import-too-large', { limit });
    }
    break; // only the first sheet: what people see when they open the file
  }
  return Array.from(rows, (row) => row ?? []);
}

/**
 * Reads the first sheet of an .xlsx, or a .csv or pasted table in UTF-8 or GBK, separated by commas, tabs or semicolons.
 *
 * Refuses, in this order: import-unreadable, import-too-large (more than `limit` lines below the head).
 */
export async function readSheet(bytes: Buffer, limit: number): Promise<Sheet> {
  if (bytes.length === 0) refuse('import-unreadable');
  if (bytes.subarray(0, 2).equals(zipMark)) {
    return readWorkbook(bytes, limit).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'Refusal') throw error;
      return refuse('import-unreadable');
    });
  }
  if (bytes.includes(0)) refuse('import-unreadable');
  const text = decode(bytes).replace(/^\ufeff/, '');
  const head = text.slice(0, text.search(/\r?\n|$/));
  const delimiter = ['\t', ';', ','].find((sign) => head.includes(sign)) ?? ',';
  let rows: string[][];
  try {
    rows = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
  } catch {
    return refuse('import-unreadable');
  }
  if (rows.length > limit + 1) refuse('import-too-large', { limit });
  return rows.map((row) => row.map(clean));
}

/** An .xlsx with one sheet: a head in bold, rows of texts and figures. */
export async function makeSheet(name: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const workbook = new Excel.Workbook();
  const worksheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  worksheet.columns = head.map((header) => ({ header, width: Math.max(10, header.length * 2 + 4) }));
  worksheet.getRow(1).font = { bold: true };
  for (const row of rows) worksheet.addRow([...row]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
