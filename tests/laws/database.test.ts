import fs from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../../database/snapshot.ts';
import { createTestDatabase } from '../kit/database.ts';
import { root } from '../kit/house.ts';

const { admin, server, reader } = await createTestDatabase();
const owner = new pg.Client(admin);
const asServer = new pg.Client(server);
const asReader = new pg.Client(reader);
beforeAll(async () => {
  await Promise.all([owner.connect(), asServer.connect(), asReader.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), asServer.end(), asReader.end()]);
});

/** The closed list of tables without a district; each is named with its reason in docs/architecture.md. */
const withoutDistrict = [
  'calendar.published_day',
  'calendar.published_year',
  'identity.session',
  'identity.sign_in_name',
  'identity.sign_in_try',
  'migrations.applied',
  'platform.district',
];

const tables = `select format('%s.%s', n.nspname, c.relname) as name, c.oid, c.relrowsecurity secured, r.rolname as owner
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`;
interface TableRow {
  name: string;
  oid: number;
  secured: boolean;
  owner: string;
}

const schemaOf = (name: string): string => name.split('.')[0] ?? '';

test('the server role is no superuser, cannot bypass row security, inherits no stronger role and owns nothing', async () => {
  const { rows } = await asServer.query<{
    me: string;
    super: boolean;
    bypass: boolean;
    createrole: boolean;
    createdb: boolean;
    owned: number;
    memberships: number;
  }>(`
    select current_user me, r.rolsuper super, r.rolbypassrls bypass, r.rolcreaterole createrole, r.rolcreatedb createdb,
      (select count(*)::int from pg_class where relowner = r.oid) + (select count(*)::int from pg_proc where proowner = r.oid) + (select count(*)::int from pg_namespace where nspowner = r.oid) owned,
      (select count(*)::int from pg_auth_members where member = r.oid) memberships
    from pg_roles r where r.rolname = current_user`);
  expect(rows).toEqual([{ me: 'liren_server', super: false, bypass: false, createrole: false, createdb: false, owned: 0, memberships: 0 }]);
});

test('every table is owned by the owner role and has row security with a policy', async () => {
  const { rows } = await owner.query<TableRow>(tables);
  expect(rows.length).toBeGreaterThan(3);
  const policies = new Set(
    (await owner.query<{ name: string }>(`select format('%s.%s', schemaname, tablename) as name from pg_policies`)).rows.map((row) => row.name),
  );
  const mine = rows.filter((row) => schemaOf(row.name) !== 'pgboss');
  expect(mine.filter((row) => row.owner !== 'liren_owner').map((row) => row.name)).toEqual([]);
  expect(mine.filter((row) => !row.secured).map((row) => row.name)).toEqual([]);
  expect(mine.filter((row) => !policies.has(row.name)).map((row) => row.name)).toEqual([]);
});

test('every table outside the closed list has a key that begins with the district, and its policy compares it', async () => {
  const { rows } = await owner.query<{ name: string; first: string | null; policy: string | null }>(`
    select t.name, (select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where i.indrelid = t.oid and i.indisprimary) as first,
      (select string_agg(coalesce(p.qual, p.with_check), ' & ') from pg_policies p where format('%s.%s', p.schemaname, p.tablename) = t.name) as policy
    from (${tables}) t`);
  const mine = rows.filter((row) => schemaOf(row.name) !== 'pgboss');
  const free = mine.filter((row) => row.first !== 'district_id' || !row.policy?.includes('district_id = platform.district()')).map((row) => row.name);
  expect(free.toSorted()).toEqual(withoutDistrict.filter((name) => mine.some((row) => row.name === name)).toSorted());
});

test('every foreign key between tables with districts carries the district', async () => {
  const { rows } = await owner.query<{ name: string; definition: string }>(`
    select conrelid::regclass::text || ' ' || conname as name, pg_get_constraintdef(k.oid) as definition from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where contype = 'f' and n.nspname <> 'pgboss'`);
  const without = rows.filter((row) => !row.definition.startsWith('FOREIGN KEY (district_id')).map((row) => row.name);
  expect(without.filter((name) => !withoutDistrict.some((table) => name.startsWith(`${table} `)))).toEqual([]);
});

test('without a district set for the transaction the server and the reader see nothing', async () => {
  const { rows } = await owner.query<TableRow>(tables);
  for (const { name } of rows.filter((row) => schemaOf(row.name) !== 'pgboss' && !withoutDistrict.includes(row.name))) {
    for (const client of [asServer, asReader]) {
      const readable = await client.query<{ may: boolean }>(`select has_table_privilege($1, 'select') and has_schema_privilege($2, 'usage') as may`, [
        name,
        schemaOf(name),
      ]);
      if (!readable.rows[0]?.may) continue;
      const { rows: seen } = await client.query<{ rows: number }>(`select count(*)::int as rows from ${name}`);
      expect(seen, `${name} without a district`).toEqual([{ rows: 0 }]);
    }
  }
});

test('a district that is not mine is not written either', async () => {
  await asServer.query('begin');
  await asServer.query(`select set_config('liren.district', '1', true)`);
  await expect(
    asServer.query(`insert into platform.job_mark (district_id, job, done_through, ran_at) values (2, 'x', '2026-01-01', '2026-01-01')`),
  ).rejects.toThrow(/row-level security/);
  await asServer.query('rollback');
});

test('no table has a trigger of ours: no guarantee hangs on one', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select tgrelid::regclass || ' ' || tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not tgisinternal and n.nspname <> 'pgboss'`,
  );
  expect(rows).toEqual([]);
});

test('the kept snapshots of the schema are fresh, and a changed schema is noticed', async () => {
  const fresh = await takeSnapshot(admin);
  const kept = {
    sql: await fs.readFile(path.join(root, 'database/schema.sql'), 'utf8'),
    types: await fs.readFile(path.join(root, 'database/schema.ts'), 'utf8'),
  };
  expect(fresh.sql, 'database/schema.sql is stale: run npm run schema').toBe(kept.sql);
  expect(fresh.types, 'database/schema.ts is stale: run npm run schema').toBe(kept.types);
  await owner.query('alter table platform.job_mark add column surprise int');
  const changed = await takeSnapshot(admin);
  await owner.query('alter table platform.job_mark drop column surprise');
  expect(changed.sql).not.toBe(kept.sql);
  expect(changed.types).not.toBe(kept.types);
});

test('a table without row security, or of the server role, would be caught', async () => {
  await owner.query('set role liren_owner; create table platform.loose (x int); reset role');
  const { rows } = await owner.query<TableRow>(tables);
  await owner.query('drop table platform.loose');
  expect(rows.find((row) => row.name === 'platform.loose')).toMatchObject({ secured: false });
});
