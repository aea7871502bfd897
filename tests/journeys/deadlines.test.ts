import { expect, test } from 'vitest';
import { notMe, proposeCorrection, raiseObjection, readNoticeBoard, readObjection, reviewRecords } from '#contract/participation.ts';
import { readTasks } from '#contract/tasks.ts';
import { loadCalendar } from '../../server/calendar/load-calendar.ts';
import { doWhatIsDue } from '../../server/jobs.ts';
import { createCommunity } from '../kit/community.ts';

const kit = await createCommunity({ today: '2026-12-30' });
const { clerk, chair } = kit.people;
const deputy = await kit.staff('程以宁', '社区副主任', 'communityManager');
const judged = { judgedPoints: 60, judgedReason: '按评分表' };

const deed = async (ruleCode: string, item: object = {}) => {
  const [resident] = await kit.residents(1);
  if (!resident) throw new Error('one resident');
  const [recordId = ''] = await kit.deed({ ruleCode }, [resident.residentId], item);
  return { resident, recordId };
};
const run = async () => (await doWhatIsDue({ database: kit.database, clock: kit.clock, trustClock: true }))['recompute-provisional-days'];
const daysOf = async () =>
  new Map((await kit.ok(readTasks, {}, deputy.token)).tasks.map(({ kind, subjectId, dueOn, provisional }) => [`${kind} ${subjectId}`, { dueOn, provisional }]));

test('days beyond the published calendar become final once it is out, and never shorter than told', async () => {
  const early = await deed('A-I09', judged);
  const posted = await deed('A-I09', judged);
  await kit.ok(reviewRecords, { recordIds: [posted.recordId], decision: 'pass' }, deputy.token);
  const [line] = (await kit.ok(readNoticeBoard, { communityId: kit.places.willow }, clerk.token)).items;
  if (!line) throw new Error('on the board');
  const [settled, disputed] = [await deed('A-V01'), await deed('A-V01')];
  await kit.setDay('2026-12-31');
  const late = await deed('A-I09', judged);
  const { objectionId } = await kit.ok(raiseObjection, { district: kit.district, noticeId: line.noticeId, item: line.item, text: '时间对不上' });
  const { correctionId } = await kit.ok(proposeCorrection, { recordId: settled.recordId, reason: '记错了' }, clerk.token);
  const { correctionId: disputedId } = await kit.ok(notMe, { recordId: disputed.recordId }, disputed.resident.token);

  const keys = [`review ${early.recordId}`, `review ${late.recordId}`, `objection ${objectionId}`, `correction ${correctionId}`, `not-me ${disputedId}`];
  const told = await daysOf();
  expect(keys.map((key) => told.get(key)?.dueOn)).toEqual(['2027-01-05', '2027-01-06', '2027-01-06', '2027-01-06', '2027-01-06']);
  expect([...told.values()].every(({ provisional }) => provisional)).toBe(true);
  expect(await run()).toBe(0);

  await loadCalendar(kit.database, {
    source: '试验',
    years: { '2027': { off: ['2027-01-01', '2027-01-05', '2027-01-06', '2027-01-07'], work: ['2027-01-02'] } },
  });
  expect(await run()).toBe(5);
  const final = await daysOf();
  expect(keys.map((key) => final.get(key)?.dueOn)).toEqual(['2027-01-05', '2027-01-08', '2027-01-08', '2027-01-08', '2027-01-08']);
  expect([...final.values()].some(({ provisional }) => provisional)).toBe(false);
  for (const [recordId, dueOn] of [
    [early.recordId, '2027-01-05'],
    [late.recordId, '2027-01-08'],
    [posted.recordId, '2027-01-08'],
  ] as const)
    expect(await kit.readRecord(recordId)).toMatchObject({ dueOn, provisional: false });
  expect(await kit.ok(readObjection, { objectionId }, chair.token)).toMatchObject({ replyBy: '2027-01-08', provisional: false });
  expect(await run()).toBe(0);
});
