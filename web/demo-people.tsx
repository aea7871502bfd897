import { readDemoPeople, signInDemo } from '#contract/identity.ts';
import { ui } from '#words/ui.ts';
import { refusedWith, useAct, useRead } from './api.ts';
import { RefusalLine } from './refusal.tsx';
import { Loaded } from './loaded.tsx';
import { useSignedIn } from './session.ts';
import { Icon } from './ui/icon.tsx';
import { useWords } from './ui/language.ts';
import { Panel } from './ui/panel.tsx';
import css from './demo-people.module.css';

const homes = { console: '/console', resident: '/me' } as const;

/** One tap per demo person. Outside demo mode it shows nothing. `face` keeps to the people of one face. */
export function DemoPeople({ face }: { face?: 'console' | 'resident' }) {
  const say = useWords();
  const people = useRead(readDemoPeople, {});
  const signedIn = useSignedIn();
  const enter = useAct(signInDemo, {
    refresh: [],
    onDone: (person) => {
      signedIn(person);
      const home = homes[person.as === 'staff' ? 'console' : 'resident'];
      if (!window.location.pathname.startsWith(home)) window.location.assign(home);
    },
  });
  if (refusedWith(people.error, 'demo-only')) return null;
  return (
    <Panel kind="list" title={say(ui.demoTitle)}>
      <Loaded read={people} failed={say(ui.demoNotRead)} skeleton="rows">
        {(found) => (
          <ul className={css.people}>
            {found.people
              .filter((person) => face === undefined || person.face === face)
              .map((person) => (
                <li key={person.persona}>
                  <button type="button" disabled={enter.working} onClick={() => enter.act({ persona: person.persona })}>
                    <Icon name={person.face === 'console' ? 'counter' : 'person'} size={22} />
                    <span>
                      <strong>{person.name}</strong>
                      {say(person.what)}
                    </span>
                    <em>{say(person.face === 'console' ? ui.demoConsole : ui.demoResident)}</em>
                    <Icon name="forward" size={16} />
                  </button>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
      <RefusalLine failure={enter.failure} />
      <p className={css.note}>{say(ui.demoNote)}</p>
    </Panel>
  );
}
