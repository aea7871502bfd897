import { describe, expect, test } from 'vitest';
import { readWhoLooked } from '#contract/identity.ts';
import { readHome, readMyRecords, readMyStatement, readRecord, readResidentStanding, reviewRecords } from '#contract/participation.ts';
import { createCommunity } from '../kit/community.ts';

const kit = await createCommunity();
const { clerk, secondClerk, chair, quarryClerk, organiser } = kit.people;
const nobody = '01932a00-0000-7000-8000-00000000dead';
const judged = (points: number) => ({ judgedPoints: points, judgedReason: '请来了省里的讲师' });
const deputy = await kit.staff('程以宁', '社区副主任', 'communityManager');

const one = async () => {
  const [resident] = await kit.residents(1);
  if (!resident) throw new Error('one resident');
  return resident;
};
const statement = async (who: { token: string }, more: object = {}) => kit.ok(readMyStatement, more, who.token);

describe('the statement of a resident', () => {
  test('says of every line what, when, by which rule version, why so many, who confirmed and until when', async () => {
    const resident = await one();
    await kit.deed({ ruleCode: 'A-V01', title: '周六楼道清洁' }, [resident.residentId]);
    const { rows, waiting } = await statement(resident);
    expect(waiting).toEqual([]);
    expect(rows).toMatchObject([
      {
        kind: 'earn',
        title: '周六楼道清洁',
        happenedOn: '2026-11-23',
        points: 20,
        annualDelta: 20,
        lifetimeDelta: 20,
        ruleCode: 'A-V01',
        rule: { zh: 'A-V01 环境整治 · 2026.1 版' },
        explanation: { zh: '服务 120 分钟，满 2 小时记 20 分（A-V01，2026.1 版）。' },
        confirmedBy: ['社区工作者 苏以澜', '社区书记 温一齐'],
        reviewedBy: null,
        validUntil: '2026-12-31',
        reverses: null,
        reversedBy: null,
        reason: null,
      },
    ]);
    expect(rows[0]?.checkCode).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
  });

  test('the reason of a judged award is the resident’s to read, and so is who reviewed it', async () => {
    const resident = await one();
    const [recordId = ''] = await kit.deed({ ruleCode: 'A-I10', tags: ['urgent'] }, [resident.residentId], judged(40));
    await kit.ok(reviewRecords, { recordIds: [recordId], decision: 'pass' }, deputy.token);
    expect((await statement(resident)).waiting).toMatchObject([{ recordId, state: 'on-notice', dueOn: '2026-11-26', granted: 60, reason: '请来了省里的讲师' }]);
    await kit.afterDay('2026-11-26');
    await kit.runDue();
    expect((await statement(resident)).rows).toMatchObject([
      {
        points: 60,
        reason: '请来了省里的讲师',
        reviewedBy: '社区副主任 程以宁',
        explanation: { zh: '按 30 至 40 分评定，评为 40 分，加急 ×1.5，记 60 分（A-I10，2026.1 版）。' },
      },
    ]);
    await kit.setDay('2026-11-23');
  });

  test('names an organiser to those who came, and masks other residents', async () => {
    const resident = await one();
    const activityId = await kit.activity({ ruleCode: 'A-V01', organiser: { kind: 'resident', id: organiser.residentId } });
    const [recordId = ''] = await kit.record(activityId, [resident.residentId], {}, organiser);
    const { rows } = await kit.ok(readMyRecords, { recordId }, resident.token);
    expect(rows).toMatchObject([{ recordedBy: '夏知秋', name: resident.name }]);
    expect(rows[0]?.missing).toEqual(['organiser', 'participant']);
  });

  test('goes page by page, in and out apart', async () => {
    const resident = await one();
    for (const ruleCode of ['A-V01', 'A-V02', 'A-B01']) await kit.deed({ ruleCode }, [resident.residentId]);
    const all = await statement(resident, { limit: 100 });
    const first = await statement(resident, { limit: 2 });
    const rest = await statement(resident, { limit: 2, after: first.next });
    expect([...first.rows, ...rest.rows].map(({ transferId }) => transferId)).toEqual(all.rows.map(({ transferId }) => transferId));
    expect(all.rows.length).toBeGreaterThan(2);
    expect((await statement(resident, { show: 'out' })).rows).toEqual([]);
    const records = await kit.ok(readMyRecords, { limit: 2 }, resident.token);
    const more = await kit.ok(readMyRecords, { limit: 2, after: records.next }, resident.token);
    expect(new Set([...records.rows, ...more.rows].map(({ recordId }) => recordId)).size).toBe(3);
    expect((await kit.ok(readMyRecords, { state: 'lapsed' }, resident.token)).rows).toEqual([]);
  });
});

