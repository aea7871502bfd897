import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readMyMessages } from '#contract/messages.ts';
import { closeActivity, readActivity, readRoster, recordRoster, readTemplates, withdrawRecords } from '#contract/participation.ts';
import { makeSheet } from '#platform/sheet.ts';
import { adoptRuleBook } from '../../server/rules/adopt-rule-book.ts';
import { draftRuleBook } from '../../server/rules/draft-rule-book.ts';
import { putRule, removeRule } from '../../server/rules/edit-draft.ts';
import { communityRules, createCommunity } from '../kit/community.ts';
import { stairCleaning } from '../kit/rules.ts';

const springOnly = stairCleaning({ code: 'A-V30', months: [6] });
const kit = await createCommunity({ rules: [...communityRules, springOnly] });
const { clerk, secondClerk, manager, quarryClerk, organiser } = kit.people;
const [building] = kit.places.buildings;
const nobody = '01932a00-0000-7000-8000-00000000dead';

/** One resident with a name of its own. */
const person = (name: string, more: Parameters<typeof kit.resident>[1] = {}) => kit.resident(name, { buildingId: building, door: `5-${name}`, ...more });

describe('recording a roster', () => {
  test('forty names in one request, one outcome each, with the receipt of the source and the sentence of the rule', async () => {
    const people = await kit.residents(40);
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    const answer = await kit.ok(recordRoster, { activityId, source: 'paste', items: kit.items(people.map(({ residentId }) => residentId)) }, clerk.token);
    expect(answer).toMatchObject({ recorded: 40, points: 800 });
    expect(answer.outcomes).toHaveLength(40);
    expect(answer.outcomes[0]).toMatchObject({
      residentId: people[0]?.residentId,
      state: 'submitted',
      scored: 20,
      granted: 20,
      receipt: { zh: '成功记录,获得20积分' },
      explanation: { zh: '服务 120 分钟，满 2 小时记 20 分（A-V01，2026.1 版）。' },
      capNote: null,
    });
    const activity = await kit.ok(readActivity, { activityId }, clerk.token);
    expect(activity.counts.submitted).toBe(40);
    expect(activity.records[0]).toMatchObject({ missing: ['organiser', 'participant'], dueOn: '2026-12-08', recordedBy: '祁怀恬' });
  });

  test('minutes are the activity’s unless the line says otherwise; below the shortest tier the time is kept and no points', async () => {
    const [long, short] = [await person('白一鸣'), await person('崔以安')];
    const activityId = await kit.activity({ ruleCode: 'A-V01', minutes: 60 });
    const [first, second] = await kit
      .recordOutcomes(activityId, [long.residentId])
      .then(async (one) => [...one, ...(await kit.recordOutcomes(activityId, [short.residentId], { minutes: 59 }))]);
    expect(first).toMatchObject({ scored: 10, granted: 10 });
    expect(second).toMatchObject({ scored: 0, granted: 0, explanation: { zh: expect.stringContaining('不计分，时长照记') } });
  });

  test.each([
    [59, 0],
    [60, 10],
    [119, 10],
    [120, 20],
  ])('%i minutes bring %i points', async (minutes, points) => {
    const one = await person(`康${minutes}`);
    const [outcome] = await kit.recordOutcomes(await kit.activity({ ruleCode: 'A-V01', minutes }), [one.residentId]);
    expect(outcome).toMatchObject({ scored: points });
  });

  test('不计积分: the hours count, no points by the resident’s own wish, and no cap is used', async () => {
    const one = await person('毛清扬');
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    const [outcome] = await kit.recordOutcomes(activityId, [one.residentId], { waived: true });
    expect(outcome).toMatchObject({ scored: 20, granted: 0, receipt: { zh: '成功记录,按本人意愿不计积分' } });
    if (!outcome || 'refused' in outcome) throw new Error('recorded');
    await kit.confirmBoth([outcome.recordId]);
    expect(await kit.readRecord(outcome.recordId)).toMatchObject({ state: 'settled', waived: true, minutes: 120, granted: 0 });
    expect((await kit.home(one)).figures).toMatchObject({ available: 0, annual: 0, lifetime: 0 });
    // The day's count is still free.
    expect(await kit.recordOutcomes(await kit.activity({ ruleCode: 'A-V01' }), [one.residentId])).toMatchObject([{ granted: 20, capNote: null }]);
  });

  test('the multiplier of a rule and of an activity counts, each only where it belongs', async () => {
    const [culture, urgent, plain] = [await person('秦望舒'), await person('史嘉言'), await person('侯和风')];
    expect(await kit.recordOutcomes(await kit.activity({ ruleCode: 'A-U01' }), [culture.residentId])).toMatchObject([{ scored: 10 }]);
    const judged = { judgedPoints: 40, judgedReason: '请来了省里的讲师' };
    expect(await kit.recordOutcomes(await kit.activity({ ruleCode: 'A-I10', tags: ['urgent'] }), [urgent.residentId], judged)).toMatchObject([{ scored: 60 }]);
    expect(await kit.recordOutcomes(await kit.activity({ ruleCode: 'A-I10' }), [plain.residentId], judged)).toMatchObject([{ scored: 40 }]);
  });

  test('whoever is recorded is told, and can say that it was not them', async () => {
    const [asked, told] = [await person('孟思源'), await person('龙一方')];
    await kit.record(await kit.activity({ ruleCode: 'A-V01' }), [asked.residentId]);
    await kit.record(await kit.activity({ ruleCode: 'A-B01' }), [told.residentId]);
    const messages = async (who: { token: string }) => (await kit.ok(readMyMessages, {}, who.token)).rows.map(({ text }) => text.zh);
    expect(await messages(asked)).toEqual(['11月23日 星期一 「环境整治」记了您 20 分，请在 12月8日 星期二 24:00 前确认。不是您做的，请点“不是我”。']);
    expect(await messages(told)).toEqual(['11月23日 星期一 「居民会议」记了您 5 分，不用您确认。不是您做的，请点“不是我”。']);
  });

  test('an organiser records their own activity and nobody else’s', async () => {
    const one = await person('万景行');
    const own = await kit.activity({ ruleCode: 'A-V01', organiser: { kind: 'resident', id: organiser.residentId } });
    const other = await kit.activity({ ruleCode: 'A-V01' });
    expect(await kit.recordOutcomes(own, [one.residentId], {}, organiser)).toMatchObject([{ state: 'submitted' }]);
    expect(await kit.refusal(recordRoster, { activityId: other, source: 'roster', items: kit.items([one.residentId]) }, organiser.token)).toBe('not-allowed');
  });
});

