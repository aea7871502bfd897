import { residentWords as w } from '#words/resident.ts';
import { ui } from '#words/ui.ts';
import { usePerson, useSignOut } from '../session.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icons.ts';
import { useWords } from '../ui/language.ts';
import { Panel } from '../ui/panel.tsx';
import { PageBar, PhoneMain } from '../ui/phone-frame.tsx';
import { CallButton } from '../ui/tiles.tsx';
import { RefusalLine } from '../refusal.tsx';
import { useMyCommunity, useOpenPages } from './community.ts';
import css from './pages.module.css';

/** 我的: my card, messages, who looked, the programme's open pages, the community's phone. */
export function MinePage() {
  const say = useWords();
  const { name, communityName } = usePerson();
  const pages = useOpenPages();
  const community = useMyCommunity();
  const out = useSignOut();
  return (
    <>
      <PageBar back="/me" title={say(w.mine)} note={[name, communityName].filter(Boolean).join(' · ')} />
      <PhoneMain>
        <Panel kind="list" title={say(w.mineMe)}>
          <ul className={css.ways}>
            <Way href="/me/card" icon="card" label={say(w.myCard)} />
            <Way href="/me/messages" icon="bell" label={say(w.messages)} />
            <Way href="/me/confirm" icon="pen" label={say(w.confirmPage)} />
            <Way href="/me/who-looked" icon="shield" label={say(w.whoLooked)} />
            <Way href="/me/settings" icon="letters" label={say(w.settings)} />
          </ul>
        </Panel>
        <Panel kind="list" title={say(w.mineProgramme)}>
          <ul className={css.ways}>
            <Way href={pages.rules} icon="rules" label={say(w.rulesTile)} />
            <Way href={pages.notices} icon="notice" label={say(w.noticesTile)} />
            <Way href={pages.how} icon="question" label={say(w.howTile)} />
          </ul>
        </Panel>
        {community?.phone && <CallButton phone={community.phone} title={say(w.call)} />}
        <Button icon="leave" wide working={out.working} onClick={() => out.act({})}>
          {say(ui.signOut)}
        </Button>
        <RefusalLine failure={out.failure} />
        <p className={css.lead}>{say(w.signOutNote)}</p>
      </PhoneMain>
    </>
  );
}

function Way({ href, icon, label }: { href: string; icon: IconName; label: string }) {
  return (
    <li>
      <Anchor href={href}>
        <Icon name={icon} size={22} />
        <span>{label}</span>
        <Icon name="forward" size={16} />
      </Anchor>
    </li>
  );
}
