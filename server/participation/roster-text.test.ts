import { expect, test } from 'vitest';
import fc from 'fast-check';
import { foldText } from './roster-scan.ts';
import { readRoster, type RosterEntry } from './roster-text.ts';

/** The entries of a text of one line. */
const entriesOf = (text: string): readonly RosterEntry[] => readRoster(text).flatMap(({ entries }) => entries);
const only = (text: string): Partial<RosterEntry> => {
  const entries = entriesOf(text);
  expect(entries, text).toHaveLength(1);
  return entries[0] ?? {};
};
const names = (text: string): (string | undefined)[] => entriesOf(text).map(({ name, nickname }) => name ?? nickname);

test('list numbers in every spelling are no part of a name', () => {
  for (const line of [
    '1. 林知远',
    '1、林知远',
    '1）林知远',
    '(1) 林知远',
    '① 林知远',
    '01．林知远',
    '1 林知远',
    '12林知远',
    '1️⃣ 林知远',
    '- 林知远',
    '№3 林知远',
  ])
    expect(names(line), line).toEqual(['林知远']);
});

test('several names on a line are several entries', () => {
  for (const line of [
    '林知远、沈若禾',
    '林知远，沈若禾',
    '林知远 沈若禾',
    '林知远\t沈若禾',
    '林知远/沈若禾',
    '林知远；沈若禾',
    '林知远和沈若禾',
    '1、林知远 2、沈若禾',
    '①林知远②沈若禾',
    '参加人员：林知远、沈若禾',
  ])
    expect(names(line), line).toEqual(['林知远', '沈若禾']);
});

test('names padded with spaces are put together', () => {
  expect(names('王　芳')).toEqual(['王芳']);
  expect(names('沈 若 禾')).toEqual(['沈若禾']);
  expect(names('王 芳 李 明')).toEqual(['王芳', '李明']);
  expect(names('欧阳 知秋')).toEqual(['欧阳知秋']);
});

test('a name with 和 in it is not cut', () => {
  expect(names('尹云和')).toEqual(['尹云和']);
  expect(only('尹云和和老公')).toMatchObject({ name: '尹云和', companions: 1 });
});

test('buildings and doors are read before and after the name', () => {
  for (const line of ['6-2-301 林知远', '林知远6-2-301', '６－２－３０１　林知远', '林知远（6-2-301）'])
    expect(only(line), line).toMatchObject({ name: '林知远', buildingHint: '6', doorHint: '2-301' });
  expect(only('6/2/301 林知远')).toMatchObject({ name: '林知远', buildingHint: '6', doorHint: '2/301' });
  expect(only('6号楼301 林知远')).toMatchObject({ name: '林知远', buildingHint: '6号楼', doorHint: '301' });
  expect(only('林知远 6栋2单元301室')).toMatchObject({ name: '林知远', buildingHint: '6栋', doorHint: '2单元301室' });
  expect(only('六号楼 林知远')).toMatchObject({ name: '林知远', buildingHint: '六号楼' });
  expect(only('林知远 6#')).toMatchObject({ name: '林知远', buildingHint: '6#' });
  expect(entriesOf('6号楼 林知远 7号楼 沈若禾')).toMatchObject([
    { name: '林知远', buildingHint: '6号楼' },
    { name: '沈若禾', buildingHint: '7号楼' },
  ]);
});

test('a building above or before a group holds for the group until a blank line', () => {
  expect(readRoster('【3号楼】\n林知远\n沈若禾\n\n王芳').map(({ ignored, entries }) => ignored ?? entries[0]?.buildingHint)).toEqual([
    'building-heading',
    '3号楼',
    '3号楼',
    undefined,
  ]);
  expect(entriesOf('6号楼：林知远、沈若禾')).toMatchObject([{ buildingHint: '6号楼' }, { buildingHint: '6号楼' }]);
});

test('phones leave their last four digits', () => {
  for (const line of [
    '林知远 19900006601',
    '林知远 199-0000-6601',
    '林知远 199****6601',
    '林知远 尾号6601',
    '林知远（手机尾号 6601）',
    '姓名：林知远 电话：199 0000 6601',
  ])
    expect(only(line), line).toMatchObject({ name: '林知远', phoneTail: '6601' });
  expect(only('林知远 6601')).toMatchObject({ phoneTail: '6601', doorHint: '6601' });
});

