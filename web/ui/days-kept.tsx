import { Fragment } from 'react';

/** A day, a weekday with its hour, a sum of points, a code: a line of text never breaks inside one. */
const whole = /((?:\d{4}年)?\d{1,2}月\d{1,2}日|星期[日一二三四五六](?: \d\d:\d\d(?: 前)?)?|\d[\d,]* 分|[A-Z]{1,4}-[A-Z0-9]{1,8})/;

/** A sentence whose days stay whole: it breaks only between the day and the weekday. */
export const DaysKept = ({ children }: { children: string }) => (
  <>
    {children.split(whole).map((piece, index) =>
      index % 2 === 1 ? (
        <span key={index} className="nowrap">
          {piece}
        </span>
      ) : (
        <Fragment key={index}>{piece}</Fragment>
      ),
    )}
  </>
);
