import { describe, expect, test } from 'vitest';
import {
  cancelActivity,
  closeActivity,
  listActivities,
  openActivity,
  readActivity,
  readDraft,
  readRosterCandidates,
  readTemplates,
  recordRoster,
  saveDraft,
} from '#contract/participation.ts';
import { createCommunity, communityRules } from '../kit/community.ts';
import { stairCleaning } from '../kit/rules.ts';

const springOnly = stairCleaning({ code: 'A-V30', name: { zh: '高考护考', en: 'Exam helpers' }, months: [6] });
const kit = await createCommunity({ rules: [...communityRules, springOnly] });
const { clerk, secondClerk, manager, quarryClerk, organiser } = kit.people;
const { willow } = kit.places;
const nobody = '01932a00-0000-7000-8000-00000000dead';

const opening = (more: object = {}) => ({
  communityId: willow,
  ruleCode: 'A-V01',
  title: '周六楼道清洁',
  place: '6号楼前',
  startsAt: '2026-11-23T01:00:00.000Z',
  minutes: 120,
  organiser: { kind: 'staff' as const, id: secondClerk.staffId },
  ...more,
});

describe('a template', () => {
  test('says what it brings, how long it takes, who can organise, and why it cannot be used today', async () => {
    const { templates, organisers, versionLabel } = await kit.ok(readTemplates, { communityId: willow }, clerk.token);
    expect(versionLabel).toBe('2026.1');
    expect(templates.find(({ ruleCode }) => ruleCode === 'A-V01')).toMatchObject({
      name: '环境整治',
      behaviour: 'VOLUNTEER',
      judged: false,
      whyNot: null,
      award: { zh: '满 1 小时 10 分，满 2 小时 20 分，不满 1 小时不计分 · A-V01 · 2026.1 版' },
    });
    expect(templates.find(({ ruleCode }) => ruleCode === 'A-I10')).toMatchObject({ judged: true, low: 30, high: 40 });
    expect(templates.find(({ ruleCode }) => ruleCode === 'A-V30')?.whyNot?.zh).toContain('2027年6月1日');
    expect(organisers.find(({ id }) => id === kit.people.trusted.residentId)).toMatchObject({ kind: 'resident', trusted: true });
    expect(organisers.find(({ id }) => id === secondClerk.staffId)).toMatchObject({ kind: 'staff', office: '社区工作者', trusted: false });
  });

  test('used lately stands first', async () => {
    await kit.activity({ ruleCode: 'A-U01' });
    const { templates } = await kit.ok(readTemplates, { communityId: willow }, clerk.token);
    expect(templates[0]).toMatchObject({ ruleCode: 'A-U01', recent: 1 });
  });

  test('is for staff of the community', async () => {
    expect(await kit.refusal(readTemplates, { communityId: willow }, quarryClerk.token)).toBe('not-allowed');
    expect(await kit.refusal(readTemplates, { communityId: willow }, organiser.token)).toBe('not-allowed');
  });
});

describe('opening an activity', () => {
  test('takes a rule, a time, a place and an organiser; the list shows what it brings each', async () => {
    const { activityId } = await kit.ok(openActivity, opening(), clerk.token);
    const activity = await kit.ok(readActivity, { activityId }, clerk.token);
    expect(activity).toMatchObject({
      title: '周六楼道清洁',
      place: '6号楼前',
      day: '2026-11-23',
      minutes: 120,
      state: 'open',
      organiser: { kind: 'staff', name: '苏以澜' },
      award: { zh: '每人 20 分 · A-V01 · 2026.1 版' },
      records: [],
    });
  });

  test('an activity at 23:30 in Shanghai belongs to that day, not to the UTC one', async () => {
    const { activityId } = await kit.ok(openActivity, opening({ startsAt: '2026-11-22T15:30:00.000Z' }), clerk.token);
    expect(await kit.ok(readActivity, { activityId }, clerk.token)).toMatchObject({ day: '2026-11-22' });
  });

  const wrongOrganiser = { organiser: { kind: 'staff' as const, id: nobody } };
  test.each([
    ['unknown-activity-type', { ruleCode: 'A-X99', ...wrongOrganiser }],
    ['unknown-activity-type', { startsAt: '2025-06-01T01:00:00.000Z', ...wrongOrganiser }],
    ['activity-out-of-season', { ruleCode: 'A-V30', ...wrongOrganiser }],
    ['organiser-not-found', wrongOrganiser],
  ])('refuses %s: %o', async (code, more) => {
    expect(await kit.refusal(openActivity, opening(more), clerk.token)).toBe(code);
    // Whoever may not do it learns nothing about what else is wrong.
    expect(await kit.refusal(openActivity, opening(more), quarryClerk.token)).toBe('not-allowed');
  });

  test('the sentence of an unknown type is the one the source has', async () => {
    const answered = await kit.call(openActivity, opening({ ruleCode: 'A-X99' }), clerk.token);
    expect(answered.body).toMatchObject({ message: { zh: '活动类型不存在' } });
  });
});

