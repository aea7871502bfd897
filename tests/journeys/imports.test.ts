import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import {
  commitImport,
  decideImportLine,
  discardImport,
  importTemplate,
  listImports,
  importKinds,
  importStates,
  lineKinds,
  readImport,
  startImport,
  type ImportKind,
} from '#contract/imports.ts';
import { searchResidents } from '#contract/identity.ts';
import { newId } from '#platform/ids.ts';
import { makeSheet } from '#platform/sheet.ts';
import { readPhones } from '../../server/identity/read-phones.ts';
import { readDirectory } from '../../server/identity/read-directory.ts';
import { readBuildings } from '../../server/places/read-places.ts';
import { doImports, doWhatIsDue } from '../../server/jobs.ts';
import { asAdmin } from '../kit/admin.ts';
import { createTown } from '../kit/town.ts';

const town = await createTown();
const { places, people, ok, refusal, run, database, clock, admin } = town;
const clerk = people.clerk.token;
const communityId = places.willow;

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
const csv = (...rows: readonly string[]): string => base64(rows.join('\r\n'));
const work = () => doImports({ database, clock, trustClock: true });

async function read(kind: ImportKind, content: string) {
  const { importId } = await ok(startImport, { communityId, kind, fileName: '名册.csv', content }, clerk);
  expect((await ok(readImport, { importId }, clerk)).state).toBe('reading');
  await work();
  return ok(readImport, { importId, limit: 200 }, clerk);
}
async function commit(importId: string, which: 'all' | 'good-ones') {
  await ok(commitImport, { importId, which }, clerk);
  await work();
  return ok(readImport, { importId }, clerk);
}

const residentsFile = csv(
  '柳岸社区居民名册',
  '居民编号,姓名,楼栋,门牌,手机,出生年',
  'R1,林知远,1号楼,301,13800138001,1958',
  'R2,沈怀宁,1栋,302,,1985',
  'R3,叶景棠,二号楼,101,13800138003,1990-05-01',
);

test('grid cells and buildings come from a file, twice the same changes nothing', async () => {
  const file = csv('网格,楼栋', '第一网格,1号楼', '第一网格,4号楼', '第二网格,5号楼');
  const first = await read('places', file);
  expect(first).toMatchObject({ state: 'checked', lines: 3, counts: { new: 2, changed: 1, same: 0, faulty: 0 } });
  expect(await commit(first.importId, 'all')).toMatchObject({ state: 'done', written: 3 });
  const names = [...(await run((context) => readBuildings(context, communityId))).values()].map((building) => building.name);
  expect(names).toEqual(['1号楼', '2号楼', '3号楼', '4号楼', '5号楼']);
  expect((await read('places', file)).counts).toMatchObject({ new: 0, changed: 0, same: 3 });
});

test('households come from a file of doors', async () => {
  const file = csv('楼栋,房号', '3号楼,101室', '3号楼,102', '9号楼,101');
  const first = await read('households', file);
  expect(first.counts).toMatchObject({ new: 2, faulty: 1 });
  expect(first.shown.find((line) => line.kind === 'faulty')?.reasons[0]?.zh).toContain('9号楼');
  await commit(first.importId, 'good-ones');
  expect((await read('households', csv('楼栋,房号', '3号楼,101', '3号楼,102'))).counts).toMatchObject({ new: 0, same: 2 });
});

test('a dry run writes nothing; committing registers everybody and finds them; the same file again changes nothing', async () => {
  const first = await read('residents', residentsFile);
  expect(first).toMatchObject({ state: 'checked', counts: { new: 3, faulty: 0, doubtful: 0 }, written: 0 });
  expect((await ok(searchResidents, { communityId, q: '林知远' }, clerk)).residents).toEqual([]);
  expect(await commit(first.importId, 'all')).toMatchObject({ state: 'done', written: 3 });
  expect((await ok(searchResidents, { communityId, q: '林知远' }, clerk)).residents).toMatchObject([
    { name: '林知远', buildingName: '1号楼', ageBand: '60-69', hasPhone: true },
  ]);
  const again = await read('residents', residentsFile);
  expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 3 });
  expect(await commit(again.importId, 'all')).toMatchObject({ state: 'done', written: 0 });
  expect((await run((context) => readDirectory(context, communityId))).people).toHaveLength(3);
});

