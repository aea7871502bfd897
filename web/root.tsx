import { createRootRoute, Outlet, useLocation, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ui } from '#words/ui.ts';
import { failureWords, Refused, Unreached } from './api.ts';
import { EmptyState, LoadFailed } from './ui/answers.tsx';
import { LinkButton } from './ui/button.tsx';
import { useWords } from './ui/language.ts';
import css from './signed-in.module.css';

/** The root of every face's route tree. A face hangs its routes below it, see `faces.ts`. */
export const root = createRootRoute({ component: Whole, notFoundComponent: NoSuchPage, errorComponent: Broke });

/** After moving to another page the focus goes to its heading, unless it already stands in the page. */
function Whole() {
  const path = useLocation({ select: (location) => location.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    const focused = document.activeElement;
    if (focused && focused !== document.body && !focused.closest('nav')) return;
    const heading = document.querySelector<HTMLElement>('h1') ?? document.querySelector<HTMLElement>('main');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [path]);
  return <Outlet />;
}

function NoSuchPage() {
  const say = useWords();
  return (
    <main className={css.lone}>
      <EmptyState
        icon="question"
        title={say(ui.noSuchPage)}
        actions={
          <LinkButton look="soft" href="/">
            {say(ui.toStart)}
          </LinkButton>
        }
      >
        {say(ui.noSuchPageNext)}
      </EmptyState>
    </main>
  );
}

function Broke({ error, reset }: ErrorComponentProps) {
  const say = useWords();
  const known = error instanceof Refused || error instanceof Unreached;
  return (
    <main className={css.lone}>
      <LoadFailed title={say(ui.brokePage)} reason={say(known ? failureWords(error) : ui.brokePageNext)} onAgain={reset} />
    </main>
  );
}
