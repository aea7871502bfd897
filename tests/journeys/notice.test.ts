import { describe, expect, test } from 'vitest';
import { readMyMessages } from '#contract/messages.ts';
import { listPublicNotices, notMe, printNotice, readNoticeBoard, readPublicNotice, reviewRecords } from '#contract/participation.ts';
import { createCommunity } from '../kit/community.ts';

const kit = await createCommunity();
const { clerk, quarryClerk, organiser } = kit.people;
const { willow, quarry } = kit.places;
const { district } = kit;
const nobody = '01932a00-0000-7000-8000-00000000dead';
const judged = (points: number) => ({ judgedPoints: points, judgedReason: '按评分表' });
const deputy = await kit.staff('程以宁', '社区副主任', 'communityManager');

/** A deed of a named resident, on notice now. */
const posted = async (
  name: string,
  opening: { ruleCode: string; [key: string]: unknown },
  more: Parameters<typeof kit.resident>[1] = {},
  item: object = judged(60),
) => {
  const resident = await kit.resident(name, { door: `4-${name}`, ...more });
  const [recordId = ''] = await kit.deed(opening, [resident.residentId], item);
  const { outcomes, noticeNumber } = await kit.ok(reviewRecords, { recordIds: [recordId], decision: 'pass' }, deputy.token);
  expect(outcomes).toMatchObject([{ state: 'on-notice' }]);
  return { resident, recordId, noticeNumber };
};
const notices = async (communityId = willow) => (await kit.ok(listPublicNotices, { district, communityId })).rows;
const latest = async () => kit.ok(readPublicNotice, { district, noticeId: (await notices())[0]?.noticeId ?? nobody });

describe('the notice of a day', () => {
  test('takes a number of the year and more lines all day, and ends after three full natural days', async () => {
    const first = await posted('江明远', { ruleCode: 'A-I09' });
    const second = await posted('骆思远', { ruleCode: 'A-I10', tags: ['urgent'] }, {}, judged(40));
    expect([first.noticeNumber, second.noticeNumber]).toEqual(['柳岸公示〔2026〕1 号', '柳岸公示〔2026〕1 号']);
    expect(await notices()).toMatchObject([
      {
        number: '柳岸公示〔2026〕1 号',
        serial: 1,
        year: 2026,
        postedOn: '2026-11-23',
        closesOn: '2026-11-26',
        items: 2,
        objected: 0,
        points: 120,
        closed: false,
      },
    ]);
    expect(await kit.readRecord(first.recordId)).toMatchObject({
      state: 'on-notice',
      dueOn: '2026-11-26',
      noticeNumber: '柳岸公示〔2026〕1 号',
      reviewedBy: '程以宁',
    });
    expect((await kit.ok(readMyMessages, {}, first.resident.token)).rows[0]?.text.zh).toContain('公示到 11月26日 星期四 24:00');
  });

  test('shows what, how and by whom, with masked names: staff by office, residents who organise masked', async () => {
    await posted('顾一平', { ruleCode: 'A-I09', organiser: { kind: 'resident', id: organiser.residentId } });
    const { list, communityName, committeeName, phone } = await latest();
    expect({ communityName, committeeName, phone }).toEqual({ communityName: '柳岸社区', committeeName: '柳岸社区居民委员会', phone: '0571-8000 1001' });
    expect(list).toMatchObject([
      {
        item: 1,
        name: '江*远',
        buildingName: '1号楼',
        matter: '创意制作',
        how: { zh: '评定 60' },
        ruleCode: 'A-I09',
        versionLabel: '2026.1',
        points: 60,
        organiser: '社区工作者 苏以澜',
        reviewer: '社区副主任 程以宁',
        state: 'posted',
        closesOn: '2026-11-26',
      },
      { item: 2, name: '骆*远', matter: '引进公益讲师', how: { zh: '40 × 加急 1.5' }, points: 60 },
      { item: 3, name: '顾*平', organiser: '夏*秋' },
    ]);
  });

  test('lists minors, mediators, reporters and deductions by number alone', async () => {
    await posted('单若溪', { ruleCode: 'A-I09' }, { birthYear: 2010 });
    await posted('单望舒', { ruleCode: 'A-M01' }, {}, {});
    const resident = await kit.resident('单知远', { door: '4-9' });
    const [deduction = ''] = await kit.record(await kit.activity({ ruleCode: 'A-X01' }), [resident.residentId], { judgedReason: '提醒后未清理' });
    await kit.confirm([deduction], 'organiser', kit.people.secondClerk, { evidence: '楼道长证言' });
    await kit.ok(reviewRecords, { recordIds: [deduction], decision: 'pass' }, deputy.token);
    const { list } = await latest();
    expect(list.slice(3)).toMatchObject([
      { item: 4, name: null, buildingName: null },
      { item: 5, name: null, buildingName: null, matter: '人民调解成功', points: 60 },
      { item: 6, name: null, buildingName: null, points: -10 },
    ]);
    expect(JSON.stringify(await latest())).not.toMatch(/江明远|骆思远|顾一平|单若溪|单望舒|单知远/);
  });

  test('the board of the console shows the same with names, for staff of the community alone', async () => {
    const board = await kit.ok(readNoticeBoard, { communityId: willow }, clerk.token);
    expect(board).toMatchObject({ from: '2026-11-20', to: '2026-11-26' });
    expect(board.items).toHaveLength(6);
    expect(board.items[0]).toMatchObject({ name: '江明远', item: 1, postedOn: '2026-11-23', closesOn: '2026-11-26', objectionId: null });
    expect(await kit.refusal(readNoticeBoard, { communityId: willow }, quarryClerk.token)).toBe('not-allowed');
  });

  test('prints on A4 as a PDF', async () => {
    const noticeId = (await notices())[0]?.noticeId ?? '';
    const answered = await kit.call(printNotice, { district, noticeId });
    expect(answered.status).toBe(200);
    expect(answered.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await kit.refusal(printNotice, { district, noticeId: nobody })).toBe('notice-not-found');
    expect(await kit.refusal(readPublicNotice, { district, noticeId: nobody })).toBe('notice-not-found');
  });
});

