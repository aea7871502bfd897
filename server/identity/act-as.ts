import type { Grant } from '#platform/context.ts';
import type { Database } from '#platform/database.ts';
import type { Caller } from '#platform/serve.ts';
import { localDateAt } from '#platform/time.ts';
import { isActive } from './role.ts';
import { usernameToken } from './sealing.ts';
import * as store from './store.ts';

/**
 * The member of staff behind a user name, with the roles of this very day; undefined when there is none or the account is
 * disabled. For the command line, whose operator holds the keys of the house; what is done counts as done by that person.
 */
export async function actAs(database: Database, username: string, now: Date): Promise<Caller | undefined> {
  return database.kysely.transaction().execute(async (tx): Promise<Caller | undefined> => {
    const found = await store.findUsername(tx, usernameToken(username));
    if (!found) return undefined;
    const { district, staffId } = found;
    await store.enterDistrict(tx, district);
    const standing = await store.standingOf({ tx, district }, 'staff', staffId);
    if (!standing?.active) return undefined;
    const grants = standing.grants
      .filter((grant) => isActive(grant, localDateAt(now)))
      .map(({ role, placeId, placeKind, communityId }): Grant => ({ role, placeId, placeKind, communityId: communityId ?? undefined }));
    return { district, actor: { kind: 'person', as: 'staff', id: staffId, residentId: standing.residentId ?? undefined, grants, sessionId: 'command-line' } };
  });
}
