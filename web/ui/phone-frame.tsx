import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ui } from '#words/ui.ts';
import { Anchor } from './anchor.tsx';
import { classes } from './classes.ts';
import { useElder } from './elder.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { useWords } from './language.ts';
import { Mark } from './mark.tsx';
import css from './phone-frame.module.css';
import { useTitle } from './use-title.ts';

export interface TabLink {
  href: string;
  label: string;
  icon: IconName;
  /** Marks the tab on every page below it too; the first page matches exactly. */
  deep?: boolean;
}

/** A phone page: content above, the tab bar below. In elder mode there is no tab bar. */
export function PhoneFrame({ tabs, children }: { tabs?: readonly TabLink[]; children: ReactNode }) {
  const say = useWords();
  const elder = useElder() !== '0';
  const here = useLocation({ select: (location) => location.pathname });
  return (
    <div className={css.phone}>
      {children}
      {tabs && !elder && (
        <nav className={classes(css.tabs, 'screen-only')} aria-label={say(ui.mainNav)}>
          {tabs.map((tab) => (
            <Anchor key={tab.href} href={tab.href} aria-current={here === tab.href || (tab.deep && here.startsWith(`${tab.href}/`)) ? 'page' : undefined}>
              <Icon name={tab.icon} size={24} />
              {tab.label}
            </Anchor>
          ))}
        </nav>
      )}
    </div>
  );
}

/** The head of a face's first page: the mark, the place, the tools. */
export function PlaceBar({ place, tools }: { place: string; tools?: ReactNode }) {
  const say = useWords();
  return (
    <header className={classes(css.bar, css.first, 'screen-only')}>
      <span className={css.place}>
        <Mark />
        {place}
      </span>
      {tools && (
        <nav className={css.tools} aria-label={say(ui.tools)}>
          {tools}
        </nav>
      )}
    </header>
  );
}

/** The head of a page below: the way back, the title, one act at the end. */
export function PageBar({ back, title, note, end }: { back: string; title: string; note?: ReactNode; end?: ReactNode }) {
  const say = useWords();
  useTitle(title);
  return (
    <header className={css.bar}>
      <Anchor className={classes(css.back, 'screen-only')} href={back} aria-label={say(ui.back)}>
        <Icon name="back" size={24} />
      </Anchor>
      <div className={css.title}>
        <h1>{title}</h1>
        {note !== undefined && <p>{note}</p>}
      </div>
      {end !== undefined && <div className={classes(css.end, 'screen-only')}>{end}</div>}
    </header>
  );
}

/** The padded column of a phone page. */
export const PhoneMain = ({ children }: { children: ReactNode }) => (
  <main id="main" tabIndex={-1} className={css.main}>
    {children}
  </main>
);
