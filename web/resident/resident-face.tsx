import { Outlet } from '@tanstack/react-router';
import { ResidentSignIn } from '../sign-in.tsx';
import { SignedIn } from '../signed-in.tsx';
import { PhoneFrame } from '../ui/phone-frame.tsx';

/** The residents' frame around every page, for a signed-in resident. */
export const ResidentFace = () => (
  <SignedIn as="resident" signIn={(expired) => <ResidentSignIn expired={expired} />}>
    <PhoneFrame>
      <Outlet />
    </PhoneFrame>
  </SignedIn>
);
