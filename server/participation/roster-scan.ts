import { hasNameShape } from '../identity/person-name.ts';
import * as words from './roster-words.ts';

/** Text without invisible characters, the same text half-width, and which of it was struck through; places agree. */
export interface Cleaned {
  readonly typed: string;
  readonly folded: string;
  readonly struck: readonly boolean[];
}

type Meaning =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'digits'; readonly text: string }
  /** `enumerates`: a 、 or a list number, which part people rather than words. */
  | { readonly kind: 'separator'; readonly enumerates: boolean }
  | { readonly kind: 'label'; readonly column: words.Column }
  | { readonly kind: 'bracket'; readonly inner: Cleaned }
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'building'; readonly hint: string }
  | { readonly kind: 'door'; readonly hint: string }
  | { readonly kind: 'phone'; readonly tail: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'plus'; readonly count: number }
  | { readonly kind: 'company'; readonly count: number }
  /** So many in all, those named included. */
  | { readonly kind: 'together'; readonly count: number }
  | { readonly kind: 'withdrawn' | 'replaced' | 'tick' | 'nothing' };

/** A part of a line and what it says; a line is its tokens in order. */
export type Token = Meaning & { readonly start: number; readonly end: number };

const invisible = /\p{Cc}|\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}|\u{20e3}/u;
const strike = /[\u0335-\u0338]/;
const dash = /[\u2010-\u2015\u2212\u2500\u2e3a]/;

/** Full-width to half-width, one character for one. */
function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (character.length > 1 || (code > 0x20 && code < 0x7f)) return character;
  if (code >= 0xff01 && code <= 0xff5e) return '［］'.includes(character) ? (character === '［' ? '[' : ']') : String.fromCharCode(code - 0xfee0);
  if (character === '\t') return character;
  if (/\s/.test(character)) return ' ';
  if (dash.test(character)) return '-';
  if ('【〔'.includes(character)) return '[';
  if ('】〕'.includes(character)) return ']';
  return '“”„«»「」『』《》〈〉'.includes(character) ? '"' : character;
}

/** Half-width, one dash, one kind of brackets and quotes. */
export const foldText = (text: string): string => Array.from(text, foldCharacter).join('');

/** Takes invisible characters out of a line and notes what is struck through, by ~~ ~~, <del> or overlays. */
export function cleanLine(raw: string): Cleaned {
  const characters = Array.from(raw.replaceAll(/<\/?(?:del|s|strike)>/gi, '~~'));
  const struck: boolean[] = [];
  let typed = '';
  let inStrike = false;
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '~' && characters[at + 1] === '~') {
      inStrike = !inStrike;
      at += 1;
    } else if (strike.test(character)) {
      if (struck.length > 0) struck[struck.length - 1] = true;
    } else if (character === '\t' || !invisible.test(character)) {
      typed += character;
      for (let unit = 0; unit < character.length; unit++) struck.push(inStrike);
    }
  }
  return { typed, folded: foldText(typed), struck };
}

export const partOf = (cleaned: Cleaned, start: number, end = cleaned.typed.length): Cleaned => ({
  typed: cleaned.typed.slice(start, end),
  folded: cleaned.folded.slice(start, end),
  struck: cleaned.struck.slice(start, end),
});

/** What follows a head that matches, or undefined. */
export function withoutHead(cleaned: Cleaned, head: RegExp): Cleaned | undefined {
  const match = head.exec(cleaned.folded);
  return match?.index === 0 && match[0].length > 0 ? partOf(cleaned, match[0].length) : undefined;
}

const nothing = (): Meaning => ({ kind: 'nothing' });
const minutes = (value: number): Meaning => (value > 0 && value <= 24 * 60 ? { kind: 'minutes', minutes: Math.round(value) } : { kind: 'nothing' });
const company = (count: number): Meaning => ({ kind: 'company', count: Math.max(0, Math.min(20, count)) });

