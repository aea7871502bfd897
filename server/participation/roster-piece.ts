import { hasNameShape, isSurname } from '../identity/person-name.ts';
import { scan, type Cleaned, type Token } from './roster-scan.ts';
import * as words from './roster-words.ts';

/** One person (or nobody by name) as a roster writes it. Every text is taken from the roster, half-width; nothing is completed. */
export interface RosterEntry {
  /** The part of the line that speaks of this person, as typed. */
  readonly text: string;
  /** What has the shape of a full name: 林知远. */
  readonly name?: string;
  /** What people call them instead: 叶子妈妈, 老王, Leo. */
  readonly nickname?: string;
  /** Of 王阿姨 and 老王: the surname, and what goes with it. */
  readonly surname?: string;
  readonly title?: string;
  /** Of 叶子妈妈: whose relative it is. */
  readonly kinOf?: string;
  /** 6 · 6号楼 · 六栋 · A座 */
  readonly buildingHint?: string;
  /** 301 · 2-301 · 2单元301室 */
  readonly doorHint?: string;
  /** The last four digits of a phone number. A bare four-digit number stands here and in `doorHint`: it may be either. */
  readonly phoneTail?: string;
  readonly shortCode?: string;
  /** Whole minutes of service. */
  readonly minutes?: number;
  /** How many came along without a name. */
  readonly companions: number;
  readonly withdrawn: boolean;
  readonly ticked: boolean;
  /** What else stood beside the name. */
  readonly remarks: readonly string[];
  /** Why this is less than a plain signature. */
  readonly question?: 'not-ticked' | 'only-acknowledged';
}

/** What a piece of a line says. */
export interface RosterPiece {
  readonly entries: readonly RosterEntry[];
  /** Words like 报名 or 我来 were said. */
  readonly joins: boolean;
  /** Words like 收到 were said. */
  readonly acknowledges: boolean;
}

interface Called {
  name?: string;
  nickname?: string;
  surname?: string;
  title?: string;
  kinOf?: string;
}

interface Facts extends Called {
  buildingHint?: string;
  doorHint?: string;
  phoneTail?: string;
  shortCode?: string;
  minutes?: number;
  companions: number;
  /** +1 apart from other company: the speaker of a chat counts themself by it. */
  plus: number;
  withdrawn: boolean;
  ticked: boolean;
  remarks: string[];
}

interface Draft extends Facts {
  start: number;
  end: number;
}

/** What is being put together while the tokens of one piece are read. */
interface Reading {
  readonly cleaned: Cleaned;
  readonly numbered: boolean;
  readonly speaking: boolean;
  readonly people: Draft[];
  /** Facts that stand before the person they belong to. */
  ahead: Draft | undefined;
  /** The last separator parts people (、). */
  enumerated: boolean;
  joins: boolean;
  acknowledges: boolean;
}

const blank = (start: number, end: number): Draft => ({ start, end, companions: 0, plus: 0, withdrawn: false, ticked: false, remarks: [] });

const isName = (text: string | undefined): text is string => text !== undefined && hasNameShape(text) && !words.notNames.test(text);

/** How people call somebody whose full name they do not write: 王阿姨, 老王, 叶子妈妈. */
function called(word: string): Called {
  const [, familiarTitle, familiarSurname] = words.familiar.exec(word) ?? [];
  if (familiarTitle !== undefined && familiarSurname !== undefined && isSurname(familiarSurname))
    return { nickname: word, surname: familiarSurname, title: familiarTitle };
  const [, surname, title] = words.titled.exec(word) ?? [];
  if (surname !== undefined && title !== undefined && isSurname(surname)) return { nickname: word, surname, title };
  const [, whose] = words.relativeOf.exec(word) ?? [];
  return whose === undefined ? { nickname: word } : { nickname: word, kinOf: whose };
}

