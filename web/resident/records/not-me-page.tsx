import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { notMe, type RecordLine } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { useAct } from '../../api.ts';
import { Refusal } from '../../refusal.tsx';
import { Actions, EmptyState } from '../../ui/answers.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { dayWords } from '../../ui/day.ts';
import { DayText } from '../../ui/day-text.tsx';
import { DaysKept } from '../../ui/days-kept.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { PageBar, PhoneMain } from '../../ui/phone-frame.tsx';
import { Points } from '../../ui/points.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { ReadMine } from './read-mine.tsx';
import { formOf } from './record-card.tsx';
import css from './records.module.css';

const route = getRouteApi('/me/records/$recordId/not-me');

/** 「不是我」: a page of its own that says what will happen before anything does. */
export function NotMePage() {
  const say = useWords();
  const { recordId } = route.useParams();
  return (
    <>
      <PageBar back={`/me/records/${recordId}`} title={say(w.notMePage)} />
      <PhoneMain>
        <ReadMine recordId={recordId}>{(record) => <Say key={record.recordId} record={record} />}</ReadMine>
      </PhoneMain>
    </>
  );
}

function Say({ record }: { record: RecordLine }) {
  const say = useWords();
  const [note, setNote] = useState('');
  const act = useAct(notMe);
  if (act.done) {
    return (
      <EmptyState
        icon="done"
        title={say(w.notMePage)}
        actions={
          <>
            <LinkButton look="soft" href="/me/records">
              {say(w.toRecords)}
            </LinkButton>
            <LinkButton href="/me">{say(w.toHome)}</LinkButton>
          </>
        }
      >
        {say(act.done.correctionId === null ? w.notMeDone.withdrawn : w.notMeDone.proposed)}
      </EmptyState>
    );
  }
  const what = record.state === 'settled' ? w.notMeSettled : w.notMeWaiting;
  return (
    <>
      <Panel title={say(w.notMeAsk(record.activityTitle))}>
        <div className={css.top}>
          <p className={css.quiet}>
            <DayText words={dayWords(record.day)} />
          </p>
          <Points value={record.granted} form={formOf(record)} size="xl" />
        </div>
        <p>
          <DaysKept>{say(record.explanation)}</DaysKept>
        </p>
      </Panel>
      <Panel title={say(w.notMeWhat)}>
        <ul className={css.list}>
          {[...what, w.notMeNobody].map((line) => (
            <li key={line.en}>{say(line)}</li>
          ))}
        </ul>
        <TextArea label={say(w.notMeNote)} hint={say(w.notMeNoteHint)} value={note} onValue={setNote} maxLength={300} />
        <Refusal failure={act.failure} />
        <Actions>
          <LinkButton href={`/me/records/${record.recordId}`}>{say(w.notMeBack)}</LinkButton>
          <Button look="stop" working={act.working} onClick={() => act.act({ recordId: record.recordId, note })}>
            {say(w.notMeAct)}
          </Button>
        </Actions>
      </Panel>
    </>
  );
}
