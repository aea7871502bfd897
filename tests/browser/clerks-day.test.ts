import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readActivity } from '#contract/participation.ts';
import { doWhatIsDue } from '../../server/jobs.ts';
import { serveTown } from './served-town.ts';
import { expectNoSideways, openDoor, type Visitor } from './visitors.ts';

const town = await serveTown();
const door = await openDoor(town.address, town.clock);
const roster = readFileSync(new URL('../kit/rosters/01-saturday-stairs.txt', import.meta.url), 'utf8');

/** One tap on the first page. */
async function enter(visitor: Visitor, name: string): Promise<void> {
  await visitor.page.goto('/');
  await visitor.page.getByRole('button', { name }).click();
  await visitor.page.waitForURL(/\/(console\/|me)/);
  await visitor.page.getByRole('main').waitFor();
}

const clerk = await door.visit();
const colleague = await door.visit();
const manager = await door.visit();
const resident = await door.visit('phone');

test('the clerk enters with one tap and opens an activity from a template', async () => {
  const { page } = clerk;
  await page.goto('/');
  await clerk.look('start', true);
  await enter(clerk, '祁怀恬');
  await page.getByRole('heading', { name: '等我办的' }).waitFor();
  await clerk.look('console-today-clerk');

  await page.getByRole('link', { name: '录入' }).first().click();
  await page.getByRole('searchbox', { name: '模板（现行规则）' }).fill('环境整治');
  await page.getByRole('button', { name: /环境整治/ }).click();
  await page.getByRole('textbox', { name: '活动名称' }).fill('6 号楼楼道清理');
  await page.getByRole('textbox', { name: '地点' }).fill('6 号楼楼道');
  await page.getByRole('button', { name: '上周六' }).click();
  await page.getByRole('textbox', { name: '时长' }).fill('130');
  await page.getByRole('combobox', { name: '组织者' }).selectOption({ label: '苏以澜 · 社区工作者' });
  await clerk.look('console-record-opening');
  await page.getByRole('button', { name: '开这场活动，接着录名单' }).click();
  await page.getByRole('heading', { name: '6 号楼楼道清理' }).waitFor();
  await page.getByText('11月21日 星期六 09:00 · 6 号楼楼道 · 每人 20 分').waitFor();
  expect(clerk.complaints).toEqual([]);
});

test('of a pasted list the rows that need a person come first, and the button says what it will record', async () => {
  const { page } = clerk;
  await page.getByRole('textbox', { name: '名单' }).fill(roster);
  await page.getByRole('button', { name: '记 34 人，每人 20 分，共 680 分' }).waitFor();
  const rows = page.getByRole('list', { name: '名单' }).getByRole('listitem');
  const first: string[] = [];
  for (let at = 0; at < 6; at += 1) first.push((await rows.nth(at).innerText()).split('\n')[1] ?? '');
  expect(first).toEqual(['王芳', '李建国', '陈静', '马骏', '梁美铃', '林知远']);
  await clerk.look('console-record-pasted');

  await rows.filter({ hasText: '王芳' }).getByText('3号楼 · 35–59 岁').click();
  await rows.filter({ hasText: '李建国' }).getByText('9号楼 · 70–79 岁').click();
  await rows.filter({ hasText: '陈静' }).getByText('4号楼 · 60–69 岁').click();
  await page.getByRole('button', { name: '记 37 人，每人 20 分，共 740 分' }).waitFor();
  await page.getByText('余下 2 行留作草稿，选好再记。').waitFor();
  for (const name of ['马骏', '梁美铃']) await rows.filter({ hasText: name }).getByRole('button', { name: '是这位' }).click();
  await page.getByRole('button', { name: '记 39 人，每人 20 分，共 780 分' }).waitFor();
  await clerk.look('console-record-chosen');
});

