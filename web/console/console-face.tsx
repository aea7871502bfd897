import { Outlet } from '@tanstack/react-router';
import { usePerson, useSignOut } from '../session.ts';
import { StaffSignIn } from '../sign-in.tsx';
import { SignedIn } from '../signed-in.tsx';
import { ConsoleFrame } from '../ui/console-frame.tsx';

/** The console's frame around every page, for signed-in staff. */
export const ConsoleFace = () => (
  <SignedIn as="staff" signIn={(expired) => <StaffSignIn expired={expired} />}>
    <Frame />
  </SignedIn>
);

function Frame() {
  const person = usePerson();
  const out = useSignOut();
  return (
    <ConsoleFrame place={{ name: person.communityName ?? person.districtName, above: person.districtName }} nav={[]} me={{ name: person.name, office: person.office ?? '' }} onSignOut={() => out.act({})}>
      <Outlet />
    </ConsoleFrame>
  );
}
