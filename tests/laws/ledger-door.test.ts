import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ledgerLaws, purses, ownerKinds, transferKinds, systemAccounts } from '#contract/ledger.ts';
import { points } from '#contract/values.ts';
import { newId } from '#platform/ids.ts';
import { claimCaps } from '../../server/ledger/claim-caps.ts';
import { openAccounts } from '../../server/ledger/open-accounts.ts';
import { postTransfers } from '../../server/ledger/post-transfers.ts';
import { reverseTransfers } from '../../server/ledger/reverse-transfers.ts';
import { asAdmin } from '../kit/admin.ts';
import { createTestDatabase } from '../kit/database.ts';
import { booksOf, cause, code, earn, logKeys, now, spend, today } from '../kit/ledger.ts';

const { database, admin, server } = await createTestDatabase();

test('the door refuses one account twice in a call, and items of two system accounts', async () => {
  const owner = newId();
  const elsewhere = booksOf(database, 60).run;
  await elsewhere((context) => openAccounts(context, [{ owner, kind: 'resident' }]));
  const item = {
    id: newId(),
    from: systemAccounts.issuance,
    to: owner,
    purse: 'available',
    kind: 'earn',
    cause: cause(),
    amount: 1,
    within: false,
    annual: 0,
    lifetime: 0,
    happened_on: today,
    to_commitment: '00'.repeat(32),
  };
  const call = (items: readonly unknown[]) =>
    elsewhere(async ({ tx }) => {
      await sql`select ledger.door('post', ${now}, ${JSON.stringify(items)}::jsonb)`.execute(tx);
    });
  await expect(call([item, { ...item, id: newId(), cause: cause() }])).rejects.toThrow('an account stands once in a call');
  await expect(call([{ ...item, to: systemAccounts.expiry }])).rejects.toThrow('no system account');
  await expect(call([{ ...item, to_commitment: null }])).rejects.toThrow('commitment');
  await expect(call([{ ...item, happened_on: '2026-11-24' }])).rejects.toThrow('has happened');
  await expect(call([{ ...item, kind: 'spend', annual: 1 }])).rejects.toThrow('check constraint');
  await call([item]);
});

const breaches: readonly (readonly [(typeof ledgerLaws)[number], string])[] = [
  ['purses-sum-to-zero', `update ledger.system_delta set delta = delta + 1 where district_id = $1`],
  ['balances-are-sums-of-transfers', `update ledger.account set balance = balance + 1, bucket = bucket + 1 where district_id = $1`],
  ['balances-are-sums-of-buckets', `update ledger.account set bucket = bucket - 1 where district_id = $1`],
  ['buckets-are-what-was-put-in-and-drawn', `update ledger.account set bucket_on = '2030-01-01' where district_id = $1`],
  ['reversals-are-linked-once', `update ledger.transfer set amount = amount + 1 where district_id = $1 and reverses is not null`],
  ['counters-are-sums-of-deltas', `update ledger.account set lifetime = lifetime + 1 where district_id = $1`],
  [
    'counters-exclude-what-is-no-behaviour',
    `alter table ledger.transfer drop constraint transfer_check3; update ledger.transfer set annual_delta = 1 where district_id = 0 and kind = 'spend'`,
  ],
  ['boards-count-every-score', `update ledger.board_score set people = people + 1 where district_id = $1`],
  ['every-party-has-its-entry', `delete from ledger.pending_entry where district_id = $1`],
  ['caps-are-sums-of-claims', `update ledger.cap_use set used = '{"month/A": 7}' where district_id = $1`],
  ['commitments-open', `update ledger.transfer set happened_on = happened_on - 1 where district_id = $1`],
];
test.each(breaches)('a breach of %s is found', async (law, tamper) => {
  const district = 2000 + ledgerLaws.indexOf(law);
  const books = booksOf(database, district);
  const within = books.run;
  const owner = newId();
  await within(async (context) => {
    await openAccounts(context, [{ owner, kind: 'resident', communityId: newId(), onBoard: true }]);
    const [, , done] = await postTransfers(context, { items: [earn(owner, 10), spend(owner, 3), earn(owner, 5)], logKeys });
    if (done && 'transferId' in done) await reverseTransfers(context, { items: [{ transferId: done.transferId }], logKeys });
    await claimCaps(context, [
      {
        claimId: newId(),
        residentId: owner,
        asked: points(5),
        happenedOn: today,
        lines: [{ key: 'A', kind: 'times', period: 'month', startsOn: '2026-11-01', limit: 3 }],
      },
    ]);
  });
  expect(await booksOf(database, district).check()).toEqual([]);
  await asAdmin(admin, (client) => client.query(tamper.replaceAll('$1', String(district)).replaceAll('district_id = 0', `district_id = ${district}`)));
  const differences = await booksOf(database, district).check();
  expect(differences.map((difference) => difference.law)).toContain(law);
});

