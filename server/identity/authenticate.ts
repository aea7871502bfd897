import type { Grant } from '#platform/context.ts';
import type { Database } from '#platform/database.ts';
import type { Caller } from '#platform/serve.ts';
import { localDateAt } from '#platform/time.ts';
import { isActive } from './role.ts';
import { hashOf, isOver, seenEvery } from './session.ts';
import * as store from './store.ts';

/**
 * Who stands behind a session token, with the roles of this very day; undefined when the session is unknown or over,
 * the account disabled or the person erased. Read anew at every request, so that an ended role ends at once.
 */
export async function authenticate(database: Database, token: string, now: Date): Promise<Caller | undefined> {
  return database.kysely.transaction().execute(async (tx): Promise<Caller | undefined> => {
    const session = await store.findSession(tx, hashOf(token));
    if (!session || isOver(session, now)) return undefined;
    const { district, personKind, personId, sessionId } = session;
    await store.enterDistrict(tx, district);
    const standing = await store.standingOf({ tx, district }, personKind, personId);
    if (!standing?.active) return undefined;
    if (now.getTime() - session.lastSeenAt.getTime() >= seenEvery) await store.seeSession(tx, sessionId, now);
    const today = localDateAt(now);
    const held = standing.grants
      .filter((grant) => isActive(grant, today))
      .map(({ role, placeId, placeKind, communityId }): Grant => ({ role, placeId, placeKind, communityId: communityId ?? undefined }));
    const home: Grant[] = standing.homeId === null ? [] : [{ role: 'resident', placeId: standing.homeId, placeKind: 'community' }];
    return {
      district,
      actor: { kind: 'person', as: personKind, id: personId, residentId: standing.residentId ?? undefined, grants: [...home, ...held], sessionId },
    };
  });
}
