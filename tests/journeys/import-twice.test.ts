import { expect, test } from 'vitest';
import { commitImport, decideImportLine, readImport, startImport, type ImportKind } from '#contract/imports.ts';
import { readFigures } from '../../server/ledger/read-account.ts';
import { readDirectory } from '../../server/identity/read-directory.ts';
import { doImports } from '../../server/jobs.ts';
import { asAdmin } from '../kit/admin.ts';
import { createTown } from '../kit/town.ts';

const town = await createTown();
const { places, people, ok, run, database, clock, admin } = town;
const clerk = people.clerk.token;
const communityId = places.willow;

const csv = (...rows: readonly string[]): string => Buffer.from(rows.join('\r\n')).toString('base64');
const work = () => doImports({ database, clock, trustClock: true });
/** Read, and waiting for the clerk. */
async function read(kind: ImportKind, content: string) {
  const { importId } = await ok(startImport, { communityId, kind, fileName: '名册.csv', content }, clerk);
  await work();
  return ok(readImport, { importId, limit: 200 }, clerk);
}
async function commit(importId: string) {
  await ok(commitImport, { importId, which: 'good-ones' }, clerk);
  await work();
  return ok(readImport, { importId }, clerk);
}
const named = async (name: string) => (await run((context) => readDirectory(context, communityId))).byName.get(name) ?? [];

test('one file read twice before either is written registers everybody once', async () => {
  const file = csv('姓名,楼栋,门牌,出生年', '林知远,1号楼,301,1958', '沈怀宁,1号楼,302,1985');
  const [first, second] = [await read('residents', file), await read('residents', file)];
  expect([first.counts.new, second.counts.new]).toEqual([2, 2]);
  expect(await commit(first.importId)).toMatchObject({ state: 'done', written: 2 });
  expect(await commit(second.importId)).toMatchObject({ state: 'done', written: 0 });
  expect([(await named('林知远')).length, (await named('沈怀宁')).length]).toEqual([1, 1]);
});

test('opening balances read twice before either is written are brought over once, and the next import is not held up', async () => {
  const file = csv('姓名,楼栋,积分', '林知远,1号楼,80');
  const [first, second] = [await read('opening-balances', file), await read('opening-balances', file)];
  expect(await commit(first.importId)).toMatchObject({ state: 'done', written: 1 });
  expect(await commit(second.importId)).toMatchObject({ state: 'done', written: 0 });
  const [resident] = await named('林知远');
  const id = resident?.residentId ?? '';
  expect((await run((context) => readFigures(context, [id]))).get(id)).toMatchObject({ available: 80, lifetime: 80 });
  expect(await read('residents', csv('姓名,楼栋,门牌,出生年', '叶景棠,1号楼,303,1990'))).toMatchObject({ state: 'checked' });
});

test('two lines that mean one resident bring one balance', async () => {
  const [resident] = await named('沈怀宁');
  const twice = await read('opening-balances', csv('姓名,楼栋,短码,积分', '沈怀宁,1号楼,,50', `,,${resident?.shortCode ?? ''},50`));
  expect(await commit(twice.importId)).toMatchObject({ state: 'done', written: 1 });
  const id = resident?.residentId ?? '';
  expect((await run((context) => readFigures(context, [id]))).get(id)).toMatchObject({ available: 50 });
});

test('two doubtful lines decided to be one resident change that resident once', async () => {
  await commit((await read('residents', csv('姓名,楼栋,门牌,出生年', '江以舟,2号楼,101,1970'))).importId);
  const [resident] = await named('江以舟');
  const doubtful = await read('residents', csv('姓名,楼栋,门牌,出生年', '江以舟,2号楼,101,1971', '江以舟,2号楼,101,1972'));
  expect(doubtful.counts.doubtful).toBe(2);
  for (const { line } of doubtful.shown)
    await ok(decideImportLine, { importId: doubtful.importId, line, decision: 'same-as', residentId: resident?.residentId ?? '' }, clerk);
  expect(await commit(doubtful.importId)).toMatchObject({ state: 'done' });
  expect(await named('江以舟')).toHaveLength(1);
});

test('an import that cannot be read any more is given up and holds nobody up', async () => {
  const { importId } = await read('residents', csv('姓名,楼栋,门牌,出生年', '许明澜,1号楼,505,1966'));
  await asAdmin(admin, (client) => client.query(`update imports.line set sealed = '\\x00' where import_id = $1`, [importId]));
  expect(await commit(importId)).toMatchObject({ state: 'failed', written: 0 });
  expect(await commit((await read('residents', csv('姓名,楼栋,门牌,出生年', '许明澜,1号楼,505,1966'))).importId)).toMatchObject({ state: 'done', written: 1 });
});
