import { Fragment } from 'react';
import type { Words } from '#words/words.ts';
import { useLanguage } from './language.ts';

/** A day in words that breaks only between the day and the weekday. */
export function DayText({ words }: { words: Words }) {
  const language = useLanguage();
  const text = words[language];
  if (language === 'en') {
    const at = Math.max(0, text.search(/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/));
    return (
      <Fragment>
        {text.slice(0, at)}
        <span className="nowrap">{text.slice(at)}</span>
      </Fragment>
    );
  }
  const [day, ...rest] = text.split(' ');
  return (
    <Fragment>
      <span className="nowrap">{day}</span>
      {rest.length > 0 && ' '}
      {rest.length > 0 && <span className="nowrap">{rest.join(' ')}</span>}
    </Fragment>
  );
}
