import { ui } from '#words/ui.ts';
import { Button } from './button.tsx';
import { useWords } from './language.ts';
import css from './pager.module.css';

/** The foot of a long list read by keyset: the next part on demand, and an honest end. */
export function Pager({ shown, more, onMore, working = false }: { shown: number; more: boolean; onMore: () => void; working?: boolean }) {
  const say = useWords();
  return (
    <div className={css.pager}>
      <span>{say(more ? ui.shownSoFar(shown) : ui.shownAll(shown))}</span>
      {more && (
        <Button working={working} onClick={onMore}>
          {say(ui.showMore)}
        </Button>
      )}
    </div>
  );
}