/** Takes over facts about the same person; what is already known stays. */
function absorb(draft: Draft, said: Partial<Facts>): void {
  if (said.buildingHint !== undefined) draft.buildingHint ??= said.buildingHint;
  if (said.doorHint !== undefined) draft.doorHint ??= said.doorHint;
  if (said.phoneTail !== undefined) draft.phoneTail ??= said.phoneTail;
  if (said.shortCode !== undefined) draft.shortCode ??= said.shortCode;
  if (said.minutes !== undefined) draft.minutes ??= said.minutes;
  draft.companions += said.companions ?? 0;
  draft.plus += said.plus ?? 0;
  draft.withdrawn ||= said.withdrawn ?? false;
  draft.ticked ||= said.ticked ?? false;
  draft.remarks.push(...(said.remarks ?? []));
}

function addPerson(reading: Reading, start: number, end: number, who: Called): void {
  const draft = Object.assign(reading.ahead ?? blank(start, end), who, { end });
  const struck = reading.cleaned.struck.slice(start, end);
  draft.withdrawn ||= struck.filter(Boolean).length * 2 > struck.length;
  reading.ahead = undefined;
  reading.people.push(draft);
}

/** Whom a fact belongs to: the last person, unless that one has such a fact already; then whoever comes next. */
function owner(reading: Reading, token: Token, has: (draft: Draft) => boolean = () => false): Draft {
  const last = reading.people.at(-1);
  const draft = last && !has(last) ? last : (reading.ahead ??= blank(token.start, token.end));
  draft.end = Math.max(draft.end, token.end);
  return draft;
}

const remark = (reading: Reading, token: Token, text: string): void => void owner(reading, token).remarks.push(text);

const onlySpaces = (reading: Reading, from: number, to: number): boolean => /^ *$/.test(reading.cleaned.folded.slice(from, to));

/** A word that holds a name and something else: 林知远报名, 我是林知远, 林知远老师, 林知远和沈若禾. */
function readCompound(reading: Reading, word: string, start: number, end: number): boolean {
  const introduced = /^(?:我是|我叫|本人|代|帮|替|给)(.+)$/.exec(word)?.[1];
  if (isName(introduced)) {
    addPerson(reading, end - introduced.length, end, { name: introduced });
    return true;
  }
  const titled = words.nameAndTitle.exec(word)?.[1];
  if (isName(titled) && !isSurname(titled)) {
    addPerson(reading, start, end, { name: titled });
    return true;
  }
  const [, signed, said = ''] = /^(.{2,9}?)(报名参加|报名|参加|签到|接龙|我来|(?:又|也|都|一起)?(?:来|去|到)了?|报|退)$/u.exec(word) ?? [];
  // 王来 may be a name, 林知远来 is none.
  if (isName(signed) && signed.length + said.length > 3) {
    addPerson(reading, start, end, { name: signed });
    const draft = reading.people.at(-1);
    if (draft && said === '退') draft.withdrawn = true;
    else reading.joins = true;
    return true;
  }
  const [, first, , second] = /^(.{2,4}?)(和|跟|与|及)(.{2,4})$/u.exec(signed ?? word) ?? [];
  if (isName(first) && isName(second)) {
    addPerson(reading, start, start + first.length, { name: first });
    addPerson(reading, end - said.length - second.length, end - said.length, { name: second });
    return true;
  }
  return false;
}

function readWord(reading: Reading, token: Token & { kind: 'word' }, column: words.Column | undefined): void {
  const { text: word, start, end } = token;
  const last = reading.people.at(-1);
  const besideLast = last !== undefined && onlySpaces(reading, last.end, start);
  if (column === 'name') return addPerson(reading, start, end, hasNameShape(word) ? { name: word } : called(word));
  if (column === 'nickname')
    return last && last.nickname === undefined ? void Object.assign(last, { nickname: word, end }) : addPerson(reading, start, end, { nickname: word });
  if (column !== undefined) return remark(reading, token, word);

  // Lin Zhiyuan: a name in letters has spaces of its own.
  if (last?.nickname !== undefined && besideLast && /^[A-Za-z]+(?: [A-Za-z]+)?$/.test(last.nickname) && /^[A-Za-z]+$/.test(word))
    return void Object.assign(last, { nickname: `${last.nickname} ${word}`, end });
  if (word === '退') return void (owner(reading, token).withdrawn = true);
  if (words.joining.test(word)) {
    reading.joins = true;
    if (last) last.end = end;
    return;
  }
  if (words.acknowledging.test(word)) {
    reading.acknowledges = true;
    return last && remark(reading, token, word);
  }
  if (readCompound(reading, word, start, end)) return;
  const how = called(word);
  if (isName(word) && !isSurname(word) && how.title === undefined) {
    // In a numbered list 叶子妈妈 林知远 is one person with two names.
    if (reading.numbered && reading.people.length === 1 && last?.nickname !== undefined && last.name === undefined && last.surname === undefined && besideLast)
      return void Object.assign(last, { name: word, end });
    return addPerson(reading, start, end, { name: word });
  }
  if (words.notNames.test(word) || words.remarking.test(word)) return remark(reading, token, word);
  const length = Array.from(word).length;
  const maybeSomebody = reading.enumerated || last === undefined || length <= 4 || how.title !== undefined || how.kinOf !== undefined;
  if (maybeSomebody && length <= 12) return addPerson(reading, start, end, how);
  remark(reading, token, word);
}

