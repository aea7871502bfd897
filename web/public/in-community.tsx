import type { ReactNode } from 'react';
import { publicWords as w } from '#words/public.ts';
import { EmptyState } from '../ui/answers.tsx';
import { LinkButton } from '../ui/button.tsx';
import { useWords } from '../ui/language.ts';
import { PublicPage } from '../ui/public-frame.tsx';
import { pagesOf, usePlace } from './place.ts';

/** A page of one community of the district; an unknown one says so and shows the way. */
export function InCommunity({ children }: { children: (communityId: string) => ReactNode }) {
  const say = useWords();
  const { district, read, communityId, community } = usePlace();
  if (communityId === undefined || (read.data !== undefined && community === undefined)) {
    return (
      <PublicPage>
        <EmptyState
          icon="question"
          title={say(w.noSuchCommunity)}
          actions={
            <LinkButton look="soft" href={pagesOf(district).site}>
              {say(w.toCommunities)}
            </LinkButton>
          }
        >
          {say(w.noSuchCommunityNext)}
        </EmptyState>
      </PublicPage>
    );
  }
  return children(communityId);
}
