import { publicWords as w } from '#words/public.ts';
import { useWords } from '../../ui/language.ts';
import { StateTag } from '../../ui/state-tag.tsx';

/** Where a notice stands: something paused, still open, or over. */
export function NoticeTag({ notice: { objected, closed } }: { notice: { objected: number; closed: boolean } }) {
  const say = useWords();
  if (objected > 0)
    return (
      <StateTag tone="stop" icon="pause">
        {say(w.paused(objected))}
      </StateTag>
    );
  return closed ? (
    <StateTag tone="done">{say(w.over)}</StateTag>
  ) : (
    <StateTag tone="wait" icon="notice">
      {say(w.open)}
    </StateTag>
  );
}
