import type { Language, Words } from '#words/words.ts';
import { kept } from './kept.ts';

const language = kept<Language>('liren.language', ['zh', 'en'], 'zh');

const mark = (): void => document.documentElement.setAttribute('lang', language.read() === 'zh' ? 'zh-CN' : 'en');
language.listen(mark);

/** Sets `<html lang>` before the first paint. */
export const startLanguage = mark;
export const readLanguage = language.read;
export const setLanguage = language.write;
export const useLanguage = language.use;

/** `const say = useWords(); say(words)` gives the sentence in the reader's language. */
export function useWords(): (words: Words) => string {
  const chosen = language.use();
  return (words) => words[chosen];
}
