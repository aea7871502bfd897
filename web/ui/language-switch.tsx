import { ui } from '#words/ui.ts';
import { Button } from './button.tsx';
import { readLanguage, setLanguage, useWords } from './language.ts';

/** The other language by its own name. */
export function LanguageSwitch() {
  const say = useWords();
  return <Button look="quiet" aria-label={say(ui.switchLanguage)} onClick={() => setLanguage(readLanguage() === 'zh' ? 'en' : 'zh')}>{say(ui.otherLanguage)}</Button>;
}