describe('the home of a resident', () => {
  test('shows three figures apart, the level, the goal, and what waits with its days', async () => {
    const resident = await one();
    await kit.deed({ ruleCode: 'A-V01' }, [resident.residentId]);
    await kit.record(await kit.activity({ ruleCode: 'A-V02', title: '周日捡拾' }), [resident.residentId]);
    const home = await kit.home(resident);
    expect(home).toMatchObject({
      name: resident.name,
      communityName: '柳岸社区',
      shortCode: resident.shortCode,
      toConfirm: 1,
      figures: {
        available: 20,
        buckets: [{ until: '2026-12-31', points: 20 }],
        year: 2026,
        annual: 20,
        annualGoal: 300,
        lifetime: 20,
        level: { level: 0, name: '新邻居', from: 0, next: 100, top: 6 },
        waiting: 20,
        waitingParts: [{ title: '周日捡拾', points: 20, state: 'submitted', until: '2026-12-08', provisional: false }],
      },
    });
    expect(home.unread).toBeGreaterThan(0);
  });

  test('lists what one can still come to', async () => {
    await kit.activity({ ruleCode: 'A-V01', title: '下周六楼道清洁', startsAt: '2026-11-28T01:00:00.000Z' });
    expect((await kit.home(await one())).activities).toMatchObject([
      { title: '下周六楼道清洁', place: '小广场', award: { zh: '每人 20 分 · A-V01 · 2026.1 版' } },
    ]);
  });

  test('somebody without a record stands at nothing, truly', async () => {
    expect((await kit.home(await one())).figures).toMatchObject({ available: 0, buckets: [], annual: 0, lifetime: 0, waiting: 0 });
  });

  test('is nobody else’s: staff have no home of their own', async () => {
    expect(await kit.refusal(readHome, {}, clerk.token)).toBe('not-allowed');
    expect(await kit.refusal(readMyStatement, {}, clerk.token)).toBe('not-allowed');
    expect(await kit.refusal(readMyRecords, {}, clerk.token)).toBe('not-allowed');
  });

  test('another’s record answers like none', async () => {
    const [mine, theirs] = await kit.residents(2);
    const [recordId = ''] = await kit.record(await kit.activity({ ruleCode: 'A-V01' }), [theirs?.residentId ?? '']);
    expect((await kit.ok(readMyRecords, { recordId }, mine?.token ?? '')).rows).toEqual([]);
    expect(await kit.refusal(readRecord, { recordId }, mine?.token)).toBe('not-allowed');
  });
});

describe('the same at the counter', () => {
  test('and the reading is written down where the resident sees it', async () => {
    const resident = await one();
    await kit.deed({ ruleCode: 'A-V01' }, [resident.residentId]);
    const standing = await kit.ok(readResidentStanding, { residentId: resident.residentId, reason: '本人到窗口查询' }, clerk.token);
    expect(standing.figures).toMatchObject({ available: 20 });
    expect(standing.statement.rows).toMatchObject([{ points: 20, confirmedBy: ['苏以澜', '温一齐'] }]);
    expect(standing.records).toMatchObject([{ state: 'settled' }]);
    expect((await kit.ok(readWhoLooked, {}, resident.token)).rows[0]).toMatchObject({ office: '积分专员', reason: '本人到窗口查询' });
  });

  test('refuses in order: resident-not-found, not-allowed, minor-needs-reason', async () => {
    const child = await kit.resident('单小满', { birthYear: 2015, door: '2-1' });
    expect(await kit.refusal(readResidentStanding, { residentId: nobody }, clerk.token)).toBe('resident-not-found');
    expect(await kit.refusal(readResidentStanding, { residentId: child.residentId }, quarryClerk.token)).toBe('not-allowed');
    expect(await kit.refusal(readResidentStanding, { residentId: child.residentId }, chair.token)).toBe('not-allowed');
    expect(await kit.refusal(readResidentStanding, { residentId: child.residentId }, clerk.token)).toBe('minor-needs-reason');
    expect(await kit.ok(readResidentStanding, { residentId: child.residentId, reason: '家长陪同查询' }, clerk.token)).toMatchObject({
      figures: { available: 0 },
    });
  });
});

describe('a record with all its steps', () => {
  test('tells who did what when, with the evidence, for staff of the community', async () => {
    const resident = await one();
    const [recordId = ''] = await kit.deed({ ruleCode: 'A-V01' }, [resident.residentId]);
    const { steps } = await kit.ok(readRecord, { recordId }, secondClerk.token);
    expect(steps.map(({ by, what, reason }) => [by, what.zh, reason])).toEqual([
      ['祁怀恬', '录入', null],
      ['苏以澜', '组织者一方确认', null],
      ['温一齐', '参与者一方确认（凭签到表代办）', '签到表第 1 页'],
      ['系统', '20 分入账', null],
    ]);
    expect(await kit.refusal(readRecord, { recordId: nobody }, clerk.token)).toBe('record-not-found');
    expect(await kit.refusal(readRecord, { recordId }, quarryClerk.token)).toBe('not-allowed');
  });
});