test('an answer that was lost is asked for again, and a double press records once', async () => {
  const { page } = clerk;
  let sent = 0;
  const keys = new Set<string | undefined>();
  await page.route('**/api/activities/*/records', async (route) => {
    sent += 1;
    keys.add(route.request().headers()['idempotency-key']);
    if (sent > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: '记 39 人，每人 20 分，共 780 分' }).dblclick();
  await page.getByText('记下 39 人，共 780 分').first().waitFor();
  await page.unroute('**/api/activities/*/records');
  expect(sent).toBeGreaterThan(1);
  expect(keys.size).toBe(1);
  const activityId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect((await town.ok(readActivity, { activityId }, town.people.clerk.token)).records).toHaveLength(39);
  await clerk.look('console-receipts');
  await clerk.look('console-receipts-whole', true);
});

test('with the server out of reach what was typed stays, on the page and after coming back', async () => {
  const { page } = clerk;
  const typed = '王秀兰\n赵铁成 130分钟';
  await page.getByRole('link', { name: '记另一场' }).click();
  await page
    .getByRole('row', { name: /9 号楼楼道清理/ })
    .getByRole('link', { name: '录入' })
    .click();
  const list = page.getByRole('textbox', { name: '名单' });
  await list.waitFor();
  await page.route('**/api/**', (route) => route.abort());
  await list.fill(typed);
  await page.getByText('没连上').or(page.getByText('网络不通')).first().waitFor();
  await clerk.look('console-out-of-reach');
  expect(await list.inputValue()).toBe(typed);
  await page.unroute('**/api/**');
  await page.getByRole('complementary', { name: '名单' }).getByRole('button', { name: '再试一次' }).click();
  await page.getByRole('button', { name: '记 2 人，每人 20 分，共 40 分' }).waitFor();
  await page.getByText('草稿已存').waitFor();
  await page.reload();
  await page.getByText('接着上次的草稿').waitFor();
  expect(await list.inputValue()).toBe(typed);
  // What the browser said while nothing could be reached was meant.
  clerk.complaints.length = 0;
});

test('in the queue J and K move, X ticks, Enter opens: the organiser confirms by keyboard', async () => {
  await enter(colleague, '苏以澜');
  const { page } = colleague;
  const queue = page.getByRole('table', { name: '等我办的' });
  await queue.getByRole('row', { name: /6 号楼楼道清理/ }).waitFor();
  const current = queue.locator('tr[aria-current]');
  for (const key of ['j', 'x', 'j', 'x', 'j', 'k']) await page.keyboard.press(key);
  expect(await current.innerText()).toContain('9 号楼楼道清理');
  await colleague.look('console-today');
  await page.getByRole('button', { name: '一起确认选中的 2 件' }).click();
  await page.getByRole('dialog', { name: '确认 6 人，共 120 分？' }).waitFor();
  await colleague.look('console-together');
  await page.getByRole('button', { name: '确认这 6 条' }).click();
  await page.getByText('办成 6 条').waitFor();
  await page.getByRole('button', { name: '关闭' }).click();

  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '以组织者身份确认 39 条' }).click();
  await colleague.look('console-confirm-dialog');
  await page.getByRole('dialog').getByRole('button', { name: '以组织者身份确认 39 条' }).click();
  await page.getByText('办成 39 条').waitFor();
  expect(colleague.complaints).toEqual([]);
});

test('with the signed sheet the manager stands in for those without a phone, and their points settle at once', async () => {
  await enter(manager, '温一齐');
  const { page } = manager;
  await page.getByRole('link', { name: '活动', exact: true }).click();
  await manager.look('console-activities');
  await page
    .getByRole('row', { name: /6 号楼楼道清理/ })
    .getByRole('link', { name: '打开' })
    .click();
  await page.getByRole('button', { name: '代本人确认 39 条' }).waitFor();
  await manager.look('console-activity');
  await page.getByRole('checkbox', { name: '全部选中' }).check();
  await page.getByRole('checkbox', { name: '林知远 6号楼' }).uncheck();
  await page.getByRole('button', { name: '代本人确认 38 条' }).click();
  await page.getByRole('textbox', { name: '凭据' }).fill('11月21日签到表第 1、2 页');
  await manager.look('console-stand-in');
  await page.getByRole('dialog').getByRole('button', { name: '代本人确认 38 条' }).click();
  await page.getByText('办成 38 条').waitFor();
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '已入账 38' }).waitFor();
  await manager.look('console-activity-settled');
  expect(manager.complaints).toEqual([]);
});