test('a cause paid twice is found even where the index is gone', async () => {
  const district = 2100;
  const owner = newId();
  await booksOf(database, district).run(async (context) => {
    await openAccounts(context, [{ owner, kind: 'resident' }]);
    await postTransfers(context, { items: [earn(owner, 1), earn(owner, 1)], logKeys });
  });
  await asAdmin(admin, async (client) => {
    await client.query('alter table ledger.transfer drop constraint transfer_district_id_cause_key cascade');
    await client.query(`update ledger.transfer set cause = 'same/1' where district_id = ${district}`);
  });
  expect((await booksOf(database, district).check()).map(({ law }) => law)).toContain('a-cause-is-paid-once');
});

test('the server writes the ledger through the door only', async () => {
  const { rows: tables } = await asAdmin(admin, (client) =>
    client.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'ledger'`),
  );
  expect(tables.length).toBeGreaterThan(8);
  await asAdmin(server, async (client) => {
    await client.query(`select set_config('liren.district', '1', false)`);
    for (const { name } of tables)
      for (const statement of [
        `insert into ledger.${name} default values`,
        `update ledger.${name} set district_id = 1`,
        `delete from ledger.${name}`,
        `truncate ledger.${name}`,
      ])
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    const { rows } = await client.query<{ name: string; may: boolean; definer: boolean }>(
      `select p.proname as name, has_function_privilege(p.oid, 'execute') as may, p.prosecdef as definer from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'ledger' order by 1`,
    );
    expect(rows.filter((row) => row.may || row.definer)).toEqual([{ name: 'door', may: true, definer: true }]);
  });
});

test('the door posts in the district of the transaction, and nowhere without one', async () => {
  await asAdmin(server, async (client) => {
    await expect(client.query(`select ledger.door('fold', '2026-11-23')`)).rejects.toThrow('a district is set');
    await client.query(`select set_config('liren.district', '77', false)`);
    await expect(client.query(`select ledger.door('elsewhere', '2026-11-23')`)).rejects.toThrow('case not found');
    const { rows } = await client.query('select * from ledger.transfer');
    expect(rows).toEqual([]);
  });
  const [owner = ''] = await booksOf(database).residents(1);
  const [elsewhere] = await booksOf(database, 77).run((context) => postTransfers(context, { items: [earn(owner, 5)], logKeys }));
  expect(code(elsewhere)).toBe('account-not-found');
});

test('purses, owners, kinds and system accounts are those of the contract', async () => {
  const { rows } = await asAdmin(admin, (client) =>
    client.query<{ definition: string }>(
      `select pg_get_constraintdef(c.oid) as definition from pg_constraint c where c.conrelid in ('ledger.account'::regclass, 'ledger.transfer'::regclass) and c.contype = 'c'`,
    ),
  );
  const listed = (column: string) =>
    rows
      .filter(({ definition }) => definition.startsWith(`CHECK ((${column} = ANY`))
      .map(({ definition }) => [...definition.matchAll(/'([a-z]+)'::text/g)].map(([, value]) => value));
  expect(listed('purse')).toEqual([purses, purses]);
  expect(listed('owner_kind')).toEqual([ownerKinds]);
  expect(listed('kind')).toEqual([transferKinds]);
  const { rows: body } = await asAdmin(admin, (client) =>
    client.query<{ prosrc: string }>(`select prosrc from pg_proc where proname = 'post' and pronamespace = 'ledger'::regnamespace`),
  );
  const inDoor = /system_owners constant uuid\[\] := array\[([^\]]+)\]/.exec(body[0]?.prosrc ?? '')?.[1];
  expect(inDoor?.split(', ').map((quoted) => quoted.slice(1, -1))).toEqual(Object.values(systemAccounts));
});
