import type { ReactNode } from 'react';
import type { Action } from '#contract/permissions.ts';
import { consoleWords as w } from '#words/console.ts';
import { usePerson } from '../session.ts';
import { EmptyState } from '../ui/answers.tsx';
import { useWords } from '../ui/language.ts';
import css from './at-community.module.css';
import { useCommunity, type Community } from './community.ts';
import { may } from './may.ts';

/** A page that needs a community and a role; without one it says what to do. */
export function AtCommunity({ action, children }: { action: Action; children: (community: Community) => ReactNode }) {
  const say = useWords();
  const person = usePerson();
  const community = useCommunity();
  if (!may(person, action))
    return (
      <main className={css.lone}>
        <EmptyState icon="key" title={say(w.notForYou)}>
          {say(w.notForYouWhy)}
        </EmptyState>
      </main>
    );
  if (!community)
    return (
      <main className={css.lone}>
        <EmptyState icon="building" title={say(w.noCommunity)}>
          {say(w.noCommunityWhy)}
        </EmptyState>
      </main>
    );
  return children(community);
}
