import { useParams } from '@tanstack/react-router';
import { readPublicNotice } from '#contract/participation.ts';
import { readPublicCommunities } from '#contract/places.ts';
import { useRead } from '../api.ts';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Where the reader stands: the district, and the community of the address or of the notice it names. */
export function usePlace() {
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false });
  const district = textOf(params['district']) ?? '';
  const noticeId = textOf(params['noticeId']);
  const read = useRead(readPublicCommunities, { district });
  const notice = useRead(readPublicNotice, { district, noticeId: noticeId ?? '' }, { when: noticeId !== undefined });
  const communityId = textOf(params['communityId']) ?? notice.data?.communityId;
  const community = read.data?.communities.find((one) => one.communityId === communityId);
  return { district, read, communityId, noticeId, community };
}

/** Addresses of the open site. */
export const pagesOf = (district: string | number, communityId?: string) => {
  const site = `/public/${district}`;
  const own = communityId === undefined ? site : `${site}/communities/${communityId}`;
  return {
    site,
    follow: `${site}/objections`,
    notices: communityId === undefined ? site : `${own}/notices`,
    rules: `${own}/rules`,
    history: `${own}/rules/history`,
    differences: (from: string, to: string): string => `${own}/rules/differences?from=${from}&to=${to}`,
    version: (versionId: string): string => `${own}/rules/versions/${versionId}`,
    rule: (code: string): string => `${own}/rules#${code}`,
    how: `${own}/how`,
    notice: (noticeId: string): string => `${site}/notices/${noticeId}`,
  };
};
