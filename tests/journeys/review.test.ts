import { describe, expect, test } from 'vitest';
import { readMyMessages } from '#contract/messages.ts';
import { readReviews, rejectRecords, reviewRecords, withdrawRecords } from '#contract/participation.ts';
import { addDays } from '#platform/time.ts';
import { createCommunity } from '../kit/community.ts';

const kit = await createCommunity();
const { clerk, secondClerk, manager, chair, quarryClerk } = kit.people;
const { willow } = kit.places;
const nobody = '01932a00-0000-7000-8000-00000000dead';
const judged = (points: number) => ({ judgedPoints: points, judgedReason: '按评分表' });
const paper = { evidence: '签到表' };

/** A third member of staff, so that recorder, organiser, stand-in and reviewer can be four people. */
const deputy = await kit.staff('程以宁', '社区副主任', 'communityManager');

const one = async () => {
  const [resident] = await kit.residents(1);
  if (!resident) throw new Error('one resident');
  return resident;
};
const review = async (recordIds: string[], who: { token: string }, more: { decision?: 'pass' | 'reject'; reason?: string } = {}) =>
  kit.ok(reviewRecords, { recordIds, decision: 'pass', ...more }, who.token);

describe('what is over 50 goes to review, and nothing else', () => {
  test.each([
    [49, 'settled'],
    [50, 'settled'],
    [51, 'under-review'],
    [60, 'under-review'],
  ] as const)('%i points: %s', async (points, state) => {
    const [recordId = ''] = await kit.deed({ ruleCode: 'A-I09' }, [(await one()).residentId], judged(points));
    expect(await kit.stateOf(recordId)).toBe(state);
  });

  test('a multiplied award is compared after the multiplier', async () => {
    const [low = ''] = await kit.deed({ ruleCode: 'A-I10', tags: ['urgent'] }, [(await one()).residentId], judged(33));
    const [high = ''] = await kit.deed({ ruleCode: 'A-I10', tags: ['urgent'] }, [(await one()).residentId], judged(34));
    expect([await kit.stateOf(low), await kit.stateOf(high)]).toEqual(['settled', 'under-review']);
  });

  test('a rule can ask for it whatever the points are', async () => {
    const [recordId = ''] = await kit.deed({ ruleCode: 'A-K02' }, [(await one()).residentId]);
    expect(await kit.stateOf(recordId)).toBe('under-review');
  });

  test('splitting does not avoid it: two sessions of one day are compared together', async () => {
    const resident = await one();
    const first = await kit.record(await kit.activity({ ruleCode: 'A-I09' }), [resident.residentId], judged(26));
    const second = await kit.record(await kit.activity({ ruleCode: 'A-I09' }), [resident.residentId], judged(25));
    await kit.confirmBoth([...first, ...second]);
    expect(await kit.statesOf([...first, ...second])).toEqual(['under-review']);
  });

  test('nor do two roles of one session, nor waiting until the first has settled', async () => {
    const resident = await one();
    const activityId = await kit.activity({ ruleCode: 'A-I09' });
    const [first = ''] = await kit.record(activityId, [resident.residentId], judged(30));
    await kit.confirmBoth([first]);
    expect(await kit.stateOf(first)).toBe('settled');
    const [second = ''] = await kit.record(activityId, [resident.residentId], { ...judged(30), role: 'lead' });
    await kit.confirmBoth([second]);
    expect(await kit.stateOf(second)).toBe('under-review');
  });

  test('another day is another sum', async () => {
    const resident = await one();
    const yesterday = new Date(kit.clock().getTime() - 26 * 3600_000).toISOString();
    const records = [
      ...(await kit.deed({ ruleCode: 'A-I09', startsAt: yesterday }, [resident.residentId], judged(50))),
      ...(await kit.deed({ ruleCode: 'A-I09' }, [resident.residentId], judged(50))),
    ];
    expect(await kit.statesOf(records)).toEqual(['settled']);
  });

  test('what leaves before the confirmation no longer counts', async () => {
    const resident = await one();
    const first = await kit.record(await kit.activity({ ruleCode: 'A-I09' }), [resident.residentId], judged(40));
    const second = await kit.record(await kit.activity({ ruleCode: 'A-I09' }), [resident.residentId], judged(40));
    await kit.ok(withdrawRecords, { recordIds: second, reason: '重复登记' }, clerk.token);
    await kit.confirmBoth(first);
    expect(await kit.statesOf(first)).toEqual(['settled']);
  });

  test('what is reviewed stands outside the personal caps; what is not stays within them', async () => {
    const resident = await one();
    // 20 + 20 + 15 of the day's 60, then 60 at once by way of review.
    await kit.deed({ ruleCode: 'A-V01' }, [resident.residentId]);
    await kit.deed({ ruleCode: 'A-V01' }, [resident.residentId]);
    const [big = ''] = await kit.deed({ ruleCode: 'A-I09' }, [resident.residentId], judged(60));
    expect(await kit.readRecord(big)).toMatchObject({ state: 'under-review', granted: 60 });
    const [small = ''] = await kit.deed({ ruleCode: 'A-I10' }, [resident.residentId], judged(30));
    expect(await kit.readRecord(small)).toMatchObject({
      state: 'settled',
      scored: 30,
      granted: 20,
      explanation: { zh: expect.stringContaining('每人每日最多 60 分，已有 40 分，实记 20 分') },
    });
  });

  test('a record cut by the day’s cap gets it all when a second one brings both to review', async () => {
    const resident = await one();
    await kit.deed({ ruleCode: 'A-V01' }, [resident.residentId]);
    await kit.deed({ ruleCode: 'A-V01' }, [resident.residentId]);
    const [first = ''] = await kit.record(await kit.activity({ ruleCode: 'A-I09' }), [resident.residentId], judged(30));
    expect(await kit.readRecord(first)).toMatchObject({ scored: 30, granted: 20 });
    await kit.record(await kit.activity({ ruleCode: 'A-I09' }), [resident.residentId], judged(30));
    await kit.confirmBoth([first]);
    expect(await kit.readRecord(first)).toMatchObject({ state: 'under-review', granted: 30 });
  });
});

