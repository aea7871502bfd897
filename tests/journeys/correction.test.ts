import { describe, expect, test } from 'vitest';
import { readMyMessages } from '#contract/messages.ts';
import {
  decideCorrections,
  listPublicNotices,
  notMe,
  proposeCorrection,
  readCorrections,
  readMyStatement,
  readPublicNotice,
  reviewRecords,
} from '#contract/participation.ts';
import { points } from '#contract/values.ts';
import { readLogKeys } from '../../server/identity/read-log-keys.ts';
import { available, redemption } from '../../server/ledger/account.ts';
import { postTransfers } from '../../server/ledger/post-transfers.ts';
import { createCommunity } from '../kit/community.ts';

const kit = await createCommunity();
const { clerk, secondClerk, manager, chair, quarryClerk, quarryManager } = kit.people;
const { willow } = kit.places;
const nobody = '01932a00-0000-7000-8000-00000000dead';
const deputy = await kit.staff('程以宁', '社区副主任', 'communityManager');

const settled = async (opening: { ruleCode: string; minutes?: number } = { ruleCode: 'A-V01' }, item: object = {}) => {
  const [resident] = await kit.residents(1);
  if (!resident) throw new Error('one resident');
  const [recordId = ''] = await kit.deed(opening, [resident.residentId], item);
  return { resident, recordId };
};
const propose = async (recordId: string, more: object = {}, who: { token: string } = clerk) =>
  (await kit.ok(proposeCorrection, { recordId, reason: '那天没有到场', ...more }, who.token)).correctionId;
const decide = async (correctionId: string, who: { token: string }, more: { decision?: 'approve' | 'decline'; reason?: string } = {}) =>
  (await kit.ok(decideCorrections, { correctionIds: [correctionId], decision: 'approve', ...more }, who.token)).outcomes[0];

describe('a mistake is reversed and stays visible', () => {
  test('proposed with a reason, approved by a second person: both lines stay, tied to each other', async () => {
    const { resident, recordId } = await settled();
    const correctionId = await propose(recordId);
    expect(await kit.stateOf(recordId)).toBe('settled');
    expect(await decide(correctionId, manager)).toEqual({ correctionId, state: 'approved', recordState: 'reversed', replacement: null, shortfall: 0 });
    expect((await kit.home(resident)).figures).toMatchObject({ available: 0, annual: 0, lifetime: 0 });
    const { rows } = await kit.ok(readMyStatement, {}, resident.token);
    const [reversal, original] = rows;
    expect(rows).toHaveLength(2);
    expect(reversal).toMatchObject({ recordId, kind: 'reversal', points: -20, annualDelta: -20, reverses: original?.transferId, reason: '那天没有到场' });
    expect(original).toMatchObject({ recordId, kind: 'earn', points: 20, reversedBy: reversal?.transferId });
    expect(reversal?.checkCode).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
    expect(original?.checkCode).not.toBe(reversal?.checkCode);
    expect(await kit.readRecord(recordId)).toMatchObject({
      state: 'reversed',
      reason: '那天没有到场',
      reversedAt: '2026-11-23T02:00:00.000Z',
      correction: { correctionId, state: 'approved' },
    });
    expect((await kit.ok(readMyMessages, {}, resident.token)).rows[0]?.title.zh).toBe('20 分已冲正');
  });

  test('recorded anew with other minutes it goes its normal way, under the cap the first one freed', async () => {
    const { resident, recordId } = await settled({ ruleCode: 'A-V01', minutes: 60 });
    const answer = await decide(await propose(recordId, { anew: { minutes: 120 } }), manager);
    if (!answer || 'refused' in answer || answer.replacement === null) throw new Error('recorded anew');
    expect(await kit.readRecord(answer.replacement)).toMatchObject({
      state: 'submitted',
      scored: 20,
      granted: 20,
      minutes: 120,
      replaces: recordId,
      recordedBy: '祁怀恬',
      missing: ['organiser', 'participant'],
    });
    await kit.confirmBoth([answer.replacement]);
    expect((await kit.home(resident)).figures).toMatchObject({ available: 20, annual: 20, lifetime: 20 });
    expect((await kit.ok(readMyStatement, {}, resident.token)).rows.map(({ points: figure }) => figure)).toEqual([20, -10, 10]);
  });

  test('what was spent already is not taken into debt: the shortfall is told', async () => {
    const { resident, recordId } = await settled();
    await kit.run((context) =>
      postTransfers(context, {
        logKeys: readLogKeys,
        items: [
          { from: available(resident.residentId), to: redemption, amount: points(15), kind: 'spend', cause: `test/${recordId}/1`, happenedOn: kit.day() },
        ],
      }),
    );
    expect(await decide(await propose(recordId), manager)).toMatchObject({ state: 'approved', shortfall: 15 });
    expect((await kit.home(resident)).figures).toMatchObject({ available: 0, annual: 0 });
  });

  test('a record that brought nothing is reversed without a movement', async () => {
    const { resident, recordId } = await settled({ ruleCode: 'A-V01', minutes: 30 });
    expect(await decide(await propose(recordId), manager)).toMatchObject({ state: 'approved', recordState: 'reversed', shortfall: 0 });
    expect((await kit.ok(readMyStatement, {}, resident.token)).rows).toEqual([]);
  });

  test('one that was on public notice shows there as reversed', async () => {
    const { recordId } = await settled({ ruleCode: 'A-I09' }, { judgedPoints: 60, judgedReason: '按评分表' });
    await kit.ok(reviewRecords, { recordIds: [recordId], decision: 'pass' }, deputy.token);
    await kit.afterDay('2026-11-26');
    await kit.runDue();
    await decide(await propose(recordId), manager);
    const [notice] = (await kit.ok(listPublicNotices, { district: kit.district, communityId: willow })).rows;
    expect(await kit.ok(readPublicNotice, { district: kit.district, noticeId: notice?.noticeId ?? '' })).toMatchObject({
      points: 0,
      list: [{ state: 'reversed', points: 60 }],
    });
    await kit.setDay('2026-11-23');
  });

  test('declined with a reason it stays as it was, and may be proposed again', async () => {
    const { recordId } = await settled();
    const correctionId = await propose(recordId);
    expect(await decide(correctionId, manager, { decision: 'decline', reason: '签到表上有签名' })).toMatchObject({ state: 'declined', recordState: 'settled' });
    expect(await kit.readRecord(recordId)).toMatchObject({ state: 'settled', correction: null });
    expect(await propose(recordId)).not.toBe(correctionId);
  });
});

