import { readWhoLooked } from '#contract/identity.ts';
import { residentWords as w } from '#words/resident.ts';
import { useReadPages } from '../api.ts';
import { LoadedPages } from '../loaded-pages.tsx';
import { EmptyState } from '../ui/answers.tsx';
import { momentWords } from '../ui/day.ts';
import { DayText } from '../ui/day-text.tsx';
import { useWords } from '../ui/language.ts';
import { Panel } from '../ui/panel.tsx';
import { PageBar, PhoneMain } from '../ui/phone-frame.tsx';
import css from './pages.module.css';

/** 谁看过我的数据: each opening of my data by staff, by office, with the reason they gave. */
export function WhoLookedPage() {
  const say = useWords();
  const read = useReadPages(readWhoLooked, {});
  return (
    <>
      <PageBar back="/me/mine" title={say(w.whoLooked)} />
      <PhoneMain>
        <p className={css.lead}>{say(w.whoLookedWhat)}</p>
        <LoadedPages
          read={read}
          failed={say(w.whoLookedNotRead)}
          empty={
            <EmptyState icon="shield" title={say(w.whoLookedNone)}>
              {say(w.whoLookedNoneNext)}
            </EmptyState>
          }
        >
          {(rows) => (
            <Panel kind="list" label={say(w.whoLooked)}>
              <ol className={css.readings}>
                {rows.map(({ at, office, what, reason }) => (
                  <li key={`${at}${office}${what.en}`}>
                    <strong>{office}</strong>
                    <span>{say(what)}</span>
                    {reason && <span>{say(w.whoLookedReason(reason))}</span>}
                    <time dateTime={at}>
                      <DayText words={momentWords(at)} />
                    </time>
                  </li>
                ))}
              </ol>
            </Panel>
          )}
        </LoadedPages>
      </PhoneMain>
    </>
  );
}