test('sixty points judged by the clerk go through both sides and another person to public notice', async () => {
  const { page } = clerk;
  await page.goto('/console/record');
  await page.getByRole('button', { name: /创意制作/ }).click();
  await page.getByRole('textbox', { name: '活动名称' }).fill('楼道墙绘');
  await page.getByRole('textbox', { name: '地点' }).fill('6 号楼一层');
  await page.getByRole('button', { name: '上周日' }).click();
  await page.getByRole('combobox', { name: '组织者' }).selectOption({ label: '苏以澜 · 社区工作者' });
  await page.getByRole('button', { name: '开这场活动，接着录名单' }).click();
  await page.getByRole('textbox', { name: '名单' }).fill('林知远');
  await page.getByRole('textbox', { name: '评分（1 到 60 分）' }).fill('60');
  await page.getByRole('textbox', { name: '评分理由（居民看得到）' }).fill('带着孩子们画完了整面墙');
  await clerk.look('console-judged');
  await page.getByRole('button', { name: '记 1 人，每人评 60 分' }).click();
  await page.getByText('记下 1 人，共 60 分').first().waitFor();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL('/');
  await page.goto('/console/today');
  await page.getByRole('heading', { name: '工作人员登录' }).waitFor();
  await clerk.look('console-sign-in');

  await colleague.page.goto('/console/today');
  await colleague.page
    .getByRole('row', { name: /楼道墙绘/ })
    .getByRole('link', { name: '确认' })
    .click();
  await colleague.page.getByRole('button', { name: '以组织者身份确认 1 条' }).click();
  await colleague.page.getByRole('dialog').getByRole('button', { name: '以组织者身份确认 1 条' }).click();
  await colleague.page.getByText('办成 1 条').waitFor();

  await enter(resident, '林知远');
  await resident.page.getByRole('heading', { name: '请您确认 2 条' }).waitFor();
  await resident.look('resident-home-asked', true);
  await resident.page.getByRole('button', { name: '“楼道墙绘”是我，确认' }).click();
  await resident.page.getByText('已确认 1 条').waitFor();
  await resident.page.getByRole('button', { name: '“6 号楼楼道清理”是我，确认' }).click();
  await resident.page.getByText('待生效 60 分').waitFor();
  await resident.look('resident-home-waiting', true);

  await manager.page.goto('/console/today');
  await manager.page
    .getByRole('row', { name: /楼道墙绘/ })
    .getByRole('link', { name: '复核' })
    .click();
  await manager.page.getByRole('button', { name: '通过 60 分，贴出公示' }).waitFor();
  await manager.look('console-review');
  await manager.page.getByRole('button', { name: '通过 60 分，贴出公示' }).click();
  await manager.page.getByText('林知远的 60 分已通过复核，列入柳岸公示〔2026〕1 号。').waitFor();
  await manager.look('console-review-posted');
  for (const each of [clerk, colleague, manager, resident]) expect(each.complaints).toEqual([]);
});

test('without signing in anybody reads the notice with a masked name, objects and keeps a receipt', async () => {
  town.comeDay('2026-11-24');
  const passerBy = await door.visit('phone');
  const { page } = passerBy;
  await page.goto('/');
  await page.getByRole('link', { name: /澜湾区公示与规则/ }).click();
  await passerBy.look('public-landing', true);
  await page.getByRole('link', { name: /柳岸社区/ }).click();
  await page.getByRole('link', { name: /柳岸公示〔2026〕1 号/ }).waitFor();
  await passerBy.look('public-notices', true);
  await page.getByRole('link', { name: /柳岸公示〔2026〕1 号/ }).click();
  await page.getByRole('heading', { name: '积分公示表' }).waitFor();
  await passerBy.look('public-notice', true);
  const sheet = await page.getByRole('main').innerText();
  expect(sheet).toContain('林*远');
  expect(sheet).not.toContain('林知远');
  expect(sheet).toContain('公示到 11月26日 星期四 24:00');

  await page.getByRole('button', { name: '提出异议' }).click();
  await page.getByRole('combobox', { name: '哪一条' }).selectOption({ index: 1 });
  await page.getByRole('textbox', { name: '为什么' }).fill('墙绘是好几个人一起画的');
  await passerBy.look('public-object', true);
  await page.getByRole('button', { name: '提交异议' }).click();
  await page.getByText('异议已收到').waitFor();
  await passerBy.look('public-receipt', true);
  const receipt = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect(receipt).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
  await page.goto('/public/1/objections');
  await page.getByRole('textbox', { name: '受理号' }).fill(`${receipt.slice(0, 4)} ${receipt.slice(4).toLowerCase()}`);
  await page.getByRole('button', { name: '查一下' }).click();
  await page.getByText('正在核实，那一条暂停入账。').waitFor();
  expect(passerBy.complaints).toEqual([]);
});

