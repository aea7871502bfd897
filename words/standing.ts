import type { Words } from './words.ts';

/** "A-V01 环境整治 · 2026.1 版": by which rule and version a line came about. */
export const ruleLine = (name: Words, code: string, version: string): Words => ({
  zh: `${code} ${name.zh} · ${version} 版`,
  en: `${code} ${name.en} · version ${version}`,
});
