import { expect, test } from 'vitest';
import {
  decideCorrections,
  decideObjection,
  listPublicNotices,
  notMe,
  proposeCorrection,
  raiseObjection,
  reviewRecords,
  withdrawRecords,
} from '#contract/participation.ts';
import { readTasks } from '#contract/tasks.ts';
import { createCommunity } from '../kit/community.ts';

const kit = await createCommunity();
const { clerk, secondClerk, manager, chair, organiser, quarryClerk } = kit.people;
const deputy = await kit.staff('程以宁', '社区副主任', 'communityManager');
const judged = { judgedPoints: 60, judgedReason: '按评分表' };

const tasks = async (who: { token: string }, more: object = {}) => (await kit.ok(readTasks, more, who.token)).tasks;
const kinds = async (who: { token: string }) => (await tasks(who)).map(({ kind }) => kind);
const one = async () => {
  const [resident] = await kit.residents(1);
  if (!resident) throw new Error('one resident');
  return resident;
};

test('confirmations wait as one task of the activity, with how many, since when and until when', async () => {
  const [a, b] = await kit.residents(2);
  const activityId = await kit.activity({ ruleCode: 'A-V01', title: '周六楼道清洁' });
  const recordIds = await kit.record(activityId, [a?.residentId ?? '', b?.residentId ?? '']);
  expect(await tasks(secondClerk)).toMatchObject([
    {
      kind: 'confirm',
      subjectId: activityId,
      title: '周六楼道清洁',
      who: '苏以澜',
      from: '祁怀恬',
      count: 2,
      dueOn: '2026-12-08',
      overdue: false,
      notMine: null,
    },
  ]);
  expect(await tasks(clerk)).toMatchObject([{ notMine: { zh: '您录入的，请另一位办理' } }]);
  expect(await kinds(quarryClerk)).toEqual([]);
  expect(await kinds(organiser)).toEqual([]);
  await kit.confirmBoth(recordIds.slice(0, 1));
  expect(await tasks(secondClerk)).toMatchObject([{ count: 1 }]);
  await kit.ok(withdrawRecords, { recordIds: recordIds.slice(1), reason: '录错人' }, clerk.token);
  expect(await kinds(secondClerk)).toEqual([]);
});

test('an organiser sees the tasks of their own activities', async () => {
  const resident = await one();
  const activityId = await kit.activity({ ruleCode: 'A-V01', organiser: { kind: 'resident', id: organiser.residentId } });
  const recordIds = await kit.record(activityId, [resident.residentId]);
  expect(await tasks(organiser)).toMatchObject([{ kind: 'confirm', subjectId: activityId, count: 1 }]);
  await kit.confirm(recordIds, 'organiser', organiser);
  await kit.confirm(recordIds, 'participant', manager, { evidence: '签到表' });
  expect(await kinds(organiser)).toEqual([]);
});

test('a review, then an objection wait with their workdays, and say who may not do them', async () => {
  const resident = await one();
  const [recordId = ''] = await kit.deed({ ruleCode: 'A-I09', title: '海报设计' }, [resident.residentId], judged);
  expect(await tasks(deputy)).toMatchObject([
    { kind: 'review', subjectId: recordId, title: '海报设计 · 60 分', who: resident.name, from: '祁怀恬', dueOn: '2026-11-26', notMine: null },
  ]);
  expect((await tasks(secondClerk))[0]?.notMine?.zh).toBe('您确认的，请另一位办理');
  await kit.ok(reviewRecords, { recordIds: [recordId], decision: 'pass' }, deputy.token);
  expect(await kinds(deputy)).toEqual([]);

  const [notice] = (await kit.ok(listPublicNotices, { district: kit.district, communityId: kit.places.willow })).rows;
  const { objectionId } = await kit.ok(raiseObjection, { district: kit.district, noticeId: notice?.noticeId ?? '', item: 1, text: '时间对不上' });
  expect(await tasks(chair)).toMatchObject([{ kind: 'objection', subjectId: objectionId, who: resident.name, from: '', notMine: null }]);
  expect((await tasks(deputy))[0]?.notMine?.zh).toBe('您复核的，请另一位办理');

  await kit.setDay('2026-11-26');
  expect(await kit.ok(readTasks, {}, chair.token)).toMatchObject({ dueToday: 1, overdue: 0 });
  await kit.setDay('2026-11-27');
  const late = await kit.ok(readTasks, { kind: 'objection' }, chair.token);
  expect(late).toMatchObject({ overdue: 1, dueToday: 0, counts: { objection: 1, review: 0 }, tasks: [{ overdue: true }] });
  await kit.ok(decideObjection, { objectionId, decision: 'cancel', reason: '核实无误' }, chair.token);
  expect(await kinds(chair)).toEqual([]);
  await kit.setDay('2026-11-23');
});

test('a correction waits for somebody else than its proposer, 「不是我」 for somebody with no hand in it', async () => {
  const [a, b] = await kit.residents(2);
  const [first = '', second = ''] = await kit.deed({ ruleCode: 'A-V01' }, [a?.residentId ?? '', b?.residentId ?? '']);
  const { correctionId } = await kit.ok(proposeCorrection, { recordId: first, reason: '记错了' }, clerk.token);
  const disputed = await kit.ok(notMe, { recordId: second, note: '' }, b?.token);
  expect(await kinds(chair)).toEqual(['correction', 'not-me']);
  expect((await tasks(chair)).map(({ from, notMine }) => [from, notMine])).toEqual([
    ['祁怀恬', null],
    ['本人', null],
  ]);
  expect((await tasks(clerk)).map(({ notMine }) => notMine?.zh)).toEqual(['您提出的，请另一位核准', '您录入的，请另一位办理']);
  await kit.ok(decideCorrections, { correctionIds: [correctionId, disputed.correctionId ?? ''], decision: 'approve' }, chair.token);
  expect(await kinds(chair)).toEqual([]);
});

test('a long queue comes page by page', async () => {
  const people = await kit.residents(5);
  for (const resident of people) await kit.record(await kit.activity({ ruleCode: 'A-V01' }), [resident.residentId]);
  const first = await kit.ok(readTasks, { limit: 3 }, secondClerk.token);
  const second = await kit.ok(readTasks, { limit: 3, after: first.next }, secondClerk.token);
  expect([first.tasks.length, second.tasks.length, second.next]).toEqual([3, 2, undefined]);
  expect(first.counts.confirm).toBe(5);
});