describe('one deed is recorded once', () => {
  test('by tick and by paste: the second answer names the first', async () => {
    const one = await person('段知行');
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    const [recordId] = await kit.record(activityId, [one.residentId]);
    const answer = await kit.ok(recordRoster, { activityId, source: 'paste', items: kit.items([one.residentId]) }, secondClerk.token);
    expect(answer).toMatchObject({
      recorded: 0,
      points: 0,
      outcomes: [{ refused: 'already-recorded', existing: recordId, message: { zh: '这位居民这一场已经记过，不会记两次。' } }],
    });
  });

  test('twice in one request: the first counts', async () => {
    const one = await person('雷书言');
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    const outcomes = await kit.recordOutcomes(activityId, [one.residentId, one.residentId]);
    const [first, second] = outcomes;
    if (!first || !second || 'refused' in first) throw new Error('the first counts');
    expect(second).toMatchObject({ refused: 'already-recorded', existing: first.recordId });
  });

  test('another role is another deed, but the cap of the session still counts once', async () => {
    const one = await person('钱若水');
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    await kit.record(activityId, [one.residentId]);
    expect(await kit.recordOutcomes(activityId, [one.residentId], { role: 'helper' })).toMatchObject([
      { scored: 20, granted: 0, capNote: { zh: '这项每场最多 1 次，已有 1 次，下一场可以再记分。' } },
    ]);
  });

  test('what was withdrawn makes room for a mended record', async () => {
    const one = await person('汤怀瑾');
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    const [recordId = ''] = await kit.record(activityId, [one.residentId]);
    await kit.ok(withdrawRecords, { recordIds: [recordId], reason: '时长填错' }, clerk.token);
    expect(await kit.recordOutcomes(activityId, [one.residentId], { minutes: 60 })).toMatchObject([{ state: 'submitted', granted: 10 }]);
  });
});

