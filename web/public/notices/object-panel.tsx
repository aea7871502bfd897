import { useState } from 'react';
import { publicWords as w } from '#words/public.ts';
import { Button } from '../../ui/button.tsx';
import { DaysKept } from '../../ui/days-kept.tsx';
import { dueState, useNow } from '../../ui/day.ts';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { Telephone } from '../counter-panel.tsx';
import type { Notice } from './notice-page.tsx';
import { ObjectForm } from './object-form.tsx';

/** How to object, until when; pressed, the panel becomes the form. Nothing pops up. */
export function ObjectPanel({ district, notice }: { district: string; notice: Notice }) {
  const say = useWords();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const until = notice.list.reduce((latest, { state, closesOn }) => (state === 'posted' && closesOn > latest ? closesOn : latest), '');
  if (until === '' || dueState(until, now) === 'late') {
    return (
      <Panel title={say(w.objectOver)}>
        <p>{say(w.objectOverNext)}</p>
        <Telephone phone={notice.phone} hours={notice.hours} />
      </Panel>
    );
  }
  return (
    <Panel title={say(w.objectTitle)}>
      <p>
        <DaysKept>{say(w.objectUntil(until))}</DaysKept>
      </p>
      {open ? (
        <ObjectForm district={district} notice={notice} onCancel={() => setOpen(false)} />
      ) : (
        <Button look="primary" icon="flag" wide onClick={() => setOpen(true)}>
          {say(w.object)}
        </Button>
      )}
      <Telephone phone={notice.phone} hours={notice.hours} />
    </Panel>
  );
}