describe('when nobody objects', () => {
  test('it settles by itself at 02:00 after the third day, not a minute before', async () => {
    const { resident, recordId } = await posted('沈云澜', { ruleCode: 'A-I09' });
    await kit.setNow(new Date('2026-11-26T15:59:00Z'));
    expect((await kit.runDue()).settled).toBe(0);
    expect(await kit.stateOf(recordId)).toBe('on-notice');
    await kit.afterDay('2026-11-26');
    expect((await kit.runDue()).settled).toBeGreaterThan(0);
    expect(await kit.stateOf(recordId)).toBe('settled');
    expect((await kit.home(resident)).figures).toMatchObject({ available: 60, annual: 60, lifetime: 60, waiting: 0 });
    expect((await kit.runDue()).settled).toBe(0);
    expect((await notices())[0]).toMatchObject({ closed: true });
    expect((await latest()).list[0]).toMatchObject({ state: 'settled' });
  });

  test('the next day has the next number, and a new year starts at 1', async () => {
    await kit.setDay('2026-11-27');
    expect((await posted('韩嘉禾', { ruleCode: 'A-I09' })).noticeNumber).toBe('柳岸公示〔2026〕2 号');
    await kit.setDay('2027-01-05');
    expect((await posted('许清和', { ruleCode: 'A-I09' })).noticeNumber).toBe('柳岸公示〔2027〕1 号');
    expect((await notices()).map(({ postedOn }) => postedOn)).toEqual(['2027-01-05', '2026-11-27', '2026-11-23']);
    expect(await notices(quarry)).toEqual([]);
    const page = await kit.ok(listPublicNotices, { district, communityId: willow, limit: 2 });
    expect((await kit.ok(listPublicNotices, { district, communityId: willow, limit: 2, after: page.next })).rows).toMatchObject([{ postedOn: '2026-11-23' }]);
  });

  test('「不是我」 takes a line off the notice at once; the line stays, cancelled', async () => {
    const { resident, recordId } = await posted('傅怀安', { ruleCode: 'A-I09' });
    expect(await kit.ok(notMe, { recordId, note: '那天我不在' }, resident.token)).toEqual({ state: 'withdrawn', correctionId: null });
    expect((await latest()).list.at(-1)).toMatchObject({ state: 'cancelled' });
    expect(await kit.readRecord(recordId)).toMatchObject({ reason: '那天我不在' });
  });
});
