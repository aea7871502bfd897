import { ageBandOf, points } from '#contract/values.ts';
import type { Context } from '#platform/context.ts';
import { assert } from '#platform/refuse.ts';
import { localDateAt } from '#platform/time.ts';
import { changeResidents } from '../identity/change-residents.ts';
import { logAccess } from '../identity/log-access.ts';
import { lockDirectory } from '../identity/lock-directory.ts';
import { readLogKeys } from '../identity/read-log-keys.ts';
import { readPhones } from '../identity/read-phones.ts';
import { readResidents } from '../identity/read-residents.ts';
import { householdsFor, registerResidents } from '../identity/register-residents.ts';
import { available, opening } from '../ledger/account.ts';
import { lastUsableDay } from '../ledger/bucket.ts';
import { openAccounts } from '../ledger/open-accounts.ts';
import { postTransfers } from '../ledger/post-transfers.ts';
import { placesUnder } from '../places/read-places.ts';
import { savePlaces } from '../places/save-places.ts';
import { readBookFor } from '../rules/read-book-for.ts';
import { closeTasks } from '../tasks/close-tasks.ts';
import type { LineFields } from './columns.ts';
import { holdingFor } from './check-lines.ts';
import { buildingsByKey, keyToken, type Verdict } from './hold-against.ts';
import { buildingKey, readBalanceLine, readResidentLine, type ResidentLine } from './line.ts';
import { openStaged, sealStaged } from './staged.ts';
import * as store from './store.ts';

const portion = 1000;

/** A line to write: what it says, and whom or what it means; no `target` makes a new one. */
interface Writing {
  readonly fields: LineFields;
  readonly kind: store.LineKindName;
  readonly target: string | null;
}

async function writePlaces(context: Context, communityId: string, lines: readonly Writing[]): Promise<void> {
  const places = await placesUnder(context, communityId);
  const grids = new Map(places.filter((place) => place.kind === 'grid').map((place) => [place.name, place.placeId]));
  const wanted = [...new Set(lines.filter((one) => one.kind !== 'same').map((one) => one.fields.grid ?? ''))].filter((name) => !grids.has(name));
  const made = await savePlaces(
    context,
    wanted.map((name, index) => ({ kind: 'grid', parentId: communityId, name, order: grids.size + index })),
  );
  for (const [index, name] of wanted.entries()) grids.set(name, made[index] ?? '');
  const orderOf = (name: string): number => Number(/\d+/.exec(buildingKey(name))?.[0] ?? 9999);
  const items = lines
    .filter((one) => one.kind !== 'same')
    .map(({ fields: { grid = '', building = '' }, target }) => ({
      ...(target ? { placeId: target } : {}),
      kind: 'building' as const,
      parentId: grids.get(grid) ?? communityId,
      name: building,
      order: orderOf(building),
    }));
  await savePlaces(context, items);
}

async function writeHouseholds(context: Context, communityId: string, lines: readonly Writing[]): Promise<void> {
  const buildings = await buildingsByKey(context, communityId);
  const homes = lines
    .filter((one) => one.kind === 'new')
    .map(({ fields: { building = '', door = '' } }) => ({ communityId, buildingId: buildings.get(buildingKey(building)) ?? '', door }));
  await householdsFor(context, homes);
}

async function writeResidents(context: Context, communityId: string, lines: readonly Writing[]): Promise<void> {
  const buildings = await buildingsByKey(context, communityId);
  const year = Number(localDateAt(context.now).slice(0, 4));
  const read = lines.map(({ fields, kind, target }) => {
    const line = readResidentLine(fields, year);
    assert(!('length' in line), 'only lines without faults are written');
    return { line, kind, target, fields, buildingId: buildings.get(buildingKey(line.building)) ?? '' };
  });
  const fresh = read.filter((one) => one.target === null);
  const registered = await registerResidents(
    context,
    fresh.map(({ line, buildingId }) => ({
      communityId,
      buildingId,
      name: line.name,
      door: line.door,
      phone: line.phone,
      birthYear: line.birthYear,
      smartphone: line.smartphone,
    })),
  );
  // Several lines may have been decided to be one resident: the last one says how it stands.
  const changed = [
    ...new Map(
      read.filter((one): one is typeof one & { target: string } => one.target !== null && one.kind !== 'same').map((one) => [one.target, one]),
    ).values(),
  ];
  const before = await readResidents(
    context,
    changed.map((one) => one.target),
  );
  const phones = changed.length > 0 ? await readPhones(context, communityId) : new Map<string, string>();
  // What the file has no column for stays as it is.
  await changeResidents(
    context,
    changed.map(({ target, line, fields, buildingId }) => ({
      residentId: target,
      buildingId,
      name: line.name,
      birthYear: line.birthYear,
      door: fields.door === undefined ? (before.get(target)?.door ?? '') : line.door,
      phone: fields.phone === undefined ? (phones.get(target) ?? null) : line.phone,
    })),
  );
  const idOf = new Map<ResidentLine, string>([
    ...fresh.map((one, index): [ResidentLine, string] => [one.line, registered[index]?.residentId ?? '']),
    ...read.flatMap((one): [ResidentLine, string][] => (one.target === null ? [] : [[one.line, one.target]])),
  ]);
  const keys = read.flatMap(({ line }) => (line.key === null ? [] : [{ token: keyToken(communityId, line.key), residentId: idOf.get(line) ?? '' }]));
  await store.rememberKeys(context, communityId, keys);
  await logAccess(context, { residentIds: registered.map((one) => one.residentId), what: 'registration' });
  await logAccess(context, { residentIds: changed.map((one) => one.target), what: 'correction' });
}