describe('a deduction', () => {
  test('takes a written fact and a second person’s evidence, then review and notice, whatever the points', async () => {
    const resident = await one();
    await kit.deed({ ruleCode: 'A-B01' }, [resident.residentId]);
    const activityId = await kit.activity({ ruleCode: 'A-X01' });
    expect(kit.codes(await kit.recordOutcomes(activityId, [resident.residentId]))).toEqual(['judged-reason-required']);
    const [recordId = ''] = await kit.record(activityId, [resident.residentId], { judgedReason: '11月20日提醒后仍堆放，有照片' });
    expect(kit.codes(await kit.confirm([recordId], 'organiser', secondClerk))).toEqual(['stand-in-needs-evidence']);
    expect(await kit.confirm([recordId], 'organiser', secondClerk, { evidence: '楼道长证言' })).toMatchObject([{ state: 'under-review', granted: -10 }]);
    expect((await review([recordId], manager)).outcomes).toMatchObject([{ state: 'on-notice' }]);
    const told = (await kit.ok(readMyMessages, {}, resident.token)).rows.map(({ text }) => text.zh);
    expect(told[0]).toContain('拟扣 10 分，公示到 11月26日 星期四 24:00，公示里不列您的名字');
    expect(told.filter((sentence) => sentence.includes('-10'))).toEqual([]);
    await kit.afterDay(addDays(kit.day(), 3));
    await kit.runDue();
    // 5 were there: 5 are taken, the year's figure does not go below 0, nobody owes anything.
    expect((await kit.home(resident)).figures).toMatchObject({ available: 0, annual: 0 });
    expect(await kit.stateOf(recordId)).toBe('settled');
    await kit.setDay('2026-11-23');
  });
});