describe('refusals of recordRoster, in their order', () => {
  test('of the activity: each is wrong in every later way too', async () => {
    const items = kit.items([nobody]);
    const inSpring = '2026-06-10T01:00:00.000Z';
    const record = (activityId: string, who = clerk.token) => kit.refusal(recordRoster, { activityId, source: 'roster', items }, who);
    expect(await record(nobody)).toBe('activity-not-found');
    const closed = await kit.activity({ ruleCode: 'A-V30', startsAt: inSpring });
    expect(await record(closed, quarryClerk.token)).toBe('not-allowed');
    await kit.ok(closeActivity, { activityId: closed, closed: true }, clerk.token);
    expect(await record(closed)).toBe('activity-in-wrong-state');
    expect(await record(await kit.activity({ ruleCode: 'A-V01', startsAt: '2026-11-23T09:00:00.000Z' }))).toBe('activity-in-future');
  });

  test('a rule switched off or out of season since the activity was opened', async () => {
    // The activity was opened by a book whose successor knows neither rule: a new version from 1 December.
    const later = await createCommunity({ rules: [springOnly, stairCleaning()] });
    const spring = await later.activity({ ruleCode: 'A-V30', startsAt: '2027-06-10T01:00:00.000Z' });
    const stairs = await later.activity({ ruleCode: 'A-V01', startsAt: '2027-06-11T01:00:00.000Z' });
    await later.run(async (context) => {
      const { versionId } = await draftRuleBook(context, { placeId: later.places.district, label: '2027.1', basedOn: later.versionId });
      await putRule(context, { versionId, rule: { ...springOnly, months: [5] }, replaces: 'A-V30' });
      await removeRule(context, { versionId, code: 'A-V01' });
      const resolution = {
        body: 'residents-representatives',
        decidedOn: '2026-11-20',
        entitled: 60,
        present: 48,
        votesFor: 45,
        votesAgainst: 2,
        abstained: 1,
        document: '居代会〔2026〕9号',
      } as const;
      await adoptRuleBook(context, { versionId, resolution, effectiveFrom: '2026-12-01' });
    });
    await later.setDay('2027-06-20');
    const record = (activityId: string) =>
      later.refusal(recordRoster, { activityId, source: 'roster', items: later.items([nobody]) }, later.people.clerk.token);
    expect(await record(stairs)).toBe('unknown-activity-type');
    expect(await record(spring)).toBe('activity-out-of-season');
  });

  test('of a person: each is wrong in every later way too', async () => {
    const child = await person('贺小满', { birthYear: 2015 });
    const elder = await person('龚长青', { birthYear: 1950 });
    const adult = await person('文以安', { birthYear: 1990 });
    const { templates } = await kit.ok(readTemplates, { communityId: kit.places.willow }, clerk.token);
    expect(templates.some(({ ruleCode }) => ruleCode === 'A-I10')).toBe(true);
    const watch = await kit.activity({ ruleCode: 'A-V08' });
    const judgedIt = await kit.activity({ ruleCode: 'A-I10' });
    const [elsewhere] = await kit.register([
      { communityId: kit.places.quarry, buildingId: kit.places.quarryBuilding, name: '温如玉', door: '1-1', phone: null, birthYear: 2015 },
    ]);
    const judged = async (activityId: string, residentId: string, more = {}) => kit.codes(await kit.recordOutcomes(activityId, [residentId], more))[0];
    expect(await judged(watch, nobody)).toBe('resident-not-found');
    expect(await judged(watch, elsewhere?.residentId ?? '')).toBe('resident-not-found');
    expect(await judged(watch, child.residentId)).toBe('too-young');
    expect(await judged(watch, elder.residentId)).toBe('too-old');
    expect(await judged(judgedIt, adult.residentId)).toBe('judged-points-required');
    expect(await judged(judgedIt, adult.residentId, { judgedPoints: 41 })).toBe('judged-points-outside-range');
    expect(await judged(judgedIt, adult.residentId, { judgedPoints: 40 })).toBe('judged-reason-required');
    await kit.record(judgedIt, [adult.residentId], { judgedPoints: 40, judgedReason: '按评分表' });
    expect(await judged(judgedIt, adult.residentId, { judgedPoints: 41 })).toBe('already-recorded');
  });

  test('a faulty line never stops its neighbours', async () => {
    const [good, better] = [await person('武承宇'), await person('乔南星')];
    const outcomes = await kit.recordOutcomes(await kit.activity({ ruleCode: 'A-V01' }), [good.residentId, nobody, better.residentId]);
    expect(kit.codes(outcomes)).toEqual([undefined, 'resident-not-found', undefined]);
  });
});