test('xlsx, GBK and UTF-8 files mean the same', async () => {
  const rows = ['R1,林知远,1号楼,301,13800138001,1958', 'R2,沈怀宁,1号楼,302,,1985'];
  const head = '居民编号,姓名,楼栋,门牌,手机,出生年';
  const sheet = await makeSheet(
    '名册',
    head.split(','),
    rows.map((row) => row.split(',')),
  );
  for (const content of [base64(sheet), base64(iconv.encode([head, ...rows].join('\n'), 'gbk')), csv(head, ...rows)]) {
    expect((await read('residents', content)).counts).toMatchObject({ same: 2, new: 0, faulty: 0 });
  }
});

test('a line of a known key with other data is a change; what the file has no column for stays', async () => {
  const changed = await read('residents', csv('编号,姓名,楼栋,出生年', 'R1,林知远,2号楼,1958'));
  expect(changed.counts).toMatchObject({ changed: 1 });
  await commit(changed.importId, 'all');
  const directory = await run((context) => readDirectory(context, communityId));
  const [person] = directory.byName.get('林知远') ?? [];
  expect(person).toMatchObject({ buildingName: '2号楼', door: '301' });
  expect((await run((context) => readPhones(context, communityId))).get(person?.residentId ?? '')).toBe('13800138001');
});

test('every faulty line says what is wrong and what to do; nothing is written until clean, or the good ones only', async () => {
  const faulty = await read(
    'residents',
    csv(
      '姓名,楼栋,门牌,手机,出生年',
      '江以舟,1号楼,501,138001,1970',
      '2号楼老王,1号楼,502,,1970',
      '柏一宁,99号楼,1,,1970',
      ',1号楼,503,,1970',
      '骆思远,1号楼,504,,去年',
      '许明澜,1号楼,505,,1966',
      '许明澜,1号楼,505,,1966',
    ),
  );
  expect(faulty.counts).toMatchObject({ new: 1, faulty: 6 });
  const reasons = faulty.shown.filter((line) => line.kind === 'faulty').map((line) => line.reasons.map((reason) => reason.zh).join(''));
  for (const word of ['11 位手机号', '不像姓名', '99号楼', '“姓名”是空的', '出生年', '第 7 行重复']) expect(reasons.join('\n')).toContain(word);
  expect(await refusal(commitImport, { importId: faulty.importId, which: 'all' }, clerk)).toBe('import-has-faults');
  expect((await run((context) => readDirectory(context, communityId))).byName.has('许明澜')).toBe(false);
  expect(await commit(faulty.importId, 'good-ones')).toMatchObject({ state: 'done', written: 1 });
  expect((await run((context) => readDirectory(context, communityId))).byName.get('许明澜')).toHaveLength(1);
});

