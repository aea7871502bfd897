import { endMySession, readMySessions } from '#contract/identity.ts';
import { residentWords as w } from '#words/resident.ts';
import { ui } from '#words/ui.ts';
import type { Language } from '#words/words.ts';
import { useAct, useRead } from '../api.ts';
import { Loaded } from '../loaded.tsx';
import { RefusalLine } from '../refusal.tsx';
import { Button } from '../ui/button.tsx';
import { RadioCards } from '../ui/choices.tsx';
import { momentWords } from '../ui/day.ts';
import { elderSizes, setElder, useElder } from '../ui/elder.ts';
import { DaysKept } from '../ui/days-kept.tsx';
import { setLanguage, useLanguage, useWords } from '../ui/language.ts';
import { Panel } from '../ui/panel.tsx';
import { PageBar, PhoneMain } from '../ui/phone-frame.tsx';
import { StatusLine } from '../ui/status-line.tsx';
import css from './pages.module.css';

/** Each language by its own name, whatever is chosen. */
const languages: readonly { readonly value: Language; readonly label: string }[] = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
];

/** Letters, language, and the devices I am signed in on. */
export function SettingsPage() {
  const say = useWords();
  const size = useElder();
  const language = useLanguage();
  return (
    <>
      <PageBar back="/me/mine" title={say(w.settings)} />
      <PhoneMain>
        <Panel>
          <RadioCards
            label={say(w.letterSize)}
            value={size}
            onValue={setElder}
            choices={elderSizes.map((value) =>
              value === '0'
                ? { value, label: say(w.ordinary), note: say(w.ordinaryNote) }
                : { value, label: say(ui.elderSizes[value]), note: say(w.elderNote[value]) },
            )}
          />
        </Panel>
        <Panel>
          <RadioCards label={say(w.language)} value={language} onValue={setLanguage} choices={languages} />
        </Panel>
        <Devices />
      </PhoneMain>
    </>
  );
}

function Devices() {
  const say = useWords();
  const read = useRead(readMySessions, {});
  const end = useAct(endMySession);
  return (
    <Panel kind="list" title={say(w.devices)}>
      <Loaded read={read} failed={say(w.devicesNotRead)} skeleton="rows">
        {({ sessions }) => (
          <ul className={css.devices}>
            {sessions.map(({ sessionId, since, lastSeen, current }) => (
              <li key={sessionId}>
                <div>
                  <strong>{say(current ? w.deviceHere : w.deviceOther)}</strong>
                  <small>
                    <DaysKept>{say(w.deviceSince(say(momentWords(since)), say(momentWords(lastSeen))))}</DaysKept>
                  </small>
                </div>
                {!current && (
                  <Button working={end.working} onClick={() => end.act({ sessionId })}>
                    {say(w.deviceEnd)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {end.done && <StatusLine>{say(w.deviceEnded)}</StatusLine>}
      <RefusalLine failure={end.failure} />
    </Panel>
  );
}