/**
 * Puts together names that are padded with spaces: 王 芳, 沈 若 禾, 欧阳 知秋, 陈 师傅. A row of single characters is
 * taken by threes if it comes out even, else by twos.
 */
function withPaddedNames(cleaned: Cleaned, tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    let end = at;
    const single = (place: number): boolean => {
      const next = tokens[place];
      return next?.kind === 'word' && /^\p{Script=Han}$/u.test(next.text);
    };
    const beside = (place: number): boolean => /^ +$/.test(cleaned.folded.slice(tokens[place - 1]?.end, tokens[place]?.start));
    if (token.kind === 'word' && isSurname(token.text)) {
      const next = tokens[at + 1];
      if (single(at)) while (single(end + 1) && beside(end + 1)) end += 1;
      const row = end - at + 1;
      if (row > 1) end = at + (row % 3 === 0 ? 3 : 2) - 1;
      else if (next?.kind === 'word' && beside(at + 1) && /^\p{Script=Han}{1,2}$/u.test(next.text) && !words.joining.test(next.text)) end = at + 1;
    }
    const last = tokens[end];
    if (end === at || last === undefined) joined.push(token);
    else
      joined.push({
        kind: 'word',
        text: tokens
          .slice(at, end + 1)
          .map((part) => (part.kind === 'word' ? part.text : ''))
          .join(''),
        start: token.start,
        end: last.end,
      });
    at = end;
  }
  return joined;
}

function readDigits(reading: Reading, token: Token & { kind: 'digits' }, column: words.Column | undefined): void {
  const { text } = token;
  if (column === 'phone' && text.length >= 4) owner(reading, token).phoneTail = text.slice(-4);
  else if (column === 'building' && text.length <= 3) readFact(reading, { ...token, kind: 'building', hint: text });
  else if (column === 'door') readFact(reading, { ...token, kind: 'door', hint: text });
  else if ((column === 'minutes' || column === 'hours') && Number(text) > 0 && Number(text) * (column === 'hours' ? 60 : 1) <= 24 * 60)
    owner(reading, token).minutes = Number(text) * (column === 'hours' ? 60 : 1);
  else if (column === 'companions') owner(reading, token).companions += Math.min(20, Number(text));
  else if (column !== undefined) remark(reading, token, text);
  else if (text.length === 4) {
    const draft = owner(reading, token, ({ phoneTail }) => phoneTail !== undefined);
    draft.phoneTail = text;
    draft.doorHint ??= text;
  } else if (text.length === 3) readFact(reading, { ...token, kind: 'door', hint: text });
  else if (reading.speaking && text === '1' && reading.people.length === 0) reading.joins = true;
  else if (text.length <= 2) readFact(reading, { ...token, kind: 'building', hint: text });
  else remark(reading, token, text);
}

