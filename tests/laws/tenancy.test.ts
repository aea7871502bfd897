import { afterAll, describe, expect, test } from 'vitest';
import { roles } from '#contract/permissions.ts';
import { readPublicCommunities } from '#contract/places.ts';
import type { Actor } from '#platform/context.ts';
import { transact } from '#platform/database.ts';
import { openForDistrict, sealForDistrict } from '#platform/seal.ts';
import { routes } from '../../server/app.ts';
import { doWhatIsDue } from '../../server/jobs.ts';
import { lapseUnconfirmedRecords } from '../../server/participation/lapse-unconfirmed-records.ts';
import { settleDueRecords } from '../../server/participation/settle-due-records.ts';
import { openFingerprints } from '../kit/fingerprint.ts';
import { createWorld, inputFor, type Area, type Objects } from '../kit/objects.ts';
import { system } from '../kit/town.ts';
import { leaksIn, tried } from '../kit/walls.ts';

/*
 * Two districts in one database, one process, one cache: neither sees nor changes anything of the other, whatever the
 * matrix would allow.
 */
const world = await createWorld();
const { here, far, database, clock } = world;
const [mine, theirs] = [await world.objectsIn(here), await world.objectsIn(far)];
const prints = await openFingerprints(world.admin);
afterAll(() => prints.close());

const endpoints = routes.map(({ endpoint }) => endpoint);
const said = (value: unknown) => ({ body: value ?? null, bytes: Buffer.alloc(0) });

/** Somebody whom the matrix lets do everything, and who takes the place of people of the other district. */
const almighty = (area: Area, like: Objects): Actor => ({
  kind: 'person',
  as: 'staff',
  id: like.organiserId,
  residentId: like.residentId,
  grants: roles.map((role) => ({ role, placeId: area.districtId, placeKind: 'district' })),
  sessionId: like.sessionId,
});
/** Their own session, a sign-in that finds its district by itself, and the list of districts. */
const ofNoDistrict = new Set(['signOut', 'signIn', 'signInCode', 'readPublicDistricts']);
const tenanted = endpoints.filter(({ id }) => !ofNoDistrict.has(id));

describe('with the matrix taken down, row security alone keeps the first district from a context of the second', () => {
  test.each(tenanted.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_id, endpoint) => {
    const input = inputFor(endpoint, mine);
    // At home first, so that whatever the process remembers is warm.
    await tried(world, endpoint, input, { actor: almighty(here, mine), district: here.district });
    for (const actor of [almighty(far, mine), { kind: 'system', job: 'law' } as const]) {
      const { value } = await tried(world, endpoint, input, { actor, district: far.district });
      expect(leaksIn(said(value), mine, input)).toEqual([]);
    }
  });

  test('and nothing of the first district changes, committed or not', async () => {
    const before = await prints.take({ district: here.district });
    for (const endpoint of tenanted) {
      const route = routes.find((one) => one.endpoint.id === endpoint.id);
      const work = transact(database, { actor: almighty(far, mine), district: far.district, now: clock() }, async (context) =>
        route?.prepare(inputFor(endpoint, mine)).run(context, { session: () => undefined, address: '' }),
      );
      await work.catch(() => undefined);
    }
    const after = await prints.take({ district: here.district });
    for (const [table, hash] of before) expect(after.get(table), table).toBe(hash);
  });

  test('while at home the same person sees and does it', async () => {
    const readObjection = endpoints.find(({ id }) => id === 'readObjection');
    if (!readObjection) throw new Error('no such endpoint');
    expect((await tried(world, readObjection, inputFor(readObjection, mine), { actor: almighty(here, mine), district: here.district })).told).toBeUndefined();
    expect((await tried(world, readObjection, inputFor(readObjection, mine), { actor: almighty(far, mine), district: far.district })).told).toBe(
      'objection-not-found',
    );
  });
});

describe('the public pages of one district hold nothing of another', () => {
  const open = endpoints.filter(({ gate, id }) => gate === 'public' && !ofNoDistrict.has(id));
  test.each(open.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_id, endpoint) => {
    for (const [objects, elsewhere] of [
      [mine, far.district],
      [theirs, here.district],
    ] as const) {
      const input = { ...inputFor(endpoint, objects), ...('district' in endpoint.input.shape ? { district: elsewhere } : {}) };
      const answered = await world.call(endpoint, input);
      expect(leaksIn(answered, objects, input)).toEqual([]);
      expect(answered.status === 404 || answered.refused === undefined || answered.refused === 'not-found').toBe(true);
    }
  });

  test('and whoever is signed in to one reads those of another as anybody does', async () => {
    const stranger = await world.residentOf(here);
    const { communities } = await world.ok(readPublicCommunities, { district: far.district }, stranger.token);
    expect(communities.map(({ communityId }) => communityId)).toEqual([far.communityId]);
    expect(await world.refusal(readPublicCommunities, { district: 99 }, stranger.token)).toBe('not-found');
  });
});

test('jobs of one district leave the other as it is', async () => {
  const before = await prints.take({ district: here.district, but: ['platform.job_mark'] });
  const later = new Date(clock().getTime() + 60 * 86_400_000);
  for (const job of [settleDueRecords, lapseUnconfirmedRecords])
    while ((await transact(database, { actor: system, district: far.district, now: later }, job)) > 0);
  const after = await prints.take({ district: here.district, but: ['platform.job_mark'] });
  for (const [table, hash] of before) expect(after.get(table), table).toBe(hash);
  // The timetable does them all, each district by itself.
  await doWhatIsDue({ database, clock: () => later, trustClock: true });
  expect(await prints.take({ district: here.district })).not.toEqual(after);
});

test('what is sealed for one district does not open in another', () => {
  const at = { table: 'law', column: 'text', row: '1' };
  const sealed = sealForDistrict(here.district, '顾知微', at);
  expect(openForDistrict(here.district, sealed, at)).toBe('顾知微');
  expect(() => openForDistrict(far.district, sealed, at)).toThrow(/authenticate/);
  expect(() => openForDistrict(here.district, sealed, { ...at, row: '2' })).toThrow(/authenticate/);
});
