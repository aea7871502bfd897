import { readPublicCommunities } from '#contract/places.ts';
import { useRead } from '../api.ts';
import { usePerson } from '../session.ts';

/** The community I live in, with the phone and hours of its counter; undefined until it is read. */
export function useMyCommunity() {
  const { district, communityId } = usePerson();
  const found = useRead(readPublicCommunities, { district });
  return found.data?.communities.find((one) => one.communityId === communityId);
}

/** Addresses of my community's open pages; `rule` is the line of one rule. */
export function useOpenPages() {
  const { district, communityId } = usePerson();
  const site = `/public/${district}`;
  const community = communityId === null ? site : `${site}/communities/${communityId}`;
  return {
    notices: communityId === null ? site : `${community}/notices`,
    rules: `${community}/rules`,
    how: `${community}/how`,
    rule: (code: string): string => `${community}/rules#${code}`,
  };
}
