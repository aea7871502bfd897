import type { Figures } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { useLanguage, useWords } from '../../ui/language.ts';

/** "60 分 公示到 11月26日 星期四 24:00": breaks only between its words, never inside a day. */
export function WaitingPart({ part }: { part: Figures['waitingParts'][number] }) {
  const say = useWords();
  const language = useLanguage();
  const until = say(w.until(part.state, part.until, part.provisional));
  return (
    <>
      <b>{say(w.points(part.points))}</b> {language === 'zh' ? until.split(' ').map((piece, index) => <Piece key={piece} first={index === 0}>{piece}</Piece>) : until}
    </>
  );
}

const Piece = ({ first, children }: { first: boolean; children: string }) => (
  <>
    {!first && ' '}
    <span className="nowrap">{children}</span>
  </>
);
