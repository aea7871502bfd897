import { commitImport, readImport, startImport } from '#contract/imports.ts';
import { makeSheet } from '#platform/sheet.ts';
import { addStaff } from '../server/identity/add-staff.ts';
import { grantRoles } from '../server/identity/grant-roles.ts';
import { doImports } from '../server/jobs.ts';
import { foundDistrict } from '../server/places/found-district.ts';
import { savePlaces } from '../server/places/save-places.ts';
import { openBench, print, reference, timed } from './open-bench.ts';

/** `npm run bench -- import`: 50,000 residents from one xlsx, through HTTP, dry run and writing; then the same file again. */
const lines = Number(process.argv[2] ?? 50_000);
const bench = await openBench();
try {
  const { communityId, token } = await bench.run(async (context) => {
    const { placeId } = await foundDistrict(context, { name: '测量区', city: '测量市', programmeStart: '2025-03-01' });
    const [street = ''] = await savePlaces(context, [{ kind: 'street', parentId: placeId, name: '测量街道' }]);
    const [community = ''] = await savePlaces(context, [{ kind: 'community', parentId: street, name: '测量社区' }]);
    await savePlaces(
      context,
      Array.from({ length: 100 }, (_, index) => ({ kind: 'building' as const, parentId: community, name: `${index + 1}号楼`, order: index })),
    );
    const { staffId } = await addStaff(context, { communityId: community, name: '测量员', office: '积分专员', username: 'bench.clerk' });
    await grantRoles(context, [{ personKind: 'staff', personId: staffId, role: 'clerk', placeId: community, from: '2025-01-01' }]);
    return { communityId: community, token: staffId };
  });
  const session = await bench.sessionFor('staff', token);
  const surnames = [...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
  const given = [...'知明安思怀景书云以清若望嘉子一夏远宁齐舟禾和谦川澜棠舒恬平亦'];
  const pick = (from: readonly string[], index: number): string => from[index % from.length] ?? '';
  const rows = Array.from({ length: lines }, (_, i) => [
    `K${i}`,
    pick(surnames, i) + pick(given, i >> 3) + pick(given, (i * 7) >> 2),
    `${(i % 100) + 1}号楼`,
    `${(i >> 7) % 30}-${i % 7}${i % 97}`,
    `199${String(i).padStart(8, '0')}`,
    1935 + (i % 80),
  ]);
  const sheet = await makeSheet('名册', ['编号', '姓名', '楼栋', '门牌', '手机', '出生年'], rows);
  const content = Buffer.from(sheet).toString('base64');
  const work = () => doImports({ database: bench.house.database, clock: () => new Date(), trustClock: true });
  const once = async () => {
    const upload = await timed(() => bench.call(startImport, { communityId, kind: 'residents', fileName: '名册.xlsx', content }, session));
    const check = await timed(work);
    const read = await bench.call(readImport, { importId: upload.result.importId }, session);
    const write = await timed(async () => {
      await bench.call(commitImport, { importId: upload.result.importId, which: 'good-ones' }, session);
      return work();
    });
    const done = await bench.call(readImport, { importId: upload.result.importId }, session);
    return { upload: upload.ms, check: check.ms, write: write.ms, counts: read.counts, written: done.written, state: done.state };
  };
  const first = await once();
  const second = await once();
  const { hashMs, commitMs } = await reference(bench);
  console.log(JSON.stringify({ first: first.counts, written: first.written, second: second.counts, writtenAgain: second.written }));
  if (first.state !== 'done' || first.written !== lines || second.written !== 0 || second.counts.same !== lines)
    throw new Error('the import did not write what it should');
  print({
    import_lines: lines,
    import_upload_s: first.upload / 1000,
    import_check_s: first.check / 1000,
    import_write_s: first.write / 1000,
    import_total_s: (first.upload + first.check + first.write) / 1000,
    import_again_s: (second.upload + second.check + second.write) / 1000,
    reference_hash64mb_ms: hashMs,
    reference_commit_ms: commitMs,
  });
} finally {
  await bench.close();
}
