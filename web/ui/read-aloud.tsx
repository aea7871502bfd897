import { useEffect, useState } from 'react';
import { ui } from '#words/ui.ts';
import { Icon } from './icon.tsx';
import { useLanguage, useWords } from './language.ts';
import css from './read-aloud.module.css';

/** Reads a sentence with the device's own voice; not shown where the device has none. */
export function ReadAloud({ text }: { text: string }) {
  const say = useWords();
  const language = useLanguage();
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => () => window.speechSynthesis?.cancel(), []);
  if (!('speechSynthesis' in window)) return null;
  const press = (): void => {
    window.speechSynthesis.cancel();
    if (speaking) return setSpeaking(false);
    const speech = new SpeechSynthesisUtterance(text);
    speech.lang = language === 'zh' ? 'zh-CN' : 'en';
    speech.rate = 0.85;
    speech.onend = () => setSpeaking(false);
    speech.onerror = () => setSpeaking(false);
    setSpeaking(true);
    window.speechSynthesis.speak(speech);
  };
  return (
    <button type="button" className={css.say} aria-pressed={speaking} onClick={press}>
      <Icon name="sound" size={28} />
      {say(speaking ? ui.readAloudStop : ui.readAloud)}
    </button>
  );
}
