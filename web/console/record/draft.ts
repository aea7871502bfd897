import { ageBands } from '#contract/values.ts';
import type { Decision, Decisions, Found } from './roster.ts';

/** What a clerk has not finished: the text, what was decided about its entries, and who is ticked. */
export interface Draft {
  text: string;
  decisions: Decisions;
  ticks: readonly Found[];
}

export const noDraft: Draft = { text: '', decisions: {}, ticks: [] };

/** The longest text the server keeps. */
const longest = 60_000;

/** The draft as one text; an empty text removes it. What was decided is dropped before a single typed word is. */
export function writeDraft({ text, decisions, ticks }: Draft): string {
  if (Object.keys(decisions).length === 0 && ticks.length === 0) return text.trim() === '' ? '' : text.slice(0, longest);
  const whole = JSON.stringify({ text, decisions, ticks });
  return whole.length <= longest ? whole : text.slice(0, longest);
}

/** A draft that is no envelope of ours is plain text. */
export function readDraftText(kept: string | null): Draft {
  if (kept === null || kept === '') return noDraft;
  const whole = kept.startsWith('{') ? parse(kept) : undefined;
  if (!isObject(whole) || typeof whole['text'] !== 'string') return { ...noDraft, text: kept };
  return { text: whole['text'], decisions: decisionsIn(whole['decisions']), ticks: peopleIn(whole['ticks']) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function personIn(value: unknown): Found | undefined {
  if (!isObject(value)) return undefined;
  const { residentId, name, buildingName, shortCode } = value;
  const ageBand = ageBands.find((band) => band === value['ageBand']);
  return typeof residentId === 'string' && typeof name === 'string' && typeof buildingName === 'string' && ageBand && typeof shortCode === 'string'
    ? { residentId, name, buildingName, ageBand, shortCode }
    : undefined;
}
const peopleIn = (value: unknown): Found[] => (Array.isArray(value) ? value.flatMap((one: unknown) => personIn(one) ?? []) : []);

function decisionIn(value: unknown): Decision | undefined {
  if (!isObject(value)) return undefined;
  if (value['kind'] === 'skip') return { kind: 'skip' };
  if (value['kind'] === 'pick' && typeof value['residentId'] === 'string') return { kind: 'pick', residentId: value['residentId'] };
  if (value['kind'] === 'with') return { kind: 'with', people: peopleIn(value['people']) };
  const person = value['kind'] === 'found' ? personIn(value['person']) : undefined;
  return person && { kind: 'found', person };
}
function decisionsIn(value: unknown): Decisions {
  const found: Record<string, Decision> = {};
  for (const [key, one] of Object.entries(isObject(value) ? value : {})) {
    const decision = decisionIn(one);
    if (decision) found[key] = decision;
  }
  return found;
}
