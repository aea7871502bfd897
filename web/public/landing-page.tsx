import { publicWords as w } from '#words/public.ts';
import { Loaded } from '../loaded.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { EmptyState } from '../ui/answers.tsx';
import { LinkButton } from '../ui/button.tsx';
import { DaysKept } from '../ui/days-kept.tsx';
import { Icon } from '../ui/icon.tsx';
import { useWords } from '../ui/language.ts';
import { Panel } from '../ui/panel.tsx';
import { PublicPage } from '../ui/public-frame.tsx';
import { useTitle } from '../ui/use-title.ts';
import { pagesOf, usePlace } from './place.ts';
import css from './public.module.css';

/** The district's first page: what this is, and every community by its street. */
export function LandingPage() {
  const say = useWords();
  const { district, read } = usePlace();
  const pages = pagesOf(district);
  useTitle(read.data === undefined ? undefined : say(w.landing(read.data.district.name)));
  return (
    <PublicPage
      aside={
        <>
          <Panel title={say(w.follow)}>
            <p>{say(w.followWhat)}</p>
            <LinkButton wide icon="flag" href={pages.follow}>
              {say(w.navFollow)}
            </LinkButton>
          </Panel>
          <Panel title={say(w.counter)}>
            <p>{say(w.counterWhat)}</p>
            <LinkButton wide icon="person" href="/me">
              {say(w.myPoints)}
            </LinkButton>
          </Panel>
        </>
      }
    >
      <Loaded read={read} failed={say(w.siteNotRead)} skeleton="page">
        {({ district: { name, city, programmeStart }, communities }) => (
          <>
            <header className={css.head}>
              <h1>{say(w.landing(name))}</h1>
              <p>{say(w.landingLead)}</p>
              <small>
                <DaysKept>{`${city} · ${say(w.since(programmeStart))}`}</DaysKept>
              </small>
            </header>
            {communities.length === 0 && <EmptyState icon="building" title={say(w.noCommunities)} />}
            {[...new Set(communities.map(({ street }) => street))].map((street) => (
              <Panel key={street} kind="list" title={street === '' ? say(w.communities) : street}>
                <ul className={css.ways}>
                  {communities
                    .filter((one) => one.street === street)
                    .map((one) => (
                      <li key={one.communityId}>
                        <Anchor href={pagesOf(district, one.communityId).notices}>
                          <Icon name="building" size={22} />
                          <span>
                            <strong>{one.name}</strong>
                            {one.phone !== null && <small>{say(w.phoneHours(one.phone, one.hours))}</small>}
                          </span>
                          <Icon name="forward" size={16} />
                        </Anchor>
                      </li>
                    ))}
                </ul>
              </Panel>
            ))}
          </>
        )}
      </Loaded>
    </PublicPage>
  );
}
