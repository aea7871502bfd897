import { ui } from '#words/ui.ts';
import { useWords } from './language.ts';
import css from './skip-link.module.css';

/** The first stop of the Tab key: past the navigation, to the page's own content. */
export function SkipLink() {
  const say = useWords();
  return (
    <a className={css.skip} href="#main">
      {say(ui.skip)}
    </a>
  );
}
