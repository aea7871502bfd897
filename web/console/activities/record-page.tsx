import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import { readRecord } from '#contract/participation.ts';
import { activityWords as w } from '#words/console-activities.ts';
import { consoleWords } from '#words/console.ts';
import { meansWords, sideWords } from '#words/participation.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { RecordStateTag } from '../../parts/participation/record-state-tag.tsx';
import { usePerson } from '../../session.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Clock } from '../../ui/clock.tsx';
import { Work } from '../../ui/console-frame.tsx';
import { dayWords, momentWords } from '../../ui/day.ts';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { Points } from '../../ui/points.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { may } from '../may.ts';
import { ActDialog, actsOn, recordActs, type RecordAct } from './act-dialog.tsx';
import css from './activities.module.css';
import { ProposeDialog } from './propose-dialog.tsx';

/** One record with all its steps, and what can be done with it now. */
export function RecordPage() {
  const say = useWords();
  const { recordId } = useParams({ from: '/console/records/$recordId' });
  const read = useRead(readRecord, { recordId });
  return (
    <Loaded read={read} failed={say(consoleWords.couldNot(say(w.recordOne)))} skeleton="page">
      {(record) => <One key={recordId} record={record} />}
    </Loaded>
  );
}

function One({ record }: { record: OutputOf<typeof readRecord> }) {
  const say = useWords();
  const person = usePerson();
  const [act, setAct] = useState<RecordAct | 'propose'>();
  const allowed: Record<RecordAct, boolean> = {
    confirm: may(person, 'confirm-deeds'),
    'stand-in': may(person, 'confirm-deeds'),
    committee: may(person, 'confirm-deeds'),
    reject: may(person, 'reject-deeds'),
    withdraw: may(person, 'record-deeds'),
  };
  const offered = recordActs.filter((one) => allowed[one] && actsOn(one, record));
  const mayPropose = record.state === 'settled' && record.correction?.state !== 'proposed' && may(person, 'propose-corrections');
  const facts = [
    { name: say(w.counted), value: say(record.explanation) },
    { name: say(w.rule), value: say(w.ruleOf(record.ruleCode, record.versionLabel)) },
    { name: say(w.day), value: say(dayWords(record.day, { year: true })) },
    ...(record.minutes > 0 ? [{ name: say(w.time), value: say(consoleWords.minutes(record.minutes)) }] : []),
    ...record.confirmations.map(({ side, means, by, at }) => ({
      name: say(sideWords[side]),
      value: `${by} · ${say(meansWords[means])} · ${say(momentWords(at))}`,
    })),
    ...(record.missing.length > 0
      ? [{ name: say(w.confirmed), value: say(w.missing(record.missing.map((side) => say(sideWords[side])).join(say(consoleWords.and)))) }]
      : []),
    ...(record.reviewedBy ? [{ name: say(w.reviewed), value: record.reviewedBy }] : []),
    ...(record.noticeNumber ? [{ name: say(w.notice), value: record.noticeNumber }] : []),
    ...(record.dueOn ? [{ name: say(w.due), value: <Clock until={record.dueOn} since={record.recordedAt} /> }] : []),
    ...(record.reason ? [{ name: say(w.reason), value: record.reason }] : []),
  ];
  return (
    <Work
      title={record.activityTitle}
      note={
        <span className={css.head}>
          <Points value={record.granted} form={record.state === 'settled' ? 'plain' : 'waiting'} size="l" />
          <RecordStateTag state={record.state} />
          {say(consoleWords.inBuilding(record.name, record.buildingName))}
        </span>
      }
      end={
        <>
          {offered.map((one, index) => (
            <Button key={one} look={one === 'reject' || one === 'withdraw' ? 'plain' : index === 0 ? 'primary' : 'soft'} onClick={() => setAct(one)}>
              {say(w.acts[one](1))}
            </Button>
          ))}
          {record.state === 'under-review' && may(person, 'review-deeds') && (
            <LinkButton look="primary" href={`/console/review?record=${record.recordId}`}>
              {say(w.reviewIt)}
            </LinkButton>
          )}
          {mayPropose && (
            <Button icon="undo" onClick={() => setAct('propose')}>
              {say(w.propose)}
            </Button>
          )}
        </>
      }
    >
      {record.correction?.state === 'proposed' && (
        <StatusLine tone="due" end={<LinkButton href={`/console/review?correction=${record.correction.correctionId}`}>{say(w.correctionSee)}</LinkButton>}>
          {say(w.correctionWaits)}
        </StatusLine>
      )}
      {record.replaces && (
        <StatusLine tone="void" end={<LinkButton href={`/console/records/${record.replaces}`}>{say(w.replacesSee)}</LinkButton>}>
          {say(w.replacedBy)}
        </StatusLine>
      )}
      <div className={css.two}>
        <Panel
          title={say(w.record)}
          end={
            <>
              <Anchor href={`/console/activities/${record.activityId}`}>{say(w.toActivity)}</Anchor>
              {may(person, 'read-resident') && (
                <>
                  {' '}
                  · <Anchor href={`/console/residents/${record.residentId}`}>{say(w.toResident)}</Anchor>
                </>
              )}
            </>
          }
        >
          <Facts facts={facts} />
        </Panel>
        <Panel kind="list" title={say(w.steps)}>
          <ol className={css.steps}>
            {record.steps.map((step) => (
              <li key={`${step.at}${step.what.en}`}>
                <span>{say(momentWords(step.at))}</span>
                <div>
                  {[say(step.what), step.by].filter(Boolean).join(' · ')}
                  {step.reason && <small>{step.reason}</small>}
                </div>
              </li>
            ))}
          </ol>
        </Panel>
      </div>
      {act === 'propose' && <ProposeDialog record={record} onClose={() => setAct(undefined)} />}
      {act !== undefined && act !== 'propose' && <ActDialog act={act} records={[record]} onClose={() => setAct(undefined)} />}
    </Work>
  );
}