describe('the review', () => {
  test('shows the sum that brought it there, its day, and why one may not do it', async () => {
    const resident = await one();
    const [recordId = ''] = await kit.deed({ ruleCode: 'A-I09' }, [resident.residentId], judged(60));
    const shown = async (who: { token: string }) =>
      (await kit.ok(readReviews, { communityId: willow }, who.token)).records.find((record) => record.recordId === recordId);
    expect(await shown(deputy)).toMatchObject({ sameDaySum: 60, dueOn: '2026-11-26', provisional: false, notMine: null });
    expect((await shown(clerk))?.notMine?.zh).toBe('您录入的，请另一位办理');
    expect((await shown(secondClerk))?.notMine?.zh).toBe('您确认的，请另一位办理');
    expect(await kit.refusal(readReviews, { communityId: willow }, quarryClerk.token)).toBe('not-allowed');
    expect(await kit.refusal(readReviews, { communityId: willow }, chair.token)).toBe('not-allowed');
  });

  test('rejects with a reason, and the resident reads it', async () => {
    const [recordId = ''] = await kit.deed({ ruleCode: 'A-I09' }, [(await one()).residentId], judged(60));
    expect((await review([recordId], deputy, { decision: 'reject', reason: '依据不足' })).outcomes).toMatchObject([{ state: 'rejected' }]);
    expect(await kit.readRecord(recordId)).toMatchObject({ state: 'rejected', reason: '依据不足', reviewedBy: '程以宁' });
  });

  test('overdue is marked, nothing lapses', async () => {
    const [recordId = ''] = await kit.deed({ ruleCode: 'A-I09' }, [(await one()).residentId], judged(60));
    await kit.setDay('2026-12-24');
    await kit.runDue();
    expect(await kit.stateOf(recordId)).toBe('under-review');
    await kit.setDay('2026-11-23');
  });

  test('refuses in order: record-not-found, record-in-wrong-state, same-person, own-household, reason-required', async () => {
    const home = { buildingId: kit.places.buildings[2], door: '3-303' };
    const host = await kit.resident('欧阳静', home);
    const own = await kit.staff('欧阳静', '社区工作者', 'clerk', host.residentId);
    const relative = await kit.resident('欧阳明', home);

    const code = async (recordId: string, who: { token: string }) => kit.codes((await review([recordId], who, { decision: 'reject' })).outcomes)[0];
    expect(await code(nobody, clerk)).toBe('record-not-found');
    const [submitted = ''] = await kit.record(await kit.activity({ ruleCode: 'A-I09' }), [relative.residentId], judged(55));
    expect(await code(submitted, clerk)).toBe('record-in-wrong-state');
    await kit.confirmBoth([submitted]);
    expect(await code(submitted, clerk)).toBe('same-person');
    expect(await code(submitted, secondClerk)).toBe('same-person');
    expect(await code(submitted, manager)).toBe('same-person');
    expect(await code(submitted, own)).toBe('own-household');
    expect(await code(submitted, deputy)).toBe('reason-required');
    expect(await kit.refusal(reviewRecords, { recordIds: [submitted], decision: 'pass' }, quarryClerk.token)).toBe('not-allowed');
  });

  test('the organiser does not review, even where somebody else confirmed', async () => {
    const [recordId = ''] = await kit.record(
      await kit.activity({ ruleCode: 'A-I09', organiser: { kind: 'staff', id: deputy.staffId } }),
      [(await one()).residentId],
      judged(60),
    );
    await kit.confirm([recordId], 'organiser', secondClerk);
    await kit.confirm([recordId], 'participant', manager, paper);
    expect(kit.codes((await review([recordId], deputy)).outcomes)).toEqual(['same-person']);
  });
});

describe('caps are reserved when a deed is recorded', () => {
  test('three waiting against a cap for two: reject one, the third fits', async () => {
    const resident = await one();
    const recordIds: string[] = [];
    for (let session = 0; session < 3; session += 1) recordIds.push(...(await kit.record(await kit.activity({ ruleCode: 'A-I04' }), [resident.residentId])));
    const granted = async () => Promise.all(recordIds.map(async (recordId) => (await kit.readRecord(recordId)).granted));
    expect(await granted()).toEqual([40, 40, 0]);
    expect((await kit.home(resident)).figures.waiting).toBe(80);
    await kit.ok(rejectRecords, { recordIds: recordIds.slice(0, 1), reason: '没有到场' }, manager.token);
    expect((await granted()).slice(1)).toEqual([40, 40]);
    expect(await kit.readRecord(recordIds[2] ?? '')).toMatchObject({ explanation: { zh: '每次记 40 分（A-I04，2026.1 版）。' } });
  });

  test('points of a personal cap that free are offered to those still waiting, oldest first', async () => {
    const resident = await one();
    const rules = ['A-V01', 'A-V02', 'A-C01', 'A-B01', 'A-B06'];
    const recordIds: string[] = [];
    for (const ruleCode of rules) recordIds.push(...(await kit.record(await kit.activity({ ruleCode }), [resident.residentId])));
    const granted = async () => Promise.all(recordIds.map(async (recordId) => (await kit.readRecord(recordId)).granted));
    // 60 a day: 20, 20, 15, 5 and nothing is left for the last.
    expect(await granted()).toEqual([20, 20, 15, 5, 0]);
    await kit.ok(withdrawRecords, { recordIds: recordIds.slice(3, 4), reason: '重复登记' }, clerk.token);
    expect(await granted()).toEqual([20, 20, 15, 5, 5]);
  });

  test('one award for a household: the second member waits at nothing, and gets it when the first is rejected', async () => {
    const home = { buildingId: kit.places.buildings[2], door: '6-606' };
    const [first, second] = [await kit.resident('上官云', home), await kit.resident('上官月', home)];
    const activityId = await kit.activity({ ruleCode: 'A-K02' });
    const [one1 = '', two = ''] = await kit.record(activityId, [first.residentId, second.residentId]);
    expect([(await kit.readRecord(one1)).granted, (await kit.readRecord(two)).granted]).toEqual([200, 0]);
    await kit.ok(rejectRecords, { recordIds: [one1], reason: '由另一位申报' }, manager.token);
    expect((await kit.readRecord(two)).granted).toBe(200);
  });
});
