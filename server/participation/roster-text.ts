import type { RosterIgnored } from '../../contract/roster.ts';
import { readPiece, type RosterEntry, type RosterPiece } from './roster-piece.ts';
import { cleanLine, foldText, partOf, withoutHead, type Cleaned } from './roster-scan.ts';
import * as words from './roster-words.ts';

export type { RosterEntry } from './roster-piece.ts';

/** One line of a pasted text that is not blank: the entries on it, or why it stands for nobody. */
export interface RosterLine {
  /** From 1, blank lines counted. */
  readonly line: number;
  readonly raw: string;
  readonly entries: readonly RosterEntry[];
  readonly ignored?: RosterIgnored;
}

interface SourceLine {
  readonly line: number;
  readonly raw: string;
  readonly cleaned: Cleaned;
  readonly blank: boolean;
}

/** Where in the text one is. */
interface Place {
  /** Inside #接龙, and whether its first number has come. */
  chain: 'none' | 'before-list' | 'list';
  /** Columns of the table whose head was read. */
  columns: readonly (words.Column | undefined)[] | undefined;
  /** The cell that a quoted line break keeps open: the next line goes on there. */
  openCell: number;
  /** A building written above a group of lines. */
  building: string | undefined;
}

const nowhere: Readonly<Place> = { chain: 'none', columns: undefined, openCell: 0, building: undefined };

/** For questions about a whole line; runs of spaces are one, so that no pattern walks them twice. */
const trimmed = (cleaned: Cleaned): string => cleaned.folded.trim().replaceAll(/[ ]{2,}/g, ' ');
const isDecoration = (folded: string): boolean => !/[\p{L}\p{N}✓✔√☑✅]/u.test(folded);
const namesSomebody = ({ name, nickname, shortCode }: RosterEntry): boolean => name !== undefined || nickname !== undefined || shortCode !== undefined;
const saysNothing = (entry: RosterEntry): boolean =>
  !namesSomebody(entry) && entry.companions === 0 && !entry.withdrawn && !entry.ticked && entry.phoneTail === undefined && entry.doorHint === undefined;