describe('reading a roster', () => {
  const pasted = ['#接龙 周六楼道清洁', '1. 黎清远', '2. 易安然 1号楼 90分钟', '3. 常乐', '4. 黎清远', '5. 没有这人', '6. 常知足 +1'].join('\n');

  test('says of every line what would become of it and what it would bring, and writes nothing', async () => {
    const [one, two] = [await person('黎清远'), await person('易安然')];
    await person('常乐', { birthYear: 1950 });
    await person('常乐', { birthYear: 1990, door: '2-8' });
    await person('常知足');
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    const { lines, counts } = await kit.ok(readRoster, { activityId, text: pasted }, clerk.token);
    expect(lines.map(({ line, state }) => [line, state])).toEqual([
      [1, 'ignored'],
      [2, 'matched'],
      [3, 'matched'],
      [4, 'same-name'],
      [5, 'double'],
      [6, 'unknown'],
      [7, 'matched'],
      [7, 'companion'],
    ]);
    expect(counts).toMatchObject({ matched: 3, 'same-name': 1, double: 1, unknown: 1, companion: 1, ignored: 1 });
    expect(lines[1]?.candidates).toMatchObject([{ residentId: one.residentId, name: '黎清远', scored: 20, granted: 20, note: null }]);
    expect(lines[2]).toMatchObject({ minutes: 90, candidates: [{ residentId: two.residentId, scored: 10, granted: 10 }] });
    expect(lines[3]?.candidates.map(({ ageBand }) => ageBand).toSorted()).toEqual(['35-59', '70-79']);
    expect(lines[4]).toMatchObject({ sameAsLine: 2 });
    expect((await kit.ok(readActivity, { activityId }, clerk.token)).records).toEqual([]);

    await kit.record(activityId, [one.residentId]);
    const again = await kit.ok(readRoster, { activityId, text: pasted }, clerk.token);
    expect(again.lines[1]).toMatchObject({ state: 'recorded' });
  });

  test('what a cap would leave is said before anything is recorded', async () => {
    const one = await person('戚若谷');
    await kit.deed({ ruleCode: 'A-V01' }, [one.residentId]);
    await kit.deed({ ruleCode: 'A-V01' }, [one.residentId]);
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    const { lines } = await kit.ok(readRoster, { activityId, text: '戚若谷' }, clerk.token);
    const note = '这项每日最多 2 次，已有 2 次，2026年11月24日 星期二 起可以再记分。';
    expect(lines[0]?.candidates).toMatchObject([{ scored: 20, granted: 0, note: { zh: note } }]);
    // The ledger says the same when it comes to it.
    expect(await kit.recordOutcomes(activityId, [one.residentId])).toMatchObject([{ granted: 0, capNote: { zh: note } }]);
  });

  test('an Excel sheet and a GBK csv read like the text', async () => {
    const [one, two] = [await person('费怀远'), await person('岑若兰')];
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    const rows = [
      ['费怀远', '1号楼', '120'],
      ['岑若兰', '1号楼', '60'],
    ];
    const sheet = Buffer.from(await makeSheet('签到表', ['姓名', '楼栋', '时长(分钟)'], rows)).toString('base64');
    const csv = iconv.encode(['姓名,楼栋,时长(分钟)', ...rows.map((row) => row.join(','))].join('\r\n'), 'gb18030').toString('base64');
    for (const file of [
      { name: '签到表.xlsx', content: sheet },
      { name: '签到表.csv', content: csv },
    ]) {
      const { lines } = await kit.ok(readRoster, { activityId, file }, clerk.token);
      expect(
        lines.filter(({ state }) => state === 'matched').map(({ candidates, minutes }) => [candidates[0]?.residentId, minutes]),
        file.name,
      ).toEqual([
        [one.residentId, 120],
        [two.residentId, 60],
      ]);
    }
  });

  test('refuses in order: activity-not-found, activity-in-wrong-state, import-unreadable, import-too-large', async () => {
    const broken = { name: 'x.xlsx', content: Buffer.from('PK broken').toString('base64') };
    expect(await kit.refusal(readRoster, { activityId: nobody, file: broken }, clerk.token)).toBe('activity-not-found');
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    await kit.ok(closeActivity, { activityId, closed: true }, clerk.token);
    expect(await kit.refusal(readRoster, { activityId, file: broken }, clerk.token)).toBe('activity-in-wrong-state');
    await kit.ok(closeActivity, { activityId, closed: false }, clerk.token);
    expect(await kit.refusal(readRoster, { activityId, file: broken }, clerk.token)).toBe('import-unreadable');
    const long = Buffer.from(Array.from({ length: 2100 }, (_, line) => `林知远${line}`).join('\n')).toString('base64');
    expect(await kit.refusal(readRoster, { activityId, file: { name: 'x.csv', content: long } }, clerk.token)).toBe('import-too-large');
  });
});

test('a thousand names are recorded in one request', async () => {
  const people = await kit.register(
    Array.from({ length: 1000 }, (_, index) => ({
      communityId: kit.places.willow,
      buildingId: building,
      name: `赖${String.fromCodePoint(0x4e00 + index)}`,
      door: `8-${index}`,
      phone: null,
      birthYear: 1970,
    })),
  );
  const activityId = await kit.activity({ ruleCode: 'A-V01' });
  const answer = await kit.ok(recordRoster, { activityId, source: 'file', items: kit.items(people.map(({ residentId }) => residentId)) }, manager.token);
  expect(answer).toMatchObject({ recorded: 1000, points: 20_000 });
});
