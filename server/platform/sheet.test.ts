import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { makeSheet, readSheet } from './sheet.ts';

const head = ['姓名', '楼栋', '积分'];
const rows = [
  ['林知远', '6号楼', '20'],
  ['沈怀宁', '12号楼', '5'],
];
const csv = [head, ...rows].map((row) => row.join(',')).join('\r\n');

test('the same table is read from xlsx, UTF-8, UTF-8 with BOM, GBK and tabs', async () => {
  const expected = [head, ...rows];
  expect(await readSheet(Buffer.from(await makeSheet('名册', head, rows)), 100)).toEqual(expected);
  expect(await readSheet(Buffer.from(csv), 100)).toEqual(expected);
  expect(await readSheet(Buffer.from(`\ufeff${csv}`), 100)).toEqual(expected);
  expect(await readSheet(iconv.encode(csv, 'gbk'), 100)).toEqual(expected);
  expect(await readSheet(Buffer.from(csv.replaceAll(',', '\t')), 100)).toEqual(expected);
});

test('full-width figures and stray spaces are folded', async () => {
  expect(await readSheet(Buffer.from('姓名,手机\n　林知远 ,１３８００００００００'), 10)).toEqual([
    ['姓名', '手机'],
    ['林知远', '13800000000'],
  ]);
});

test('what is no table is refused with import-unreadable, what is too long with import-too-large', async () => {
  await expect(readSheet(Buffer.alloc(0), 10)).rejects.toMatchObject({ code: 'import-unreadable' });
  await expect(readSheet(Buffer.from([0x50, 0x4b, 3, 4, 9, 9, 9]), 10)).rejects.toMatchObject({ code: 'import-unreadable' });
  await expect(readSheet(Buffer.from([0xff, 0xd8, 0, 0, 1]), 10)).rejects.toMatchObject({ code: 'import-unreadable' });
  await expect(readSheet(Buffer.from('a\n1\n2\n3'), 2)).rejects.toMatchObject({ code: 'import-too-large' });
  await expect(readSheet(Buffer.from(await makeSheet('a', ['a'], [['1'], ['2'], ['3']])), 2)).rejects.toMatchObject({ code: 'import-too-large' });
});
