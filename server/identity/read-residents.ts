import type { Context } from '#platform/context.ts';
import type { ResidentFacts } from './directory.ts';
import { readDirectory } from './read-directory.ts';
import * as store from './store.ts';

/** Residents by id, of any community of the district; unknown ids are missing, the erased have an empty name. */
export async function readResidents(context: Context, residentIds: Iterable<string>): Promise<Map<string, ResidentFacts>> {
  const ids = [...new Set(residentIds)];
  if (ids.length === 0) return new Map();
  const homes = await store.communitiesOf(context, ids);
  const found = new Map<string, ResidentFacts>();
  for (const [communityId, here] of Map.groupBy(homes, (home) => home.communityId)) {
    const directory = await readDirectory(context, communityId);
    for (const { residentId } of here) {
      const facts = directory.byId.get(residentId);
      if (facts) found.set(residentId, facts);
    }
  }
  return found;
}
