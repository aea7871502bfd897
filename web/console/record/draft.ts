import { z } from 'zod';
import type { Decisions, Found } from './roster.ts';

/** What a clerk has not finished: the text, what was decided about its entries, and who is ticked. */
export interface Draft {
  text: string;
  decisions: Decisions;
  ticks: readonly Found[];
}

export const noDraft: Draft = { text: '', decisions: {}, ticks: [] };

const FoundShape = z.object({ residentId: z.string(), name: z.string(), buildingName: z.string(), ageBand: z.string(), shortCode: z.string() });
const Envelope = z.object({
  text: z.string(),
  decisions: z.record(
    z.string(),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('pick'), residentId: z.string() }),
      z.object({ kind: z.literal('found'), person: FoundShape }),
      z.object({ kind: z.literal('with'), people: z.array(FoundShape) }),
      z.object({ kind: z.literal('skip') }),
    ]),
  ),
  ticks: z.array(FoundShape),
});

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
  if (!kept.startsWith('{')) return { ...noDraft, text: kept };
  try {
    return Envelope.parse(JSON.parse(kept));
  } catch {
    return { ...noDraft, text: kept };
  }
}