/** Tried in this order at every place of the text; what none of them takes is part of a word. */
const patterns: readonly (readonly [RegExp, (match: RegExpExecArray, rest: string) => Meaning | readonly [Meaning, Meaning]])[] = [
  [words.timeRange, (match) => minutes(Number(match[3]) * 60 + Number(match[4]) - Number(match[1]) * 60 - Number(match[2]))],
  [words.date, nothing],
  [words.clock, nothing],
  [words.phone, (match) => ({ kind: 'phone', tail: match[1] ?? '' })],
  [words.shortCode, (match) => ({ kind: 'code', code: match[0] })],
  [
    words.hours,
    (match) =>
      minutes(
        ((match[1] === undefined ? (words.numberOf(match[2] ?? '') ?? 0) : Number(match[1])) + ((match[3] ?? match[5]) ? 0.5 : 0)) * 60 + Number(match[4] ?? 0),
      ),
  ],
  [words.halfHour, () => minutes(30)],
  [words.minuteFigure, (match) => minutes(Number(match[1]))],
  [words.tail, (match) => ({ kind: 'phone', tail: match[1] ?? '' })],
  [words.plus, (match) => ({ kind: 'plus', count: Number(match[1]) })],
  [
    words.withKin,
    (match, rest) => {
      // 和老公沈若川: company with a name of its own is somebody to be read, not to be counted.
      const next = /^\p{Script=Han}{2,4}/u.exec(rest)?.[0];
      const named = next !== undefined && hasNameShape(next) && !words.notNames.test(next);
      const count = words.numberOf(match[1] ?? '') ?? (/父母|爸妈|爹妈/.test(match[2] ?? '') ? 2 : 1);
      return company(named ? count - 1 : count);
    },
  ],
  [words.withMany, (match) => company(words.numberOf(match[1] ?? '') ?? 1)],
  [words.headCount, (match) => ({ kind: 'together', count: Math.min(20, words.numberOf(match[1] ?? match[2] ?? match[3] ?? '') ?? 1) })],
  [words.pair, () => ({ kind: 'together', count: 2 })],
  [words.wholeHousehold, () => company(1)],
  [words.withdrawal, () => ({ kind: 'withdrawn' })],
  [words.replaced, () => ({ kind: 'replaced' })],
  [words.tick, () => ({ kind: 'tick' })],
  [words.crossed, () => ({ kind: 'withdrawn' })],
  [words.circledNumber, () => ({ kind: 'separator', enumerates: true })],
  [words.innerNumber, () => ({ kind: 'separator', enumerates: true })],
  [
    words.buildingDoor,
    (match) => [
      { kind: 'building', hint: match[1] ?? '' },
      { kind: 'door', hint: match[2] ?? '' },
    ],
  ],
  [
    words.building,
    (match) =>
      match[2] === undefined
        ? { kind: 'building', hint: (match[1] ?? '').trim() }
        : [
            { kind: 'building', hint: (match[1] ?? '').trim() },
            { kind: 'door', hint: match[2].trim() },
          ],
  ],
  [words.door, (match) => ({ kind: 'door', hint: match[0].trim() })],
];

const hard = /[、,;|\\\t/&。!！]/;
const soft = /[ "':<>()[\]{}~^_=*$%`.…-]/;
const ornament = /[@\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** Cuts a line into tokens. Every character is in exactly one token or is a space or ornament between two. */
export function scan(cleaned: Cleaned): readonly Token[] {
  const { folded } = cleaned;
  const tokens: Token[] = [];
  let at = 0;
  let wordFrom: number | undefined;
  const endWord = (): void => {
    if (wordFrom !== undefined) tokens.push({ kind: 'word', text: folded.slice(wordFrom, at), start: wordFrom, end: at });
    wordFrom = undefined;
  };
  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(folded);
    return found && found[0].length > 0 ? found : undefined;
  };
  const closing = new Map(['()', '[]'].map(([open, close]) => [open ?? '', folded.lastIndexOf(close ?? '')]));

  next: while (at < folded.length) {
    const character = String.fromCodePoint(folded.codePointAt(at) ?? 32);
    const lastClosing = closing.get(character);
    if (lastClosing !== undefined && lastClosing > at) {
      const close = folded.indexOf(character === '(' ? ')' : ']', at);
      endWord();
      tokens.push({ kind: 'bracket', inner: partOf(cleaned, at + 1, close), start: at, end: close + 1 });
      at = close + 1;
      continue;
    }
    if (wordFrom === undefined) {
      const label = match(words.label);
      const column = label && words.columnOf(label[1] ?? '');
      if (label && column !== undefined) {
        tokens.push({ kind: 'label', column, start: at, end: at + label[0].length });
        at += label[0].length;
        continue;
      }
    }
    // Inside a run of letters or digits nothing new begins.
    const inRun = wordFrom !== undefined && /[A-Za-z\d]/.test(character) && /[A-Za-z\d]/.test(folded[at - 1] ?? '');
    if (!inRun) {
      for (const [pattern, meaning] of patterns) {
        const found = match(pattern);
        if (!found) continue;
        endWord();
        const end = at + found[0].length;
        const said = meaning(found, folded.slice(end, end + 4));
        for (const each of 'kind' in said ? [said] : said) tokens.push({ ...each, start: at, end });
        at = end;
        continue next;
      }
      const digits = match(words.digitRun);
      if (digits) {
        endWord();
        tokens.push({ kind: 'digits', text: digits[0], start: at, end: at + digits[0].length });
        at += digits[0].length;
        continue;
      }
    }
    const separates = hard.test(character);
    if (separates || soft.test(character) || ornament.test(character)) {
      endWord();
      if (separates) tokens.push({ kind: 'separator', enumerates: character === '、', start: at, end: at + 1 });
    } else {
      wordFrom ??= at;
    }
    at += character.length;
  }
  endWord();
  return tokens;
}