async function writeBalances(context: Context, communityId: string, importId: string, lines: readonly Writing[]): Promise<void> {
  const today = localDateAt(context.now);
  const book = await readBookFor(context, { communityId, day: today });
  const usableUntil = lastUsableDay(book?.settings.expiry ?? 'CALENDAR_YEAR', today);
  const balances = lines.flatMap(({ fields, kind, target }) => {
    const line = readBalanceLine(fields);
    return kind === 'same' || target === null || 'length' in line ? [] : [{ residentId: target, points: line.points }];
  });
  const residents = await readResidents(
    context,
    balances.map((one) => one.residentId),
  );
  const isAdult = (id: string): boolean => !['0-13', '14-17'].includes(ageBandOf(residents.get(id)?.birthYear ?? 0, today));
  await openAccounts(
    context,
    balances.map(({ residentId }) => ({ owner: residentId, kind: 'resident', communityId, onBoard: isAdult(residentId) })),
  );
  const outcomes = await postTransfers(context, {
    logKeys: readLogKeys,
    items: balances
      .filter((one) => one.points > 0)
      .map((one) => ({
        from: opening,
        to: available(one.residentId),
        amount: points(one.points),
        kind: 'opening',
        cause: `imports/opening/${one.residentId}/1`,
        happenedOn: today,
        usableUntil,
        lifetimeDelta: points(one.points),
      })),
  });
  assert(
    outcomes.every((outcome) => !('refused' in outcome)),
    'an opening balance is refused by nothing once its account is open',
  );
  await store.addOpeningBalances(context, importId, balances);
}

/** Lines of a portion as they are to be written, and those that must not be any more, with what they turned out to be. */
interface Held {
  readonly writing: readonly Writing[];
  readonly stopped: readonly { readonly line: number; readonly fields: LineFields; readonly verdict: Verdict }[];
}

/**
 * What the lines mean now: since the dry run the same file may have been written by another import, or somebody registered
 * at the counter. What a clerk decided stays, but what is there already is not made again.
 */
async function holdAgain(
  context: Context,
  row: store.ImportRow,
  lines: readonly (store.LineRow & { readonly fields: LineFields })[],
  changed: boolean,
): Promise<Held> {
  const holding = changed
    ? await holdingFor(
        context,
        row,
        lines.map(({ fields }) => fields),
      )
    : undefined;
  const writing: Writing[] = [];
  const stopped: Held['stopped'][number][] = [];
  /** Points by resident, of the lines before. */
  const given = new Map<string, number>();
  for (const { line, fields, kind, match_id: match, decision, decided_id: decided } of lines) {
    const now = holding?.(fields) ?? { kind: kind ?? 'new', matchId: match, faults: [], candidates: [] };
    const isNow = decision === null || now.kind === 'same';
    const one: Writing = {
      fields,
      kind: isNow ? now.kind : decision === 'new' ? 'new' : 'changed',
      target: isNow ? now.matchId : decision === 'new' ? null : decided,
    };
    const figure = Number((fields.points ?? '').replaceAll(',', ''));
    const before = row.kind === 'opening-balances' && one.target !== null ? given.get(one.target) : undefined;
    if (before !== undefined) {
      const fault = { why: 'other-opening-balance', field: 'points', figure: before } as const;
      if (before !== figure) stopped.push({ line, fields, verdict: { kind: 'faulty', matchId: null, faults: [fault], candidates: [] } });
    } else if (one.kind === 'faulty' || one.kind === 'doubtful') stopped.push({ line, fields, verdict: now });
    else writing.push(one);
    if (one.target !== null) given.set(one.target, figure);
  }
  return { writing, stopped };
}

/** Writes a portion of an import's lines; after the last one the import is done and its task closed. */
export async function writeLines(context: Context, row: store.ImportRow): Promise<number> {
  const seen = await lockDirectory(context, row.community_id);
  const lines = await store.unwrittenLines(context, row.import_id, portion);
  const opened = lines.map((line) => ({ ...line, fields: openStaged(context, row.import_id, line.line, line.sealed).fields }));
  // Only residents move the stamp; holding the other kinds again costs little.
  const { writing, stopped } = await holdAgain(context, row, opened, row.kind !== 'residents' || seen !== row.seen_stamp);
  if (writing.length > 0) {
    if (row.kind === 'places') await writePlaces(context, row.community_id, writing);
    else if (row.kind === 'households') await writeHouseholds(context, row.community_id, writing);
    else if (row.kind === 'residents') await writeResidents(context, row.community_id, writing);
    else await writeBalances(context, row.community_id, row.import_id, writing);
  }
  await store.setChecked(
    context,
    row.import_id,
    stopped.map(({ line, fields, verdict }) => ({
      line,
      kind: verdict.kind,
      matchId: verdict.matchId,
      sealed: sealStaged(context, row.import_id, line, { fields, faults: verdict.faults, candidates: verdict.candidates }),
    })),
  );
  await store.setWritten(
    context,
    row.import_id,
    lines.map((one) => one.line),
  );
  const over = lines.length < portion;
  const written = row.written + writing.filter((one) => one.kind !== 'same').length;
  await store.setProgress(context, row.import_id, {
    state: over ? 'done' : 'writing',
    reached: over ? row.lines : Math.min(row.lines, row.reached + lines.length),
    counts: stopped.length > 0 ? (await store.countKinds(context, row.import_id)).counts : row.counts,
    written,
    finishedAt: over ? context.now : null,
    // What this portion changed itself need not be held again.
    seenStamp: await lockDirectory(context, row.community_id),
  });
  if (over) await closeTasks(context, 'import', [row.import_id]);
  return 1;
}
