import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { startImport } from '#contract/imports.ts';
import { listPublicNotices, proposeCorrection, raiseObjection, reviewRecords } from '#contract/participation.ts';
import { draftRuleBook } from '#contract/rules.ts';
import { doImports } from '../../server/jobs.ts';
import { serveTown } from './served-town.ts';
import { expectNoSideways, openDoor, screens, type Visitor } from './visitors.ts';

const town = await serveTown();
const door = await openDoor(town.address, town.clock);
const { clerk, manager } = town.people;
const willow = town.places.willow;
const resident = town.idOf('林知远', '6号楼');

/** Something of every kind: records settled, waiting, in review, on notice, objected, to be corrected; a draft book; an import. */
const ids = { activity: '', record: '', waiting: '', reviewed: '', notice: '', receipt: '', objection: '', correction: '', draft: '', import: '' };
beforeAll(async () => {
  const judged = { judgedPoints: 60, judgedReason: '带着孩子们画完了整面墙' };
  ids.activity = await town.activity({ ruleCode: 'A-V01', title: '6 号楼楼道清理' });
  [ids.waiting = ''] = await town.record(ids.activity, [resident, town.idOf('沈若禾', '6号楼'), town.idOf('郭林', '6号楼')]);
  [ids.record = ''] = await town.deed({ ruleCode: 'A-V01', title: '5 号楼楼道清理' }, [resident]);
  [ids.reviewed = ''] = await town.deed({ ruleCode: 'A-I09', title: '楼道微改造' }, [town.idOf('郭林', '6号楼')], judged);
  const posted = await town.deed({ ruleCode: 'A-I09', title: '楼道墙绘' }, [resident, town.idOf('何静', '4号楼')], judged);
  await town.ok(reviewRecords, { recordIds: posted, decision: 'pass' }, await town.sessionFor('staff', town.deputy.staffId));
  ids.notice = (await town.ok(listPublicNotices, { district: 1, communityId: willow })).rows[0]?.noticeId ?? '';
  const raised = await town.ok(raiseObjection, { district: 1, noticeId: ids.notice, item: 2, text: '墙绘是好几个人一起画的' });
  [ids.receipt, ids.objection] = [raised.receipt, raised.objectionId];
  ids.correction = (await town.ok(proposeCorrection, { recordId: ids.record, reason: '那天没有到场' }, clerk.token)).correctionId;
  ids.draft = (await town.ok(draftRuleBook, { placeId: willow, label: '柳岸 2027.1', basedOn: town.versionId }, manager.token)).versionId;
  const lines = '居民编号,姓名,楼栋,门牌,手机,出生年\nR1,林小溪,6号楼,1-201,,1990\nR2,无名氏,99号楼,1-1,,1990\nR3,林知远,6号楼,2-301,,1981\n';
  ids.import = (
    await town.ok(startImport, { communityId: willow, kind: 'residents', fileName: '居民.csv', content: Buffer.from(lines).toString('base64') }, clerk.token)
  ).importId;
  await doImports({ database: town.database, clock: town.clock });
});

const nameOf = (path: string): string =>
  path
    .slice(1)
    .replaceAll(/[?#].*$/g, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'one')
    .replaceAll('/', '-');

interface Walk {
  readonly paths: readonly string[];
  /** Where the face has it, the button that changes the language stands on every page. */
  readonly otherLanguage: boolean;
}

/** Opens every page on a desk and on a phone, in both languages: each has one heading and reads, says nothing wrong and fits. */
async function walk(visitor: Visitor, { paths, otherLanguage }: Walk): Promise<void> {
  const { page } = visitor;
  for (const path of paths) {
    await page.goto(path);
    await visitor.quiet();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await page.getByText(/^没读到|没有这一页|没有打开/).count(), path).toBe(0);
    await visitor.look(`${nameOf(path)}-desk`);
    await page.setViewportSize(screens.phone);
    await expectNoSideways(page);
    await visitor.look(`${nameOf(path)}-phone`, true);
    if (otherLanguage) await inEnglish(page, () => expectNoSideways(page));
    await page.setViewportSize(screens.desk);
  }
}

async function inEnglish(page: Page, look: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Switch to English' }).click();
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  await look();
  await page.getByRole('button', { name: '切换到中文' }).click();
}

test('every page of the console reads and fits, in both languages', { timeout: 120_000 }, async () => {
  const staff = await door.visit();
  await staff.page.goto('/');
  await staff.page.getByRole('button', { name: '温一齐' }).click();
  await staff.page.waitForURL('**/console/**');
  await walk(staff, {
    otherLanguage: true,
    paths: [
      '/console/today',
      '/console/record',
      `/console/record/${ids.activity}`,
      '/console/review',
      `/console/review?record=${ids.reviewed}`,
      `/console/review?objection=${ids.objection}`,
      `/console/review?correction=${ids.correction}`,
      '/console/activities',
      `/console/activities/${ids.activity}`,
      `/console/records/${ids.record}`,
      '/console/residents',
      `/console/residents/${resident}`,
      '/console/rules',
      `/console/rules/${town.versionId}`,
      `/console/rules/${ids.draft}`,
      '/console/imports',
      `/console/imports/${ids.import}`,
      '/console/staff',
    ],
  });
  expect(staff.complaints).toEqual([]);
});

test('every page of a resident reads and fits', { timeout: 120_000 }, async () => {
  const visitor = await door.visit();
  await visitor.page.goto('/me');
  await visitor.look('me-sign-in-desk');
  await visitor.page.getByRole('button', { name: /林知远/ }).click();
  await visitor.page.getByText('可用积分').waitFor();
  const record = `/me/records/${ids.waiting}`;
  const paths = [
    '/me',
    '/me/statement',
    '/me/statement?show=waiting',
    '/me/records',
    record,
    `${record}/not-me`,
    '/me/confirm',
    '/me/messages',
    '/me/who-looked',
    '/me/card',
    '/me/mine',
    '/me/settings',
  ];
  await walk(visitor, { otherLanguage: false, paths });
  await visitor.page.getByText('English').click();
  await visitor.page.goto('/me');
  await visitor.page.getByText('Points to use').waitFor();
  await visitor.page.setViewportSize(screens.phone);
  await visitor.look('me-english', true);
  await expectNoSideways(visitor.page);
  expect(visitor.complaints).toEqual([]);
});

test('every open page reads and fits without signing in, rules too', { timeout: 120_000 }, async () => {
  const visitor = await door.visit();
  const own = `/public/1/communities/${willow}`;
  await walk(visitor, {
    otherLanguage: true,
    paths: [
      '/',
      '/public/1',
      `${own}/notices`,
      `/public/1/notices/${ids.notice}`,
      '/public/1/objections',
      `/public/1/objections/${ids.receipt}`,
      `${own}/rules`,
      `${own}/rules/history`,
      `${own}/rules/versions/${town.versionId}`,
      `${own}/how`,
    ],
  });
  const { page } = visitor;
  await page.goto(`${own}/rules#A-V01`);
  const rule = page.locator('[id="A-V01"]');
  await rule.getByText('环境整治').first().waitFor();
  expect(await rule.innerText()).toContain('满 2 小时');
  expect(visitor.complaints).toEqual([]);
});
