import { Outlet, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { readPublicCommunities } from '#contract/places.ts';
import { readTasks } from '#contract/tasks.ts';
import { consoleWords as w } from '#words/console.ts';
import { useRead } from '../api.ts';
import { usePerson, useSignOut } from '../session.ts';
import { StaffSignIn } from '../sign-in.tsx';
import { SignedIn } from '../signed-in.tsx';
import { ConsoleFrame, type NavLink } from '../ui/console-frame.tsx';
import { useWords } from '../ui/language.ts';
import { Select } from '../ui/select.tsx';
import css from './console-face.module.css';
import { CommunityContext } from './community.ts';
import { FindResident } from './find-resident.tsx';
import { may } from './may.ts';
import { pagesOf } from './nav.ts';

/** The console's frame around every page, for signed-in staff. */
export const ConsoleFace = () => (
  <SignedIn as="staff" signIn={(expired) => <StaffSignIn expired={expired} />}>
    <Frame />
  </SignedIn>
);

function Frame() {
  const say = useWords();
  const person = usePerson();
  const router = useRouter();
  const out = useSignOut();
  const communities = useRead(readPublicCommunities, { district: person.district });
  const [chosen, setChosen] = useState(person.communityId ?? '');
  const list = communities.data?.communities ?? [];
  const found = list.find(({ communityId }) => communityId === chosen);
  // The person's own community opens before the list has been read.
  const community =
    found ??
    (chosen === person.communityId && person.communityId !== null
      ? { communityId: person.communityId, name: person.communityName ?? '', street: '' }
      : undefined);
  const everywhere = person.roles.some(({ placeKind }) => placeKind === 'district' || placeKind === 'street');
  const tasks = useRead(readTasks, { ...(community && { communityId: community.communityId }) }, { when: may(person, 'read-tasks'), every: 60_000 });
  const counts = tasks.data?.counts;
  const waiting = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  const toReview = counts && (counts.review ?? 0) + (counts.objection ?? 0) + (counts.correction ?? 0) + (counts['not-me'] ?? 0);

  const countOf: Readonly<Record<string, number | undefined>> = { '/console/today': waiting, '/console/review': toReview };
  const nav: NavLink[][] = pagesOf(person).map((group) => group.map(({ href, label, icon }) => ({ href, label: say(label), icon, count: countOf[href] })));

  return (
    <CommunityContext.Provider value={community}>
      <ConsoleFrame
        place={{ name: community?.name ?? person.districtName, above: community ? say(w.places(community.street, person.districtName)) : '' }}
        nav={nav}
        me={{ name: person.name, office: person.office ?? '' }}
        onSignOut={() => out.act({})}
        find={
          community && may(person, 'search-residents') ? (
            <FindResident
              slash
              communityId={community.communityId}
              label={say(w.findLabel)}
              prompt={say(w.findPrompt)}
              onPick={({ residentId }) => router.history.push(`/console/residents/${residentId}`)}
            />
          ) : undefined
        }
        tools={
          everywhere && list.length > 1 ? (
            <div className={css.choose}>
              <Select
                label={say(w.chooseCommunity)}
                labelHidden
                prompt={say(w.chooseCommunity)}
                value={chosen}
                onValue={setChosen}
                options={list.map(({ communityId, name }) => ({ value: communityId, label: name }))}
              />
            </div>
          ) : undefined
        }
      >
        <div key={community?.communityId} className={css.page}>
          <Outlet />
        </div>
      </ConsoleFrame>
    </CommunityContext.Provider>
  );
}
