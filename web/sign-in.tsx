import { useState, type FormEvent } from 'react';
import { signIn, signInCode } from '#contract/identity.ts';
import { ui } from '#words/ui.ts';
import { refusedWith, useAct } from './api.ts';
import { DemoPeople } from './demo-people.tsx';
import { RefusalLine } from './refusal.tsx';
import { useSignedIn } from './session.ts';
import { Button } from './ui/button.tsx';
import { useWords } from './ui/language.ts';
import { LanguageSwitch } from './ui/language-switch.tsx';
import { Mark } from './ui/mark.tsx';
import { Panel } from './ui/panel.tsx';
import { StatusLine } from './ui/status-line.tsx';
import { TextField } from './ui/text-field.tsx';
import css from './sign-in.module.css';

/** The second step's one field takes the focus as it appears. */
const takeFocus = (input: HTMLInputElement | null): void => input?.focus();

/** Staff: user name and password, then the six digits. `expired` says that a session ended and nothing is lost. */
export function StaffSignIn({ expired = false }: { expired?: boolean }) {
  const say = useWords();
  const signedIn = useSignedIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const first = useAct(signIn, { refresh: [] });
  const second = useAct(signInCode, { refresh: [], onDone: signedIn });
  const ticket = first.done?.ticket;

  const again = (): void => {
    first.clear();
    second.clear();
    setCode('');
    setPassword('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ticket === undefined) first.act({ username: username.trim(), password });
    else second.act({ ticket, code: code.replace(/\D/g, '') }, { onError: (error) => refusedWith(error, 'ticket-expired') && again() });
  };
  return (
    <main className={css.page}>
      <Head />
      {expired && <StatusLine tone="due">{say(ui.signInAgain)}</StatusLine>}
      <Panel title={say(ui.staffSignIn)}>
        <form className={css.form} onSubmit={submit}>
          {ticket === undefined ? (
            <>
              <TextField label={say(ui.username)} name="username" autoComplete="username" required value={username} onValue={setUsername} />
              <TextField
                label={say(ui.password)}
                name="password"
                type="password"
                autoComplete="current-password"
                required
                value={password}
                onValue={setPassword}
              />
            </>
          ) : (
            <TextField
              key="code"
              label={say(ui.codeStep)}
              hint={say(ui.codeHint)}
              kind="digits"
              ref={takeFocus}
              autoComplete="one-time-code"
              maxLength={6}
              required
              value={code}
              onValue={setCode}
            />
          )}
          <RefusalLine failure={second.failure ?? first.failure} />
          <div className={css.acts}>
            {ticket !== undefined && (
              <Button look="quiet" onClick={again}>
                {say(ui.otherName)}
              </Button>
            )}
            <Button look="primary" type="submit" working={first.working || second.working}>
              {say(ticket === undefined ? ui.next : ui.signIn)}
            </Button>
          </div>
        </form>
      </Panel>
      <DemoPeople face="console" />
    </main>
  );
}

const Head = () => (
  <header className={css.head}>
    <Mark />
    <LanguageSwitch />
  </header>
);
