import { reviewWords as w } from '#words/console-review.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { Aside, AsideSection } from '../../ui/console-frame.tsx';
import { useWords } from '../../ui/language.ts';

/** In place of a panel whose thing has been done meanwhile. */
export function Gone({ label }: { label: string }) {
  const say = useWords();
  return (
    <Aside label={label}>
      <AsideSection>
        <EmptyState icon="done" title={say(w.notFound)}>
          {say(w.notFoundWhy)}
        </EmptyState>
      </AsideSection>
    </Aside>
  );
}
