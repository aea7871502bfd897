import { describe, expect, test } from 'vitest';
import { readMyMessages } from '#contract/messages.ts';
import {
  confirmMine,
  decideCorrections,
  decideObjection,
  notMe,
  openActivity,
  proposeCorrection,
  raiseObjection,
  readMyRecords,
  readNoticeBoard,
  readObjection,
  readRosterCandidates,
  rejectRecords,
  reviewRecords,
  cancelActivity,
  withdrawRecords,
} from '#contract/participation.ts';
import { readTasks } from '#contract/tasks.ts';
import { doWhatIsDue } from '../../server/jobs.ts';
import { asAdmin } from '../kit/admin.ts';
import { aRule } from '../kit/rules.ts';
import { communityRules, createCommunity } from '../kit/community.ts';

const kit = await createCommunity({
  rules: [
    ...communityRules,
    aRule(
      'A-K09',
      { kind: 'FIXED', points: 60 },
      { class: 'INNOVATION', name: { zh: '户内改造', en: 'Works at home' }, caps: { household: 1 }, confirm: 'ask', perHousehold: true },
    ),
    aRule(
      'A-B20',
      { kind: 'FIXED', points: 5 },
      { class: 'BASIC', name: { zh: '少年课堂', en: 'Youth class' }, caps: { session: 1 }, confirm: 'ask', guardianUnder: 16 },
    ),
    aRule('A-B21', { kind: 'FIXED', points: 5 }, { class: 'BASIC', name: { zh: '晨练', en: 'Morning exercise' }, caps: { day: 1 }, confirm: 'ask' }),
  ],
  settings: {
    overrides: [
      ...['A-M01', 'A-K09'].map((code) => ({ code, min: 60, max: 60, resolution: { zh: '居民代表会议 2026-1', en: 'Resolution 2026-1' } })),
      { code: 'A-K02', min: 200, max: 200, resolution: { zh: '居民代表会议 2026-1', en: 'Resolution 2026-1' } },
      { code: 'A-I09', min: 1, max: 60, resolution: { zh: '居民代表会议 2026-1', en: 'Resolution 2026-1' } },
    ],
  },
});
const { clerk, secondClerk, manager, chair, organiser, trusted } = kit.people;
const { willow } = kit.places;
const deputy = await kit.staff('程以宁', '社区副主任', 'communityManager');
const judged = { judgedPoints: 60, judgedReason: '按评分表' };
const one = async () => {
  const [resident] = await kit.residents(1);
  if (!resident) throw new Error('one resident');
  return resident;
};
const messages = async (who: { token: string }) => (await kit.ok(readMyMessages, {}, who.token)).rows;
const pass = (recordIds: string[]) => kit.ok(reviewRecords, { recordIds, decision: 'pass' }, deputy.token);
const object = async (recordId: string): Promise<string> => {
  const line = (await kit.ok(readNoticeBoard, { communityId: willow }, clerk.token)).items.find((item) => item.recordId === recordId);
  return (
    await kit.ok(raiseObjection, {
      district: kit.district,
      noticeId: line?.noticeId ?? '',
      item: line?.item ?? 0,
      text: '当天没有看到本人',
      contact: '13800001234',
    })
  ).objectionId;
};
const decide = async (correctionId: string, who: { token: string }, decision: 'approve' | 'decline' = 'approve') =>
  (await kit.ok(decideCorrections, { correctionIds: [correctionId], decision, reason: '已核实' }, who.token)).outcomes[0];