test('short codes are told from nicknames', () => {
  expect(only('K7M2PQ')).toMatchObject({ shortCode: 'K7M2PQ' });
  expect(only('林知远 k7m2pq')).toMatchObject({ name: '林知远', shortCode: 'k7m2pq' });
  expect(only('Summer')).toMatchObject({ nickname: 'Summer' });
});

test('time of service comes out in minutes', () => {
  for (const [line, minutes] of [
    ['林知远 90分钟', 90],
    ['林知远 1.5小时', 90],
    ['林知远 一个半小时', 90],
    ['林知远 2h', 120],
    ['林知远 1小时30分', 90],
    ['林知远 8:30-10:00', 90],
    ['林知远 半小时', 30],
    ['林知远 两小时', 120],
  ] as const)
    expect(only(line), line).toMatchObject({ name: '林知远', minutes });
});

test('company without a name is counted, company with a name is an entry', () => {
  for (const [line, companions] of [
    ['林知远+1', 1],
    ['林知远 ＋２', 2],
    ['林知远 带孩子', 1],
    ['林知远（带两个孩子）', 2],
    ['林知远和老公', 1],
    ['林知远 一家三口', 2],
    ['林知远夫妻俩', 1],
    ['林知远 2人', 1],
    ['林知远带3人', 3],
    ['林知远 和爸妈', 2],
    ['林知远', 0],
  ] as const)
    expect(only(line), line).toMatchObject({ name: '林知远', companions });
  expect(entriesOf('林知远 和老公沈若川')).toMatchObject([
    { name: '林知远', companions: 0 },
    { name: '沈若川', companions: 0 },
  ]);
  expect(entriesOf('林知远、沈若川夫妻')).toMatchObject([{ companions: 0 }, { companions: 0 }]);
});

test('who withdrew is told from who has something else to do', () => {
  for (const line of [
    '林知远 取消',
    '林知远（退）',
    '林知远不去了',
    '林知远 有事来不了',
    '林知远 请假',
    '~~林知远~~',
    '林̶知̶远̶',
    '<del>林知远</del>',
    '林知远 ✗',
    '林知远退',
    '取消 林知远',
  ])
    expect(only(line), line).toMatchObject({ name: '林知远', withdrawn: true });
  for (const line of ['林知远 有事先走', '林知远 退休', '林知远']) expect(only(line), line).toMatchObject({ name: '林知远', withdrawn: false });
  expect(entriesOf('林知远换成沈若禾')).toMatchObject([
    { name: '林知远', withdrawn: true },
    { name: '沈若禾', withdrawn: false },
  ]);
});

test('titles and nicknames are told from names', () => {
  expect(only('王阿姨')).toMatchObject({ nickname: '王阿姨', surname: '王', title: '阿姨' });
  expect(only('6号楼老王')).toMatchObject({ nickname: '老王', surname: '王', title: '老', buildingHint: '6号楼' });
  expect(only('欧阳老师')).toMatchObject({ surname: '欧阳', title: '老师' });
  expect(only('叶子妈妈')).toMatchObject({ nickname: '叶子妈妈', kinOf: '叶子' });
  expect(only('林知远老师')).toMatchObject({ name: '林知远' });
  expect(only('快乐小蜜蜂🐝（林知远）')).toMatchObject({ nickname: '快乐小蜜蜂', name: '林知远' });
  expect(only('3. 叶子妈妈 沈若禾')).toMatchObject({ nickname: '叶子妈妈', name: '沈若禾' });
  expect(names('叶子妈妈 沈若禾')).toEqual(['叶子妈妈', '沈若禾']);
  expect(only('阿依古丽·买买提')).toMatchObject({ name: '阿依古丽·买买提' });
});

test('titles, notices, examples, totals and empty numbers stand for nobody', () => {
  const ignored = (text: string): (string | undefined)[] => readRoster(text).map((line) => line.ignored);
  expect(ignored('#接龙\n周六楼道清洁\n时间：8:30\n例 张三 1栋\n1. 林知远\n2.\n合计 1 人\n————')).toEqual([
    'list-header',
    'title',
    'title',
    'example',
    undefined,
    'empty-slot',
    'total',
    'decoration',
  ]);
  expect(ignored('楼道清洁签到表\n请大家准时')).toEqual(['title', 'title']);
});

test('where some have a tick, the others are asked about', () => {
  expect(entriesOf('林知远 ✓\n沈若禾').map(({ question }) => question)).toEqual([undefined, 'not-ticked']);
  expect(entriesOf('林知远\n沈若禾').map(({ question }) => question)).toEqual([undefined, undefined]);
});

