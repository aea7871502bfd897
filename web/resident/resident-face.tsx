import { Outlet } from '@tanstack/react-router';
import { residentWords as w } from '#words/resident.ts';
import { SignedIn } from '../signed-in.tsx';
import { useWords } from '../ui/language.ts';
import { PhoneFrame } from '../ui/phone-frame.tsx';
import { ResidentSignIn } from './resident-sign-in.tsx';

/** The residents' frame around every page, for a signed-in resident. */
export function ResidentFace() {
  const say = useWords();
  return (
    <SignedIn as="resident" signIn={(expired) => <ResidentSignIn expired={expired} />}>
      <PhoneFrame
        tabs={[
          { href: '/me', label: say(w.tabHome), icon: 'home' },
          { href: '/me/statement', label: say(w.tabStatement), icon: 'receipt' },
          { href: '/me/records', label: say(w.tabRecords), icon: 'clipboard', deep: true },
          { href: '/me/mine', label: say(w.tabMine), icon: 'person' },
        ]}
      >
        <Outlet />
      </PhoneFrame>
    </SignedIn>
  );
}
