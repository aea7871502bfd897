import { useMemo, useRef, useState } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import { readRoster, recordRoster } from '#contract/participation.ts';
import { useAct, useRead } from '../../api.ts';
import { base64Of } from '../../ui/file-drop.tsx';
import { useSettled } from '../use-settled.ts';
import { fromFound, leftText, lookedUp, planOf, rowsOf, type Candidate, type Decision, type Found, type Person } from './roster.ts';
import { useDraft } from './use-draft.ts';

export type Way = 'tick' | 'paste' | 'sheet';
const sourceOf = { tick: 'roster', paste: 'paste', sheet: 'file' } as const satisfies Record<Way, string>;

export interface Judged {
  points: number | undefined;
  reason: string;
}

export interface Done {
  output: OutputOf<typeof recordRoster>;
  people: readonly Person[];
}

/** Everything about recording one activity: the text and what was decided about it, whom it stands for, and what became of it. */
export function useRoster(activityId: string, judging: boolean) {
  const kept = useDraft(activityId);
  const { draft, change } = kept;
  const [way, setWay] = useState<Way>('paste');
  const [judged, setJudged] = useState<Judged>({ points: undefined, reason: '' });
  const [done, setDone] = useState<Done>();

  // The pasted text is read again whenever the rests; the sheet once, when it is dropped.
  const text = useSettled(draft.text, 450);
  const pasted = useRead(readRoster, { activityId, text }, { when: text.trim() !== '', keep: true });
  const [file, setFile] = useState<File>();
  const sheet = useAct(readRoster, { refresh: [] });
  const lines = way === 'sheet' ? (file ? sheet.done?.lines : undefined) : way === 'paste' && draft.text.trim() !== '' ? pasted.data?.lines : undefined;

  // People who were looked up stand in no text: their short codes are read like a list, so that the points are the server's.
  const codes = [...draft.ticks, ...lookedUp(draft.decisions)]
    .map(({ shortCode }) => shortCode)
    .filter((code) => code !== '')
    .join('\n');
  const askedCodes = useSettled(codes, 250);
  const prices = useRead(readRoster, { activityId, text: askedCodes }, { when: askedCodes !== '', keep: true });
  const priced = useMemo(
    () =>
      new Map(
        (askedCodes === '' ? [] : (prices.data?.lines ?? [])).flatMap(({ candidates }) =>
          candidates.map((candidate): [string, Candidate] => [candidate.residentId, candidate]),
        ),
      ),
    [askedCodes, prices.data],
  );

  const rows = useMemo(() => rowsOf(lines ?? [], draft.decisions, priced), [lines, draft.decisions, priced]);
  const people: readonly Person[] = way === 'tick' ? draft.ticks.map((person) => fromFound(person, null, priced)) : rows.flatMap((row) => row.people);
  const plan = planOf(people, way === 'tick' ? 0 : rows.filter(({ open }) => open).length);

  // What was sent: whoever goes on typing meanwhile loses nothing, and what is shown afterwards is what was recorded.
  const sent = useRef<{ way: Way; text: string; people: readonly Person[]; rest: string }>(undefined);
  const record = useAct(recordRoster, {
    onDone: (output) => {
      const was = sent.current;
      if (!was) return;
      const recorded = new Set(output.outcomes.map(({ residentId }) => residentId));
      setDone({ output, people: was.people });
      if (was.way === 'tick') change({ ticks: draft.ticks.filter(({ residentId }) => !recorded.has(residentId)) });
      else if (was.way === 'paste') change(draft.text === was.text ? { text: was.rest, decisions: {} } : {});
      else {
        change({ text: `${draft.text}\n${was.rest}`.trim(), decisions: {} });
        setFile(undefined);
        sheet.clear();
        setWay('paste');
      }
    },
  });

  return {
    ...kept,
    way,
    setWay: (next: Way) => {
      if (!record.working) record.clear();
      setWay(next);
    },
    setText: (next: string) => {
      if (!record.working) record.clear();
      change({ text: next });
    },
    decide: (key: string, decision: Decision | undefined) => {
      const { [key]: _, ...others } = draft.decisions;
      change({ decisions: decision ? { ...others, [key]: decision } : others });
    },
    tick: (person: Found, on: boolean) =>
      change({
        ticks: on
          ? [...draft.ticks.filter(({ residentId }) => residentId !== person.residentId), person]
          : draft.ticks.filter(({ residentId }) => residentId !== person.residentId),
      }),
    file,
    takeFile: async (next: File) => {
      setFile(next);
      sheet.clear();
      sheet.act({ activityId, file: { name: next.name, content: await base64Of(next) } });
    },
    sheet,
    pasted,
    rows,
    /** Null while the list is being read. */
    lineCount: lines?.length ?? null,
    plan,
    settled: way === 'tick' ? askedCodes === codes && !prices.isFetching : way === 'sheet' ? !sheet.working : text === draft.text && !pasted.isFetching,
    judged,
    setJudged,
    record,
    send: () => {
      sent.current = { way, text: draft.text, people, rest: leftText(rows) };
      record.act({
        activityId,
        source: sourceOf[way],
        items: people.map((person) => ({
          residentId: person.residentId,
          ...(person.minutes !== null && { minutes: person.minutes }),
          ...(judging && judged.points !== undefined && { judgedPoints: judged.points, judgedReason: judged.reason.trim() }),
        })),
      });
    },
    done,
    goOn: () => {
      record.clear();
      setDone(undefined);
    },
  };
}
export type Roster = ReturnType<typeof useRoster>;
