import { readPublicDistricts } from '#contract/places.ts';
import { ui } from '#words/ui.ts';
import { useRead } from '../api.ts';
import { DemoPeople } from '../demo-people.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icons.ts';
import { useWords } from '../ui/language.ts';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Mark } from '../ui/mark.tsx';
import css from './start-page.module.css';

/** The first page: where to go, and in demo mode as whom. */
export function StartPage() {
  const say = useWords();
  const districts = useRead(readPublicDistricts, {});
  return (
    <div className={css.page}>
      <header className={css.head}>
        <Mark />
        <LanguageSwitch />
      </header>
      <main className={css.main}>
        <h1>{say(ui.startTitle)}</h1>
        <nav className={css.faces} aria-label={say(ui.startFaces)}>
          <Door href="/console" icon="counter" title={say(ui.faceConsole)} what={say(ui.faceConsoleWhat)} />
          <Door href="/me" icon="passbook" title={say(ui.faceResident)} what={say(ui.faceResidentWhat)} />
          {(districts.data?.districts ?? []).map(({ district, name }) => (
            <Door key={district} href={`/public/${district}`} icon="notice" title={say(ui.publicOf(name))} what={say(ui.facePublicWhat)} />
          ))}
        </nav>
        <DemoPeople />
      </main>
    </div>
  );
}

function Door({ href, icon, title, what }: { href: string; icon: IconName; title: string; what: string }) {
  return (
    <Anchor href={href} className={css.door}>
      <Icon name={icon} size={28} />
      <span>
        <strong>{title}</strong>
        {what}
      </span>
      <Icon name="forward" size={16} />
    </Anchor>
  );
}
