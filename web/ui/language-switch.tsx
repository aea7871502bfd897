import { ui } from '#words/ui.ts';
import { readLanguage, setLanguage, useWords } from './language.ts';
import css from './tool.module.css';

/** The other language by its own name. */
export function LanguageSwitch() {
  const say = useWords();
  return (
    <button type="button" className={css.tool} aria-label={say(ui.switchLanguage)} onClick={() => setLanguage(readLanguage() === 'zh' ? 'en' : 'zh')}>
      {say(ui.otherLanguage)}
    </button>
  );
}
