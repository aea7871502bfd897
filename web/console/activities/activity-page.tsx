import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import { cancelActivity, closeActivity, readActivity, recordStates, type RecordState } from '#contract/participation.ts';
import { activityWords as w } from '#words/console-activities.ts';
import { consoleWords } from '#words/console.ts';
import { recordStateWords } from '#words/participation.ts';
import { useAct, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { ActivityStateTag } from '../../parts/participation/record-state-tag.tsx';
import { RefusalLine } from '../../refusal.tsx';
import { usePerson } from '../../session.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Work } from '../../ui/console-frame.tsx';
import { momentWords } from '../../ui/day.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/language.ts';
import { Menu } from '../../ui/menu.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Chips } from '../../ui/segmented.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { may } from '../may.ts';
import { ActDialog, actsOn, recordActs, type RecordAct } from './act-dialog.tsx';
import css from './activities.module.css';
import { RecordTable } from './record-table.tsx';

type Activity = OutputOf<typeof readActivity>;
const all = 'all';

export function ActivityPage() {
  const say = useWords();
  const { activityId } = useParams({ from: '/console/activities/$activityId' });
  const read = useRead(readActivity, { activityId });
  return (
    <Loaded read={read} failed={say(consoleWords.couldNot(say(w.one)))} skeleton="page">
      {(activity) => <One key={activityId} activity={activity} />}
    </Loaded>
  );
}

function One({ activity }: { activity: Activity }) {
  const say = useWords();
  const router = useRouter();
  const person = usePerson();
  const [state, setState] = useState<RecordState | typeof all>(all);
  const [current, setCurrent] = useState<string>();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [act, setAct] = useState<RecordAct>();
  const { records } = activity;
  const shown = state === all ? records : records.filter((record) => record.state === state);
  const chosen = picked.size > 0 ? records.filter(({ recordId }) => picked.has(recordId)) : shown;
  const actable = (one: RecordAct) => chosen.filter((record) => actsOn(one, record));
  const allowed: Record<RecordAct, boolean> = {
    confirm: may(person, 'confirm-deeds'),
    'stand-in': may(person, 'confirm-deeds'),
    committee: may(person, 'confirm-deeds'),
    reject: may(person, 'reject-deeds'),
    withdraw: may(person, 'record-deeds'),
  };
  const offered = recordActs.filter((one) => allowed[one] && actable(one).length > 0);
  const states = recordStates.filter((one) => records.some((record) => record.state === one));
  return (
    <Work
      title={activity.title}
      note={
        <span className={css.head}>
          <ActivityStateTag state={activity.state} />
          <span>{`${say(momentWords(activity.startsAt))} · ${say(consoleWords.minutes(activity.minutes))} · ${activity.place} · ${activity.organiser.name}`}</span>
        </span>
      }
      end={<Acts activity={activity} />}
    >
      <p>{say(activity.award)}</p>
      {records.length === 0 ? (
        <EmptyState
          icon="clipboard"
          title={say(w.noRecords)}
          actions={
            activity.state === 'open' &&
            may(person, 'record-deeds') && (
              <LinkButton look="soft" href={`/console/record/${activity.activityId}`}>
                {say(w.recordMore)}
              </LinkButton>
            )
          }
        >
          {say(w.noRecordsWhy)}
        </EmptyState>
      ) : (
        <>
          <div className={css.bar}>
            <Chips
              label={say(w.filterRecords)}
              value={state}
              onValue={(next) => {
                setState(next);
                setPicked(new Set());
              }}
              segments={[
                { value: all, label: say(consoleWords.all), count: records.length },
                ...states.map((one) => ({ value: one, label: say(recordStateWords[one]), count: records.filter((record) => record.state === one).length })),
              ]}
            />
            <div className={css.acts}>
              {offered.map((one, index) => (
                <Button key={one} look={one === 'reject' || one === 'withdraw' ? 'plain' : index === 0 ? 'primary' : 'soft'} onClick={() => setAct(one)}>
                  {say(w.acts[one](actable(one).length))}
                </Button>
              ))}
            </div>
          </div>
          <Panel kind="list">
            <RecordTable
              label={say(w.records)}
              records={shown}
              current={current}
              onCurrent={setCurrent}
              picked={picked}
              onPicked={setPicked}
              onOpen={({ recordId }) => router.history.push(`/console/records/${recordId}`)}
            />
          </Panel>
        </>
      )}
      {act && (
        <ActDialog
          act={act}
          records={actable(act)}
          onClose={() => {
            setAct(undefined);
            setPicked(new Set());
          }}
        />
      )}
    </Work>
  );
}

/** What can be done with the activity itself. */
function Acts({ activity }: { activity: Activity }) {
  const say = useWords();
  const person = usePerson();
  const [cancelling, setCancelling] = useState(false);
  const [reason, setReason] = useState('');
  const close = useAct(closeActivity);
  const cancel = useAct(cancelActivity, { onDone: () => setCancelling(false) });
  const { activityId, state } = activity;
  const write = may(person, 'write-activities');
  return (
    <>
      <RefusalLine failure={close.failure} />
      {state === 'open' && may(person, 'record-deeds') && (
        <LinkButton icon="pen" href={`/console/record/${activityId}`}>
          {say(w.recordMore)}
        </LinkButton>
      )}
      {write && state === 'open' && (
        <Button working={close.working} onClick={() => close.act({ activityId, closed: true })}>
          {say(w.close)}
        </Button>
      )}
      {write && state === 'closed' && (
        <Button working={close.working} onClick={() => close.act({ activityId, closed: false })}>
          {say(w.reopen)}
        </Button>
      )}
      {write && state === 'open' && (
        <Menu label={say(w.more)} items={[{ key: 'cancel', label: say(w.cancel), icon: 'refused', tone: 'stop', onPress: () => setCancelling(true) }]} />
      )}
      <Confirm
        open={cancelling}
        onClose={() => setCancelling(false)}
        title={say(w.cancelTitle(activity.title))}
        act={say(w.cancel)}
        look="stop"
        working={cancel.working}
        disabled={reason.trim() === ''}
        onAct={() => cancel.act({ activityId, reason })}
      >
        <p>{say(w.cancelWhy)}</p>
        <TextArea label={say(w.reason)} required maxLength={200} rows={2} value={reason} onValue={setReason} />
        <RefusalLine failure={cancel.failure} />
      </Confirm>
    </>
  );
}
