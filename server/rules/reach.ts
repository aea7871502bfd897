import type { Whereabouts } from '#platform/context.ts';
import type { PlaceFacts } from '../places/place.ts';

/** Where a book lies for the matrix: a community's own, else the district's, which only grants at the district reach. */
export const whereaboutsOf = (place: Pick<PlaceFacts, 'placeId' | 'kind'> | undefined): Whereabouts =>
  place?.kind === 'community' ? { communityId: place.placeId } : {};
