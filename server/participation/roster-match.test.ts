import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { lookup, people, rosters } from '../../tests/kit/rosters.ts';
import { buildingKey, matchRoster, needsPerson, tally, type RosterPerson, type RosterRow } from './roster-match.ts';
import { foldText } from './roster-scan.ts';
import { readRoster } from './roster-text.ts';

const match = (text: string): RosterRow[] => matchRoster(readRoster(text), lookup);
const at = ({ name, buildingName }: RosterPerson): string => `${name}@${buildingName}`;
const states = (text: string): string[] => match(text).map(({ state, reason, ignored }) => `${state} ${reason ?? ignored ?? ''}`.trim());

describe('ten rosters as clerks have them come to what a careful clerk would say', () => {
  test.each(rosters)('$name', ({ text, expected }) => {
    const rows = match(text);
    const said = rows.map(({ line, text: part, state, reason, ignored, person, candidates, otherLine, companions, minutes }) => ({
      line,
      text: part,
      state,
      reason,
      ignored,
      who: person ? [at(person)] : candidates.map((candidate) => at(candidate.person)),
      otherLine,
      companions: companions || undefined,
      minutes,
    }));
    const wanted = expected();
    expect(said).toEqual(
      wanted.rows.map((row) => ({ reason: undefined, ignored: undefined, otherLine: undefined, companions: undefined, minutes: undefined, ...row })),
    );
    expect(Object.fromEntries(Object.entries(tally(rows)).filter(([, count]) => count > 0))).toEqual(wanted.counts);
  });
});

test('a shared name waits for a person, with who comes often first', () => {
  const [row] = match('陈静');
  expect(row).toMatchObject({ state: 'same-name', reason: 'several' });
  expect(row?.candidates.map(({ person }) => at(person))).toEqual(['陈静@4号楼', '陈静@1号楼']);
  expect(row && needsPerson(row)).toBe(true);
});

test('a building, a door or phone digits that single one out are enough', () => {
  expect(states('张伟 11号楼')).toEqual(['matched by-building']);
  expect(states('王芳 6-2-101')).toEqual(['matched by-door']);
  expect(states('王芳 尾号1161')).toEqual(['matched by-phone']);
  expect(states('王芳 6号楼')).toEqual(['same-name several']);
  expect(states('王芳 9号楼')).toEqual(['same-name hint-fits-nobody']);
});

test('a hint that contradicts the only resident of that name raises a doubt', () => {
  expect(states('何静 5号楼')).toEqual(['doubtful building-differs']);
  expect(states('何静 4-1-101')).toEqual(['doubtful door-differs']);
  expect(states('何静 尾号9999')).toEqual(['doubtful phone-differs']);
});

test('a code and a name of two people are not decided here', () => {
  expect(states('K7M2PQ 沈若禾')).toEqual(['doubtful code-and-name-differ']);
  expect(states('K7M2PQ 林知远')).toEqual(['matched by-code']);
});

test('two names in one place are not decided here', () => {
  expect(states('林知远（沈若禾）')).toEqual(['doubtful other-name-in-brackets']);
});

test('one who signed and withdrew is out, whichever line says so', () => {
  expect(states('林知远\n沈若禾\n林知远 不去了')).toEqual(['withdrawn withdrawn-later', 'matched only-one', 'withdrawn said-so']);
  expect(states('林知远 取消\n林知远')).toEqual(['withdrawn said-so', 'doubtful signed-after-withdrawing']);
  expect(states('王芳 3号楼\n王芳 取消')).toEqual(['doubtful maybe-withdrawn', 'withdrawn said-so']);
});

test('a list posted again asks about its company once', () => {
  expect(states('林知远+1\n林知远+1')).toEqual(['matched only-one', 'companion companion-unnamed', 'double same-resident']);
  expect(match('林知远+1\n林知远+3').map(({ companions }) => companions)).toEqual([0, 1, 0, 2]);
});

test('a suggestion already on another line says on which', () => {
  expect(match('林知远\n知远')[1]?.candidates).toMatchObject([{ why: 'given-name', onLine: 1 }]);
});

test('buildings are compared by what tells them apart', () => {
  for (const [text, key] of [
    ['6号楼', '6'],
    ['六栋', '6'],
    ['6#', '6'],
    ['十二幢', '12'],
    ['A座', 'A'],
    ['a', 'A'],
    ['０６号楼', '6'],
    ['6', '6'],
  ] as const)
    expect(buildingKey(text), text).toBe(key);
});

const fragment = fc.oneof(
  fc.constantFrom(
    ...people.map(({ name }) => name),
    '王阿姨',
    '知远',
    '叶子妈妈',
    '6号楼',
    '6-2-301',
    '+1',
    '带孩子',
    '取消',
    '✓',
    '、',
    ' ',
    '（',
    '）',
    'K7M2PQ',
    '1.',
    '#接龙',
    '林知元',
    'lzy',
  ),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);
const anyRoster = fc
  .array(
    fc.array(fragment, { maxLength: 5 }).map((parts) => parts.join('')),
    { maxLength: 8 },
  )
  .map((lines) => lines.join('\n'));

test('every line comes to at least one row, and nobody is matched whose name or code is not written there', () => {
  fc.assert(
    fc.property(anyRoster, (text) => {
      const lines = readRoster(text);
      const rows = matchRoster(lines, lookup);
      expect([...new Set(rows.map(({ line }) => line))]).toEqual(lines.map(({ line }) => line));
      for (const { line, entries } of lines)
        expect(rows.filter((row) => row.line === line).length, `line ${line}`).toBeGreaterThanOrEqual(Math.max(1, entries.length));
      for (const { state, person, raw } of rows) {
        if (state !== 'matched') continue;
        const written = foldText(raw)
          .replaceAll(/[\s·]/g, '')
          .replaceAll(/\p{Cf}/gu, '')
          .toUpperCase();
        const code = people.find(({ residentId }) => residentId === person?.residentId)?.shortCode;
        expect(person && (written.includes(person.name.replaceAll('·', '')) || (code !== undefined && written.includes(code))), raw).toBe(true);
      }
      const matched = rows.filter(({ state }) => state === 'matched').map(({ person }) => person?.residentId);
      expect(new Set(matched).size).toBe(matched.length);
    }),
    { numRuns: 500 },
  );
});
