import { readDemoPeople } from '#contract/identity.ts';
import { readPublicCommunities, readPublicDistricts } from '#contract/places.ts';
import { residentWords as w } from '#words/resident.ts';
import { ui } from '#words/ui.ts';
import { refusedWith, useRead } from '../api.ts';
import { DemoPeople } from '../demo-people.tsx';
import { Loaded } from '../loaded.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ElderSwitch } from '../ui/elder-switch.tsx';
import { Icon } from '../ui/icon.tsx';
import { useWords } from '../ui/language.ts';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Panel } from '../ui/panel.tsx';
import { PhoneFrame, PhoneMain, PlaceBar } from '../ui/phone-frame.tsx';
import { StatusLine } from '../ui/status-line.tsx';
import { useTitle } from '../ui/use-title.ts';
import css from './resident-sign-in.module.css';

/** The demo people; where there are none, the truth: the counter and its staff serve everybody until phones can sign in. */
export function ResidentSignIn({ expired }: { expired: boolean }) {
  const say = useWords();
  const people = useRead(readDemoPeople, {});
  const districts = useRead(readPublicDistricts, {});
  const inUse = refusedWith(people.error, 'demo-only');
  useTitle(say(w.signInTitle));
  return (
    <PhoneFrame>
      <PlaceBar
        place={say(w.signInTitle)}
        tools={
          <>
            <ElderSwitch />
            <LanguageSwitch />
          </>
        }
      />
      <PhoneMain>
        <h1 className="sr">{say(ui.residentSignIn)}</h1>
        {expired && <StatusLine tone="due">{say(ui.signInAgain)}</StatusLine>}
        {inUse ? (
          <Panel title={say(w.signInLater)}>
            <p>{say(w.signInLaterHow)}</p>
          </Panel>
        ) : (
          <DemoPeople face="resident" />
        )}
        <Loaded read={districts} failed={say(w.countersNotRead)} skeleton="rows">
          {(found) => (
            <>
              {found.districts.map(({ district, name }) => (
                <Counters key={district} district={district} name={name} />
              ))}
            </>
          )}
        </Loaded>
      </PhoneMain>
    </PhoneFrame>
  );
}

/** The counters of a district with their phones, and the way to its open pages. */
function Counters({ district, name }: { district: number; name: string }) {
  const say = useWords();
  const read = useRead(readPublicCommunities, { district });
  return (
    <Panel kind="list" title={say(w.counters)} note={name}>
      <Loaded read={read} failed={say(w.countersNotRead)} skeleton="rows">
        {(found) => (
          <ul className={css.counters}>
            {found.communities.map((community) => (
              <li key={community.communityId}>
                <strong>{community.name}</strong>
                {community.phone === null ? (
                  <span>{say(w.noPhone)}</span>
                ) : (
                  <a href={`tel:${community.phone.replace(/\s/g, '')}`}>
                    <Icon name="phone" size={20} />
                    {community.phone}
                  </a>
                )}
                {community.hours !== null && <small>{community.hours}</small>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <div className={css.open}>
        <span>{say(w.signInPublic)}</span>
        <LinkButton look="soft" href={`/public/${district}`}>
          {say(ui.facePublic)}
        </LinkButton>
      </div>
    </Panel>
  );
}
