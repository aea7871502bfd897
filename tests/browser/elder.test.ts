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

test('elder mode is one tap away and every page of the resident can be read and hit', async () => {
  const { page } = elder;
  await page.goto('/me');
  await page.getByRole('button', { name: /王国庆/ }).click();
  await page.getByRole('button', { name: '长辈模式' }).click();
  await page.getByRole('heading', { name: '您现在能用的积分' }).waitFor();
  const faults: string[] = [];
  for (const path of ['/me', '/me/statement', '/me/records', '/me/confirm', '/me/messages', '/me/card', '/me/mine', '/me/settings', '/me/who-looked']) {
    await page.goto(path);
    await elder.quiet();
    await page.getByRole('main').waitFor();
    await elder.look(`elder${path.replaceAll('/', '-')}`, true);
    const { measured, faults: here } = Measured.parse(await page.evaluate(measure));
    expect(measured, path).toBeGreaterThan(3);
    faults.push(...here.map((fault) => `${path} ${fault}`));
    await expectNoSideways(page);
  }
  expect(faults).toEqual([]);
  expect(elder.complaints).toEqual([]);
});
