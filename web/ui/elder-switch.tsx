import { ui } from '#words/ui.ts';
import { setElder, useElder, type ElderSize } from './elder.ts';
import css from './tool.module.css';
import { Icon } from './icon.tsx';
import { useWords } from './language.ts';

const larger = { 1: '2', 2: '3', 3: '1' } as const satisfies Record<Exclude<ElderSize, '0'>, ElderSize>;

/** One tap into 长辈模式; inside it the letter size and the way back. */
export function ElderSwitch() {
  const say = useWords();
  const size = useElder();
  if (size === '0') {
    return (
      <button type="button" className={css.tool} onClick={() => setElder('1')}>
        <Icon name="letters" size={20} />
        {say(ui.elderMode)}
      </button>
    );
  }
  return (
    <>
      <button type="button" className={css.tool} aria-label={say(ui.elderSizeNow(say(ui.elderSizes[size])))} onClick={() => setElder(larger[size])}>
        <Icon name="letters" size={26} />
        {say(ui.elderLetters)}
      </button>
      <button type="button" className={css.tool} onClick={() => setElder('0')}>
        {say(ui.elderLeave)}
      </button>
    </>
  );
}
