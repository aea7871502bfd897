import { Outlet } from '@tanstack/react-router';
import { publicWords as w } from '#words/public.ts';
import { useWords } from '../ui/language.ts';
import { PublicFrame, type SiteLink } from '../ui/public-frame.tsx';
import { pagesOf, usePlace } from './place.ts';

/** The open site: of a district, and within it of a community. Nobody signs in here. */
export function PublicFace() {
  const say = useWords();
  const { district, communityId, noticeId, community, read } = usePlace();
  const pages = pagesOf(district, communityId);
  const ofCommunity: readonly SiteLink[] =
    communityId === undefined
      ? [{ href: pages.site, label: say(w.navCommunities) }]
      : [
          { href: pages.notices, label: say(w.navNotices), ...(noticeId !== undefined && { current: true }) },
          { href: pages.rules, label: say(w.navRules) },
          { href: pages.how, label: say(w.navHow) },
        ];
  const place = community?.name ?? read.data?.district.name ?? '';
  return (
    <PublicFrame
      place={place === '' ? '' : say(w.siteOf(place))}
      home={communityId === undefined ? pages.site : pages.notices}
      nav={[...ofCommunity, { href: pages.follow, label: say(w.navFollow) }]}
    >
      <Outlet />
    </PublicFrame>
  );
}
