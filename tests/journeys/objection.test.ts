import { describe, expect, test } from 'vitest';
import { readMyMessages } from '#contract/messages.ts';
import { decideObjection, followObjection, raiseObjection, readNoticeBoard, readObjection, readPublicNotice, reviewRecords } from '#contract/participation.ts';
import { createCommunity } from '../kit/community.ts';

const kit = await createCommunity();
const { clerk, manager, chair, quarryClerk, quarryManager } = kit.people;
const { district } = kit;
const { willow } = kit.places;
const nobody = '01932a00-0000-7000-8000-00000000dead';
const judged = (points: number) => ({ judgedPoints: points, judgedReason: '按评分表' });
const deputy = await kit.staff('程以宁', '社区副主任', 'communityManager');
const text = '这件事是两个人一起办的';

/** A deed of 60 on today's notice, with its place there. */
const posted = async (item: object = judged(60), ruleCode = 'A-I09') => {
  const [resident] = await kit.residents(1);
  if (!resident) throw new Error('one resident');
  const [recordId = ''] = await kit.deed({ ruleCode }, [resident.residentId], item);
  await kit.ok(reviewRecords, { recordIds: [recordId], decision: 'pass' }, deputy.token);
  const { items } = await kit.ok(readNoticeBoard, { communityId: willow }, clerk.token);
  const line = items.find((one) => one.recordId === recordId);
  if (!line) throw new Error('on the board');
  return { resident, recordId, noticeId: line.noticeId, item: line.item };
};
const raise = async ({ noticeId, item }: { noticeId: string; item: number }, who?: { token: string }) =>
  kit.ok(raiseObjection, { district, noticeId, item, text, contact: '13800001234' }, who?.token);
const objected = async (item?: object, ruleCode?: string) => {
  const line = await posted(item, ruleCode);
  return { ...line, ...(await raise(line)) };
};
const decide = (
  objectionId: string,
  who: { token: string },
  more: { decision?: 'keep' | 'correct' | 'cancel'; minutes?: number; judgedPoints?: number } = {},
) => kit.ok(decideObjection, { objectionId, decision: 'keep', reason: '已核实', ...more }, who.token);
const lineOf = async ({ noticeId, item }: { noticeId: string; item: number }) =>
  (await kit.ok(readPublicNotice, { district, noticeId })).list.find((one) => one.item === item);

describe('anybody objects without signing in', () => {
  test('gets a receipt and a day; the line waits, the clock stands still, the resident is told', async () => {
    await kit.setDay('2026-11-23');
    const line = await posted();
    const { receipt, replyBy, provisional, objectionId } = await raise(line);
    expect(receipt).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
    expect({ replyBy, provisional }).toEqual({ replyBy: '2026-11-26', provisional: false });
    expect(await lineOf(line)).toMatchObject({ state: 'objected' });
    expect((await kit.ok(readMyMessages, {}, line.resident.token)).rows[0]?.title.zh).toBe('公示里有人提出异议');
    await kit.afterDay('2026-11-26');
    await kit.runDue();
    expect(await kit.stateOf(line.recordId)).toBe('objected');
    expect((await kit.home(line.resident)).figures).toMatchObject({ available: 0, waiting: 60 });
    // Who and what is for the handler alone; the receipt shows neither.
    const followed = await kit.ok(followObjection, { district, receipt: ` ${receipt.toLowerCase()} ` });
    expect(followed).toMatchObject({ state: 'open', noticeNumber: '柳岸公示〔2026〕1 号', item: line.item, decidedAt: null, reason: null });
    expect(JSON.stringify(followed)).not.toContain('两个人');
    expect(await kit.ok(readObjection, { objectionId }, chair.token)).toMatchObject({
      text,
      contact: '13800001234',
      state: 'open',
      notMine: null,
      record: { recordId: line.recordId, name: line.resident.name },
    });
    expect((await kit.ok(readObjection, { objectionId }, deputy.token)).notMine?.zh).toBe('您复核的，请另一位办理');
    expect((await kit.ok(readObjection, { objectionId }, clerk.token)).notMine?.zh).toBe('您录入的，请另一位办理');
  });

  test('the deadline of working days passes over the weekend', async () => {
    await kit.setDay('2026-11-26');
    expect(await objected()).toMatchObject({ replyBy: '2026-12-01' });
    await kit.setDay('2026-11-23');
  });

  test('whoever is signed in objects as anybody does', async () => {
    const line = await posted();
    const [neighbour] = await kit.residents(1);
    const { objectionId } = await raise(line, neighbour);
    const shown = await kit.ok(readObjection, { objectionId }, chair.token);
    expect(JSON.stringify(shown)).not.toContain(neighbour?.residentId);
  });

  test('refuses in order: notice-not-found, notice-item-not-found, notice-closed, record-in-wrong-state, objection-answered', async () => {
    await kit.setDay('2026-11-23');
    const line = await posted();
    const code = (more: object) => kit.refusal(raiseObjection, { district, noticeId: line.noticeId, item: line.item, text, ...more });
    await raise(line);
    expect(await code({ noticeId: nobody, item: 99 })).toBe('notice-not-found');
    expect(await code({ item: 99 })).toBe('notice-item-not-found');
    expect(await code({})).toBe('record-in-wrong-state');
    await kit.afterDay('2026-11-26');
    expect(await code({})).toBe('notice-closed');
    await kit.setDay('2026-11-23');
  });
});

