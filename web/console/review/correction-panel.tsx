import { useState } from 'react';
import { decideCorrections, readCorrections } from '#contract/participation.ts';
import { activityWords } from '#words/console-activities.ts';
import { consoleWords } from '#words/console.ts';
import { reviewWords as w } from '#words/console-review.ts';
import { useAct, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { RefusalLine } from '../../refusal.tsx';
import { Anchor } from '../../ui/anchor.tsx';
import { Button } from '../../ui/button.tsx';
import { Aside, AsideSection } from '../../ui/console-frame.tsx';
import { dayWords, momentWords } from '../../ui/day.ts';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/language.ts';
import { Points } from '../../ui/points.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Outcome } from '../outcomes.tsx';
import type { Correction } from './correction-table.tsx';
import { Gone } from './gone.tsx';
import { Right } from '../right.tsx';
import css from './review.module.css';

/** A proposed correction, named by its own id or by its record's: the second person decides. */
export function CorrectionPanel({ subjectId, communityId, onDone }: { subjectId: string; communityId: string; onDone: (sentence: string) => void }) {
  const say = useWords();
  const read = useRead(readCorrections, { communityId });
  return (
    <Right arriving>
      <Loaded read={read} failed={say(consoleWords.couldNot(say(w.correctionsOf)))} skeleton="page">
        {({ corrections }) => {
          const correction = corrections.find(({ correctionId, record }) => correctionId === subjectId || record.recordId === subjectId);
          return correction ? <Panel correction={correction} onDone={onDone} /> : <Gone label={say(w.correction)} />;
        }}
      </Loaded>
    </Right>
  );
}

function Panel({ correction, onDone }: { correction: Correction; onDone: (sentence: string) => void }) {
  const say = useWords();
  const { record, anew, notMine } = correction;
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<Outcome['refused']>(null);
  const decide = useAct(decideCorrections, {
    onDone: ({ outcomes }, { decision }) => {
      const [outcome] = outcomes;
      if (outcome && 'refused' in outcome) setRefused(outcome.message);
      else onDone(say(decision === 'approve' ? w.approved(record.name, outcome?.shortfall ?? 0) : w.declined));
    },
  });
  const send = (decision: 'approve' | 'decline'): void => {
    setRefused(null);
    decide.act({ correctionIds: [correction.correctionId], decision, reason });
  };
  return (
    <Aside
      label={say(w.correction)}
      head={
        <>
          <StateTag tone="due" icon="undo">
            {say(w.correctionHead)}
          </StateTag>
          <div className={css.head}>
            <h2>{record.activityTitle}</h2>
            <Points value={record.granted} size="l" />
          </div>
          <p>
            {say(consoleWords.inBuilding(record.name, record.buildingName))} · {say(activityWords.ruleOf(record.ruleCode, record.versionLabel))}
          </p>
        </>
      }
      foot={
        notMine ? (
          <p>{say(notMine)}</p>
        ) : (
          <>
            <Button tall disabled={reason.trim() === ''} working={decide.working} onClick={() => send('decline')}>
              {say(w.decline)}
            </Button>
            <Button tall look="primary" working={decide.working} onClick={() => send('approve')}>
              {say(w.approve(record.granted))}
            </Button>
          </>
        )
      }
    >
      <AsideSection title={say(w.why)}>
        <q className={css.quote}>{correction.reason}</q>
        <p className={css.by}>{say(w.proposedBy(correction.proposedBy, say(momentWords(correction.proposedAt))))}</p>
      </AsideSection>
      <AsideSection title={say(w.evidence)}>
        <Facts
          facts={[
            { name: say(w.how), value: say(anew ? w.howAnew(anew.minutes, anew.judgedPoints) : w.howReverse) },
            { name: say(w.counted), value: say(record.explanation) },
            ...(record.reason ? [{ name: say(consoleWords.reason), value: record.reason }] : []),
            { name: say(w.day), value: say(dayWords(record.day)) },
            { name: say(w.recorder), value: record.recordedBy },
            { name: say(w.list), value: <Anchor href={`/console/records/${record.recordId}`}>{say(w.recordLink)}</Anchor> },
          ]}
        />
      </AsideSection>
      {!notMine && (
        <AsideSection>
          <TextArea label={say(w.reasonDecline)} maxLength={300} rows={3} value={reason} onValue={setReason} />
          <RefusalLine failure={decide.failure} />
          {refused && <StatusLine tone="stop">{say(refused)}</StatusLine>}
        </AsideSection>
      )}
    </Aside>
  );
}
