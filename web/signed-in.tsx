import { useState, type ReactNode } from 'react';
import { ui } from '#words/ui.ts';
import { failureWords } from './api.ts';
import { PersonContext, useSession, useSignOut, type Person } from './session.ts';
import { LoadFailed, RefusalPanel, Skeleton } from './ui/answers.tsx';
import { Button } from './ui/button.tsx';
import { useWords } from './ui/language.ts';
import css from './signed-in.module.css';

/**
 * Shows its children to a signed-in person of the right kind and a sign-in page in their place to everybody else. When a
 * session ends half-way the children stay mounted behind the sign-in page, so that nothing typed is lost.
 */
export function SignedIn({ as, signIn, children }: { as: Person['as']; signIn: (expired: boolean) => ReactNode; children: ReactNode }) {
  const say = useWords();
  const session = useSession();
  const out = useSignOut();
  const [last, setLast] = useState<Person>();
  const person = session.data ?? undefined;
  if (person && person.as === as && person !== last) setLast(person);

  if (session.data === undefined) {
    return (
      <main className={css.lone}>
        {session.error ? <LoadFailed title={say(ui.session)} reason={say(failureWords(session.error))} onAgain={() => void session.refetch()} /> : <Skeleton />}
      </main>
    );
  }
  if (person && person.as !== as) {
    return (
      <main className={css.lone}>
        <RefusalPanel
          title={say(ui.wrongFace)}
          actions={
            <Button look="primary" working={out.working} onClick={() => out.act({})}>
              {say(ui.otherPerson)}
            </Button>
          }
        >
          {say(as === 'staff' ? ui.wrongFaceResident : ui.wrongFaceStaff)}
        </RefusalPanel>
      </main>
    );
  }
  const shown = person ?? last;
  return (
    <>
      {!person && signIn(last !== undefined)}
      {shown && (
        <PersonContext.Provider value={shown}>
          <div key={shown.id} hidden={!person} className={css.whole}>
            {children}
          </div>
        </PersonContext.Provider>
      )}
    </>
  );
}
