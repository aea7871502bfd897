import type { Context } from '#platform/context.ts';
import { localDateAt } from '#platform/time.ts';
import { readBuildings } from '../places/read-places.ts';
import { makeDirectory, type Directory, type ResidentFacts } from './directory.ts';
import { keyOf, openResident } from './sealing.ts';
import * as store from './store.ts';

type Buildings = Awaited<ReturnType<typeof readBuildings>>;

interface Kept {
  readonly directory: Directory;
  /** The year and the buildings it was made with: a new year moves people to other age bands. */
  readonly madeWith: string;
}
/** One directory per community, in this process only. */
const kept = new Map<string, Kept>();
/** As many communities as a large district has; beyond that the longest unused goes. */
const keptLimit = 200;

/**
 * The residents of a community, opened in memory. It is as new as this transaction: every read compares the stamp in
 * the database, whichever process changed somebody, and opens only those who changed since. What this transaction
 * itself changed is seen by it but not remembered, since it may still be rolled back.
 */
export async function readDirectory(context: Context, communityId: string): Promise<Directory> {
  const name = `${context.district}/${communityId}`;
  const { stamp, own } = await store.readStamp(context, communityId);
  const buildings = await readBuildings(context, communityId);
  const madeWith = JSON.stringify([localDateAt(context.now).slice(0, 4), ...buildings]);
  const before = kept.get(name);
  if (before && before.directory.stamp === stamp && before.madeWith === madeWith) return before.directory;

  const usable = before && before.directory.stamp < stamp && before.madeWith === madeWith ? before.directory : undefined;
  const changed = await store.residentsChangedSince(context, communityId, usable?.stamp ?? 0);
  const byId = new Map(usable?.byId);
  for (const each of changed) byId.set(each.residentId, openFacts(each, buildings));
  const directory = makeDirectory(communityId, stamp, byId, localDateAt(context.now));
  if (!own) keep(name, { directory, madeWith });
  return directory;
}

function keep(name: string, entry: Kept): void {
  // Two readers may have opened it at the same time: the newer stays.
  if ((kept.get(name)?.directory.stamp ?? -1) > entry.directory.stamp) return;
  kept.delete(name);
  kept.set(name, entry);
  const [oldest] = kept.keys();
  if (kept.size > keptLimit && oldest !== undefined) kept.delete(oldest);
}

/** Forgets what is in memory; for tests and after the master key changed. */
export const forgetDirectories = (): void => kept.clear();

function openFacts(sealed: store.SealedResident, buildings: Buildings): ResidentFacts {
  const { residentId, dataKey } = sealed;
  const key = dataKey && keyOf(dataKey, residentId);
  const read = (column: 'name' | 'door' | 'short_code', bytes: Buffer | null): string => (key && bytes ? openResident(key, residentId, column, bytes) : '');
  const building = buildings.get(sealed.buildingId);
  return {
    residentId,
    communityId: sealed.communityId,
    buildingId: sealed.buildingId,
    buildingName: building?.name ?? '',
    buildingOrder: building?.order ?? 0,
    householdId: sealed.householdId,
    name: read('name', sealed.name),
    door: read('door', sealed.door),
    birthYear: sealed.birthYear,
    shortCode: read('short_code', sealed.shortCode),
    hasPhone: sealed.phone !== null,
    smartphone: sealed.smartphone,
    registeredOn: sealed.registeredOn,
    version: sealed.version,
  };
}
