import { describe, expect, test } from 'vitest';
import { readMyMessages } from '#contract/messages.ts';
import { confirmMine, confirmRecords, notMe, readMyRecords, rejectRecords, withdrawRecords } from '#contract/participation.ts';
import { grantRoles } from '../../server/identity/grant-roles.ts';
import { createCommunity } from '../kit/community.ts';

const kit = await createCommunity();
const { clerk, secondClerk, manager, memberOne, chair, quarryClerk, organiser, trusted } = kit.people;
const nobody = '01932a00-0000-7000-8000-00000000dead';
const paper = { evidence: '签到表第 1 页' };

const one = async () => {
  const [resident] = await kit.residents(1);
  if (!resident) throw new Error('one resident');
  return resident;
};
const recorded = async (ruleCode: string, more: object = {}, item: object = {}) => {
  const resident = await one();
  const activityId = await kit.activity({ ruleCode, ...more });
  const [recordId = ''] = await kit.record(activityId, [resident.residentId], item);
  return { resident, activityId, recordId };
};
const mine = async (recordId: string, who: { token: string }) => (await kit.ok(confirmMine, { recordIds: [recordId] }, who.token)).outcomes[0];
const messagesOf = async (who: { token: string }) => (await kit.ok(readMyMessages, {}, who.token)).rows;

describe('confirmation takes both sides', () => {
  test('the organiser and the person themselves; then it settles at once', async () => {
    const { resident, recordId } = await recorded('A-V01');
    expect(await kit.confirm([recordId], 'organiser', secondClerk)).toMatchObject([{ state: 'submitted', granted: 20 }]);
    expect((await kit.home(resident)).toConfirm).toBe(1);
    expect((await kit.home(resident)).figures).toMatchObject({
      available: 0,
      waiting: 20,
      waitingParts: [{ points: 20, state: 'submitted', until: '2026-12-08' }],
    });
    expect(await mine(recordId, resident)).toMatchObject({ state: 'settled', granted: 20 });
    expect((await kit.home(resident)).figures).toMatchObject({ available: 20, annual: 20, lifetime: 20, waiting: 0 });
    expect((await messagesOf(resident))[0]).toMatchObject({
      text: { zh: '11月23日 星期一 「环境整治」的 20 分已经入账，可用积分现在是 20 分，在“我的积分”里可以看到依据的规则。' },
      recordId,
    });
  });

  test('in either order', async () => {
    const { resident, recordId } = await recorded('A-V01');
    expect(await mine(recordId, resident)).toMatchObject({ state: 'submitted' });
    expect(await kit.confirm([recordId], 'organiser', secondClerk)).toMatchObject([{ state: 'settled' }]);
  });

  test('a signed sheet or the counter stands in for people without a phone, flagged as such', async () => {
    const [sheet, counter] = [await recorded('A-V01'), await recorded('A-V01')];
    await kit.confirm([sheet.recordId, counter.recordId], 'organiser', secondClerk);
    expect(await kit.confirm([sheet.recordId], 'participant', manager, paper)).toMatchObject([{ state: 'settled' }]);
    expect(await kit.confirm([counter.recordId], 'participant', manager, { evidence: '本人到窗口，核对居民卡', standIn: 'counter' })).toMatchObject([
      { state: 'settled' },
    ]);
    expect((await kit.readRecord(sheet.recordId)).confirmations).toMatchObject([
      { side: 'organiser', means: 'self' },
      { side: 'participant', means: 'paper', by: '温一齐' },
    ]);
    expect((await kit.readRecord(counter.recordId)).confirmations[1]).toMatchObject({ means: 'counter' });
  });

  test('small basic points count with the organiser’s word: the person is told and can say it was not them', async () => {
    const { resident, recordId } = await recorded('A-B01');
    expect(await kit.confirm([recordId], 'organiser', secondClerk)).toMatchObject([{ state: 'settled', granted: 5 }]);
    expect((await kit.readRecord(recordId)).confirmations.map(({ side, means }) => [side, means])).toEqual([
      ['organiser', 'self'],
      ['participant', 'silent'],
    ]);
    expect((await kit.home(resident)).figures.available).toBe(5);
  });

  test('a trusted organiser’s own word stands for both sides, anybody else’s does not', async () => {
    const theirs = { organiser: { kind: 'resident' as const, id: trusted.residentId } };
    const own = await recorded('A-V02', theirs);
    expect(await kit.confirm([own.recordId], 'organiser', trusted)).toMatchObject([{ state: 'settled' }]);
    expect((await kit.readRecord(own.recordId)).confirmations.map(({ means }) => means).toSorted()).toEqual(['self', 'trusted']);
    const byStaff = await recorded('A-V02', theirs);
    expect(await kit.confirm([byStaff.recordId], 'organiser', secondClerk)).toMatchObject([{ state: 'submitted' }]);
    const untrusted = await recorded('A-V02', { organiser: { kind: 'resident', id: organiser.residentId } });
    expect(await kit.confirm([untrusted.recordId], 'organiser', organiser)).toMatchObject([{ state: 'submitted' }]);
    // Rules that ask take nobody's word for the other side.
    const asked = await recorded('A-V01', theirs);
    expect(await kit.confirm([asked.recordId], 'organiser', trusted)).toMatchObject([{ state: 'submitted' }]);
  });

  test('innovation takes two members of the committee', async () => {
    const { recordId } = await recorded('A-I01', {}, { judgedPoints: 45, judgedReason: '建议已在南门落地' });
    expect(await kit.confirm([recordId], 'committee', memberOne)).toMatchObject([{ state: 'submitted' }]);
    expect(kit.codes(await kit.confirm([recordId], 'committee', memberOne))).toEqual(['already-confirmed']);
    expect(await kit.confirm([recordId], 'committee', chair)).toMatchObject([{ state: 'settled', granted: 45 }]);
  });

  test('facts that are verified take staff alone', async () => {
    const { recordId } = await recorded('A-C01');
    expect(await kit.confirm([recordId], 'organiser', manager)).toMatchObject([{ state: 'settled', granted: 15 }]);
  });
});

