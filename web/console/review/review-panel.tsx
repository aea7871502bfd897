import { useState } from 'react';
import { readReviews, reviewRecords } from '#contract/participation.ts';
import { activityWords } from '#words/console-activities.ts';
import { consoleWords } from '#words/console.ts';
import { reviewWords as w } from '#words/console-review.ts';
import { meansWords, sideWords } from '#words/participation.ts';
import { useAct, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { RefusalLine } from '../../refusal.tsx';
import { Anchor } from '../../ui/anchor.tsx';
import { Button } from '../../ui/button.tsx';
import { Clock } from '../../ui/clock.tsx';
import { Aside, AsideSection } from '../../ui/console-frame.tsx';
import { dayWords, momentWords } from '../../ui/day.ts';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/language.ts';
import { Points } from '../../ui/points.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Outcome } from '../outcomes.tsx';
import { Gone } from './gone.tsx';
import type { Waiting } from './review-table.tsx';
import { Right } from '../right.tsx';
import css from './review.module.css';

/** A record to be reviewed: how it was counted, on whose word, and the decision. */
export function ReviewPanel({ recordId, communityId, onDone }: { recordId: string; communityId: string; onDone: (sentence: string) => void }) {
  const say = useWords();
  const read = useRead(readReviews, { communityId });
  return (
    <Right arriving>
      <Loaded read={read} failed={say(consoleWords.couldNot(say(w.reviews)))} skeleton="page">
        {({ records }) => {
          const record = records.find((one) => one.recordId === recordId);
          return record ? <Panel record={record} onDone={onDone} /> : <Gone label={say(w.act)} />;
        }}
      </Loaded>
    </Right>
  );
}

function Panel({ record, onDone }: { record: Waiting; onDone: (sentence: string) => void }) {
  const say = useWords();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<Outcome['refused']>(null);
  const review = useAct(reviewRecords, {
    onDone: ({ outcomes, noticeNumber }, { decision }) => {
      const [outcome] = outcomes;
      if (outcome && 'refused' in outcome) setRefused(outcome.message);
      else onDone(say(decision === 'pass' ? w.passed(record.name, record.granted, noticeNumber ?? '') : w.rejected(record.name, record.granted)));
    },
  });
  const send = (decision: 'pass' | 'reject'): void => {
    setRefused(null);
    review.act({ recordIds: [record.recordId], decision, reason });
  };
  return (
    <Aside
      label={say(w.act)}
      head={
        <>
          <StateTag tone="wait" icon="shield">
            {say(w.reviewHead)}
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
        record.notMine ? (
          <p>{say(record.notMine)}</p>
        ) : (
          <>
            <Button tall disabled={reason.trim() === ''} working={review.working} onClick={() => send('reject')}>
              {say(w.reject)}
            </Button>
            <Button tall look="primary" working={review.working} onClick={() => send('pass')}>
              {say(w.pass(record.granted))}
            </Button>
          </>
        )
      }
    >
      <AsideSection title={say(w.counted)}>
        <p>{say(record.explanation)}</p>
        {record.reason && <q className={css.quote}>{record.reason}</q>}
        {record.sameDaySum !== record.granted && <p className={css.by}>{say(w.sameDay(record.sameDaySum))}</p>}
      </AsideSection>
      <AsideSection title={say(w.evidence)}>
        <Facts
          facts={[
            { name: say(w.day), value: say(dayWords(record.day)) },
            { name: say(w.recorder), value: `${record.recordedBy} · ${say(momentWords(record.recordedAt))}` },
            ...record.confirmations.map(({ side, means, by, at }) => ({
              name: say(sideWords[side]),
              value: `${by}（${say(meansWords[means])}）${say(momentWords(at))}`,
            })),
            { name: say(w.list), value: <Anchor href={`/console/activities/${record.activityId}`}>{say(w.listLink)}</Anchor> },
            ...(record.dueOn ? [{ name: say(w.until), value: <Clock until={record.dueOn} since={record.recordedAt} /> }] : []),
          ]}
        />
        <p className={css.by}>
          <Anchor href={`/console/records/${record.recordId}`}>{say(w.recordLink)}</Anchor>
        </p>
      </AsideSection>
      {!record.notMine && (
        <AsideSection>
          <TextArea label={say(w.reasonReject)} maxLength={300} rows={3} value={reason} onValue={setReason} />
          <RefusalLine failure={review.failure} />
          {refused && <StatusLine tone="stop">{say(refused)}</StatusLine>}
        </AsideSection>
      )}
    </Aside>
  );
}
