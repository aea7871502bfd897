import type { z } from 'zod';
import type { VersionHead } from '#contract/rules.ts';
import { addDays } from '#platform/time.ts';
import type { PlaceFacts } from '../places/place.ts';
import { standingOn } from './book.ts';
import type { AdoptedHead, DraftHead } from './store.ts';

type Head = z.infer<typeof VersionHead>;
type Places = ReadonlyMap<string, PlaceFacts>;

const placeOf = (places: Places, placeId: string): Head['place'] => {
  const place = places.get(placeId);
  return { placeId, kind: place?.kind === 'community' || place?.kind === 'street' ? place.kind : 'district', name: place?.name ?? '' };
};

/** A draft as lists show it. */
export const draftHead = (draft: DraftHead, places: Places): Head => ({
  versionId: draft.draftId,
  place: placeOf(places, draft.placeId),
  label: draft.label,
  standing: draft.state === 'discarded' ? 'discarded' : 'draft',
  basedOn: draft.basedOn,
  effectiveFrom: null,
  effectiveUntil: null,
  resolution: null,
  rules: draft.rules,
});

/** An adopted version on a day: its successor at the same place ends it. `all` holds every version of that place. */
export function adoptedHead(version: AdoptedHead, all: readonly AdoptedHead[], places: Places, day: string): Head {
  const later = all
    .filter(({ placeId, effectiveFrom }) => placeId === version.placeId && effectiveFrom > version.effectiveFrom)
    .map(({ effectiveFrom }) => effectiveFrom);
  const nextFrom = later.toSorted()[0] ?? null;
  return {
    versionId: version.versionId,
    place: placeOf(places, version.placeId),
    label: version.label,
    standing: standingOn(day, version.effectiveFrom, nextFrom),
    basedOn: version.basedOn,
    effectiveFrom: version.effectiveFrom,
    effectiveUntil: nextFrom === null ? null : addDays(nextFrom, -1),
    resolution: version.resolution,
    rules: version.rules,
  };
}