const listHead =
  /^\s*["'*•·\-—>●○◆■□▪☆★]*\s*(?:(?:\(\d{1,3}\)|\d{1,3}\s*[.、)](?!\d{1,2}(?:小时|h)))\s*|[\u2460-\u249b\u2776-\u2793\u24ea-\u24ff\u3220-\u3229\u3280-\u3289\u3251-\u325f\u32b1-\u32bf]\s*|🔟\s*|(?:NO|No|no|№)\.?\s*\d{1,3}[.、:\s]\s*|\d{1,3}(?=\s+[\p{L}@[(])\s+(?!\d)|\d{1,3}(?=[\p{Script=Han}])(?!\d*(?:号|栋|幢|座|单元|室|楼|区|小时|分|个|人|点|月|日|年|岁|期|门|位|名|口|#))|\d{1,3}\s*$)/u;

/** The text after a list number, and whether there was one. */
function withoutNumber(cleaned: Cleaned): { body: Cleaned; numbered: boolean } {
  const body = withoutHead(cleaned, listHead);
  return body ? { body, numbered: true } : { body: cleaned, numbered: false };
}

const withBuilding = (entry: RosterEntry, building: string | undefined): RosterEntry =>
  building === undefined || entry.buildingHint !== undefined || !namesSomebody(entry) ? entry : { ...entry, buildingHint: building };

/** Cells of a line: by tabs, else by bars, commas or wide gaps. */
function cellsOf(cleaned: Cleaned): Cleaned[] {
  const separator = cleaned.folded.includes('\t') ? /\t/g : /[|]/.test(cleaned.folded) ? /\|/g : /[,;]/.test(cleaned.folded) ? /[,;]/g : / +/g;
  const cells: Cleaned[] = [];
  let from = 0;
  for (const gap of cleaned.folded.matchAll(separator)) {
    cells.push(partOf(cleaned, from, gap.index));
    from = gap.index + gap[0].length;
  }
  cells.push(partOf(cleaned, from));
  return cells;
}

/** The columns a heading line names, or undefined: two headings at least, one of them a name, and nothing else. */
function columnsOf(cleaned: Cleaned): readonly (words.Column | undefined)[] | undefined {
  if (cleaned.folded.length > 200) return undefined;
  const headings = cellsOf(cleaned).map((cell) => [trimmed(cell), words.columnOf(trimmed(cell))] as const);
  const named = headings.filter(([text]) => text !== '');
  const known = named.filter(([, column]) => column !== undefined);
  const enough = cleaned.folded.includes('\t') ? known.length * 2 > named.length : known.length === named.length;
  return named.length >= 2 && enough && known.some(([, column]) => column === 'name' || column === 'nickname')
    ? headings.map(([, column]) => column)
    : undefined;
}

const absent = /^(?:x|×|✗|✘|❌|0|否|无|未|未到|没到|没来|缺席?|请假|不来|取消|退|旷)$/i;
const present = /^(?:✓|✔|√|☑|✅|1|是|已?到|已签到?|签到|来|有|y|yes|o)$/i;

type CellFacts = { -readonly [Field in keyof RosterEntry]?: RosterEntry[Field] };

/** What a cell under a heading says beside the name. */
function readCell(column: words.Column, cell: Cleaned): CellFacts {
  const text = trimmed(cell).replaceAll('"', '').trim();
  if (text === '') return {};
  const [said] = readPiece(cell).entries;
  if (column === 'building') {
    const hint = said?.buildingHint ?? said?.doorHint ?? (Array.from(text).length <= 8 ? text : undefined);
    return {
      ...(hint === undefined ? {} : { buildingHint: hint }),
      ...(said?.buildingHint !== undefined && said.doorHint !== undefined ? { doorHint: said.doorHint } : {}),
    };
  }
  if (column === 'door' && (/^\d{1,4}$/.test(text) || /^\d{1,2}[-/]\d{3,4}\D*$/.test(text))) return { doorHint: text };
  if (column === 'door' || column === 'address') {
    return {
      ...(said?.buildingHint === undefined ? {} : { buildingHint: said.buildingHint }),
      ...(said?.doorHint === undefined ? {} : { doorHint: said.doorHint }),
    };
  }
  if (column === 'phone') return /\d{4}$/.test(text) ? { phoneTail: text.slice(-4) } : {};
  if (column === 'code') return /^[A-Za-z2-9]{6}$/.test(text) ? { shortCode: text } : {};
  if (column === 'minutes' || column === 'hours' || column === 'duration') {
    const figure = /^\d{1,3}(?:\.\d{1,2})?$/.test(text) ? Number(text) * (column === 'hours' ? 60 : 1) : undefined;
    // A bare 2 under 时长 may be hours or minutes: nobody decides that here.
    const minutes = figure === undefined ? said?.minutes : column === 'duration' && figure < 15 ? undefined : Math.round(figure);
    return minutes !== undefined && minutes > 0 && minutes <= 24 * 60 ? { minutes } : { remarks: [text] };
  }
  if (column === 'companions') return { companions: /^\d{1,2}$/.test(text) ? Math.min(20, Number(text)) : (said?.companions ?? 0) };
  if (column === 'status') return absent.test(text) || said?.withdrawn ? { withdrawn: true } : present.test(text) ? { ticked: true } : { remarks: [text] };
  if (column === 'remark')
    return said === undefined
      ? { remarks: [text] }
      : { companions: said.companions, withdrawn: said.withdrawn, ...(said.minutes === undefined ? {} : { minutes: said.minutes }), remarks: [text] };
  return {};
}

/** One row of a table: each name column begins a group of its own (two lists side by side). */
function readRow(columns: readonly (words.Column | undefined)[], cells: readonly Cleaned[]): RosterEntry[] {
  const entries: RosterEntry[] = [];
  let group: RosterEntry[] = [];
  let ahead: CellFacts = {};
  const add = (entry: RosterEntry, facts: CellFacts): RosterEntry => ({
    ...entry,
    ...facts,
    companions: entry.companions + (facts.companions ?? 0),
    withdrawn: entry.withdrawn || (facts.withdrawn ?? false),
    ticked: entry.ticked || (facts.ticked ?? false),
    remarks: [...entry.remarks, ...(facts.remarks ?? [])],
  });
  for (const [at, cell] of cells.entries()) {
    const column = columns[at];
    if (column === 'name' || (column === 'nickname' && !columns.includes('name'))) {
      entries.push(...group);
      group = readPiece(cell)
        .entries.filter((entry) => !saysNothing(entry))
        .map((entry) => add(entry, ahead));
      ahead = {};
      continue;
    }
    if (column === undefined || column === 'number' || column === 'other') continue;
    const nickname = trimmed(cell);
    const facts: CellFacts = column === 'nickname' ? (nickname === '' ? {} : { nickname }) : readCell(column, cell);
    // Under a heading read before the name (楼栋 · 姓名), the facts wait for it.
    if (group.length > 0) group = group.map((entry) => add(entry, facts));
    else ahead = { ...ahead, ...facts };
  }
  entries.push(...group);
  return entries;
}

const isTotal = (folded: string): boolean => folded.length <= 60 && words.total.test(folded);

/** Whether a line without a list number is a heading or a notice rather than people. */
function isNotice(folded: string, { entries }: RosterPiece): boolean {
  // 社区小李 and 清洁工老张 are people all the same.
  if (/^.{0,6}(?:[老小]\p{Script=Han}|阿姨|师傅|叔叔?|姐|哥|妈|爸)$/u.test(folded)) return false;
  if (
    folded.length <= 60 &&
    words.listTitle.test(folded) &&
    !/[、]/.test(folded) &&
    !entries.some(({ name, title }) => name !== undefined || title !== undefined)
  )
    return true;
  if (words.noticeLabel.test(folded)) return true;
  const people = entries.filter(namesSomebody);
  if (people.some(({ name, title, kinOf }) => name !== undefined || title !== undefined || kinOf !== undefined)) return false;
  return (
    words.noticeWord.test(folded) ||
    /[。!?；]/.test(folded) ||
    (people.length === 0 && entries.every(saysNothing) && entries.some(({ remarks }) => remarks.length > 0))
  );
}

/** Reads one line outside chats, with the place in the text it stands at. */
function readLine(source: SourceLine, place: Place): RosterLine {
  const { line, raw, cleaned } = source;
  const folded = trimmed(cleaned);
  const ignore = (ignored: RosterIgnored): RosterLine => ({ line, raw, entries: [], ignored });
  const keep = (entries: readonly RosterEntry[]): RosterLine => ({ line, raw, entries: entries.map((entry) => withBuilding(entry, place.building)) });

  if (isDecoration(folded)) return ignore('decoration');
  if (words.chainHeader.test(folded)) {
    place.chain = 'before-list';
    place.columns = undefined;
    place.building = undefined;
    return ignore('list-header');
  }
  if (words.example.test(folded)) return ignore('example');
  if (isTotal(folded)) return ignore('total');
  const columns = columnsOf(cleaned);
  if (columns) {
    place.columns = columns;
    place.openCell = 0;
    return ignore('column-header');
  }
  const heading = words.buildingAlone.exec(folded)?.[1];
  if (heading !== undefined) {
    place.building = heading;
    return ignore('building-heading');
  }

  if (place.columns) {
    const own = cellsOf(cleaned);
    const tabbed = cleaned.folded.includes('\t');
    if (tabbed || own.length === place.columns.length) {
      const cells = [...Array.from({ length: place.openCell }, () => partOf(cleaned, 0, 0)), ...own];
      const open = ((cleaned.folded.match(/"/g)?.length ?? 0) % 2 === 1) !== place.openCell > 0;
      place.openCell = open ? Math.min(cells.length - 1, 50) : 0;
      const entries = readRow(place.columns, cells);
      if (entries.length > 0) return keep(entries);
      const numberOnly = cells.every((cell, at) => trimmed(cell) === '' || place.columns?.[at] === 'number');
      if (numberOnly) return ignore('empty-slot');
      if (isTotal(folded.replaceAll(/\s+/g, ' ').trim())) return ignore('total');
      return keep([nobody(folded, cleaned)]);
    }
  }

  const { body, numbered } = withoutNumber(cleaned);
  if (trimmed(body) === '' || isDecoration(trimmed(body))) return ignore(numbered ? 'empty-slot' : 'decoration');
  if (place.chain === 'before-list' && !numbered) return ignore('title');
  if (words.example.test(trimmed(body))) return ignore('example');

  const listed = withoutHead(body, words.peopleLabel);
  if (listed && trimmed(listed) === '') return ignore('title');
  const grouped = listed ?? withoutHead(body, words.buildingHeading);
  const ownBuilding = listed ? undefined : words.buildingHeading.exec(trimmed(body))?.[1];
  const piece = readPiece(grouped ?? body, { numbered });
  if (grouped === undefined && (numbered ? words.noticeLabel.test(trimmed(body)) : isNotice(folded, piece))) return ignore('title');
  if (place.chain === 'before-list') {
    // A notice may number its own points before the list begins.
    if (numbered && !piece.entries.some(namesSomebody)) return ignore('title');
    place.chain = 'list';
  }
  const said = piece.entries.filter((entry) => !saysNothing(entry));
  if (said.length > 0) return keep(said.map((entry) => withBuilding(entry, ownBuilding)));
  return keep([piece.entries[0] ?? nobody(trimmed(body), body)]);
}

/** An entry that names nobody: a person has to look at it. */
const nobody = (text: string, cleaned: Cleaned): RosterEntry => ({
  text: cleaned.typed.trim(),
  companions: 0,
  withdrawn: false,
  ticked: false,
  remarks: [text],
});

/** Who speaks in a copied chat line with a time, or undefined. */
function speakerOf(cleaned: Cleaned): Cleaned | undefined {
  const folded = cleaned.folded.trimEnd();
  if (folded.length > 80 || folded.includes('\t') || words.noticeWord.test(folded.replace(/日(?=\s)/, '')) || words.noticeLabel.test(folded.trim()))
    return undefined;
  const match = words.stamp.exec(folded);
  if (!match || withoutNumber(cleaned).numbered) return undefined;
  return partOf(cleaned, 0, (match[1] ?? '').length);
}

type Said = 'signs' | 'withdraws' | 'talk' | 'acknowledges' | 'names';

/** What a message says about its speaker. */
function messageOf(folded: string, piece: RosterPiece): Said {
  const [first] = piece.entries;
  const withdraws = first !== undefined && piece.entries.length === 1 && first.withdrawn;
  if (!piece.entries.some(namesSomebody) && piece.entries.every(({ remarks }) => remarks.length === 0)) {
    if (withdraws && !piece.joins) return 'withdraws';
    if (piece.joins && !withdraws) return 'signs';
    if (piece.acknowledges) return 'acknowledges';
  }
  if (words.talk.test(folded)) return 'talk';
  if (
    !piece.entries.some(({ name, title, kinOf }) => name !== undefined || title !== undefined || kinOf !== undefined) &&
    (words.noticeWord.test(folded) || /[。!]/.test(folded))
  )
    return 'talk';
  return 'names';
}

/** A speaker's line and the messages under it, up to the next speaker. */
function readTurn(speaker: SourceLine, who: Cleaned, messages: readonly SourceLine[], place: Place): RosterLine[] {
  const lines: RosterLine[] = [];
  let signs: RosterPiece['entries'][number] | undefined;
  let acknowledges = false;
  for (const source of messages) {
    const folded = trimmed(source.cleaned);
    const add = (ignored: RosterIgnored): void => void lines.push({ line: source.line, raw: source.raw, entries: [], ignored });
    if (
      place.chain !== 'none' ||
      words.chainHeader.test(folded) ||
      isDecoration(folded) ||
      (withoutNumber(source.cleaned).numbered && !/^\d{1,3}$/.test(folded))
    ) {
      lines.push(isDecoration(folded) ? { line: source.line, raw: source.raw, entries: [], ignored: 'chat-talk' } : readLine(source, place));
      continue;
    }
    const piece = readPiece(source.cleaned, { speaking: true });
    const said = messageOf(folded, piece);
    if (said === 'talk') add('chat-talk');
    else if (said === 'names') {
      const entries = piece.entries.filter((entry) => !saysNothing(entry));
      // 我妈去，我在上班: words without a name stay one question.
      const unclear =
        entries.every(({ name, title, kinOf, shortCode }) => name === undefined && title === undefined && kinOf === undefined && shortCode === undefined) &&
        (entries.length !== 1 || folded.includes('我'));
      lines.push({ line: source.line, raw: source.raw, entries: unclear ? [nobody(folded, source.cleaned)] : entries });
    } else {
      add('chat-said');
      if (said === 'acknowledges') acknowledges = true;
      else {
        const [facts] = piece.entries;
        signs = { ...(facts ?? signs ?? { companions: 0, ticked: false, remarks: [] }), text: '', withdrawn: said === 'withdraws' };
      }
    }
  }
  const [named] = readPiece(who).entries.filter(namesSomebody);
  const base = named ?? nobody(trimmed(who), who);
  const text = who.typed.trim();
  const own: RosterLine =
    (signs === undefined && !acknowledges) || text === ''
      ? { line: speaker.line, raw: speaker.raw, entries: [], ignored: 'chat-stamp' }
      : {
          line: speaker.line,
          raw: speaker.raw,
          entries: [
            {
              ...signs,
              ...base,
              text,
              companions: base.companions + (signs?.companions ?? 0),
              withdrawn: base.withdrawn || (signs?.withdrawn ?? false),
              ...(signs === undefined ? { question: 'only-acknowledged' as const } : {}),
            },
          ],
        };
  return [own, ...lines];
}

/**
 * Reads a pasted roster in any shape clerks have it: numbered lists, WeChat 接龙, tables copied from Excel, copied
 * chats, names in a row. Every line that is not blank comes back once, with its entries or the reason it stands for
 * nobody. Nothing is looked up here and nothing is completed.
 */
export function readRoster(text: string): RosterLine[] {
  // Word processors break lines with a vertical tab.
  const sources = text
    .replaceAll('\v', '\n')
    .split(/\r\n|[\n\r\u{85}\u{2028}\u{2029}]/u)
    .map((raw, at): SourceLine => {
      const cleaned = cleanLine(raw);
      return { line: at + 1, raw, cleaned, blank: foldText(raw).trim() === '' };
    });
  const speakers = new Map<number, Cleaned>();
  for (const source of sources) {
    const who = source.blank ? undefined : speakerOf(source.cleaned);
    if (who) speakers.set(source.line, who);
  }
  const written = sources.filter(({ blank }) => !blank);
  const answered = written.filter(
    ({ line }, at) =>
      speakers.has(line) && (speakers.get(line)?.folded.trim() ?? '') !== '' && written[at + 1] !== undefined && !speakers.has(written[at + 1]?.line ?? 0),
  ).length;
  // A sign-in sheet has a time on every line and nothing under it; a chat has words under most of them.
  const chat = answered > 0 && answered * 2 >= [...speakers.values()].filter((who) => trimmed(who) !== '').length;

  const place: Place = { ...nowhere };
  const lines: RosterLine[] = [];
  for (let at = 0; at < sources.length; at++) {
    const source = sources[at];
    if (source === undefined) break;
    if (source.blank) {
      place.building = undefined;
      continue;
    }
    const who = chat ? speakers.get(source.line) : undefined;
    if (who === undefined) {
      lines.push(readLine(source, place));
      continue;
    }
    let end = at + 1;
    while (end < sources.length && !speakers.has(sources[end]?.line ?? 0)) end++;
    lines.push(
      ...readTurn(
        source,
        who,
        sources.slice(at + 1, end).filter(({ blank }) => !blank),
        { ...nowhere },
      ),
    );
    at = end - 1;
  }
  return questioned(lines);
}

/** Where some entries carry a tick, those without one are asked about: they may not have come. */
function questioned(lines: readonly RosterLine[]): RosterLine[] {
  const ticks = lines.some(({ entries }) => entries.some(({ ticked }) => ticked));
  if (!ticks) return [...lines];
  return lines.map((line) => ({
    ...line,
    entries: line.entries.map((entry): RosterEntry =>
      entry.ticked || entry.withdrawn || entry.question !== undefined ? entry : { ...entry, question: 'not-ticked' },
    ),
  }));
}