describe('who had a hand in it', () => {
  test('the organiser does not answer the objection: a correction would make them its reviewer', async () => {
    const [recordId = ''] = await kit.deed({ ruleCode: 'A-I09' }, [(await one()).residentId], judged);
    await pass([recordId]);
    const objectionId = await object(recordId);
    expect(await kit.refusal(decideObjection, { objectionId, decision: 'correct', reason: '已核实', judgedPoints: 60 }, secondClerk.token)).toBe('same-person');
    expect((await kit.ok(readObjection, { objectionId }, secondClerk.token)).notMine?.zh).toBe('您是组织者，请另一位办理');
    // Whoever only stood in may.
    expect(await kit.ok(decideObjection, { objectionId, decision: 'keep', reason: '已核实' }, manager.token)).toMatchObject({ state: 'kept' });
  });

  test('who objected is for whoever may answer, never for those it is about', async () => {
    const [recordId = ''] = await kit.deed({ ruleCode: 'A-I09' }, [(await one()).residentId], judged);
    await pass([recordId]);
    const objectionId = await object(recordId);
    for (const who of [clerk, secondClerk, deputy]) expect(await kit.ok(readObjection, { objectionId }, who.token)).toMatchObject({ text: '', contact: '' });
    expect(await kit.ok(readObjection, { objectionId }, chair.token)).toMatchObject({ text: '当天没有看到本人', contact: '13800001234' });
  });

  test('the organiser under another sign-in does not review', async () => {
    const lives = await one();
    const [first, second] = [
      await kit.staff('顾一平', '社区工作者', 'clerk', lives.residentId),
      await kit.staff('顾一平', '社区副主任', 'communityManager', lives.residentId),
    ];
    const recordIds = await kit.record(await kit.activity({ ruleCode: 'A-M01', organiser: { kind: 'staff', id: first.staffId } }), [(await one()).residentId]);
    await kit.confirmBoth(recordIds);
    expect(kit.codes((await kit.ok(reviewRecords, { recordIds, decision: 'pass' }, second.token)).outcomes)).toEqual(['same-person']);
  });

  test('after 「不是我」 neither the organiser nor the reviewer decides; a declined one is told', async () => {
    const resident = await one();
    const recordIds = await kit.record(await kit.activity({ ruleCode: 'A-M01', organiser: { kind: 'staff', id: secondClerk.staffId } }), [resident.residentId]);
    await kit.confirm(recordIds, 'organiser', manager);
    await kit.ok(confirmMine, { recordIds }, resident.token);
    await pass(recordIds);
    await kit.afterDay('2026-11-26');
    await kit.runDue();
    const { correctionId } = await kit.ok(notMe, { recordId: recordIds[0] ?? '' }, resident.token);
    for (const who of [secondClerk, deputy]) expect(await decide(correctionId ?? '', who)).toMatchObject({ refused: 'same-person' });
    expect(await decide(correctionId ?? '', chair, 'decline')).toMatchObject({ state: 'declined' });
    expect((await messages(resident))[0]?.title.zh).toBe('“不是我”已答复：维持记录');
    await kit.setDay('2026-11-23');
  });
});

describe('figures', () => {
  test('a record without points settles with the balance as it is', async () => {
    const resident = await one();
    await kit.deed({ ruleCode: 'A-V01' }, [resident.residentId]);
    await kit.deed({ ruleCode: 'A-V01' }, [resident.residentId], { waived: true });
    expect((await messages(resident))[0]?.text.zh).toContain('可用积分现在是 20 分');
  });

  test('a deduction lowers the year and what can be spent, never the lifetime', async () => {
    const resident = await one();
    await kit.deed({ ruleCode: 'A-V01' }, [resident.residentId]);
    const recordIds = await kit.record(await kit.activity({ ruleCode: 'A-X01' }), [resident.residentId], { judgedReason: '楼道堆物，提醒两次' });
    await kit.confirm(recordIds, 'organiser', manager, { evidence: '照片两张' });
    await pass(recordIds);
    await kit.afterDay('2026-11-26');
    await kit.runDue();
    const { figures } = await kit.home(resident);
    expect(figures).toMatchObject({ lifetime: 20 });
    expect(figures.available).toBeLessThan(20);
    expect(figures.annual).toBeLessThan(20);
    await kit.setDay('2026-11-23');
  });

  test('what is on public notice keeps the points it was posted with', async () => {
    const door = { buildingId: kit.places.buildings[1], door: '4-404' };
    const [first, second] = [await kit.resident('上官云', door), await kit.resident('上官月', door)];
    const [one1 = '', two = ''] = await kit.deed({ ruleCode: 'A-K09' }, [first.residentId, second.residentId]);
    expect([(await kit.readRecord(one1)).granted, (await kit.readRecord(two)).granted]).toEqual([60, 0]);
    await pass([one1, two]);
    const objectionId = await object(one1);
    await kit.ok(decideObjection, { objectionId, decision: 'cancel', reason: '由另一位申报' }, chair.token);
    expect(await kit.readRecord(two)).toMatchObject({ state: 'on-notice', granted: 0 });
  });

  test('a deed recorded anew keeps its place under a cap before those who wait', async () => {
    const resident = await one();
    const [first = ''] = await kit.deed({ ruleCode: 'A-B21' }, [resident.residentId]);
    const [waiting = ''] = await kit.record(await kit.activity({ ruleCode: 'A-B21' }), [resident.residentId]);
    expect((await kit.readRecord(waiting)).granted).toBe(0);
    const { correctionId } = await kit.ok(proposeCorrection, { recordId: first, reason: '时长记错了', anew: { minutes: 60 } }, clerk.token);
    const outcome = await decide(correctionId, manager);
    if (!outcome || !('replacement' in outcome) || !outcome.replacement) throw new Error('no replacement');
    expect((await kit.readRecord(outcome.replacement)).granted).toBe(5);
    expect((await kit.readRecord(waiting)).granted).toBe(0);
  });

  test('whoever need not confirm a corrected record is not asked to', async () => {
    const resident = await one();
    const recordIds = await kit.record(await kit.activity({ ruleCode: 'A-C01' }), [resident.residentId]);
    await kit.confirm(recordIds, 'organiser', manager);
    const { correctionId } = await kit.ok(proposeCorrection, { recordId: recordIds[0] ?? '', reason: '时长记错了', anew: { minutes: 30 } }, clerk.token);
    await decide(correctionId, manager);
    expect((await messages(resident))[0]?.title.zh).toBe('一条记录已更正');
  });
});

