import type { AgeBand } from '../../contract/values.ts';
import { rosterStatesToDecide, type RosterIgnored, type RosterReason, type RosterState } from '../../contract/roster.ts';
import type { RosterEntry, RosterLine } from './roster-text.ts';
import { numberOf } from './roster-words.ts';

/** A resident as far as a roster has to tell them apart. */
export interface RosterPerson {
  readonly residentId: string;
  readonly name: string;
  readonly buildingId: string;
  readonly buildingName: string;
  readonly ageBand: AgeBand;
  readonly minor: boolean;
  /** How often this resident came to this kind of activity. */
  readonly frequent?: number;
  /** The last four digits of known phones; left out where they are not at hand. */
  readonly phoneTails?: readonly string[];
  /** Unit and room, 2-301; left out where it is not at hand. */
  readonly door?: string;
}

/** Why somebody is suggested for a name that is not theirs to the letter. */
export type NearReason = Extract<RosterReason, 'given-name' | 'same-sound' | 'one-character-off' | 'nickname'>;

/** The directory a roster is held against: residents of one community. */
export interface RosterLookup {
  readonly exact: (name: string) => readonly RosterPerson[];
  /** People called almost so: edit distance ≤ 1, the same sound, the given name alone. Best first. */
  readonly near: (called: string) => readonly { readonly person: RosterPerson; readonly why: NearReason }[];
  readonly surnamed: (surname: string) => readonly RosterPerson[];
  /** Latin letters read as full pinyin or initials. */
  readonly sounding: (letters: string) => readonly RosterPerson[];
  readonly coded: (shortCode: string) => readonly RosterPerson[];
  /** Whose phone ends so; left out where phones are not at hand. */
  readonly phoned?: (tail: string) => readonly RosterPerson[];
}

export interface RosterCandidate {
  readonly person: RosterPerson;
  readonly why: RosterReason;
  /** The line that already names this resident. */
  readonly onLine?: number;
}

/** What became of one entry (or of a line without entries). */
export interface RosterRow {
  readonly line: number;
  /** From 1 within the line. */
  readonly part: number;
  readonly raw: string;
  readonly text: string;
  readonly state: RosterState;
  readonly reason?: RosterReason;
  readonly ignored?: RosterIgnored;
  /** The resident, where there is no doubt. */
  readonly person?: RosterPerson;
  /** Whom a person may choose, likeliest first; at most `mostCandidates`. */
  readonly candidates: readonly RosterCandidate[];
  /** Of `double`: the line that names this resident first. Of `withdrawn-later`: the line that withdraws. */
  readonly otherLine?: number;
  /** Of `companion`: how many came without a name. */
  readonly companions: number;
  readonly minutes?: number;
  readonly remarks: readonly string[];
}

export const mostCandidates = 12;

/** Whether a row waits for a person before anything can be recorded. */
export const needsPerson = ({ state }: Pick<RosterRow, 'state'>): boolean => rosterStatesToDecide.some((each) => each === state);

