import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ui } from '#words/ui.ts';
import { Anchor } from './anchor.tsx';
import { classes } from './classes.ts';
import { ElderSwitch } from './elder-switch.tsx';
import { useWords } from './language.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Mark } from './mark.tsx';
import css from './public-frame.module.css';
import { SkipLink } from './skip-link.tsx';

export interface SiteLink {
  href: string;
  label: string;
  /** Marks the link on a page that does not lie below its address. */
  current?: boolean;
}

/** The open site of a district or community: notices, rules, how it works. No sign-in. */
export function PublicFrame({ place, home, nav, children }: { place: string; home: string; nav: readonly SiteLink[]; children: ReactNode }) {
  const say = useWords();
  const here = useLocation({ select: (location) => location.pathname });
  const current =
    nav.find((link) => link.current) ?? nav.filter(({ href }) => here === href || here.startsWith(`${href}/`)).sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <>
      <SkipLink />
      <header className={classes(css.site, 'screen-only')}>
        <Anchor href={home} className={css.home}>
          <Mark />
          <strong>{place}</strong>
        </Anchor>
        <nav aria-label={say(ui.mainNav)}>
          {nav.map((link) => (
            <Anchor key={link.href} href={link.href} aria-current={link === current ? 'page' : undefined}>
              {link.label}
            </Anchor>
          ))}
        </nav>
        <div className={css.tools}>
          <ElderSwitch />
          <LanguageSwitch />
        </div>
      </header>
      {children}
    </>
  );
}

/** A public page: the article, and a column of panels beside it that prints nothing. */
export function PublicPage({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes(css.wrap, aside !== undefined && css.split)}>
      <main id="main" tabIndex={-1} className={css.main}>
        {children}
      </main>
      {aside !== undefined && <aside className={classes(css.side, 'screen-only')}>{aside}</aside>}
    </div>
  );
}
