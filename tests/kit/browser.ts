import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const execute = promisify(execFile);
const require = createRequire(import.meta.url);
const me = process.getuid?.() ?? 'user';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Nothing but the page under test may open a connection. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--lang=zh-CN',
  '--disable-quic',
  '--disable-domain-reliability',
  '--no-pings',
  '--font-render-hinting=none',
];

/** Makes a folder once for all processes: it appears complete or not at all. */
async function folderOnce(name: string, fill: (fresh: string) => Promise<void>): Promise<string> {
  const folder = path.join(os.tmpdir(), `${name}-${me}`);
  const stat = await fs.lstat(folder).catch(() => undefined);
  if (stat?.isDirectory() && (me === 'user' || stat.uid === me)) return folder;
  const fresh = `${folder}-${randomBytes(6).toString('hex')}`;
  await fs.mkdir(fresh, { mode: 0o700 });
  await fill(fresh);
  await fs.rename(fresh, folder).catch(() => fs.rm(fresh, { recursive: true, force: true }));
  return folder;
}

/** Unpacks the browser that npm ships; the package itself would use fixed names that two processes fill at once. */
async function unpacked(): Promise<{ readonly executable: string; readonly libraries: string }> {
  const { version }: { version: string } = require(path.join(path.dirname(require.resolve('@sparticuz/chromium')), '../package.json'));
  const folder = await folderOnce(`liren-chromium-${version}`, async (fresh) => {
    const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
    // Claiming that system makes the package unpack the libraries that a bare machine lacks.
    await execute(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    });
  });
  return { executable: path.join(folder, 'chromium'), libraries: path.join(folder, 'al2023/lib') };
}

async function lacksLibraries(executable: string): Promise<boolean> {
  const { stdout } = await execute('ldd', [executable]).catch(() => ({ stdout: '' }));
  return stdout.includes('not found');
}

/** A font configuration that draws Chinese the same way on every machine, with or without fonts of its own. */
async function fontConfiguration(): Promise<string> {
  const fonts = path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const folder = await folderOnce(`liren-fonts-${createHash('sha256').update(fonts).digest('hex').slice(0, 12)}`, async (fresh) => {
    const directories = [path.join(fonts, '400Regular'), path.join(fonts, '700Bold')].map((each) => `<dir>${each}</dir>`);
    const families = ['sans-serif', 'serif', 'system-ui', 'monospace'].map(
      (each) => `<alias binding="strong"><family>${each}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
    );
    const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${directories.join('')}<cachedir prefix="cwd">${path.join(os.tmpdir(), `liren-font-cache-${me}`)}</cachedir>${families.join('')}</fontconfig>`;
    await fs.writeFile(path.join(fresh, 'fonts.conf'), text);
  });
  return path.join(folder, 'fonts.conf');
}

/**
 * How to launch a Chromium that draws Chinese: the machine's own (LIREN_CHROMIUM, else the usual places), else the one
 * that npm ships for x64 Linux.
 */
export async function browserOptions(which: 'any' | 'packaged' = 'any'): Promise<LaunchOptions> {
  const own = which === 'any' ? [process.env['LIREN_CHROMIUM'] ?? '', ...installed].find((file) => file && existsSync(file)) : undefined;
  const shipped = own ? undefined : await unpacked();
  const executablePath = own ?? shipped?.executable ?? '';
  const libraries = shipped && (await lacksLibraries(shipped.executable)) ? { LD_LIBRARY_PATH: shipped.libraries } : {};
  const env = { HOME: os.tmpdir(), ...process.env, ...libraries, ...(process.platform === 'linux' ? { FONTCONFIG_FILE: await fontConfiguration() } : {}) };
  // Root cannot use the sandbox, and containers often forbid it; the pages are our own.
  return { executablePath, args: [...quiet, '--no-sandbox', '--disable-dev-shm-usage'], env };
}

export const openBrowser = async (which: 'any' | 'packaged' = 'any'): Promise<Browser> => chromium.launch(await browserOptions(which));
