import { getRouteApi, Outlet } from '@tanstack/react-router';
import { readPublicCommunities } from '#contract/places.ts';
import { useRead } from '../api.ts';
import { PublicFrame } from '../ui/public-frame.tsx';

const route = getRouteApi('/public/$district');

/** The open site of a district. */
export function PublicFace() {
  const { district } = route.useParams();
  const found = useRead(readPublicCommunities, { district });
  return (
    <PublicFrame place={found.data?.district.name ?? ''} home={`/public/${district}`} nav={[]}>
      <Outlet />
    </PublicFrame>
  );
}
