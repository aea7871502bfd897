import { listPublicNotices } from '#contract/participation.ts';
import { publicWords as w } from '#words/public.ts';
import { useReadPages } from '../../api.ts';
import { LoadedPages } from '../../loaded-pages.tsx';
import { Anchor } from '../../ui/anchor.tsx';
import { EmptyState } from '../../ui/answers.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { DaysKept } from '../../ui/days-kept.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { PublicPage } from '../../ui/public-frame.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { CounterPanel } from '../counter-panel.tsx';
import { InCommunity } from '../in-community.tsx';
import { pagesOf, usePlace } from '../place.ts';
import css from '../public.module.css';
import { NoticeTag } from './notice-tag.tsx';

/** A community's notices, latest first. */
export const NoticesPage = () => <InCommunity>{(communityId) => <Notices communityId={communityId} />}</InCommunity>;

function Notices({ communityId }: { communityId: string }) {
  const say = useWords();
  const { district, community } = usePlace();
  const pages = pagesOf(district, communityId);
  const read = useReadPages(listPublicNotices, { district, communityId, limit: 20 });
  useTitle(community && say(w.siteOf(community.name)));
  return (
    <PublicPage
      aside={
        <>
          <CounterPanel />
          <Panel title={say(w.follow)}>
            <p>{say(w.followWhat)}</p>
            <LinkButton wide icon="flag" href={pages.follow}>
              {say(w.navFollow)}
            </LinkButton>
          </Panel>
        </>
      }
    >
      <header className={css.head}>
        <h1>{say(w.notices)}</h1>
      </header>
      <LoadedPages
        read={read}
        failed={say(w.noticesNotRead)}
        empty={
          <EmptyState icon="notice" title={say(w.noticesNone)}>
            {say(w.noticesNoneNext)}
          </EmptyState>
        }
      >
        {(rows) => (
          <Panel kind="list" label={say(w.notices)}>
            <ol className={css.notices}>
              {rows.map((notice) => (
                <li key={notice.noticeId}>
                  <Anchor href={pages.notice(notice.noticeId)}>
                    <span>
                      <strong>{notice.number}</strong>
                      <small>
                        <DaysKept>{`${say(w.items(notice.items))} · ${say(w.posted(notice.postedOn))} · ${say(w.until(notice.closesOn))}`}</DaysKept>
                      </small>
                    </span>
                    <NoticeTag notice={notice} />
                    <Icon name="forward" size={16} />
                  </Anchor>
                </li>
              ))}
            </ol>
          </Panel>
        )}
      </LoadedPages>
    </PublicPage>
  );
}