describe('a child', () => {
  test('under 14 is confirmed by an adult of the household, not by itself or by neighbours', async () => {
    const door = '7-701';
    const building = kit.places.buildings[0];
    const parent = await kit.resident('章若昀', { buildingId: building, door, birthYear: 1988 });
    const child = await kit.resident('章小禾', { buildingId: building, door, birthYear: 2016 });
    const neighbour = await one();
    const activityId = await kit.activity({ ruleCode: 'A-B06' });
    const [recordId = ''] = await kit.record(activityId, [child.residentId]);
    await kit.confirm([recordId], 'organiser', secondClerk);
    expect(await mine(recordId, child)).toMatchObject({ refused: 'guardian-needed' });
    expect(await mine(recordId, neighbour)).toMatchObject({ refused: 'record-not-found' });
    expect((await kit.home(parent)).toConfirm).toBe(1);
    expect((await kit.ok(readMyRecords, {}, parent.token)).rows).toMatchObject([{ recordId, name: '章小禾', missing: ['participant'] }]);
    expect(await mine(recordId, parent)).toMatchObject({ state: 'settled', granted: 5 });
    expect((await kit.home(child)).figures.available).toBe(5);
    expect((await kit.home(parent)).figures.available).toBe(0);
  });
});

describe('refusals of confirmRecords, in their order', () => {
  const refuse = async (recordId: string, side: 'organiser' | 'participant' | 'committee', who: { token: string }, more = {}) =>
    kit.codes(await kit.confirm([recordId], side, who, more))[0];

  test('record-not-found, and not-allowed where all of them lie elsewhere', async () => {
    const { recordId } = await recorded('A-V01');
    expect(await refuse(nobody, 'participant', clerk)).toBe('record-not-found');
    expect(await kit.refusal(confirmRecords, { recordIds: [recordId], side: 'participant' }, quarryClerk.token)).toBe('not-allowed');
    expect(await kit.refusal(confirmRecords, { recordIds: [recordId], side: 'organiser' }, organiser.token)).toBe('not-allowed');
  });

  test('record-in-wrong-state, also for a side the rule does not ask', async () => {
    const { recordId } = await recorded('A-V01');
    expect(await refuse(recordId, 'committee', clerk)).toBe('record-in-wrong-state');
    await kit.confirmBoth([recordId]);
    expect(await refuse(recordId, 'participant', clerk)).toBe('record-in-wrong-state');
  });

  test('recorder-cannot-confirm: neither as organiser nor standing in, also not under another sign-in', async () => {
    const { recordId } = await recorded('A-V01', { organiser: { kind: 'staff', id: clerk.staffId } });
    expect(await refuse(recordId, 'organiser', clerk)).toBe('recorder-cannot-confirm');
    expect(await refuse(recordId, 'participant', clerk, paper)).toBe('recorder-cannot-confirm');
  });

  test('confirmer-not-organiser: a member of the committee, or an organiser for the participants', async () => {
    const { recordId } = await recorded('A-V01', { organiser: { kind: 'resident', id: organiser.residentId } });
    expect(await refuse(recordId, 'organiser', memberOne)).toBe('confirmer-not-organiser');
    expect(await refuse(recordId, 'participant', memberOne)).toBe('confirmer-not-organiser');
    expect(await refuse(recordId, 'participant', organiser)).toBe('confirmer-not-organiser');
    const idea = await recorded('A-I01', {}, { judgedPoints: 40, judgedReason: '已采纳' });
    expect(await refuse(idea.recordId, 'committee', manager)).toBe('confirmer-not-organiser');
    const verified = await recorded('A-C01', { organiser: { kind: 'resident', id: organiser.residentId } });
    expect(await refuse(verified.recordId, 'organiser', organiser)).toBe('confirmer-not-organiser');
  });

  test('own-household: nobody confirms for the family', async () => {
    const home = { buildingId: kit.places.buildings[2], door: '2-202' };
    const host = await kit.resident('曾望岳', home);
    const spouse = await kit.resident('孔若彤', home);
    await kit.run((context) =>
      grantRoles(context, [{ personKind: 'resident', personId: host.residentId, role: 'organiser', placeId: kit.places.willow, from: '2026-01-01' }]),
    );
    const token = await kit.sessionFor('resident', host.residentId);
    const activityId = await kit.activity({ ruleCode: 'A-V01', organiser: { kind: 'resident', id: host.residentId } });
    const [own = '', theirs = ''] = await kit.record(activityId, [host.residentId, spouse.residentId]);
    expect(kit.codes(await kit.confirm([own, theirs], 'organiser', { token }))).toEqual(['own-household', 'own-household']);
  });

  test('same-person: one person is not both sides', async () => {
    const { recordId } = await recorded('A-V01');
    await kit.confirm([recordId], 'organiser', secondClerk);
    expect(await refuse(recordId, 'participant', secondClerk)).toBe('same-person');
  });

  test('stand-in-needs-evidence, then already-confirmed', async () => {
    const { recordId } = await recorded('A-V01');
    expect(await refuse(recordId, 'participant', manager)).toBe('stand-in-needs-evidence');
    await kit.confirm([recordId], 'participant', manager, paper);
    expect(await refuse(recordId, 'participant', manager)).toBe('stand-in-needs-evidence');
    expect(await refuse(recordId, 'participant', manager, paper)).toBe('already-confirmed');
    await kit.confirm([recordId], 'organiser', secondClerk);
    expect(await kit.stateOf(recordId)).toBe('settled');
  });
});