test('a line that is only nearly somebody is doubtful: another person, the same, or skipped, never merged silently', async () => {
  const head = '姓名,楼栋,门牌,手机,出生年';
  const line = '许明澜,1号楼,505,13800138009,1994';
  const doubtful = await read('residents', csv(head, line));
  expect(doubtful.counts).toMatchObject({ doubtful: 1, new: 0 });
  const [shown] = doubtful.shown;
  expect(shown?.candidates).toMatchObject([{ name: '许明澜', buildingName: '1号楼', ageBand: '60-69' }]);
  expect(await refusal(commitImport, { importId: doubtful.importId, which: 'all' }, clerk)).toBe('import-has-faults');
  await ok(decideImportLine, { importId: doubtful.importId, line: 2, decision: 'new' }, clerk);
  await commit(doubtful.importId, 'all');
  expect((await run((context) => readDirectory(context, communityId))).byName.get('许明澜')).toHaveLength(2);
  const skipped = await read('residents', csv(head, '许明澜,1号楼,505,13800138019,1980'));
  await ok(decideImportLine, { importId: skipped.importId, line: 2, decision: 'skip' }, clerk);
  expect(await commit(skipped.importId, 'all')).toMatchObject({ written: 0 });
  const same = await read('residents', csv(head, '许明澜,1号楼,505,13800138010,1966'));
  const target = (await run((context) => readDirectory(context, communityId))).byName.get('许明澜')?.find((one) => one.birthYear === 1966)?.residentId;
  await ok(decideImportLine, { importId: same.importId, line: 2, decision: 'same-as', residentId: target }, clerk);
  await commit(same.importId, 'all');
  expect((await run((context) => readPhones(context, communityId))).get(target ?? '')).toBe('13800138010');
});

test('opening balances count to lifetime only, once per resident', async () => {
  const file = csv('编号,姓名,楼栋,积分', 'R1,,,120', ',沈怀宁,1号楼,80', ',叶景棠,2号楼,0');
  const first = await read('opening-balances', file);
  expect(first.counts).toMatchObject({ new: 3 });
  await commit(first.importId, 'all');
  const rows = await asAdmin(
    admin,
    async (client) =>
      (
        await client.query<{ balance: number; annual: number; lifetime: number }>(
          `select balance::int, annual::int, lifetime::int from ledger.account where owner_kind = 'resident' order by balance`,
        )
      ).rows,
  );
  expect(rows).toEqual([
    { balance: 0, annual: 0, lifetime: 0 },
    { balance: 80, annual: 0, lifetime: 80 },
    { balance: 120, annual: 0, lifetime: 120 },
  ]);
  expect((await read('opening-balances', file)).counts).toMatchObject({ same: 3, new: 0 });
  const other = await read('opening-balances', csv('编号,积分', 'R1,500', 'R77,5', 'R2,十分'));
  expect(other.counts).toMatchObject({ faulty: 3 });
  expect(other.shown[0]?.reasons[0]?.zh).toContain('120');
});

test('starting refuses in order: not-allowed, import-unreadable, import-too-large, import-columns-missing', async () => {
  const start = (content: string, more: object = {}) => refusal(startImport, { communityId, kind: 'residents', fileName: 'x.csv', content, ...more }, clerk);
  expect(await start(base64('PK\u0003\u0004broken'), { communityId: places.quarry })).toBe('not-allowed');
  expect(await start(base64('PK\u0003\u0004broken'))).toBe('import-unreadable');
  expect(await start(base64('姓名,楼栋,出生年'))).toBe('import-unreadable');
  expect(await start(base64(`姓名\n${'林知远\n'.repeat(60_002)}`))).toBe('import-too-large');
  expect(await start(csv('姓名,楼栋', '林知远,1号楼'))).toBe('import-columns-missing');
});