describe('「不是我」 about a settled record', () => {
  test('becomes a proposed correction that somebody with no hand in it decides', async () => {
    const { resident, recordId } = await settled();
    const answer = await kit.ok(notMe, { recordId, note: '那天我在外地' }, resident.token);
    expect(answer).toMatchObject({ state: 'settled' });
    expect(await kit.refusal(notMe, { recordId }, resident.token)).toBe('correction-pending');
    const waiting = (await kit.ok(readCorrections, { communityId: willow }, chair.token)).corrections.find(
      ({ correctionId }) => correctionId === answer.correctionId,
    );
    expect(waiting).toMatchObject({ reason: '那天我在外地', proposedBy: '本人', notMine: null, anew: null });
    // Recorder, organiser and stand-in had a hand in it: their word stands against the resident's.
    for (const who of [clerk, secondClerk, manager]) expect(await decide(answer.correctionId ?? '', who)).toMatchObject({ refused: 'same-person' });
    expect(await decide(answer.correctionId ?? '', chair)).toMatchObject({ state: 'approved', recordState: 'reversed' });
    expect((await kit.home(resident)).figures.available).toBe(0);
  });
});

describe('refusals', () => {
  test('of proposeCorrection: record-not-found, record-in-wrong-state, correction-pending, judged-points-required, judged-points-outside-range', async () => {
    const code = (recordId: string, more: object = {}, who: { token: string } = clerk) =>
      kit.refusal(proposeCorrection, { recordId, reason: '记错了', ...more }, who.token);
    expect(await code(nobody)).toBe('record-not-found');
    const [resident] = await kit.residents(1);
    const [waiting = ''] = await kit.record(await kit.activity({ ruleCode: 'A-I09' }), [resident?.residentId ?? ''], {
      judgedPoints: 40,
      judgedReason: '按评分表',
    });
    expect(await code(waiting, { anew: {} })).toBe('record-in-wrong-state');
    expect(await code(waiting, {}, quarryClerk)).toBe('not-allowed');
    await kit.confirmBoth([waiting]);
    expect(await code(waiting, { anew: {} })).toBe('judged-points-required');
    expect(await code(waiting, { anew: { judgedPoints: 61 } })).toBe('judged-points-outside-range');
    await propose(waiting);
    expect(await code(waiting, { anew: {} })).toBe('correction-pending');
  });

  test('of decideCorrections: correction-not-found, correction-already-decided, same-person, own-household, reason-required, record-in-wrong-state', async () => {
    const home = { buildingId: kit.places.buildings[2], door: '3-303' };
    const host = await kit.resident('欧阳静', home);
    const relative = await kit.resident('欧阳明', home);
    const own = await kit.staff('欧阳静', '社区书记', 'communityManager', host.residentId);
    const [recordId = ''] = await kit.deed({ ruleCode: 'A-V01' }, [relative.residentId]);
    const correctionId = await propose(recordId, {}, clerk);
    const code = async (id: string, who: { token: string }) => kit.codes([(await decide(id, who, { decision: 'decline' })) ?? {}])[0];
    expect(await code(nobody, clerk)).toBe('correction-not-found');
    expect(await code(correctionId, clerk)).toBe('same-person');
    expect(await code(correctionId, own)).toBe('own-household');
    expect(await code(correctionId, manager)).toBe('reason-required');
    expect(await kit.refusal(decideCorrections, { correctionIds: [correctionId], decision: 'approve' }, quarryManager.token)).toBe('not-allowed');
    expect(await kit.refusal(readCorrections, { communityId: willow }, quarryManager.token)).toBe('not-allowed');
    await decide(correctionId, manager);
    expect(await code(correctionId, clerk)).toBe('correction-already-decided');
  });

  test('two corrections of one record cannot both stand: the state of the record is asked again', async () => {
    // 'record-in-wrong-state' is the last wall: the index of open corrections keeps a second proposal away before it.
    const { recordId } = await settled();
    const correctionId = await propose(recordId);
    expect(await decide(correctionId, manager)).toMatchObject({ state: 'approved' });
    expect(await kit.refusal(proposeCorrection, { recordId, reason: '再冲一次' }, clerk.token)).toBe('record-in-wrong-state');
  });
});
