import pg from 'pg';
import { types } from '#platform/database.ts';

/** What every request may touch without having done anything. */
const restless = new Map([['identity.session', "- 'last_seen_at'"]]);

export interface Fingerprints {
  /** Hash of all rows by table; with `district`, of its rows alone, tables without a district whole. */
  take(options?: { readonly district?: number; readonly but?: readonly string[] }): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

/** Looks at every row of every table past row security, so that "nothing changed" means nothing. */
export async function openFingerprints(admin: pg.ClientConfig): Promise<Fingerprints> {
  const client = new pg.Client({ ...admin, types });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string; tenanted: boolean }>(`
    select format('%I.%I', n.nspname, c.relname) as name, exists(select from pg_attribute a where a.attrelid = c.oid and a.attname = 'district_id') as tenanted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') order by 1`);
  return {
    take: async ({ district, but = [] } = {}) => {
      const parts = tables
        .filter(({ name }) => !but.includes(name))
        .map(({ name, tenanted }) => {
          const row = `(to_jsonb(t) ${restless.get(name) ?? ''})::text`;
          const where = district !== undefined && tenanted ? `where district_id = ${district}` : '';
          return `select '${name}' as name, md5(coalesce(string_agg(${row}, ' ' order by ${row}), '')) as hash from ${name} t ${where}`;
        });
      const { rows } = await client.query<{ name: string; hash: string }>(parts.join(' union all '));
      return new Map(rows.map(({ name, hash }) => [name, hash]));
    },
    close: () => client.end(),
  };
}