test('refusals of confirmMine: record-not-found, record-in-wrong-state, recorder-cannot-confirm, guardian-needed, already-confirmed', async () => {
  const stranger = await one();
  const { resident, recordId } = await recorded('A-V01');
  expect(await mine(nobody, resident)).toMatchObject({ refused: 'record-not-found' });
  expect(await mine(recordId, stranger)).toMatchObject({ refused: 'record-not-found' });
  expect(await mine(recordId, resident)).toMatchObject({ state: 'submitted' });
  expect(await mine(recordId, resident)).toMatchObject({ refused: 'already-confirmed' });
  await kit.confirm([recordId], 'organiser', secondClerk);
  expect(await mine(recordId, resident)).toMatchObject({ refused: 'record-in-wrong-state' });
  // An organiser who wrote themselves down does not confirm it as well.
  const activityId = await kit.activity({ ruleCode: 'A-V01', organiser: { kind: 'resident', id: organiser.residentId } });
  const [own = ''] = await kit.record(activityId, [organiser.residentId], {}, organiser);
  expect(await mine(own, organiser)).toMatchObject({ refused: 'recorder-cannot-confirm' });
  // 'guardian-needed' is walked through above, with the child's own household.
});

describe('ways out before it counts', () => {
  test('rejecting needs a reason the resident can read, and is told', async () => {
    const { resident, recordId } = await recorded('A-V01');
    expect(kit.codes((await kit.ok(rejectRecords, { recordIds: [nobody], reason: '没有到场' }, manager.token)).outcomes)).toEqual(['record-not-found']);
    expect((await kit.ok(rejectRecords, { recordIds: [recordId], reason: '没有到场' }, manager.token)).outcomes).toMatchObject([{ state: 'rejected' }]);
    expect((await kit.ok(readMyRecords, {}, resident.token)).rows).toMatchObject([{ state: 'rejected', reason: '没有到场' }]);
    expect((await messagesOf(resident))[0]?.title.zh).toBe('一条记录没有通过');
    expect(kit.codes((await kit.ok(rejectRecords, { recordIds: [recordId], reason: '没有到场' }, manager.token)).outcomes)).toEqual(['record-in-wrong-state']);
    expect(await kit.refusal(rejectRecords, { recordIds: [recordId], reason: '没有到场' }, quarryClerk.token)).toBe('not-allowed');
  });

  test('rejecting one’s own household is for somebody else', async () => {
    const activityId = await kit.activity({ ruleCode: 'A-V01', organiser: { kind: 'resident', id: organiser.residentId } });
    const [own = ''] = await kit.record(activityId, [organiser.residentId]);
    expect(kit.codes((await kit.ok(rejectRecords, { recordIds: [own], reason: '没有到场' }, organiser.token)).outcomes)).toEqual(['own-household']);
  });

  test('withdrawing takes back what is not settled; unknown and settled ones are refused', async () => {
    const { resident, recordId } = await recorded('A-V01');
    expect((await kit.ok(withdrawRecords, { recordIds: [nobody, recordId], reason: '录错人' }, clerk.token)).outcomes).toMatchObject([
      { refused: 'record-not-found' },
      { state: 'withdrawn' },
    ]);
    expect((await messagesOf(resident))[0]?.title.zh).toBe('一条记录已撤回');
    const settled = await recorded('A-V01');
    await kit.confirmBoth([settled.recordId]);
    expect(kit.codes((await kit.ok(withdrawRecords, { recordIds: [settled.recordId], reason: '录错人' }, clerk.token)).outcomes)).toEqual([
      'record-in-wrong-state',
    ]);
  });

  test('「不是我」 withdraws at once what waits', async () => {
    const { resident, recordId } = await recorded('A-V01');
    const stranger = await one();
    expect(await kit.refusal(notMe, { recordId }, stranger.token)).toBe('record-not-found');
    expect(await kit.ok(notMe, { recordId }, resident.token)).toEqual({ state: 'withdrawn', correctionId: null });
    expect(await kit.readRecord(recordId)).toMatchObject({ state: 'withdrawn', reason: '本人说“不是我”' });
    expect(await kit.refusal(notMe, { recordId }, resident.token)).toBe('record-in-wrong-state');
  });

  test('unconfirmed for fifteen days it lapses, not a day earlier, with a message', async () => {
    const { resident, recordId } = await recorded('A-V01');
    await kit.setDay('2026-12-08');
    expect((await kit.runDue()).lapsed).toBe(0);
    await kit.afterDay('2026-12-08');
    expect((await kit.runDue()).lapsed).toBeGreaterThan(0);
    expect(await kit.stateOf(recordId)).toBe('lapsed');
    expect((await kit.runDue()).lapsed).toBe(0);
    expect((await messagesOf(resident))[0]).toMatchObject({ title: { zh: '一条记录逾期未确认' }, text: { zh: expect.stringContaining('12月8日 星期二') } });
  });
});
