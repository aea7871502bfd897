import { z } from 'zod';
import type { PlaceKind } from '#contract/places.ts';

/** What a community shows of itself; every part may be unknown when it is imported. */
export const CommunityDetails = z.object({
  /** All who live there, registered or not; the denominator of participation (readings 11). */
  residents: z.number().int().optional(),
  households: z.number().int().optional(),
  phone: z.string().optional(),
  hours: z.string().optional(),
  /** In numbers of notices: 柳岸. */
  noticeName: z.string().optional(),
  /** Who signs notices: 柳岸社区居民委员会. */
  committeeName: z.string().optional(),
});
export type CommunityDetails = z.infer<typeof CommunityDetails>;

export interface PlaceFacts {
  readonly placeId: string;
  readonly kind: PlaceKind;
  readonly parentId: string | null;
  /** The community it lies in, a community's own id included. */
  readonly communityId: string | null;
  readonly name: string;
  readonly order: number;
  readonly details: CommunityDetails;
}

export interface Community {
  readonly communityId: string;
  readonly name: string;
  readonly street: string;
  readonly noticeName: string;
  readonly committeeName: string;
  readonly phone: string | null;
  readonly hours: string | null;
  readonly residents: number | null;
  readonly households: number | null;
}

/** Which kinds may lie directly beneath which. */
export const beneath = {
  district: ['street', 'community'],
  street: ['community'],
  community: ['grid', 'building'],
  grid: ['building'],
  building: [],
} as const satisfies Record<PlaceKind, readonly PlaceKind[]>;

export const mayLieUnder = (kind: PlaceKind, parent: PlaceKind): boolean => beneath[parent].some((each) => each === kind);

/** 柳岸 of 柳岸社区: what numbers of notices begin with. */
export const shortNameOf = (community: string): string => community.replace(/(社区|村)$/, '') || community;

/** The community as others need it, with sensible words where the import gave none. */
export function communityOf(place: PlaceFacts, street: string): Community {
  const { details } = place;
  return {
    communityId: place.placeId,
    name: place.name,
    street,
    noticeName: details.noticeName ?? shortNameOf(place.name),
    committeeName: details.committeeName ?? (place.name.endsWith('村') ? `${place.name}村民委员会` : `${place.name}居民委员会`),
    phone: details.phone ?? null,
    hours: details.hours ?? null,
    residents: details.residents ?? null,
    households: details.households ?? null,
  };
}
