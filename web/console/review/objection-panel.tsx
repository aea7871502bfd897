import { useState } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import { decideObjection, readObjection } from '#contract/participation.ts';
import { activityWords } from '#words/console-activities.ts';
import { consoleWords } from '#words/console.ts';
import { reviewWords as w } from '#words/console-review.ts';
import { objectionStateWords } from '#words/participation.ts';
import { useAct, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { RefusalLine } from '../../refusal.tsx';
import { Anchor } from '../../ui/anchor.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choices.tsx';
import { Clock } from '../../ui/clock.tsx';
import { Aside, AsideSection } from '../../ui/console-frame.tsx';
import { dayWords, momentWords } from '../../ui/day.ts';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/language.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Points } from '../../ui/points.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Right } from '../right.tsx';
import css from './review.module.css';

type Objection = OutputOf<typeof readObjection>;

/** An objection with its evidence and the decision: keep, correct with a notice of its own, or cancel. */
export function ObjectionPanel({ objectionId, onDone }: { objectionId: string; onDone: (sentence: string) => void }) {
  const say = useWords();
  const read = useRead(readObjection, { objectionId });
  return (
    <Right arriving>
      <Loaded read={read} failed={say(consoleWords.couldNot(say(w.objectionOf)))} skeleton="page">
        {(objection) => <Panel objection={objection} onDone={onDone} />}
      </Loaded>
    </Right>
  );
}

function Panel({ objection, onDone }: { objection: Objection; onDone: (sentence: string) => void }) {
  const say = useWords();
  const { record } = objection;
  const [decision, setDecision] = useState<'keep' | 'correct' | 'cancel'>();
  const [minutes, setMinutes] = useState<number>();
  const [judgedPoints, setJudgedPoints] = useState<number>();
  const [reason, setReason] = useState('');
  const decide = useAct(decideObjection, { onDone: ({ state, closesOn }) => onDone(say(w.decided[state](closesOn))) });
  const open = objection.state === 'open';
  const ready = decision !== undefined && reason.trim() !== '' && (decision !== 'correct' || minutes !== undefined || judgedPoints !== undefined);
  const send = (): void => {
    if (decision === undefined) return;
    decide.act({
      objectionId: objection.objectionId,
      decision,
      reason,
      ...(decision === 'correct' && { ...(minutes !== undefined && { minutes }), ...(judgedPoints !== undefined && { judgedPoints }) }),
    });
  };
  return (
    <Aside
      label={say(w.objection)}
      head={
        <>
          <StateTag tone={open ? 'stop' : 'done'} icon={open ? 'pause' : 'done'}>
            {say(open ? w.objected : objectionStateWords[objection.state])}
          </StateTag>
          <div className={css.head}>
            <h2>{record.activityTitle}</h2>
            <Points value={record.granted} size="l" />
          </div>
          <p>
            {say(consoleWords.inBuilding(record.name, record.buildingName))} · {objection.noticeNumber} · {record.ruleCode}
          </p>
        </>
      }
      foot={
        !open ? undefined : objection.notMine ? (
          <p>{say(objection.notMine)}</p>
        ) : (
          <Button tall look="primary" working={decide.working} disabled={!ready} onClick={send}>
            {say(w.acts[decision ?? 'keep'](record.granted))}
          </Button>
        )
      }
    >
      <AsideSection title={say(w.objectionText(1))}>
        <q className={css.quote}>{objection.text}</q>
        <p className={css.by}>{say(w.objectionBy(say(momentWords(objection.raisedAt))))}</p>
      </AsideSection>
      <AsideSection title={say(w.evidence)}>
        <Facts
          facts={[
            { name: say(w.counted), value: say(record.explanation) },
            ...(record.reason ? [{ name: say(consoleWords.reason), value: record.reason }] : []),
            { name: say(w.day), value: say(dayWords(record.day)) },
            { name: say(w.recorder), value: record.recordedBy },
            { name: say(w.list), value: <Anchor href={`/console/activities/${record.activityId}`}>{say(w.listLink)}</Anchor> },
            { name: say(w.receipt), value: objection.receipt },
            ...(objection.contact ? [{ name: say(w.contact), value: objection.contact }] : []),
            {
              name: say(w.replyBy),
              value: (
                <>
                  <Clock until={objection.replyBy} since={objection.raisedAt} />
                  {objection.provisional && <small>{say(w.provisional)}</small>}
                </>
              ),
            },
          ]}
        />
        <p className={css.by}>
          <Anchor href={`/console/records/${record.recordId}`}>{say(w.recordLink)}</Anchor> · {say(activityWords.ruleOf(record.ruleCode, record.versionLabel))}
        </p>
      </AsideSection>
      {objection.decision && (
        <AsideSection title={say(w.decide)}>
          <q className={css.quote}>{objection.decision.reason}</q>
          <p className={css.by}>{say(w.decidedBy(objection.decision.by, say(momentWords(objection.decision.at))))}</p>
        </AsideSection>
      )}
      {open && !objection.notMine && (
        <AsideSection>
          <div className={css.form}>
            <RadioCards
              label={say(w.decide)}
              value={decision}
              onValue={setDecision}
              choices={[
                { value: 'keep', label: say(w.keep), note: say(w.keepNote) },
                { value: 'correct', label: say(w.correct), note: say(w.correctNote) },
                { value: 'cancel', label: say(w.cancel), note: say(w.cancelNote) },
              ]}
            />
            {decision === 'correct' && (
              <div className={css.pair}>
                <NumberField label={say(w.rightMinutes)} value={minutes} onValue={setMinutes} hint={say(w.rightHint)} />
                <NumberField label={say(w.rightPoints)} value={judgedPoints} onValue={setJudgedPoints} />
              </div>
            )}
            <TextArea label={say(w.reasonBoth)} required maxLength={500} rows={3} value={reason} onValue={setReason} />
            <RefusalLine failure={decide.failure} />
          </div>
        </AsideSection>
      )}
    </Aside>
  );
}
