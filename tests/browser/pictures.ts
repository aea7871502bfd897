/**
 * Takes the pictures of the README from a running demo:
 *
 *   npm start
 *   npx liren demo roster > roster.txt
 *   node tests/browser/pictures.ts http://127.0.0.1:8600 roster.txt
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../kit/browser.ts';

const [address = 'http://127.0.0.1:8600', rosterFile = 'roster.txt'] = process.argv.slice(2);
const roster = readFileSync(rosterFile, 'utf8');
const pictures = path.join(import.meta.dirname, '../../docs/pictures');
const browser = await openBrowser();

async function open(width: number, height: number, scale = 1): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    baseURL: address,
    reducedMotion: 'reduce',
  });
  return context.newPage();
}
async function enter(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name }).click();
  await page.waitForURL(/\/(console\/|me)/);
}
async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.mouse.move(0, 0);
  await page.waitForTimeout(800);
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

// The queue with two ticked, and Saturday's names just pasted.
const desk = await open(1366, 768);
await enter(desk, '尹怀夏');
const activity = desk.getByRole('combobox', { name: '活动' });
await activity.locator('option', { hasText: '6 号楼楼道清理' }).first().waitFor({ state: 'attached' });
const [stairs = ''] = (await activity.locator('option').allInnerTexts()).filter((title) => title.startsWith('6 号楼楼道清理'));
await activity.selectOption({ label: stairs });
const paste = (text: string): string => `{
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', ${JSON.stringify(text)});
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}`;
await desk.waitForTimeout(800);
await desk.evaluate(paste(roster));
await desk.getByRole('button', { name: /^记 \d+ 人/ }).waitFor();
await desk.getByRole('list', { name: '名单' }).getByRole('radio').first().check();
const confirmations = desk.getByRole('table', { name: '等我办的' }).getByRole('row').filter({ hasText: '确认' }).getByRole('checkbox');
await confirmations.nth(0).check();
await confirmations.nth(1).check();
await desk.getByRole('heading', { name: '等我办的' }).click();
await desk.keyboard.press('j');
await desk.keyboard.press('j');
await take(desk, 'console');

const phone = await open(360, 780, 2);
await enter(phone, '刘东文');
await phone.getByText('可用积分').waitFor();
await take(phone, 'resident');

// The latest notice that names several people.
const wall = await open(1366, 940);
await wall.goto('/public/1');
await wall.getByRole('link', { name: /柳岸社区/ }).click();
const list = wall.getByRole('main').getByRole('link', { name: /公示〔\d+〕/ });
await list.first().waitFor();
await wall.getByRole('button', { name: '再显示一些' }).click();
await wall.waitForTimeout(1500);
for (const notice of await list.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
  await wall.goto(notice);
  await wall.getByRole('heading', { name: '积分公示表' }).waitFor();
  if ((await wall.getByRole('cell', { name: /^\S\*/ }).count()) > 3) break;
}
await take(wall, 'public');
await browser.close();