test('a task to confirm is due with the first of its records, and with the next when that is done', async () => {
  const activityId = await kit.activity({ ruleCode: 'A-V01' });
  const dueOf = async () =>
    (await kit.ok(readTasks, { communityId: willow, kind: 'confirm', limit: 100 }, manager.token)).tasks.find(({ subjectId }) => subjectId === activityId)
      ?.dueOn;
  const first = await kit.record(activityId, [(await one()).residentId]);
  await kit.setDay('2026-11-25');
  await kit.record(activityId, [(await one()).residentId]);
  expect(await dueOf()).toBe('2026-12-08');
  await kit.ok(rejectRecords, { recordIds: first, reason: '没有到场' }, manager.token);
  expect(await dueOf()).toBe('2026-12-10');
  await kit.setDay('2026-11-23');
});

test('a resident who organises ticks those who come, without the list of all residents and without their codes', async () => {
  const activityId = await kit.activity({ ruleCode: 'A-V02', organiser: { kind: 'resident', id: organiser.residentId } });
  const regular = await one();
  await kit.record(await kit.activity({ ruleCode: 'A-V02', organiser: { kind: 'resident', id: trusted.residentId } }), [regular.residentId]);
  const { people } = await kit.ok(readRosterCandidates, { activityId, limit: 300 }, organiser.token);
  expect(people).toMatchObject([{ residentId: regular.residentId, shortCode: '' }]);
  const all = (await kit.ok(readRosterCandidates, { activityId, limit: 300 }, clerk.token)).people;
  expect(all.length).toBeGreaterThan(5);
  expect(all[0]?.shortCode).toHaveLength(6);
});

test('where a rule asks for an adult above 14, or the child turned 14 meanwhile, the adult still finds and confirms it', async () => {
  const door = { buildingId: kit.places.buildings[1], door: '5-505' };
  const [parent, child] = [await kit.resident('司马清', { ...door, birthYear: 1985 }), await kit.resident('司马宁', { ...door, birthYear: 2011 })];
  const recordIds = await kit.record(await kit.activity({ ruleCode: 'A-B20' }), [child.residentId]);
  const own = await kit.record(await kit.activity({ ruleCode: 'A-V01' }), [child.residentId]);
  expect(kit.codes((await kit.ok(confirmMine, { recordIds }, child.token)).outcomes)).toEqual(['guardian-needed']);
  expect((await kit.ok(readMyRecords, {}, parent.token)).rows.map(({ recordId }) => recordId)).toEqual(recordIds);
  expect((await kit.home(parent)).toConfirm).toBe(1);
  expect(kit.codes((await kit.ok(confirmMine, { recordIds: own }, parent.token)).outcomes)).toEqual(['record-not-found']);
  expect(kit.codes((await kit.ok(confirmMine, { recordIds }, parent.token)).outcomes)).toEqual([undefined]);
});

