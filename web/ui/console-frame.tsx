import { useLocation } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { ui } from '#words/ui.ts';
import { Anchor } from './anchor.tsx';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import css from './console-frame.module.css';
import { dayWords, today, useNow } from './day.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { useWords } from './language.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Mark } from './mark.tsx';
import { SkipLink } from './skip-link.tsx';
import { useTitle } from './use-title.ts';

export interface NavLink {
  href: string;
  label: string;
  icon: IconName;
  /** How many things wait there. */
  count?: number | undefined;
}

export interface ConsoleFrameProps {
  place: { name: string; above?: string };
  /** Groups are parted by a hairline. */
  nav: readonly (readonly NavLink[])[];
  me: { name: string; office: string };
  onSignOut: () => void;
  /** The find box of the top bar. */
  find?: ReactNode;
  /** Buttons at the end of the top bar. */
  tools?: ReactNode;
  children: ReactNode;
}

/** The office's frame: nav rail, top bar, the page below. */
export function ConsoleFrame({ place, nav, me, onSignOut, find, tools, children }: ConsoleFrameProps) {
  const say = useWords();
  const here = useLocation({ select: (location) => location.pathname });
  const links = nav.flat();
  const current = links.filter(({ href }) => here === href || here.startsWith(`${href}/`)).sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <div className={css.console}>
      <SkipLink />
      <nav className={classes(css.nav, 'screen-only')} aria-label={say(ui.mainNav)}>
        <header>
          <Mark />
          <div>
            <strong>{place.name}</strong>
            {place.above && <span>{place.above}</span>}
          </div>
        </header>
        <div className={css.links}>
          {nav.map((group, index) => (
            <Fragment key={group[0]?.href ?? index}>
              {index > 0 && <hr />}
              {group.map((link) => (
                <Anchor key={link.href} href={link.href} aria-current={link === current ? 'page' : undefined}>
                  <Icon name={link.icon} size={18} />
                  {link.label}
                  {link.count ? <em>{link.count}</em> : null}
                </Anchor>
              ))}
            </Fragment>
          ))}
        </div>
        <div className={css.me}>
          <div>
            <strong>{me.name}</strong>
            {me.office}
          </div>
          <Button look="quiet" icon="leave" aria-label={say(ui.signOut)} title={say(ui.signOut)} onClick={onSignOut} />
        </div>
      </nav>
      <div className={css.main}>
        <div className={classes(css.top, 'screen-only')}>
          <div className={css.find}>{find}</div>
          <Today />
          <LanguageSwitch />
          {tools}
        </div>
        {children}
      </div>
    </div>
  );
}

function Today() {
  const say = useWords();
  return <span className={css.today}>{say(dayWords(today(useNow()), { year: true }))}</span>;
}

export interface WorkProps {
  title: ReactNode;
  /** Beside the title: counts, what is due. */
  note?: ReactNode;
  /** At the end of the title row: key hints, buttons. */
  end?: ReactNode;
  /** The panel at the right; scrolls by itself. Build it from `Aside`. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A console page: the work at the left, the panel of the chosen thing at the right. */
export function Work({ title, note, end, aside, children }: WorkProps) {
  useTitle(title);
  return (
    <div className={classes(css.work, aside !== undefined && css.split)}>
      <main id="main" tabIndex={-1} className={css.page}>
        <div className={css.head}>
          <h1>{title}</h1>
          {note !== undefined && <div className={css.note}>{note}</div>}
          {end !== undefined && <div className={css.end}>{end}</div>}
        </div>
        {children}
      </main>
      {aside}
    </div>
  );
}

/** The right panel: a head, sections parted by hairlines, the closing buttons always in sight. */
export function Aside({ label, head, foot, children }: { label: string; head?: ReactNode; foot?: ReactNode; children?: ReactNode }) {
  return (
    <aside className={css.aside} aria-label={label}>
      <div className={css.scroll}>
        {head !== undefined && <div className={css.section}>{head}</div>}
        {children}
      </div>
      {foot !== undefined && <footer className={css.foot}>{foot}</footer>}
    </aside>
  );
}

/** A padded part of the right panel. `title` is quiet and bold, as 凭据 and 处理. */
export function AsideSection({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <div className={css.section}>
      {title !== undefined && <h3>{title}</h3>}
      {children}
    </div>
  );
}