function readFact(reading: Reading, token: Token): void {
  if (token.kind === 'building')
    owner(reading, token, ({ buildingHint, doorHint }) => buildingHint !== undefined || doorHint !== undefined).buildingHint = token.hint;
  else if (token.kind === 'door') {
    // The door belongs to whom the building just before it belongs to.
    const ahead = reading.ahead?.buildingHint !== undefined && reading.ahead.doorHint === undefined ? reading.ahead : undefined;
    const draft = ahead ?? owner(reading, token, ({ doorHint }) => doorHint !== undefined);
    draft.doorHint = token.hint;
    draft.end = Math.max(draft.end, token.end);
  } else if (token.kind === 'phone') owner(reading, token, ({ phoneTail }) => phoneTail !== undefined).phoneTail = token.tail;
  else if (token.kind === 'code') owner(reading, token, ({ shortCode }) => shortCode !== undefined).shortCode = token.code;
  else if (token.kind === 'minutes') owner(reading, token, ({ minutes }) => minutes !== undefined).minutes = token.minutes;
  else if (token.kind === 'plus') owner(reading, token).plus += token.count;
  else if (token.kind === 'company') owner(reading, token).companions += token.count;
  else if (token.kind === 'together') owner(reading, token).companions += Math.max(0, token.count - Math.max(1, reading.people.length));
  else if (token.kind === 'withdrawn' || token.kind === 'replaced') owner(reading, token).withdrawn = true;
  else if (token.kind === 'tick') owner(reading, token).ticked = true;
}

/** Brackets hold facts about the person before them, or that person's other name. */
function readBracket(reading: Reading, token: Token & { kind: 'bracket' }): void {
  const text = token.inner.folded.trim();
  if (text === '') return;
  const { entries, joins } = readPiece(token.inner);
  const [said] = entries;
  const last = reading.people.at(-1);
  const draft = owner(reading, token);
  if (said === undefined || entries.length > 1) {
    if (!joins) draft.remarks.push(text);
    return;
  }
  const { companions, ...facts } = said;
  const names = said.name ?? said.nickname;
  if (names === undefined) return absorb(draft, { ...facts, companions, remarks: [...said.remarks] });
  if (draft === last && said.name !== undefined && last.name === undefined && last.surname === undefined) last.name = said.name;
  else draft.remarks.push(text);
  absorb(draft, { ...facts, remarks: [] });
}

function entryOf(reading: Reading, { start, end, plus, ...facts }: Draft): RosterEntry {
  const speaker = reading.speaking && facts.name === undefined && facts.nickname === undefined;
  return { ...facts, companions: facts.companions + (speaker ? Math.max(0, plus - 1) : plus), text: reading.cleaned.typed.slice(start, end).trim() };
}

/** Reads a line, or a cell of a table, after its list number. `speaking`: a chat message, where +1 counts the speaker. */
export function readPiece(cleaned: Cleaned, { numbered = false, speaking = false }: { numbered?: boolean; speaking?: boolean } = {}): RosterPiece {
  const reading: Reading = { cleaned, numbered, speaking, people: [], ahead: undefined, enumerated: false, joins: false, acknowledges: false };
  let column: words.Column | undefined;
  for (const token of withPaddedNames(cleaned, scan(cleaned))) {
    if (token.kind === 'label') {
      column = token.column;
      continue;
    }
    if (token.kind === 'separator') reading.enumerated = token.enumerates;
    else if (token.kind === 'word') readWord(reading, token, column);
    else if (token.kind === 'digits') readDigits(reading, token, column);
    else if (token.kind === 'bracket') readBracket(reading, token);
    else readFact(reading, token);
    if (token.kind !== 'nothing') column = undefined;
  }
  const { ahead } = reading;
  const last = reading.people.at(-1);
  if (ahead && last) {
    // What stood after everybody is the last one's; a second building or door stays readable as a remark.
    const doubled = [ahead.buildingHint, ahead.doorHint].filter((hint, which) => hint !== undefined && [last.buildingHint, last.doorHint][which] !== undefined);
    absorb(last, { ...ahead, remarks: [...ahead.remarks, ...doubled.flatMap((hint) => hint ?? [])] });
    last.end = Math.max(last.end, ahead.end);
  } else if (ahead) reading.people.push(ahead);
  const saysSo = reading.people.some((draft) => draft.name === undefined && draft.nickname === undefined && (draft.plus > 0 || draft.companions > 0));
  return { entries: reading.people.map((draft) => entryOf(reading, draft)), joins: reading.joins || (speaking && saysSo), acknowledges: reading.acknowledges };
}