test('an activity whose records have all been taken back can be cancelled', async () => {
  const activityId = await kit.activity({ ruleCode: 'A-V01' });
  const recordIds = await kit.record(activityId, [(await one()).residentId]);
  expect(await kit.refusal(cancelActivity, { activityId, reason: '下雨' }, clerk.token)).toBe('activity-in-wrong-state');
  await kit.ok(withdrawRecords, { recordIds, reason: '没有办成' }, clerk.token);
  expect(await kit.ok(cancelActivity, { activityId, reason: '下雨' }, clerk.token)).toEqual({ state: 'cancelled' });
});

test('a kept answer says neither who asked nor what: an objection made signed in stays unknown', async () => {
  const [objector, named] = [await one(), await one()];
  const [recordId = ''] = await kit.deed({ ruleCode: 'A-I09' }, [named.residentId], judged);
  await pass([recordId]);
  const line = (await kit.ok(readNoticeBoard, { communityId: willow }, clerk.token)).items.find((item) => item.recordId === recordId);
  await kit.ok(raiseObjection, { district: kit.district, noticeId: line?.noticeId ?? '', item: line?.item ?? 0, text: '当天没有看到本人' }, objector.token);
  const rows = await asAdmin(kit.admin, async (client) => (await client.query<{ text: string }>('select k::text as text from platform.kept_answer k')).rows);
  expect(rows.filter(({ text }) => text.includes(objector.residentId))).toEqual([]);
});

test('who reported something is for those who handle it: committee and organisers read the record without the name', async () => {
  const reporter = await one();
  const activityId = await kit.activity({ ruleCode: 'A-C01', organiser: { kind: 'resident', id: organiser.residentId } });
  const [recordId = ''] = await kit.record(activityId, [reporter.residentId]);
  await kit.confirm([recordId], 'organiser', manager);
  await kit.ok(proposeCorrection, { recordId, reason: '核实有误' }, clerk.token);
  for (const who of [chair, organiser]) expect(await kit.readRecord(recordId, who)).toMatchObject({ name: '居民', buildingName: '' });
  const task = (await kit.ok(readTasks, { communityId: willow, kind: 'correction', limit: 100 }, chair.token)).tasks.find(({ title }) =>
    title.includes('A-C01'),
  );
  expect(task?.who).toBe('居民');
  expect(await kit.readRecord(recordId, manager)).toMatchObject({ name: reporter.name });
});

test('one record that cannot settle does not keep those after it from their day', async () => {
  const [broken, sound] = [await one(), await one()];
  const recordIds = [
    ...(await kit.deed({ ruleCode: 'A-I09' }, [broken.residentId], judged)),
    ...(await kit.deed({ ruleCode: 'A-I09' }, [sound.residentId], judged)),
  ];
  await pass(recordIds);
  const keyOf = (residentId: string, key: Buffer | null) =>
    asAdmin(kit.admin, async (client) => {
      const { rows } = await client.query<{ key: Buffer }>('select data_key as key from identity.resident where resident_id = $1', [residentId]);
      if (key !== null) await client.query('update identity.resident set data_key = $2 where resident_id = $1', [residentId, key]);
      return rows[0]?.key ?? Buffer.alloc(0);
    });
  const key = await keyOf(broken.residentId, Buffer.alloc(62, 1));
  const lines: unknown[] = [];
  await doWhatIsDue({ database: kit.database, clock: () => new Date('2026-11-26T18:00:00Z'), trustClock: true, logLine: (line) => lines.push(line) });
  expect(lines).toContainEqual(expect.objectContaining({ job: 'settle-due-records', error: expect.any(String) }));
  await keyOf(broken.residentId, key);
  expect([await kit.stateOf(recordIds[0] ?? ''), await kit.stateOf(recordIds[1] ?? '')]).toEqual(['on-notice', 'settled']);
});

test('an activity of a difficulty its rule does not have is refused when it is opened, not when forty names are recorded', async () => {
  const opening = {
    communityId: willow,
    ruleCode: 'A-V01',
    title: '楼道清理',
    place: '6号楼',
    startsAt: '2026-11-23T01:00:00Z',
    minutes: 60,
    difficulty: 5,
    organiser: { kind: 'staff', id: secondClerk.staffId },
  } as const;
  expect(await kit.refusal(openActivity, opening, clerk.token)).toBe('invalid-input');
});
