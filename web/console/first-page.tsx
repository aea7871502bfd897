import { Navigate } from '@tanstack/react-router';
import { consoleWords as w } from '#words/console.ts';
import { usePerson } from '../session.ts';
import { EmptyState } from '../ui/answers.tsx';
import { useWords } from '../ui/language.ts';
import css from './at-community.module.css';
import { pagesOf } from './nav.ts';

/** `/console` alone: the first page this person's roles open. */
export function FirstPage() {
  const say = useWords();
  const first = pagesOf(usePerson())[0]?.[0];
  if (first) return <Navigate to={first.href} replace />;
  return (
    <main className={css.lone}>
      <EmptyState icon="key" title={say(w.notForYou)}>
        {say(w.notForYouWhy)}
      </EmptyState>
    </main>
  );
}
