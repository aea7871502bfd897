import type { InputOf, OutputOf } from '#contract/endpoint.ts';
import type { readWhoLooked as endpoint } from '#contract/identity.ts';
import { person, type Context } from '#platform/context.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/refuse.ts';
import { openForDistrict } from '#platform/seal.ts';
import { accessWords, looker } from '#words/identity.ts';
import { reasonAt } from './sealing.ts';
import * as store from './store.ts';

const atOnce = 30;

/** 谁看过我的数据: offices, not names of staff; newest first. */
export async function readWhoLooked(context: Context, { after }: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const residentId = person(context).residentId ?? refuse('not-allowed', { action: 'read-own' });
  const found = await store.accessTo(context, residentId, after !== undefined && isId(after) ? after : undefined, atOnce + 1);
  const shown = found.slice(0, atOnce);
  const staff = new Map(
    (
      await store.sealedStaff(
        context,
        shown.flatMap((row) => row.byId ?? []),
      )
    ).map((each) => [each.staffId, each.office]),
  );
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      at: row.at.toISOString(),
      office: row.byKind === 'staff' ? (staff.get(row.byId ?? '') ?? looker.staff.zh) : looker[row.byKind].zh,
      what: accessWords[row.what],
      reason: row.reason && openForDistrict(context.district, row.reason, reasonAt('identity.access_log', row.accessId)),
    })),
    ...(found.length > atOnce && last ? { next: last.accessId } : {}),
  };
}
