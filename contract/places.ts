import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { DistrictId, Id, LocalDate } from './values.ts';

/** district › street › community › grid cell › building; kinds are data, this is the order from the top. */
export const placeKinds = ['district', 'street', 'community', 'grid', 'building'] as const;
export const PlaceKind = z.enum(placeKinds);
export type PlaceKind = z.infer<typeof PlaceKind>;

export const Place = z.object({
  placeId: Id,
  kind: PlaceKind,
  name: z.string(),
  parentId: Id.nullable(),
  /** For buildings: their order in lists. */
  order: z.number().int(),
  /** For communities: all residents, registered or not, and households. */
  residents: z.number().int().nullable(),
  households: z.number().int().nullable(),
});

export const readPlaces = endpoint({
  id: 'readPlaces',
  method: 'GET',
  path: '/api/places',
  gate: 'read-places',
  summary: { zh: '看得到的地方（区、街道、社区、网格、楼栋）', en: 'The places within reach of my roles' },
  input: z.object({ communityId: Id.optional() }),
  output: z.object({ places: z.array(Place) }),
  refusals: [],
});

export const readPublicCommunities = endpoint({
  id: 'readPublicCommunities',
  method: 'GET',
  path: '/api/public/:district/communities',
  gate: 'public',
  summary: { zh: '本区的社区', en: 'The communities of a district' },
  input: z.object({ district: DistrictId }),
  output: z.object({
    district: z.object({ district: z.number(), name: z.string(), city: z.string(), programmeStart: LocalDate }),
    /** `phone` and `hours` are those of the points counter, where everything can be done without a phone of one's own. */
    communities: z.array(z.object({ communityId: Id, name: z.string(), street: z.string(), phone: z.string().nullable(), hours: z.string().nullable() })),
  }),
  refusals: ['not-found'],
});

export const readPublicDistricts = endpoint({
  id: 'readPublicDistricts',
  method: 'GET',
  path: '/api/public/districts',
  gate: 'public',
  summary: { zh: '这里有哪些区', en: 'The districts served here' },
  input: z.object({}),
  output: z.object({ mode: z.enum(['demo', 'production']), districts: z.array(z.object({ district: z.number(), name: z.string(), city: z.string() })) }),
  refusals: [],
});