test('somebody who had no hand in it answers the objection, and the days that were left run on', async () => {
  town.comeDay('2026-11-25');
  const handler = await door.visit();
  await enter(handler, '程以宁');
  const { page } = handler;
  await page
    .getByRole('row', { name: /楼道墙绘/ })
    .getByRole('link', { name: '处理' })
    .click();
  await page.getByText('墙绘是好几个人一起画的').waitFor();
  await page.getByText('维持原分').click();
  await page.getByRole('textbox', { name: '理由（双方都看得到）' }).fill('他一个人画了四天，其他人另有记录');
  await handler.look('console-objection');
  await page.getByRole('button', { name: '维持 60 分，通知双方' }).click();
  await page.getByText('维持原分，公示继续到 11月27日 星期五 24:00。').waitFor();
  await handler.look('console-board-kept');
  expect(handler.complaints).toEqual([]);

  town.passDay('2026-11-26');
  await doWhatIsDue({ database: town.database, clock: town.clock, trustClock: true });
  const early = await door.visit('phone');
  await enter(early, '林知远');
  await early.page.getByText('待生效 60 分').waitFor();
  await early.leave();
});

test('when the notice is over the timetable settles it, and the resident sees it', async () => {
  town.passDay('2026-11-27');
  expect(await doWhatIsDue({ database: town.database, clock: town.clock, trustClock: true })).toMatchObject({ 'settle-due-records': 1 });
  const later = await door.visit('phone');
  await enter(later, '林知远');
  const { page } = later;
  await page.getByRole('link', { name: '流水' }).click();
  const line = page.getByRole('article').filter({ hasText: '楼道墙绘' });
  await line.getByText('已入账').waitFor();
  await later.look('resident-statement-settled', true);
  const text = await line.innerText();
  for (const part of ['+60', 'A-I09', '您本人', '温一齐', '到 2026年12月31日 星期四 24:00', '防改校验码']) expect(text).toContain(part);
  expect(later.complaints).toEqual([]);
  await later.leave();
});

test('a correction proposed by one and approved by another leaves both lines, tied together, and the figures right', async () => {
  town.comeDay('2026-11-30');
  const proposer = await door.visit();
  await enter(proposer, '祁怀恬');
  await proposer.page.goto('/console/activities');
  await proposer.page
    .getByRole('row', { name: /楼道墙绘/ })
    .getByRole('link', { name: '打开' })
    .click();
  await proposer.page.getByRole('link', { name: '林知远' }).click();
  await proposer.page.getByRole('button', { name: '提出更正' }).waitFor();
  await proposer.look('console-record-steps');
  await proposer.page.getByRole('button', { name: '提出更正' }).click();
  await proposer.page.getByRole('textbox', { name: '理由' }).fill('墙绘由小组完成，应分别记');
  await proposer.look('console-propose');
  await proposer.page.getByRole('button', { name: '提出更正，交另一位核准' }).click();
  await proposer.page.getByText('更正已提出，等另一位工作人员核准。').waitFor();
  expect(proposer.complaints).toEqual([]);

  const approver = await door.visit();
  await enter(approver, '温一齐');
  await approver.page
    .getByRole('row', { name: /楼道墙绘/ })
    .getByRole('link', { name: '核准' })
    .click();
  await approver.page.getByRole('button', { name: '核准，冲正 60 分' }).waitFor();
  await approver.look('console-correction');
  await approver.page.getByRole('button', { name: '核准，冲正 60 分' }).click();
  await approver.page.getByText('林知远的记录已冲正，两行都留在流水里。').waitFor();
  expect(approver.complaints).toEqual([]);

  const reader = await door.visit('phone');
  await enter(reader, '林知远');
  const { page } = reader;
  await page.getByText('可用积分').waitFor();
  await reader.look('resident-home-corrected', true);
  const home = (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ');
  expect(home).toContain('可用积分 45 分');
  expect(home).toContain('2026 年度积分 45 分');
  expect(home).toContain('累计积分 45 分');
  expect(home).not.toContain('待生效');

  await page.getByRole('link', { name: '流水' }).click();
  const pair = page.getByRole('article').filter({ hasText: '冲正上面这笔' });
  await pair.waitFor();
  await reader.look('resident-statement-corrected', true);
  const text = await pair.innerText();
  for (const part of ['楼道墙绘', '+60', '−60', '墙绘由小组完成，应分别记', '两笔都留着，合计 0 分。']) expect(text).toContain(part);
  const codes = [...text.matchAll(/防改校验码\s+(\w{4} \w{4})/g)].map(([, code]) => code);
  expect(new Set(codes).size).toBe(2);
  await expectNoSideways(page);
  expect(reader.complaints).toEqual([]);
});