test('a table is read by its headings, two lists side by side too', () => {
  const [head, row] = readRoster('姓名\t楼栋\t时长(小时)\t姓名\t楼栋\t时长(小时)\n林知远\t6\t1.5\t沈若禾\t8\t2');
  expect(head?.ignored).toBe('column-header');
  expect(row?.entries).toMatchObject([
    { name: '林知远', buildingHint: '6', minutes: 90 },
    { name: '沈若禾', buildingHint: '8', minutes: 120 },
  ]);
});

test('a time on every line is a sign-in sheet, words under it make a chat', () => {
  expect(names('林知远 08:12\n沈若禾 08:15')).toEqual(['林知远', '沈若禾']);
  const chat = readRoster('林知远 2026/11/21 08:12:33\n+1\n沈若禾 2026/11/21 08:13:01\n几点？');
  expect(chat.map(({ ignored, entries }) => ignored ?? entries[0]?.name)).toEqual(['林知远', 'chat-said', 'chat-stamp', 'chat-talk']);
});

const fragment = fc.oneof(
  fc.constantFrom(
    '林知远',
    '沈若禾',
    '王 芳',
    '王阿姨',
    '老王',
    '叶子妈妈',
    '欧阳知秋',
    '6-2-301',
    '6号楼',
    '2单元',
    '301',
    '1234',
    '19900006601',
    '+1',
    '带孩子',
    '和老公',
    '取消',
    '退',
    '✓',
    '❌',
    '（',
    '）',
    '[',
    ']',
    '、',
    '，',
    '\t',
    ' ',
    '　',
    '1.',
    '①',
    '#接龙',
    '例 ',
    '姓名\t楼栋',
    '合计',
    '2026/11/21 08:12:33',
    '90分钟',
    'K7M2PQ',
    '~~',
    '̶',
    '"',
    '：',
    '报名',
    '收到',
    '🙂',
    '\u200b',
    '\ud800',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const anyRoster = fc
  .array(
    fc.array(fragment, { maxLength: 7 }).map((parts) => parts.join('')),
    { maxLength: 8 },
  )
  .map((lines) => lines.join('\n'));

test('any text is read without failing, and every line that is not blank comes back once', () => {
  fc.assert(
    fc.property(fc.oneof(anyRoster, fc.string({ unit: 'binary' })), (text) => {
      const read = readRoster(text);
      const written = text
        .replaceAll('\v', '\n')
        .split(/\r\n|[\n\r\u{85}\u{2028}\u{2029}]/u)
        .flatMap((raw, at) => (raw.trim() === '' ? [] : [at + 1]));
      expect(read.map(({ line }) => line)).toEqual(written);
      for (const { entries, ignored } of read) expect(entries.length > 0).toBe(ignored === undefined);
    }),
    { numRuns: 1000 },
  );
});

test('no character is invented', () => {
  fc.assert(
    fc.property(anyRoster, (text) => {
      const known = new Set(text + foldText(text));
      for (const { raw, entries } of readRoster(text)) {
        const own = new Set(raw);
        for (const { text: part, name, nickname, surname, title, kinOf, buildingHint, doorHint, phoneTail, shortCode, remarks } of entries) {
          for (const character of part) expect(own.has(character), `${character} in ${raw}`).toBe(true);
          for (const character of [name, nickname, surname, title, kinOf, buildingHint, doorHint, phoneTail, shortCode, ...remarks].join(''))
            expect(known.has(character), `${character} in ${text}`).toBe(true);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('short lines that end like a person are people, whatever they begin with', () => {
  for (const line of ['社区小李', '清洁工老张', '活动室王阿姨']) expect(readRoster(line)[0]?.ignored, line).toBeUndefined();
});

test('long lines of anything take no longer than their length', () => {
  const start = performance.now();
  for (const part of [' ', '(', '[(', '签到 ', '共1 ', '1.', '、', '林', '9', '-', ':', '~~', '和', '6-', '2026/']) readRoster(`共1${part.repeat(20_000)}x`);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('a thousand lines are read within 200 ms', () => {
  const text = Array.from({ length: 1000 }, (_, at) => `${at + 1}. 林知远${at % 7 === 0 ? '带孩子' : ''} 6号楼2单元301 19900006601 90分钟`).join('\n');
  readRoster(text);
  const start = performance.now();
  readRoster(text);
  expect(performance.now() - start).toBeLessThan(200);
});