test('an import is read, decided, committed and discarded only by its community, in the right state', async () => {
  const { importId } = await ok(
    startImport,
    { communityId, kind: 'residents', fileName: 'x.csv', content: csv('姓名,楼栋,出生年', '许明澜,1号楼,1950') },
    clerk,
  );
  const unknown = newId();
  const stranger = people.quarryClerk.token;
  expect(await refusal(readImport, { importId: unknown }, clerk)).toBe('import-not-found');
  expect(await refusal(readImport, { importId }, stranger)).toBe('not-allowed');
  expect(await refusal(listImports, { communityId }, stranger)).toBe('not-allowed');
  const decide = (more: object, who = clerk) => refusal(decideImportLine, { importId, line: 2, decision: 'skip', ...more }, who);
  expect(await decide({ importId: unknown })).toBe('import-not-found');
  expect(await decide({}, stranger)).toBe('not-allowed');
  expect(await decide({})).toBe('import-not-ready');
  expect(await refusal(commitImport, { importId: unknown, which: 'all' }, clerk)).toBe('import-not-found');
  expect(await refusal(commitImport, { importId, which: 'all' }, stranger)).toBe('not-allowed');
  expect(await refusal(commitImport, { importId, which: 'all' }, clerk)).toBe('import-not-ready');
  await work();
  expect(await decide({ line: 99 })).toBe('not-found');
  expect(await decide({ decision: 'same-as', residentId: unknown })).toBe('resident-not-found');
  expect(await refusal(commitImport, { importId, which: 'all' }, clerk)).toBe('import-has-faults');
  expect(await refusal(discardImport, { importId: unknown }, clerk)).toBe('import-not-found');
  expect(await refusal(discardImport, { importId }, stranger)).toBe('not-allowed');
  expect(await ok(discardImport, { importId }, clerk)).toEqual({ state: 'discarded' });
  expect(await refusal(discardImport, { importId }, clerk)).toBe('import-already-done');
  expect(await decide({})).toBe('import-already-done');
  expect(await refusal(commitImport, { importId, which: 'all' }, clerk)).toBe('import-already-done');
  expect((await ok(listImports, { communityId }, clerk)).imports[0]).toMatchObject({ importId, state: 'discarded' });
});

test('two clerks who commit the same import at once write it once', async () => {
  const { importId } = await read('residents', csv('姓名,楼栋,门牌,出生年', '祁书亦,3号楼,401,1970'));
  const answers = await Promise.all(
    [clerk, people.secondClerk.token, people.manager.token].map((who) => refusal(commitImport, { importId, which: 'all' }, who)),
  );
  expect(answers.map((answer) => answer ?? 'yes').toSorted()).toEqual(['import-already-done', 'import-already-done', 'yes']);
  await Promise.all([work(), work()]);
  expect((await run((context) => readDirectory(context, communityId))).byName.get('祁书亦')).toHaveLength(1);
});

test('staged lines hold no name in clear and are forgotten after a day', async () => {
  const { importId } = await read('residents', csv('姓名,楼栋,出生年', '顾清平,1号楼,1970'));
  const dump = async () =>
    asAdmin(
      admin,
      async (client) =>
        (await client.query<{ text: string }>(`select coalesce(string_agg(l::text, ''), '') as text from imports.line l where import_id = $1`, [importId]))
          .rows[0]?.text ?? '',
    );
  expect(await dump()).not.toBe('');
  expect(await dump()).not.toContain(Buffer.from('顾清平').toString('hex'));
  await doWhatIsDue({ database, clock: () => new Date(clock().getTime() + 25 * 3600_000), trustClock: true });
  expect(await dump()).toBe('');
  expect((await ok(readImport, { importId }, clerk)).state).toBe('discarded');
});

test('each kind has a template that reads without missing columns', async () => {
  for (const kind of ['places', 'households', 'residents', 'opening-balances'] as const) {
    const answer = await town.call(importTemplate, { kind }, clerk);
    expect(answer.status).toBe(200);
    expect(await refusal(startImport, { communityId, kind, fileName: 'x.xlsx', content: base64(answer.bytes) }, clerk)).toBeUndefined();
  }
});

test('states, kinds and what lines can be are the same in the contract and the database', async () => {
  const lists = await asAdmin(admin, async (client) =>
    (
      await client.query<{ definition: string }>(
        `select pg_get_constraintdef(c.oid) as definition from pg_constraint c where c.contype = 'c' and c.conrelid in ('imports.import'::regclass, 'imports.line'::regclass)`,
      )
    ).rows.map(({ definition }) => [...definition.matchAll(/'([^']+)'::text/g)].map(([, value]) => value)),
  );
  for (const list of [importStates, importKinds, lineKinds]) expect(lists).toContainEqual([...list]);
});
