import { Fragment } from 'react';
import type { Words } from '#words/words.ts';
import { useLanguage } from './language.ts';

/** A day in words that breaks only between the day and the weekday. */
export function DayText({ words }: { words: Words }) {
  const language = useLanguage();
  const text = words[language];
  if (language === 'en') return <span className="nowrap">{text}</span>;
  const [day, ...rest] = text.split(' ');
  return (
    <Fragment>
      <span className="nowrap">{day}</span>
      {rest.length > 0 && ' '}
      {rest.length > 0 && <span className="nowrap">{rest.join(' ')}</span>}
    </Fragment>
  );
}
