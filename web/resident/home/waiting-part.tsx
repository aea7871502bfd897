import type { Figures } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { DaysKept } from '../../ui/days-kept.tsx';
import { useWords } from '../../ui/language.ts';

/** "60 分 公示到 11月26日 星期四 24:00". */
export function WaitingPart({ part }: { part: Figures['waitingParts'][number] }) {
  const say = useWords();
  return (
    <>
      <b className="nowrap">{say(w.points(part.points))}</b> <DaysKept>{say(w.until(part.state, part.until, part.provisional))}</DaysKept>
    </>
  );
}
