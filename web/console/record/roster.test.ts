import { describe, expect, test } from 'vitest';
import { readDraftText, writeDraft } from './draft.ts';
import { leftText, planOf, rowsOf, sortedRows, type Candidate, type Found, type Line } from './roster.ts';

const candidate = (residentId: string, granted = 20): Candidate => ({
  residentId,
  name: residentId,
  buildingName: '6 号楼',
  ageBand: '35-59',
  times: 0,
  scored: 20,
  granted,
  note: null,
});
const line = (at: number, state: Line['state'], ...candidates: Candidate[]): Line => ({
  line: at,
  part: 1,
  raw: `${at}. 某某`,
  text: `某某${at}`,
  state,
  why: null,
  minutes: null,
  candidates,
  sameAsLine: null,
});
const found: Found = { residentId: 'looked-up', name: '程书远', buildingName: '5 号楼', ageBand: '60-69', shortCode: 'K7M4Q2' };
const nobody = new Map<string, Candidate>();

describe('a roster that has been read', () => {
  test('only what the server matched is recorded before anybody decides', () => {
    const rows = rowsOf([line(1, 'matched', candidate('a')), line(2, 'same-name', candidate('b'), candidate('c')), line(3, 'unknown')], {}, nobody);
    expect(rows.flatMap(({ people }) => people).map(({ residentId }) => residentId)).toEqual(['a']);
    expect(rows.filter(({ open }) => open)).toHaveLength(2);
  });

  test('a pick records the one who was picked, and leaving out records nobody', () => {
    const lines = [line(1, 'same-name', candidate('b'), candidate('c')), line(2, 'doubtful', candidate('d'))];
    const [first, second] = rowsOf(lines, {}, nobody);
    const rows = rowsOf(lines, { [first?.key ?? '']: { kind: 'pick', residentId: 'c' }, [second?.key ?? '']: { kind: 'skip' } }, nobody);
    expect(rows.flatMap(({ people }) => people).map(({ residentId }) => residentId)).toEqual(['c']);
    expect(rows.some(({ open }) => open)).toBe(false);
  });

  test('a resident named twice counts once, and a certain line is never pushed aside by a pick', () => {
    const lines = [line(1, 'doubtful', candidate('a')), line(2, 'matched', candidate('a'))];
    const [doubtful] = rowsOf(lines, {}, nobody);
    const rows = rowsOf(lines, { [doubtful?.key ?? '']: { kind: 'pick', residentId: 'a' } }, nobody);
    expect(rows[0]).toMatchObject({ people: [], sameAs: 2 });
    expect(rows[1]?.people).toHaveLength(1);
  });

  test('a companion who got a name is recorded beside the one who brought him', () => {
    const lines = [line(1, 'companion', candidate('a'))];
    const [row] = rowsOf(lines, {}, nobody);
    const priced = new Map([['looked-up', candidate('looked-up', 10)]]);
    const rows = rowsOf(lines, { [row?.key ?? '']: { kind: 'with', people: [{ ...found, residentId: 'a' }, found] } }, priced);
    expect(rows[0]?.people.map(({ granted }) => granted)).toEqual([20, 10]);
  });

  test('what needs a person comes first', () => {
    const { ask, matched, aside } = sortedRows(rowsOf([line(1, 'ignored'), line(2, 'matched', candidate('a')), line(3, 'unknown')], {}, nobody));
    expect([ask.length, matched.length, aside.length]).toEqual([1, 1, 1]);
  });

  test('the lines that wait stay as a draft, each once', () => {
    const rows = rowsOf([line(1, 'matched', candidate('a')), line(2, 'unknown'), { ...line(2, 'unknown'), part: 2 }, line(3, 'doubtful')], {}, nobody);
    expect(leftText(rows)).toBe('2. 某某\n3. 某某');
  });
});

describe('what the button says', () => {
  const person = (granted: number | null) => ({
    residentId: 'a',
    name: '某',
    buildingName: '6 号楼',
    ageBand: '35-59' as const,
    minutes: null,
    granted,
    note: null,
  });
  test('is the sum, the least and the most', () => expect(planOf([person(20), person(10)], 1)).toMatchObject({ total: 30, least: 10, most: 20, left: 1 }));
  test('names no sum while somebody is not counted yet', () => expect(planOf([person(20), person(null)], 0)).toMatchObject({ total: null }));
});

describe('a draft', () => {
  test('comes back as it was left', () => {
    const draft = { text: '林知远\n沈怀宁', decisions: { key: { kind: 'found', person: found } as const, other: { kind: 'skip' } as const }, ticks: [found] };
    expect(readDraftText(writeDraft(draft))).toEqual(draft);
  });
  test('of mere text is that text, and an empty one removes it', () => {
    expect(writeDraft({ text: '林知远', decisions: {}, ticks: [] })).toBe('林知远');
    expect(readDraftText('林知远').text).toBe('林知远');
    expect(writeDraft({ text: ' ', decisions: {}, ticks: [] })).toBe('');
  });
  test('that is damaged loses no word', () => expect(readDraftText('{"text":').text).toBe('{"text":'));
});
