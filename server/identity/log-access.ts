import type { AccessKind } from '#contract/identity.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { sealForDistrict } from '#platform/seal.ts';
import { reasonAt } from './sealing.ts';
import * as store from './store.ts';

/** Writes down that somebody looked at residents' data, for 谁看过我的数据; looking at oneself is not written down. */
export async function logAccess(
  context: Context,
  { residentIds, what, reason }: { readonly residentIds: readonly string[]; readonly what: AccessKind; readonly reason?: string | undefined },
): Promise<void> {
  const { actor, district } = context;
  const others = residentIds.filter((id) => actor.kind !== 'person' || actor.residentId !== id);
  if (others.length === 0) return;
  const rows = others.map((residentId) => {
    const accessId = newId();
    return { accessId, residentId, what, reason: reason ? sealForDistrict(district, reason, reasonAt('identity.access_log', accessId)) : null };
  });
  await store.addAccess(context, actor.kind === 'person' ? { byKind: actor.as, byId: actor.id } : { byKind: 'system', byId: null }, rows);
}