describe('ending an activity', () => {
  test('recording closes and opens again; while closed nothing is recorded', async () => {
    const [one] = await kit.residents(1);
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    expect(await kit.ok(closeActivity, { activityId, closed: true }, clerk.token)).toEqual({ state: 'closed' });
    expect(await kit.refusal(recordRoster, { activityId, source: 'roster', items: kit.items([one?.residentId ?? '']) }, clerk.token)).toBe(
      'activity-in-wrong-state',
    );
    expect(await kit.refusal(closeActivity, { activityId, closed: true }, clerk.token)).toBe('activity-in-wrong-state');
    expect(await kit.ok(closeActivity, { activityId, closed: false }, clerk.token)).toEqual({ state: 'open' });
  });

  test('one without records can be cancelled, for good; one with records cannot', async () => {
    const [one] = await kit.residents(1);
    const empty = await kit.activity({ ruleCode: 'A-V01' });
    expect(await kit.ok(cancelActivity, { activityId: empty, reason: '下雨' }, manager.token)).toEqual({ state: 'cancelled' });
    expect(await kit.refusal(cancelActivity, { activityId: empty, reason: '下雨' }, manager.token)).toBe('activity-in-wrong-state');
    expect(await kit.refusal(closeActivity, { activityId: empty, closed: false }, manager.token)).toBe('activity-in-wrong-state');
    const full = await kit.activity({ ruleCode: 'A-V01' });
    await kit.record(full, [one?.residentId ?? '']);
    expect(await kit.refusal(cancelActivity, { activityId: full, reason: '下雨' }, manager.token)).toBe('activity-in-wrong-state');
  });

  test('what does not exist is not found, what lies elsewhere is not allowed', async () => {
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    for (const [id, code] of [
      [nobody, 'activity-not-found'],
      [activityId, 'not-allowed'],
    ] as const) {
      expect(await kit.refusal(cancelActivity, { activityId: id, reason: '下雨' }, quarryClerk.token)).toBe(code);
      expect(await kit.refusal(closeActivity, { activityId: id, closed: true }, quarryClerk.token)).toBe(code);
      expect(await kit.refusal(readActivity, { activityId: id }, quarryClerk.token)).toBe(code);
      expect(await kit.refusal(readRosterCandidates, { activityId: id }, quarryClerk.token)).toBe(code);
      expect(await kit.refusal(readDraft, { activityId: id }, quarryClerk.token)).toBe(code);
      expect(await kit.refusal(saveDraft, { activityId: id, text: '林知远' }, quarryClerk.token)).toBe(code);
    }
  });
});

describe('the list', () => {
  test('comes latest first, page by page, and an organiser sees their own alone', async () => {
    const mine = await kit.activity({ ruleCode: 'A-V02', title: '我的活动', organiser: { kind: 'resident', id: organiser.residentId } });
    const first = await kit.ok(listActivities, { communityId: willow, limit: 3 }, clerk.token);
    expect(first.rows).toHaveLength(3);
    const second = await kit.ok(listActivities, { communityId: willow, limit: 3, after: first.next }, clerk.token);
    const starts = [...first.rows, ...second.rows].map(({ startsAt }) => startsAt);
    expect(starts).toEqual(starts.toSorted().toReversed());
    expect(new Set([...first.rows, ...second.rows].map(({ activityId }) => activityId)).size).toBe(6);
    const own = await kit.ok(listActivities, { communityId: willow }, organiser.token);
    expect(own.rows.map(({ activityId }) => activityId)).toEqual([mine]);
    expect(await kit.refusal(listActivities, { communityId: willow }, quarryClerk.token)).toBe('not-allowed');
  });

  test('narrows by state and days', async () => {
    const { rows } = await kit.ok(listActivities, { communityId: willow, from: '2026-11-22', to: '2026-11-22' }, clerk.token);
    expect(rows.map(({ day }) => day)).toEqual(['2026-11-22']);
    expect((await kit.ok(listActivities, { communityId: willow, state: 'cancelled' }, clerk.token)).rows).toHaveLength(1);
  });
});

describe('a draft', () => {
  test('is kept with its activity, sealed, until it is emptied', async () => {
    const activityId = await kit.activity({ ruleCode: 'A-V01' });
    expect(await kit.ok(readDraft, { activityId }, clerk.token)).toEqual({ text: null, savedAt: null });
    await kit.ok(saveDraft, { activityId, text: '1. 林知远\n2. 顾一平 6号楼' }, clerk.token);
    await kit.ok(saveDraft, { activityId, text: '1. 林知远\n2. 顾一平 6号楼\n3. 江景远' }, secondClerk.token);
    expect((await kit.ok(readDraft, { activityId }, clerk.token)).text).toBe('1. 林知远\n2. 顾一平 6号楼\n3. 江景远');
    expect(await kit.ok(saveDraft, { activityId, text: '' }, clerk.token)).toEqual({ savedAt: null });
    expect((await kit.ok(readDraft, { activityId }, clerk.token)).text).toBeNull();
  });
});

test('to tick: regulars first, then by building, with who is recorded already', async () => {
  const [regular, newcomer] = await kit.residents(2, { birthYear: 1980 });
  if (!regular || !newcomer) throw new Error('two residents');
  for (let times = 0; times < 2; times += 1) await kit.deed({ ruleCode: 'A-V08' }, [regular.residentId]);
  const activityId = await kit.activity({ ruleCode: 'A-V08' });
  await kit.record(activityId, [newcomer.residentId]);
  const { people } = await kit.ok(readRosterCandidates, { activityId, limit: 300 }, clerk.token);
  expect(people[0]).toMatchObject({ residentId: regular.residentId, times: 2, recorded: false });
  expect(people.find(({ residentId }) => residentId === newcomer.residentId)).toMatchObject({ recorded: true });
});
