import { getRouteApi } from '@tanstack/react-router';
import type { OutputOf } from '#contract/endpoint.ts';
import { listPublicNotices, printNotice, readPublicNotice } from '#contract/participation.ts';
import { publicWords as w } from '#words/public.ts';
import { fileUrl, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { Anchor } from '../../ui/anchor.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { shortDayWords } from '../../ui/day.ts';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { PublicPage } from '../../ui/public-frame.tsx';
import { pagesOf } from '../place.ts';
import css from '../public.module.css';
import { NoticeSheet } from './notice-sheet.tsx';
import { NoticeTag } from './notice-tag.tsx';
import { ObjectPanel } from './object-panel.tsx';

const route = getRouteApi('/public/$district/notices/$noticeId');

export type Notice = OutputOf<typeof readPublicNotice>;

/** 积分公示表: the sheet, and beside it how to object, to print, and the earlier ones. */
export function NoticePage() {
  const say = useWords();
  const { district, noticeId } = route.useParams();
  const read = useRead(readPublicNotice, { district, noticeId });
  return (
    <PublicPage aside={read.data && <Beside key={noticeId} district={district} notice={read.data} />}>
      <Loaded read={read} failed={say(w.sheetNotRead)} skeleton="page">
        {(notice) => <NoticeSheet district={district} notice={notice} />}
      </Loaded>
    </PublicPage>
  );
}

function Beside({ district, notice }: { district: string; notice: Notice }) {
  const say = useWords();
  return (
    <>
      <ObjectPanel district={district} notice={notice} />
      <Panel title={say(w.print)}>
        <p>{say(w.printNote)}</p>
        <LinkButton wide icon="print" target="_blank" href={fileUrl(printNotice, { district, noticeId: notice.noticeId })}>
          {say(w.printAct)}
        </LinkButton>
      </Panel>
      <Earlier district={district} notice={notice} />
    </>
  );
}

function Earlier({ district, notice }: { district: string; notice: Notice }) {
  const say = useWords();
  const pages = pagesOf(district, notice.communityId);
  const read = useRead(listPublicNotices, { district, communityId: notice.communityId, limit: 8 });
  return (
    <Panel title={say(w.past)}>
      <Loaded read={read} failed={say(w.noticesNotRead)} skeleton="rows">
        {({ rows }) => (
          <ul className={css.past}>
            {rows
              .filter(({ noticeId }) => noticeId !== notice.noticeId)
              .slice(0, 6)
              .map((one) => (
                <li key={one.noticeId}>
                  <Anchor href={pages.notice(one.noticeId)}>
                    {say(w.serial(one.serial))} · {say(shortDayWords(one.postedOn))}
                    <NoticeTag notice={one} />
                  </Anchor>
                </li>
              ))}
            <li>
              <Anchor href={pages.notices}>{say(w.pastAll)}</Anchor>
            </li>
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
