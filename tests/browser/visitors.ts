import fs from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { openBrowser } from '../kit/browser.ts';

/** The two screens every page is made for: an office PC and a phone. */
export const screens = { desk: { width: 1366, height: 768 }, phone: { width: 360, height: 780 } } as const;
export type Screen = keyof typeof screens;

/** Set to a folder, every page that is looked at is drawn there. */
const shots = process.env['LIREN_SHOTS'];

/** A status that is an answer is printed by the browser as an error of the page: what asks who is signed in may hear "nobody". */
const answered = /^Failed to load resource: the server responded with a status of (401|403|404|409|422)/;

export interface Visitor {
  readonly page: Page;
  /** What the browser complained about; every test ends with none of it. */
  readonly complaints: string[];
  /** Waits until the page has read what it reads. */
  quiet(): Promise<void>;
  /** Draws the page when asked to by LIREN_SHOTS; the whole page with `whole`. */
  look(name: string, whole?: boolean): Promise<void>;
  leave(): Promise<void>;
}

/** Moves the page's own clock, so that "today" is the same on both sides. */
const shiftClock = (offset: number): string => `{
  const Real = Date;
  const shifted = () => Real.now() + ${offset};
  globalThis.Date = class Date extends Real {
    constructor(...given) { super(...(given.length === 0 ? [shifted()] : given)); }
    static now() { return shifted(); }
  };
  addEventListener('securitypolicyviolation', (event) => console.error('content policy: ' + event.violatedDirective + ' ' + event.blockedURI));
}`;

/** A Chromium for one test file, and people who open it. */
export async function openDoor(address: string, clock: () => Date) {
  const browser: Browser = await openBrowser().catch((error: unknown) => {
    throw new Error('No Chromium could be started: the browser tests need one (set LIREN_CHROMIUM to its path, or install the packages on x64 Linux).', {
      cause: error,
    });
  });
  afterAll(() => browser.close());
  if (shots) await fs.mkdir(shots, { recursive: true });

  const pages: Page[] = [];
  // What everybody saw when a test failed.
  afterEach(async ({ task }) => {
    if (!shots || task.result?.state !== 'fail') return;
    for (const [at, page] of pages.entries()) if (!page.isClosed()) await page.screenshot({ path: path.join(shots, `failed-${at}.png`), fullPage: true });
  });

  const visit = async (screen: Screen = 'desk'): Promise<Visitor> => {
    const context = await browser.newContext({
      viewport: screens[screen],
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      baseURL: address,
      reducedMotion: 'reduce',
      ...(screen === 'phone' ? { deviceScaleFactor: 2, hasTouch: true, isMobile: true } : {}),
    });
    await context.addInitScript(shiftClock(clock().getTime() - Date.now()));
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    pages.push(page);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if ((message.type() === 'error' || message.type() === 'warning') && !answered.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
    });
    const traffic = { asked: 0, last: 0 };
    const count = (change: number) => (): void => {
      traffic.asked += change;
      traffic.last = Date.now();
    };
    page.on('request', count(1)).on('requestfinished', count(-1)).on('requestfailed', count(-1));
    const busy = (): boolean => traffic.asked > 0 || Date.now() - traffic.last < 90;
    const quiet = async (): Promise<void> => {
      for (let waited = 0; waited < 5000 && busy(); waited += 30) await page.waitForTimeout(30);
    };
    return {
      page,
      complaints,
      quiet,
      look: async (name, whole = false) => {
        if (!shots) return;
        await quiet();
        await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: whole });
      },
      leave: () => context.close(),
    };
  };
  return { browser, visit };
}

/** Nothing of the page reaches beyond its right edge. */
export async function expectNoSideways(page: Page): Promise<void> {
  const wide: unknown = await page.evaluate(
    `(() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return [];
      return [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > width + 0.5).slice(0, 5).map((each) => each.tagName + '.' + each.className + ' ' + (each.textContent ?? '').slice(0, 40));
    })()`,
  );
  expect(wide, `${page.url()} scrolls sideways`).toEqual([]);
}
