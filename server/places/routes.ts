import { readPlaces, readPublicCommunities, readPublicDistricts } from '#contract/places.ts';
import { bind, type Route } from '#platform/serve.ts';
import * as places from './read-places.ts';
import * as open from './read-public.ts';

export const routes: readonly Route[] = [
  bind(readPlaces, places.readPlaces),
  bind(readPublicDistricts, open.readPublicDistricts),
  bind(readPublicCommunities, open.readPublicCommunities),
];
