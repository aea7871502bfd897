import { useState } from 'react';
import { confirmRecords, recordMoves, rejectRecords, standIns, withdrawRecords, type RecordLine, type RecordState } from '#contract/participation.ts';
import { activityWords as w } from '#words/console-activities.ts';
import { consoleWords } from '#words/console.ts';
import { ui } from '#words/ui.ts';
import { useAct } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choices.tsx';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/language.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Outcomes, type Outcome } from '../outcomes.tsx';
import { PeopleList } from '../people-list.tsx';

export const recordActs = ['confirm', 'stand-in', 'committee', 'reject', 'withdraw'] as const;
export type RecordAct = (typeof recordActs)[number];

/** Which records an act can be tried on; whether it may be done is for the server. */
export function actsOn(act: RecordAct, record: Pick<RecordLine, 'state' | 'missing'>): boolean {
  const next: readonly RecordState[] = recordMoves[record.state];
  if (act === 'withdraw') return next.includes('withdrawn');
  if (record.state !== 'submitted') return false;
  if (act === 'confirm') return record.missing.includes('organiser');
  if (act === 'stand-in') return record.missing.includes('participant');
  return act === 'committee' ? record.missing.includes('committee') : true;
}

/** "岑怀和（2 号楼）", or the first of several and how many. */
export function useWho(): (records: readonly Pick<RecordLine, 'name' | 'buildingName'>[]) => string {
  const say = useWords();
  return (records) => {
    const [first] = records;
    if (!first) return '';
    return records.length === 1 ? say(consoleWords.inBuilding(first.name, first.buildingName)) : say(w.manyPeople(first.name, records.length));
  };
}

/** One act on one or many records: who, where and how many points stand in the question. */
export function ActDialog({ act, records, onClose }: { act: RecordAct; records: readonly RecordLine[]; onClose: () => void }) {
  const say = useWords();
  const who = useWho();
  const [held] = useState(records);
  const [evidence, setEvidence] = useState('');
  const [standIn, setStandIn] = useState<(typeof standIns)[number]>('paper');
  const [reason, setReason] = useState('');
  const [outcomes, setOutcomes] = useState<Outcome[]>();
  const finish = ({ outcomes: all }: { outcomes: readonly ({ recordId: string } | { recordId: string; message: Outcome['refused'] })[] }): void =>
    setOutcomes(
      all.map((one) => {
        const record = held.find(({ recordId }) => recordId === one.recordId);
        return {
          key: one.recordId,
          who: record ? say(consoleWords.inBuilding(record.name, record.buildingName)) : '',
          refused: 'message' in one ? one.message : null,
        };
      }),
    );
  const confirm = useAct(confirmRecords, { onDone: finish });
  const reject = useAct(rejectRecords, { onDone: finish });
  const withdraw = useAct(withdrawRecords, { onDone: finish });

  if (outcomes) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={say(consoleWords.done)}
        foot={
          <Button look="primary" onClick={onClose}>
            {say(ui.close)}
          </Button>
        }
      >
        <Outcomes outcomes={outcomes} />
      </Dialog>
    );
  }
  const recordIds = held.map(({ recordId }) => recordId);
  const points = held.reduce((sum, { granted }) => sum + granted, 0);
  const needsReason = act === 'reject' || act === 'withdraw';
  const run = (): void => {
    if (act === 'reject') reject.act({ recordIds, reason });
    else if (act === 'withdraw') withdraw.act({ recordIds, reason });
    else if (act === 'stand-in') confirm.act({ recordIds, side: 'participant', standIn, evidence });
    else confirm.act({ recordIds, side: act === 'committee' ? 'committee' : 'organiser' });
  };
  return (
    <Confirm
      open
      onClose={onClose}
      title={say(w.askTitle[act](who(held), points))}
      act={say(w.acts[act](held.length))}
      look={needsReason ? 'stop' : 'primary'}
      working={confirm.working || reject.working || withdraw.working}
      disabled={(needsReason && reason.trim() === '') || (act === 'stand-in' && evidence.trim() === '')}
      onAct={run}
    >
      <PeopleList
        label={say(w.who)}
        people={held.map((record) => ({
          key: record.recordId,
          name: record.name,
          buildingName: record.buildingName,
          what: record.activityTitle,
          points: record.granted,
        }))}
      />
      {act === 'stand-in' && (
        <RadioCards
          label={say(w.standIn)}
          value={standIn}
          onValue={setStandIn}
          choices={standIns.map((one) => ({ value: one, label: say(w.standIns[one]) }))}
        />
      )}
      {act === 'stand-in' && <TextField label={say(w.evidence)} hint={say(w.evidenceHint)} required maxLength={200} value={evidence} onValue={setEvidence} />}
      {needsReason && <TextArea label={say(w.reason)} hint={say(w.reasonHint)} required maxLength={300} rows={2} value={reason} onValue={setReason} />}
      <RefusalLine failure={confirm.failure ?? reject.failure ?? withdraw.failure} />
    </Confirm>
  );
}
