import type { Context } from '#platform/context.ts';
import { lockDirectory } from '../identity/lock-directory.ts';
import { openTasks } from '../tasks/open-tasks.ts';
import type { LineFields } from './columns.ts';
import { holdBalances, holdHouseholds, holdPlaces, holdResidents, type Holding } from './hold-against.ts';
import { openStaged, sealStaged } from './staged.ts';
import * as store from './store.ts';

const portion = 5000;

/** How lines are held against what is there, for the kind of their import. */
export function holdingFor(context: Context, { kind, community_id: communityId }: store.ImportRow, all: readonly LineFields[]): Promise<Holding> {
  switch (kind) {
    case 'places':
      return holdPlaces(context, communityId);
    case 'households':
      return holdHouseholds(context, communityId, all);
    case 'residents':
      // A column the file does not have cannot differ.
      return holdResidents(context, communityId, all, new Set(all.flatMap((fields) => Object.keys(fields))));
    case 'opening-balances':
      return holdBalances(context, communityId, all);
  }
}

/** Holds a portion of an import's lines against what is there; after the last one it waits for the clerk. */
export async function checkLines(context: Context, row: store.ImportRow): Promise<number> {
  const seen = await lockDirectory(context, row.community_id);
  const lines = await store.uncheckedLines(context, row.import_id, portion);
  const staged = lines.map(({ line, sealed }) => ({ line, ...openStaged(context, row.import_id, line, sealed) }));
  const clean = staged.filter((one) => one.faults.length === 0);
  const holding = await holdingFor(
    context,
    row,
    clean.map((one) => one.fields),
  );
  const checked = staged.map(({ line, fields, faults }) => {
    const found = faults.length > 0 ? { kind: 'faulty' as const, matchId: null, faults, candidates: [] } : holding(fields);
    return {
      line,
      kind: found.kind,
      matchId: found.matchId,
      sealed: sealStaged(context, row.import_id, line, { fields, faults: found.faults, candidates: found.candidates }),
    };
  });
  await store.setChecked(context, row.import_id, checked);
  const { counts } = await store.countKinds(context, row.import_id);
  const reached = row.reached + lines.length;
  const over = reached >= row.lines;
  await store.setProgress(context, row.import_id, {
    state: over ? 'checked' : 'reading',
    reached,
    counts,
    written: 0,
    finishedAt: null,
    seenStamp: row.reached === 0 ? seen : row.seen_stamp,
  });
  if (over) await openTasks(context, [{ kind: 'import', subjectId: row.import_id, communityId: row.community_id, action: 'import-data' }]);
  return 1;
}