describe('the answer', () => {
  test('keep: the full days that were left run on from the day after', async () => {
    await kit.setDay('2026-11-23');
    const line = await posted();
    await kit.setDay('2026-11-24');
    const { objectionId, receipt } = await raise(line);
    await kit.setDay('2026-11-27');
    expect(await decide(objectionId, chair)).toEqual({ state: 'kept', recordState: 'on-notice', closesOn: '2026-11-29', replacement: null });
    expect(await lineOf(line)).toMatchObject({ state: 'posted', closesOn: '2026-11-29' });
    expect(await kit.ok(followObjection, { district, receipt })).toMatchObject({ state: 'kept', reason: '已核实' });
    await kit.setNow(new Date('2026-11-29T15:59:00Z'));
    await kit.runDue();
    expect(await kit.stateOf(line.recordId)).toBe('on-notice');
    await kit.afterDay('2026-11-29');
    await kit.runDue();
    expect(await kit.stateOf(line.recordId)).toBe('settled');
    expect((await kit.ok(readMyMessages, {}, line.resident.token)).rows.map(({ title }) => title.zh).slice(0, 3)).toEqual([
      '60 分已入账',
      '异议已答复：维持原分',
      '公示里有人提出异议',
    ]);
  });

  test('keep after an objection on the last day leaves one day', async () => {
    await kit.setDay('2026-11-23');
    const line = await posted();
    await kit.setDay('2026-11-26');
    const { objectionId } = await raise(line);
    expect(await decide(objectionId, chair)).toMatchObject({ closesOn: '2026-11-27' });
    await kit.setDay('2026-11-23');
  });

  test('kept once is answered: the line takes no further objection, and the sentence says since when', async () => {
    await kit.setDay('2026-11-23');
    const line = await posted();
    const { objectionId } = await raise(line);
    await kit.setDay('2026-11-24');
    await decide(objectionId, chair);
    const again = { district, noticeId: line.noticeId, item: line.item, text };
    const answered = await kit.call(raiseObjection, again);
    expect(answered).toMatchObject({
      status: 409,
      refused: 'objection-answered',
      body: { message: { zh: expect.stringContaining('11月24日 星期二 核实后维持') } },
    });
    expect(await kit.stateOf(line.recordId)).toBe('on-notice');
    await kit.afterDay('2026-11-27');
    expect(await kit.refusal(raiseObjection, again)).toBe('notice-closed');
    await kit.setDay('2026-11-23');
  });

  test('cancel: the record ends with the reason, its caps are free', async () => {
    const line = await objected();
    expect(await decide(line.objectionId, chair, { decision: 'cancel' })).toEqual({
      state: 'cancelled',
      recordState: 'rejected',
      closesOn: null,
      replacement: null,
    });
    expect(await kit.readRecord(line.recordId)).toMatchObject({ state: 'rejected', reason: '已核实' });
    expect(await lineOf(line)).toMatchObject({ state: 'cancelled' });
    expect((await kit.ok(readMyMessages, {}, line.resident.token)).rows[0]?.title.zh).toBe('异议已答复：不予记分');
  });

  test('correct: the old record ends, a linked new one starts its own notice', async () => {
    const line = await objected();
    await kit.setDay('2026-11-24');
    const answer = await decide(line.objectionId, chair, { decision: 'correct', judgedPoints: 30 });
    expect(answer).toMatchObject({ state: 'corrected', recordState: 'rejected', closesOn: '2026-11-27' });
    expect(await lineOf(line)).toMatchObject({ state: 'corrected', points: 60 });
    const replacement = await kit.readRecord(answer.replacement ?? '');
    expect(replacement).toMatchObject({
      state: 'on-notice',
      scored: 30,
      granted: 30,
      replaces: line.recordId,
      noticeNumber: '柳岸公示〔2026〕3 号',
      dueOn: '2026-11-27',
    });
    expect(replacement.confirmations.map(({ side }) => side).toSorted()).toEqual(['organiser', 'participant']);
    await kit.afterDay('2026-11-27');
    await kit.runDue();
    expect((await kit.home(line.resident)).figures.available).toBe(30);
    expect(await kit.stateOf(line.recordId)).toBe('rejected');
    await kit.setDay('2026-11-23');
  });

  test('refuses in order: objection-not-found, objection-already-decided, same-person, own-household, judged-points-required, judged-points-outside-range', async () => {
    const home = { buildingId: kit.places.buildings[2], door: '3-303' };
    const host = await kit.resident('欧阳静', home);
    const relative = await kit.resident('欧阳明', home);
    const own = await kit.staff('欧阳静', '社区书记', 'communityManager', host.residentId);
    const [recordId = ''] = await kit.deed({ ruleCode: 'A-I09' }, [relative.residentId], judged(60));
    await kit.ok(reviewRecords, { recordIds: [recordId], decision: 'pass' }, deputy.token);
    const line = (await kit.ok(readNoticeBoard, { communityId: willow }, clerk.token)).items.find((one) => one.recordId === recordId);
    const { objectionId } = await raise({ noticeId: line?.noticeId ?? '', item: line?.item ?? 0 });
    const code = (id: string, who: { token: string }, more: object = {}) =>
      kit.refusal(decideObjection, { objectionId: id, decision: 'correct', reason: '已核实', ...more }, who.token);
    expect(await code(nobody, clerk)).toBe('objection-not-found');
    expect(await kit.refusal(readObjection, { objectionId: nobody }, clerk.token)).toBe('objection-not-found');
    expect(await code(objectionId, quarryManager)).toBe('not-allowed');
    expect(await kit.refusal(readObjection, { objectionId }, quarryClerk.token)).toBe('not-allowed');
    expect(await code(objectionId, clerk)).toBe('same-person');
    expect(await code(objectionId, deputy)).toBe('same-person');
    expect(await code(objectionId, own)).toBe('own-household');
    expect(await code(objectionId, chair)).toBe('judged-points-required');
    expect(await code(objectionId, chair, { judgedPoints: 61 })).toBe('judged-points-outside-range');
    await decide(objectionId, chair);
    expect(await code(objectionId, clerk)).toBe('objection-already-decided');
    expect(await kit.refusal(followObjection, { district, receipt: 'ABCDEFGH' })).toBe('objection-not-found');
  });
});

test('staff who only confirmed may answer', async () => {
  const line = await objected();
  expect(await decide(line.objectionId, manager)).toMatchObject({ state: 'kept' });
  expect(await kit.refusal(decideObjection, { objectionId: line.objectionId, decision: 'keep', reason: '再答' }, chair.token)).toBe(
    'objection-already-decided',
  );
});
