import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { serveTown } from './served-town.ts';
import { expectNoSideways, openDoor } from './visitors.ts';

const town = await serveTown();
const door = await openDoor(town.address, town.clock);
const measure = readFileSync(new URL('./measure.js', import.meta.url), 'utf8');
const Measured = z.object({ measured: z.number(), targets: z.number(), faults: z.array(z.string()) });

const elder = await door.visit('phone');
const own = ['/me', '/me/statement', '/me/records', '/me/confirm', '/me/messages', '/me/card', '/me/mine', '/me/settings', '/me/who-looked'];
const open = [
  '/public/1',
  ...['notices', 'rules', 'rules/history', 'how'].map((page) => `/public/1/communities/${town.places.willow}/${page}`),
  '/public/1/objections',
];

/** Opens each page and says what could not be read or hit on it. */
async function faultsOf(paths: readonly string[], name: string): Promise<string[]> {
  const { page } = elder;
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await elder.quiet();
    await page.getByRole('main').waitFor();
    await elder.look(`${name}${path.replaceAll('/', '-').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'one')}`, true);
    const { measured, faults: here } = Measured.parse(await page.evaluate(measure));
    expect(measured, path).toBeGreaterThan(3);
    faults.push(...here.map((fault) => `${path} ${fault}`));
    await expectNoSideways(page);
  }
  return faults;
}

test('elder mode is one tap away, and every page of the resident can be read and hit', { timeout: 60_000 }, async () => {
  const { page } = elder;
  await page.goto('/me');
  await page.getByRole('button', { name: /王国庆/ }).click();
  await page.getByRole('button', { name: '长辈模式' }).click();
  await page.getByRole('heading', { name: '您现在能用的积分' }).waitFor();
  await page.getByRole('link', { name: '请您确认 1 条' }).click();
  await page.getByRole('link', { name: /不是我/ }).click();
  const notMe = new URL(page.url()).pathname;
  expect(await faultsOf([...own, notMe.replace('/not-me', ''), notMe], 'elder')).toEqual([]);
  expect(elder.complaints).toEqual([]);
});

test('the open pages keep elder mode', { timeout: 60_000 }, async () => {
  expect(await faultsOf(open, 'elder')).toEqual([]);
  expect(elder.complaints).toEqual([]);
});

test('in the largest letters nothing runs out of the page', { timeout: 60_000 }, async () => {
  await elder.page.goto('/me/settings');
  await elder.page.getByText('最大', { exact: true }).click();
  expect(await faultsOf([...own, ...open], 'largest')).toEqual([]);
  expect(elder.complaints).toEqual([]);
});

test('what is too small, too tight, too pale, hard to hit, sideways or against the content policy is found', async () => {
  const visitor = await door.visit('phone');
  const { page } = visitor;
  await page.goto('/public/1');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(`{
    const main = document.querySelector('main');
    main.textContent = '';
    const add = (tag, words, style) => Object.assign(main.appendChild(document.createElement(tag)), { textContent: words }).style.cssText = style;
    add('p', 'small', 'font-size: 17px; line-height: 1.5');
    add('p', 'tight', 'font-size: 20px; line-height: 1.2');
    add('p', 'pale', 'font-size: 20px; line-height: 1.5; color: #888; background: #fff');
    add('button', 'narrow', 'font-size: 20px; line-height: 1.5; width: 59px; height: 60px; color: #000; background: #fff; padding: 0');
    add('p', 'wide', 'font-size: 20px; line-height: 1.5; width: 400px');
    main.insertAdjacentHTML('beforeend', '<style>p { color: red }</style>');
  }`);
  const { faults } = Measured.parse(await page.evaluate(measure));
  expect(faults.filter((fault) => /small|tight|pale|narrow|wide/.test(fault))).toEqual([
    expect.stringContaining('“small”: letters of 17 px'),
    expect.stringContaining('“tight”: lines of 1.20'),
    expect.stringContaining('“pale”: contrast 3.5'),
    expect.stringContaining('“narrow”: a target of 59 × 60'),
  ]);
  await expect(expectNoSideways(page)).rejects.toThrow('scrolls sideways');
  await expect.poll(() => visitor.complaints.join('\n')).toContain('content policy: style-src');
});
