import type { Words } from './words.ts';

/** 累计 level steps as residents read them. */
export const levelWords = (name: string, level: number): Words => ({ zh: name, en: `Level ${level}` });

/** "A-V01 环境整治 · 2026.1 版": by which rule and version a line came about. */
export const ruleLine = (name: Words, code: string, version: string): Words => ({
  zh: `${code} ${name.zh} · ${version} 版`,
  en: `${code} ${name.en} · version ${version}`,
});
