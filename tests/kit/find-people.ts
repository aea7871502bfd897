import { isUtf8 } from 'node:buffer';
import type pg from 'pg';

/** What nobody may find in a dump: names, telephones, doors. */
export interface Known {
  readonly names: ReadonlySet<string>;
  readonly phones: ReadonlySet<string>;
  readonly doors: ReadonlySet<string>;
}
export interface Find {
  readonly where: string;
  readonly what: string;
  readonly within: string;
}

const longName = 3;
/** The bytes as text, where they are text. */
const asText = (bytes: Buffer): string | undefined => (isUtf8(bytes) ? bytes.toString() : undefined);

/**
 * Looks for people in a text. A name of three characters counts wherever it stands; one of two, which may be a part of
 * ordinary words, where it is a value of its own; a telephone anywhere; a door as a figure of its own.
 */
export function peopleIn(value: string, { names, phones, doors }: Known): string[] {
  const found: string[] = [];
  for (const [run] of value.matchAll(/[\u3400-\u9fff]{2,}/g)) {
    const letters = Array.from(run);
    for (let at = 0; at + longName <= letters.length; at += 1) {
      const name = letters.slice(at, at + longName).join('');
      if (names.has(name)) found.push(name);
    }
    const alone = letters.length < longName && names.has(run) && new RegExp(`(^|["'\\s,，、:：({\\[])${run}($|["'\\s,，、:：)}\\]])`, 'u').test(value);
    if (alone) found.push(run);
  }
  for (const [phone] of value.matchAll(/(?<!\d)1\d{10}(?!\d)/g)) if (phones.has(phone)) found.push(phone);
  for (const [door] of value.matchAll(/(?<![\da-f-])\d{1,2}-\d{3,4}(?![\da-f-])/gi)) if (doors.has(door)) found.push(door);
  return found;
}

const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A text and what it may hide: base64 and hexadecimal pieces, opened where they are text. */
function* readings(value: string): Generator<string> {
  yield value;
  if (isId.test(value)) return;
  for (const [piece] of value.matchAll(/[A-Za-z0-9+/_-]{12,}={0,2}/g)) {
    const opened = asText(Buffer.from(piece, 'base64'));
    if (opened !== undefined) yield opened;
  }
  for (const [piece] of value.matchAll(/(?:[0-9a-f]{2}){6,}/gi)) {
    const opened = asText(Buffer.from(piece, 'hex'));
    if (opened !== undefined) yield opened;
  }
}

/** Everybody who can be found in a value, however it is written. */
export function findIn(value: string | Buffer, known: Known): string[] {
  if (typeof value === 'string') return [...readings(value)].flatMap((each) => peopleIn(each, known));
  const plain = asText(value);
  if (plain !== undefined) return findIn(plain, known);
  // Among ciphertext a door's five figures come about by chance; names and telephones do not.
  return peopleIn(value.toString('utf8'), { ...known, doors: new Set() });
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Reads every column of every table of every schema (or of the one named), past row security, and tells where people are found. */
export async function findInDatabase(
  client: pg.Client,
  known: Known,
  only?: string,
): Promise<{ readonly finds: readonly Find[]; readonly tables: readonly string[]; readonly values: number }> {
  const { rows: columns } = await client.query<{ schema: string; table: string; column: string; bytes: boolean }>(
    `select n.nspname as schema, c.relname as table, a.attname as column, a.atttypid = 'bytea'::regtype as bytes
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%' order by 1, 2, a.attnum`,
  );
  const finds: Find[] = [];
  const tables = Map.groupBy(columns, ({ schema, table }) => `${schema}.${table}`);
  let values = 0;
  for (const [name, own] of tables) {
    const [first] = own;
    if (!first || (only !== undefined && name !== only)) continue;
    const list = own.map(({ column, bytes }) => (bytes ? quoted(column) : `${quoted(column)}::text as ${quoted(column)}`)).join(', ');
    await client.query('begin');
    await client.query(`declare everything no scroll cursor for select ${list} from only ${quoted(first.schema)}.${quoted(first.table)}`);
    for (;;) {
      const { rows } = await client.query<Record<string, string | Buffer | null>>('fetch 5000 from everything');
      for (const row of rows)
        for (const [column, value] of Object.entries(row)) {
          if (value === null) continue;
          values += 1;
          for (const what of findIn(value, known)) finds.push({ where: `${name}.${column}`, what, within: value.toString().slice(0, 80) });
        }
      if (rows.length === 0) break;
    }
    await client.query('commit');
  }
  return { finds, tables: [...tables.keys()], values };
}
