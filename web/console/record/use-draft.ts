import { useEffect, useRef, useState } from 'react';
import { readDraft, saveDraft } from '#contract/participation.ts';
import { call, useAct, useRead } from '../../api.ts';
import { noDraft, readDraftText, writeDraft, type Draft } from './draft.ts';

/** The draft of an activity: read once, then saved whenever the rests, and once more when the page is left. */
export function useDraft(activityId: string) {
  const read = useRead(readDraft, { activityId });
  const [draft, setDraft] = useState<Draft>(noDraft);
  /** What the server holds; undefined until it has been read. */
  const [held, setHeld] = useState<string>();
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [restored, setRestored] = useState(false);
  const save = useAct(saveDraft, {
    refresh: [],
    onDone: (output, input) => {
      setHeld(input.text);
      setSavedAt(output.savedAt);
    },
  });

  const answer = read.data;
  useEffect(() => {
    if (answer === undefined || held !== undefined) return;
    setHeld(answer.text ?? '');
    setSavedAt(answer.savedAt);
    // Whoever typed faster than the draft arrived keeps what was typed.
    setDraft((now) => (writeDraft(now) === '' ? readDraftText(answer.text) : now));
    setRestored(Boolean(answer.text));
  }, [answer, held]);

  const wanted = writeDraft(draft);
  const { act, working, failure } = save;
  useEffect(() => {
    if (held === undefined || held === wanted || working) return;
    const timer = setTimeout(() => act({ activityId, text: wanted }), failure ? 6_000 : 1_000);
    return () => clearTimeout(timer);
  }, [activityId, act, held, wanted, working, failure]);

  const latest = useRef({ held, wanted });
  useEffect(() => {
    latest.current = { held, wanted };
  });
  useEffect(
    () => () => {
      const { held: kept, wanted: typed } = latest.current;
      // Nobody is left to read an answer here; the next visit reads what arrived.
      if (kept !== undefined && kept !== typed) void call(saveDraft, { activityId, text: typed }).catch(() => undefined);
    },
    [activityId],
  );

  return {
    draft,
    change: (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part })),
    ready: held !== undefined,
    reading: read,
    savedAt: held === wanted ? savedAt : null,
    notSaved: failure !== null && held !== wanted,
    restored,
  };
}