/** Rows by state, for the button that says exactly what it will record. */
export function tally(rows: readonly RosterRow[]): Record<RosterState, number> {
  const counts: Record<RosterState, number> = { matched: 0, 'same-name': 0, doubtful: 0, companion: 0, unknown: 0, double: 0, withdrawn: 0, ignored: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

/** What a building is told by: 6 of 6号楼, 六栋, 6#; A of A座; the whole text where there is no such mark. */
export function buildingKey(text: string): string {
  const folded = text.normalize('NFKC').trim().toUpperCase();
  const marked = /(\d+|[A-Z]|[一二三四五六七八九十]+)(?:号楼|栋楼?|幢楼?|座|#楼?|号院?|楼)?$/.exec(folded)?.[1];
  if (marked === undefined) return folded;
  const number = numberOf(marked);
  return number === undefined ? marked : String(number);
}

/** 2单元301室 · 2-301 · 301 as numbers: [2, 301]. */
const doorParts = (door: string): number[] =>
  (
    door
      .normalize('NFKC')
      .replaceAll(/[一二三四五六七八九十]+/g, (digits) => String(numberOf(digits) ?? ''))
      .match(/\d+/g) ?? []
  ).map(Number);

function sameDoor(hint: string, door: string): boolean {
  const asked = doorParts(hint);
  const known = doorParts(door);
  return asked.length > 0 && asked.length <= known.length && asked.every((part, at) => part === known[known.length - asked.length + at]);
}

type Fit = 'fits' | 'differs' | 'not-known';
type HintReason = Extract<RosterReason, 'by-building' | 'by-door' | 'by-phone'>;

/** How the hints of an entry agree with a person; a bare four-digit number may be a door or a phone and differs only if it is neither. */
function fitsOf(entry: RosterEntry, person: RosterPerson, lookup: RosterLookup): Map<HintReason, Fit> {
  const fits = new Map<HintReason, Fit>();
  const say = (reason: HintReason, fits_: boolean | undefined): void => void fits.set(reason, fits_ === undefined ? 'not-known' : fits_ ? 'fits' : 'differs');
  if (entry.buildingHint !== undefined) say('by-building', buildingKey(entry.buildingHint) === buildingKey(person.buildingName));
  const { doorHint, phoneTail } = entry;
  const door = doorHint === undefined || person.door === undefined ? undefined : sameDoor(doorHint, person.door);
  const phone =
    phoneTail === undefined
      ? undefined
      : (person.phoneTails?.includes(phoneTail) ?? lookup.phoned?.(phoneTail).some(({ residentId }) => residentId === person.residentId));
  if (doorHint !== undefined && doorHint === phoneTail) {
    if (door === true) say('by-door', true);
    else if (phone === true) say('by-phone', true);
    else say('by-phone', door === undefined || phone === undefined ? undefined : false);
    return fits;
  }
  if (doorHint !== undefined) say('by-door', door);
  if (phoneTail !== undefined) say('by-phone', phone);
  return fits;
}

const differs = { 'by-building': 'building-differs', 'by-door': 'door-differs', 'by-phone': 'phone-differs' } as const satisfies Record<
  HintReason,
  RosterReason
>;

// 6号楼 before 10号楼; made once, because comparing with options makes one each time.
const byNumber = new Intl.Collator('zh', { numeric: true });
/** Who comes often first, then by building, then by age. */
function byLikelihood(a: RosterPerson, b: RosterPerson): number {
  return (
    (b.frequent ?? 0) - (a.frequent ?? 0) ||
    byNumber.compare(a.buildingName, b.buildingName) ||
    a.ageBand.localeCompare(b.ageBand) ||
    (a.residentId < b.residentId ? -1 : 1)
  );
}

/** What one entry comes to before the other lines are looked at. */
interface Judged {
  state: RosterState;
  reason?: RosterReason;
  person?: RosterPerson;
  candidates: readonly RosterCandidate[];
}

const doubtful = (reason: RosterReason, candidates: readonly RosterCandidate[]): Judged => ({
  state: 'doubtful',
  reason,
  candidates: candidates.slice(0, mostCandidates),
});

/** Several or one with exactly this name. */
function judgeNamesakes(entry: RosterEntry, namesakes: readonly RosterPerson[], lookup: RosterLookup): Judged {
  const held = namesakes.map((person) => ({ person, fits: fitsOf(entry, person, lookup) })).sort((a, b) => byLikelihood(a.person, b.person));
  const [only] = held;
  if (held.length === 1 && only) {
    const against = [...only.fits].find(([, fit]) => fit === 'differs')?.[0];
    return against === undefined
      ? { state: 'matched', reason: 'only-one', person: only.person, candidates: [] }
      : doubtful(differs[against], [{ person: only.person, why: differs[against] }]);
  }
  const fitting = held.filter(({ fits }) => [...fits.values()].includes('fits') && ![...fits.values()].includes('differs'));
  const [single] = fitting;
  if (fitting.length === 1 && single) {
    const by = [...single.fits].findLast(([, fit]) => fit === 'fits')?.[0] ?? 'by-building';
    return { state: 'matched', reason: by, person: single.person, candidates: [] };
  }
  const hinted = entry.buildingHint !== undefined || entry.doorHint !== undefined || entry.phoneTail !== undefined;
  const first = new Set(fitting);
  const ordered = [...fitting, ...held.filter((each) => !first.has(each))];
  return {
    state: 'same-name',
    reason: hinted && fitting.length === 0 && held.every(({ fits }) => [...fits.values()].includes('differs')) ? 'hint-fits-nobody' : 'several',
    candidates: ordered.slice(0, mostCandidates).map(({ person, fits }) => ({ person, why: [...fits].find(([, fit]) => fit === 'fits')?.[0] ?? 'several' })),
  };
}

/** Suggestions that fit the hints first; those the hints speak against last. */
function bestFirst(entry: RosterEntry, candidates: readonly RosterCandidate[], lookup: RosterLookup): RosterCandidate[] {
  const weight = ({ person }: RosterCandidate): number =>
    [...fitsOf(entry, person, lookup).values()].reduce((sum, fit) => sum + (fit === 'fits' ? -1 : fit === 'differs' ? 1 : 0), 0);
  return candidates
    .map((candidate, at) => ({ candidate, at, weight: weight(candidate) }))
    .sort((a, b) => a.weight - b.weight || a.at - b.at)
    .map(({ candidate }) => candidate);
}

const elderTitles = /^(?:老|大爷|大妈|大伯|大婶|奶奶|爷爷|爷|婆婆|伯伯|伯母|伯|婶)$/;

function judgeName(entry: RosterEntry, called: string, lookup: RosterLookup): Judged {
  const namesakes = lookup.exact(called);
  if (namesakes.length > 0) return judgeNamesakes(entry, namesakes, lookup);

  if (entry.name === undefined && entry.surname !== undefined) {
    const old = elderTitles.test(entry.title ?? '');
    const isElder = ({ ageBand }: RosterPerson): boolean => ageBand === '60-69' || ageBand === '70-79' || ageBand === '80+';
    const surnamed = lookup.surnamed(entry.surname).filter(({ minor }) => !minor);
    const ordered = [...surnamed].sort(
      (a, b) => (b.frequent ?? 0) - (a.frequent ?? 0) || (old ? Number(isElder(b)) - Number(isElder(a)) : 0) || byLikelihood(a, b),
    );
    const inBuilding = entry.buildingHint === undefined ? ordered : ordered.filter((person) => fitsOf(entry, person, lookup).get('by-building') === 'fits');
    const candidates = bestFirst(
      entry,
      (inBuilding.length > 0 ? inBuilding : ordered).map((person): RosterCandidate => ({ person, why: 'title-only' })),
      lookup,
    );
    if (candidates.length > 0) return doubtful('title-only', candidates);
  }
  if (entry.name === undefined && entry.kinOf !== undefined) {
    const anchors = [...lookup.exact(entry.kinOf), ...lookup.near(entry.kinOf).map(({ person }) => person)];
    if (anchors.length > 0)
      return doubtful(
        'kin',
        bestFirst(
          entry,
          anchors.map((person) => ({ person, why: 'kin' })),
          lookup,
        ),
      );
  }
  if (/^[A-Za-z][A-Za-z .'-]*$/.test(called)) {
    const sounding = lookup.sounding(called);
    return sounding.length > 0
      ? doubtful(
          'pinyin',
          bestFirst(
            entry,
            sounding.map((person) => ({ person, why: 'pinyin' })),
            lookup,
          ),
        )
      : { state: 'unknown', reason: 'no-one-found', candidates: [] };
  }
  const near = lookup.near(called);
  const [best] = near;
  if (best) return doubtful(best.why, bestFirst(entry, near, lookup));
  const phoned = entry.phoneTail === undefined ? [] : (lookup.phoned?.(entry.phoneTail) ?? []);
  if (phoned.length > 0)
    return doubtful(
      'phone-only',
      phoned.map((person) => ({ person, why: 'phone-only' })),
    );
  return { state: 'unknown', reason: 'no-one-found', candidates: [] };
}

function judge(entry: RosterEntry, lookup: RosterLookup): Judged {
  const [aside] = entry.remarks;
  const written = entry.name ?? entry.nickname ?? (entry.remarks.length === 1 && aside !== undefined && lookup.exact(aside).length > 0 ? aside : undefined);

  if (entry.shortCode !== undefined) {
    const [holder] = lookup.coded(entry.shortCode);
    if (holder) {
      const agrees = written === undefined || written === holder.name || (entry.name === undefined && lookup.exact(written).length === 0);
      if (agrees) return { state: 'matched', reason: 'by-code', person: holder, candidates: [] };
      return doubtful('code-and-name-differ', [
        { person: holder, why: 'by-code' },
        ...lookup.exact(written).map((person): RosterCandidate => ({ person, why: 'several' })),
      ]);
    }
  }
  if (written === undefined) {
    if (entry.companions > 0) return { state: 'companion', reason: 'companion-unnamed', candidates: [] };
    const phoned = entry.phoneTail === undefined ? [] : (lookup.phoned?.(entry.phoneTail) ?? []);
    return phoned.length > 0
      ? doubtful(
          'phone-only',
          phoned.map((person) => ({ person, why: 'phone-only' })),
        )
      : { state: 'unknown', reason: entry.shortCode === undefined ? 'no-name' : 'no-one-found', candidates: [] };
  }
  const judged = judgeName(entry, written, lookup);
  const person = judged.person;
  if (person === undefined) return judged;
  const beside = entry.remarks
    .filter((remark) => remark !== written)
    .flatMap((remark) => lookup.exact(remark))
    .filter(({ residentId }) => residentId !== person.residentId);
  if (beside.length > 0)
    return doubtful(
      'other-name-in-brackets',
      [person, ...beside].map((each) => ({ person: each, why: 'other-name-in-brackets' })),
    );
  if (entry.question !== undefined && !entry.withdrawn) return doubtful(entry.question, [{ person, why: entry.question }]);
  return judged;
}

type Row = { -readonly [Field in keyof RosterRow]: RosterRow[Field] } & { called: string };

const setState = (row: Row, state: RosterState, reason: RosterReason, otherLine: number): void => void Object.assign(row, { state, reason, otherLine });

/** The last word counts: a later withdrawal takes back what was signed above; signing again after it is asked about. */
function lookAcross(rows: readonly Row[]): void {
  const signed = new Map<string, Row>();
  const gone = new Set<string>();
  for (const [at, row] of rows.entries()) {
    if (row.state === 'matched' && row.person) {
      const { residentId } = row.person;
      const before = signed.get(residentId);
      if (before) setState(row, 'double', 'same-resident', before.line);
      else if (gone.has(residentId)) {
        Object.assign(row, { state: 'doubtful', reason: 'signed-after-withdrawing', candidates: [{ person: row.person, why: 'signed-after-withdrawing' }] });
        delete row.person;
      } else signed.set(residentId, row);
      continue;
    }
    if (row.state !== 'withdrawn') continue;
    const { person } = row;
    for (const before of rows.slice(0, at)) {
      const sure = before.person !== undefined && person !== undefined && before.person.residentId === person.residentId;
      const sameWords = before.called !== '' && before.called === row.called && before.state === 'unknown';
      if ((sure && (before.state === 'matched' || before.state === 'double')) || sameWords) {
        setState(before, 'withdrawn', 'withdrawn-later', row.line);
        continue;
      }
      const meant = [...(person ? [person] : []), ...row.candidates.map((candidate) => candidate.person)].map(({ residentId }) => residentId);
      const maybe = [...(before.person ? [before.person] : []), ...before.candidates.map((candidate) => candidate.person)].some(({ residentId }) =>
        meant.includes(residentId),
      );
      if (!maybe || before.state === 'withdrawn') continue;
      if (before.person && before.state === 'matched') {
        Object.assign(before, { candidates: [{ person: before.person, why: 'maybe-withdrawn' }] });
        signed.delete(before.person.residentId);
        delete before.person;
        setState(before, 'doubtful', 'maybe-withdrawn', row.line);
      } else if (before.state === 'same-name' || before.state === 'doubtful') setState(before, before.state, 'maybe-withdrawn', row.line);
    }
    if (person) {
      signed.delete(person.residentId);
      gone.add(person.residentId);
    }
  }
}

/**
 * Holds a roster against the directory of the community. Only what exactly one resident answers to is `matched`; all
 * else keeps its suggestions and waits for a person. Every line of the roster comes back at least once, in order.
 */
export function matchRoster(lines: readonly RosterLine[], lookup: RosterLookup): RosterRow[] {
  const rows: Row[] = [];
  const companies: { after: Row; count: number; first: string | undefined }[] = [];
  for (const { line, raw, entries, ignored } of lines) {
    if (entries.length === 0)
      rows.push({
        line,
        part: 1,
        raw,
        text: raw.trim(),
        state: 'ignored',
        ...(ignored === undefined ? {} : { ignored }),
        candidates: [],
        companions: 0,
        remarks: [],
        called: '',
      });
    for (const entry of entries) {
      const judged = judge(entry, lookup);
      const { minutes, companions, remarks, text } = entry;
      const alone = judged.state === 'companion';
      const row: Row = {
        line,
        part: 0,
        raw,
        text,
        ...judged,
        ...(entry.withdrawn ? { state: 'withdrawn', reason: 'said-so' } : {}),
        companions: alone ? companions : 0,
        ...(minutes === undefined ? {} : { minutes }),
        remarks,
        called: entry.name ?? entry.nickname ?? '',
      };
      rows.push(row);
      if (!alone && companions > 0 && !entry.withdrawn) companies.push({ after: row, count: companions, first: judged.person?.residentId });
    }
  }
  lookAcross(rows);

  // 接龙 posted again and again repeats its company: only what goes beyond the first mention is asked about.
  const asked = new Map<string, number>();
  for (const { after, count, first } of companies) {
    if (after.state === 'withdrawn') continue;
    const known = first === undefined ? 0 : (asked.get(first) ?? 0);
    if (first !== undefined) asked.set(first, Math.max(known, count));
    if (count <= known) continue;
    rows.splice(rows.indexOf(after) + 1, 0, {
      line: after.line,
      part: 0,
      raw: after.raw,
      text: after.text,
      state: 'companion',
      reason: 'companion-unnamed',
      candidates: [],
      companions: count - known,
      remarks: [],
      called: '',
    });
  }

  const onLine = new Map(rows.flatMap(({ state, person, line }) => (state === 'matched' && person ? [[person.residentId, line] as const] : [])));
  const parts = new Map<number, number>();
  return rows.map(({ called: _called, ...row }): RosterRow => {
    const part = (parts.get(row.line) ?? 0) + 1;
    parts.set(row.line, part);
    const candidates = row.candidates.map((candidate): RosterCandidate => {
      const line = onLine.get(candidate.person.residentId);
      return line === undefined ? candidate : { ...candidate, onLine: line };
    });
    return { ...row, part, candidates };
  });
}
