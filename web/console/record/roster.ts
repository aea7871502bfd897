import type { z } from 'zod';
import type { RosterCandidate, RosterLine } from '#contract/participation.ts';
import type { AgeBand } from '#contract/values.ts';

export type Line = z.output<typeof RosterLine>;
export type Candidate = z.output<typeof RosterCandidate>;

/** A resident who was looked up by hand: what he would get here is for the server to say when it is recorded. */
export interface Found {
  residentId: string;
  name: string;
  buildingName: string;
  ageBand: AgeBand;
  shortCode: string;
}

/** What the clerk decided about one entry of the text. */
export type Decision =
  | { kind: 'pick'; residentId: string }
  | { kind: 'found'; person: Found }
  /** Everybody the entry stands for: the person named and the companions whose names were added. */
  | { kind: 'with'; people: readonly Found[] }
  | { kind: 'skip' };

/** By entry, so that decisions survive when lines are added above. */
export type Decisions = Readonly<Record<string, Decision>>;

/** One person who will be recorded. */
export interface Person extends Omit<Found, 'shortCode'> {
  minutes: number | null;
  /** Null when only the server can say. */
  granted: number | null;
  note: Candidate['note'];
}

export interface Row {
  key: string;
  line: Line;
  decision: Decision | undefined;
  /** Who will be recorded by this row; empty while it waits, is left out or names somebody already named above. */
  people: readonly Person[];
  /** Waits for a person. */
  open: boolean;
  /** Names somebody whom an earlier row names. */
  sameAs: number | null;
}

const asks: ReadonlySet<Line['state']> = new Set(['same-name', 'doubtful', 'companion', 'unknown']);
export const needsPerson = (line: Line): boolean => asks.has(line.state);

/** Two entries of the same words are told apart by their order. */
function keysOf(lines: readonly Line[]): string[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const words = `${line.raw}|${line.text}`;
    const nth = (seen.get(words) ?? 0) + 1;
    seen.set(words, nth);
    return `${words}|${nth}`;
  });
}

const fromCandidate = (candidate: Candidate, minutes: number | null): Person => ({
  residentId: candidate.residentId,
  name: candidate.name,
  buildingName: candidate.buildingName,
  ageBand: candidate.ageBand,
  minutes,
  granted: candidate.granted,
  note: candidate.note,
});

/** What residents who were looked up would get here, as far as the server has said. */
export type Priced = ReadonlyMap<string, Candidate>;
export const fromFound = (found: Found, minutes: number | null, priced: Priced): Person => {
  const { shortCode: _, ...person } = found;
  const candidate = priced.get(person.residentId);
  return { ...person, minutes, granted: candidate?.granted ?? null, note: candidate?.note ?? null };
};

function peopleOf(line: Line, decision: Decision | undefined, priced: Priced): readonly Person[] {
  if (line.state === 'matched' && decision?.kind !== 'skip') {
    if (decision?.kind === 'found') return [fromFound(decision.person, line.minutes, priced)];
    const [only] = line.candidates;
    return only ? [fromCandidate(only, line.minutes)] : [];
  }
  if (!needsPerson(line) || decision === undefined || decision.kind === 'skip') return [];
  const known = (person: Found): Person => {
    const candidate = line.candidates.find(({ residentId }) => residentId === person.residentId);
    return candidate ? fromCandidate(candidate, line.minutes) : fromFound(person, line.minutes, priced);
  };
  if (decision.kind === 'found') return [known(decision.person)];
  if (decision.kind === 'with') return decision.people.map(known);
  const picked = line.candidates.find(({ residentId }) => residentId === decision.residentId);
  return picked ? [fromCandidate(picked, line.minutes)] : [];
}

/** Every entry with what was decided about it; a resident named twice counts once. */
export function rowsOf(lines: readonly Line[], decisions: Decisions, priced: Priced): Row[] {
  const keys = keysOf(lines);
  const named = new Map<string, number>();
  // What the server matched comes first: a pick may not push a certain line aside.
  const order = lines.map((_, index) => index).sort((a, b) => Number(lines[a]?.state !== 'matched') - Number(lines[b]?.state !== 'matched') || a - b);
  const rows: Row[] = [];
  for (const index of order) {
    const line = lines[index];
    const key = keys[index];
    if (!line || key === undefined) continue;
    const decision = decisions[key];
    const all = peopleOf(line, decision, priced);
    const people = all.filter(({ residentId }) => !named.has(residentId));
    const double = all.find(({ residentId }) => named.has(residentId));
    for (const { residentId } of people) named.set(residentId, line.line);
    rows[index] = {
      key,
      line,
      decision,
      people,
      open: needsPerson(line) && decision === undefined,
      sameAs: double && people.length === 0 ? (named.get(double.residentId) ?? null) : null,
    };
  }
  return rows;
}

/** The order people read them in: what needs a person, what is matched, what was put aside. */
export function sortedRows(rows: readonly Row[]): { ask: Row[]; matched: Row[]; aside: Row[] } {
  return {
    ask: rows.filter(({ line }) => needsPerson(line)),
    matched: rows.filter(({ line }) => line.state === 'matched'),
    aside: rows.filter(({ line }) => !needsPerson(line) && line.state !== 'matched'),
  };
}

/** What the button will do: how many people, how many points each, in all. */
export interface Plan {
  people: readonly Person[];
  /** Null where somebody's points are for the server to say. */
  total: number | null;
  least: number | null;
  most: number | null;
  /** Entries left for later. */
  left: number;
}

export function planOf(people: readonly Person[], left: number): Plan {
  const points = people.map(({ granted }) => granted);
  const known = points.filter((value) => value !== null);
  const all = known.length === points.length;
  return {
    people,
    total: all ? known.reduce((sum, value) => sum + value, 0) : null,
    least: known.length > 0 ? Math.min(...known) : null,
    most: known.length > 0 ? Math.max(...known) : null,
    left,
  };
}

/** The words of the entries that wait: what stays as a draft once the others are recorded. */
export function leftText(rows: readonly Row[]): string {
  const lines = new Map<number, string>();
  for (const row of rows) if (row.open) lines.set(row.line.line, row.line.raw);
  return [...lines.values()].join('\n');
}

/** Everybody who was looked up by hand; the server is asked what they would get. */
export const lookedUp = (decisions: Decisions): Found[] =>
  Object.values(decisions).flatMap((decision) => (decision.kind === 'found' ? [decision.person] : decision.kind === 'with' ? decision.people : []));
