import { printNotice } from '#contract/participation.ts';
import { reviewWords as w } from '#words/console-review.ts';
import { fileUrl } from '../../api.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { useWords } from '../../ui/language.ts';
import { Menu } from '../../ui/menu.tsx';
import type { Item } from './board.tsx';
import css from './review.module.css';

/** To the page everybody sees, and to the sheet that goes on the wall. */
export function BoardLinks({ items, district, communityId }: { items: readonly Item[]; district: number; communityId: string }) {
  const say = useWords();
  const notices = [...new Map(items.map((item) => [item.noticeId, item.noticeNumber ?? ''])).entries()];
  return (
    <span className={css.links}>
      <Anchor href={`/public/${district}/communities/${communityId}/notices`} target="_blank">
        {say(w.publicPage)}
      </Anchor>
      {notices.length > 0 && (
        <Menu
          label={say(w.noticeOf)}
          icon="print"
          words={say(w.print)}
          items={notices.map(([noticeId, number]) => ({
            key: noticeId,
            label: number,
            icon: 'page',
            onPress: () => window.open(fileUrl(printNotice, { district, noticeId }), '_blank', 'noopener'),
          }))}
        />
      )}
    </span>
  );
}
