import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { openActivity } from '#contract/participation.ts';
import { AgeBand } from '#contract/values.ts';
import { buildApp } from '../../server/app.ts';
import { nameDemoPeople } from '../../server/identity/demo-people.ts';
import { savePlaces } from '../../server/places/save-places.ts';
import { createCommunity } from '../kit/community.ts';

const Neighbour = z.object({ name: z.string(), buildingName: z.string(), ageBand: AgeBand, door: z.string() });
const neighbours = z.array(Neighbour).parse(JSON.parse(readFileSync(new URL('../kit/rosters/directory.json', import.meta.url), 'utf8')));
const bornIn: Record<z.output<typeof AgeBand>, number> = {
  '0-13': 2017,
  '14-17': 2010,
  '18-34': 1998,
  '35-59': 1981,
  '60-69': 1961,
  '70-79': 1952,
  '80+': 1942,
};

/** What `npm test` builds before the tests; a single file is run on what was built last. */
const webRoot = process.env['LIREN_WEB'] ?? path.join(import.meta.dirname, '../../web/dist');

const nameKey = (name: string, building: string): string => `${name}@${building}`;

/**
 * 柳岸 with the people of the rosters, on Monday 23 November 2026, really listening with the built web in demo mode. The
 * clock runs on from the moment that is set.
 */
export async function serveTown() {
  if (!existsSync(path.join(webRoot, 'index.html'))) throw new Error('The web is not built: run `npm run build` first, or `npm test`, which builds it.');
  const town = await createCommunity();
  const { places, people } = town;

  const more = await town.run((context) =>
    savePlaces(
      context,
      [4, 5, 6, 7, 8, 9, 10, 11, 12].map((order) => ({ kind: 'building', parentId: places.willow, name: `${order}号楼`, order }) as const),
    ),
  );
  const buildings = new Map([...places.buildings, ...more].map((buildingId, at) => [`${at + 1}号楼`, buildingId]));
  const registered = await town.register(
    neighbours.map(({ name, buildingName, ageBand, door }) => ({
      communityId: places.willow,
      buildingId: buildings.get(buildingName) ?? '',
      name,
      door,
      phone: null,
      birthYear: bornIn[ageBand],
    })),
  );
  const byName = new Map(neighbours.map(({ name, buildingName }, at) => [nameKey(name, buildingName), registered[at]?.residentId ?? '']));
  const idOf = (name: string, building: string): string => byName.get(nameKey(name, building)) ?? '';

  // Some of them were there two weeks ago; of Friday two lists wait that nobody has confirmed.
  const on = (day: string) => ({ startsAt: `${day}T01:00:00Z` });
  const regulars = [idOf('林知远', '6号楼'), idOf('沈若禾', '6号楼'), idOf('陈静', '4号楼'), idOf('王芳', '3号楼'), idOf('王国庆', '6号楼')];
  await town.deed({ ruleCode: 'A-V01', title: '11 号楼楼道清理', ...on('2026-11-07') }, regulars);
  await town.deed({ ruleCode: 'A-B01', title: '居民议事会', minutes: 60, ...on('2026-11-10') }, regulars);
  await town.record(await town.activity({ ruleCode: 'A-V01', title: '3 号楼楼道清理', ...on('2026-11-20') }), [
    idOf('田甜', '3号楼'),
    idOf('丁怡', '3号楼'),
    idOf('李桂花', '3号楼'),
    idOf('王国庆', '6号楼'),
  ]);
  await town.record(await town.activity({ ruleCode: 'A-V01', title: '9 号楼楼道清理', ...on('2026-11-20') }), [idOf('林之源', '9号楼'), idOf('谢军', '9号楼')]);
  const today = { communityId: places.willow, organiser: { kind: 'staff', id: people.secondClerk.staffId } } as const;
  await town.ok(
    openActivity,
    { ...today, ruleCode: 'A-U01', title: '书法班', place: '二楼活动室', startsAt: '2026-11-23T06:30:00Z', minutes: 90 },
    people.clerk.token,
  );

  const deputy = await town.addPerson('程以宁', '社区副主任', places.willow, [{ role: 'communityManager', placeId: places.willow }]);
  await town.run((context) =>
    nameDemoPeople(context, [
      { persona: 'clerk', kind: 'staff', id: people.clerk.staffId, what: { zh: '柳岸社区积分专员', en: 'points clerk of 柳岸社区' }, face: 'console' },
      {
        persona: 'colleague',
        kind: 'staff',
        id: people.secondClerk.staffId,
        what: { zh: '柳岸社区工作者，周六活动的组织者', en: 'community worker, organised Saturday' },
        face: 'console',
      },
      { persona: 'deputy', kind: 'staff', id: deputy.staffId, what: { zh: '柳岸社区副主任', en: 'deputy of 柳岸社区' }, face: 'console' },
      { persona: 'manager', kind: 'staff', id: people.manager.staffId, what: { zh: '柳岸社区书记', en: 'manager of 柳岸社区' }, face: 'console' },
      {
        persona: 'resident',
        kind: 'resident',
        id: idOf('林知远', '6号楼'),
        what: { zh: '6号楼居民，常参加活动', en: 'resident of building 6, a regular' },
        face: 'resident',
      },
      {
        persona: 'elder',
        kind: 'resident',
        id: idOf('王国庆', '6号楼'),
        what: { zh: '6号楼居民，65 岁', en: 'resident of building 6, aged 65' },
        face: 'resident',
      },
    ]),
  );

  let started = Date.now();
  const clock = (): Date => new Date(town.clock().getTime() + (Date.now() - started));
  const app = await buildApp({ database: town.database, clock, mode: 'demo', webRoot });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  afterAll(() => app.close());

  return {
    ...town,
    clock,
    address,
    deputy,
    idOf,
    /** Sets everybody's clock to 10:00 of a day. */
    comeDay: (day: string): void => {
      void town.setDay(day);
      started = Date.now();
    },
    /** Moves everybody's clock to 02:00 of the day after, when what ended with this day is settled. */
    passDay: (day: string): void => {
      void town.afterDay(day);
      started = Date.now();
    },
  };
}
export type ServedTown = Awaited<ReturnType<typeof serveTown>>;
