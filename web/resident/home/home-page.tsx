import { readHome } from '#contract/participation.ts';
import type { OutputOf } from '#contract/endpoint.ts';
import { residentWords as w } from '#words/resident.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { usePerson } from '../../session.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { useElder } from '../../ui/elder.ts';
import { ElderSwitch } from '../../ui/elder-switch.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/language.ts';
import { PhoneMain, PlaceBar } from '../../ui/phone-frame.tsx';
import { CallButton, Tiles } from '../../ui/tiles.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { useMyCommunity, useOpenPages } from '../community.ts';
import { Activities } from './activities.tsx';
import { ElderFigures } from './elder-figures.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import css from './home.module.css';
import { ToConfirm } from './to-confirm.tsx';

export type Home = OutputOf<typeof readHome>;

/** 首页: what I can use, what waits for whom and until when, what to do next. */
export function HomePage() {
  const say = useWords();
  const elder = useElder() !== '0';
  const { communityName } = usePerson();
  const read = useRead(readHome, {});
  useTitle(say(w.signInTitle));
  return (
    <>
      <PlaceBar
        place={read.data?.communityName ?? communityName ?? ''}
        tools={
          <>
            <ElderSwitch />
            {!elder && <Bell unread={read.data?.unread ?? 0} />}
          </>
        }
      />
      <PhoneMain>
        <Loaded read={read} failed={say(w.homeNotRead)} skeleton="figure">
          {(home) => (elder ? <ElderHome home={home} /> : <OrdinaryHome home={home} />)}
        </Loaded>
      </PhoneMain>
    </>
  );
}

/** The bell says how many in figures; no dot. */
function Bell({ unread }: { unread: number }) {
  const say = useWords();
  return (
    <Anchor href="/me/messages" className={css.bell} aria-label={say(unread === 0 ? w.messages : w.unread(unread))}>
      <Icon name="bell" size={22} />
      {unread > 0 && <b>{unread}</b>}
    </Anchor>
  );
}

function OrdinaryHome({ home }: { home: Home }) {
  const say = useWords();
  const pages = useOpenPages();
  return (
    <>
      <h1 className="sr">{say(w.pointsOf(home.name))}</h1>
      <FiguresPanel figures={home.figures} />
      <ToConfirm count={home.toConfirm} />
      <Tiles
        label={say(w.actions)}
        tiles={[
          { href: '/me/card', label: say(w.myCard), icon: 'card' },
          { href: pages.notices, label: say(w.short.notices), icon: 'notice' },
          { href: pages.rules, label: say(w.short.rules), icon: 'rules' },
          { href: pages.how, label: say(w.short.how), icon: 'question' },
        ]}
      />
      <Activities activities={home.activities} />
    </>
  );
}

/** Four actions, no tab bar, one call button. */
function ElderHome({ home }: { home: Home }) {
  const say = useWords();
  const community = useMyCommunity();
  return (
    <>
      <ElderFigures figures={home.figures} />
      {home.toConfirm > 0 && (
        <BigLine href="/me/confirm" icon="pen" tone="due">
          {say(w.confirmTitle(home.toConfirm))}
        </BigLine>
      )}
      {home.unread > 0 && (
        <BigLine href="/me/messages" icon="bell">
          {say(w.unreadLine(home.unread))}
        </BigLine>
      )}
      <Tiles
        label={say(w.actions)}
        tiles={[
          { href: '/me/statement', label: say(w.statementTile), icon: 'passbook' },
          { href: '/me/records', label: say(w.recordsTile), icon: 'clipboard' },
          { href: '/me/card', label: say(w.myCard), icon: 'card' },
          { href: '/me/mine', label: say(w.more), icon: 'menu' },
        ]}
      />
      {community?.phone && <CallButton phone={community.phone} title={say(w.call)} />}
      <Activities activities={home.activities} />
    </>
  );
}

function BigLine({ href, icon, tone, children }: { href: string; icon: 'pen' | 'bell'; tone?: 'due'; children: string }) {
  return (
    <Anchor href={href} className={tone === 'due' ? `${css.big} ${css.due}` : css.big}>
      <Icon name={icon} size={28} />
      <span>{children}</span>
      <Icon name="forward" size={20} />
    </Anchor>
  );
}
