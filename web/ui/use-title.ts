import { useEffect } from 'react';
import { ui } from '#words/ui.ts';
import { useWords } from './language.ts';

/** The browser tab says which page it is; a heading that is not plain text leaves it as it was. */
export function useTitle(title: unknown): void {
  const say = useWords();
  const product = say(ui.product);
  useEffect(() => {
    if (typeof title === 'string' && title !== '') document.title = `${title} · ${product}`;
  }, [title, product]);
}
