import { useState } from 'react';
import { proposeCorrection, type RecordLine } from '#contract/participation.ts';
import { activityWords as w } from '#words/console-activities.ts';
import { consoleWords } from '#words/console.ts';
import { ui } from '#words/ui.ts';
import { useAct } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choices.tsx';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/language.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { PeopleList } from '../people-list.tsx';

/** A settled record is never edited: it is reversed, if need be recorded anew, and a second person approves. */
export function ProposeDialog({ record, onClose }: { record: RecordLine; onClose: () => void }) {
  const say = useWords();
  const [how, setHow] = useState<'reverse' | 'anew'>('reverse');
  const [minutes, setMinutes] = useState<number | undefined>(record.minutes > 0 ? record.minutes : undefined);
  const [judgedPoints, setJudgedPoints] = useState<number>();
  const [reason, setReason] = useState('');
  const propose = useAct(proposeCorrection);
  if (propose.done) {
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
        <StatusLine>{say(w.proposed)}</StatusLine>
      </Dialog>
    );
  }
  const send = (): void =>
    propose.act({
      recordId: record.recordId,
      reason,
      ...(how === 'anew' && { anew: { ...(minutes !== undefined && { minutes }), ...(judgedPoints !== undefined && { judgedPoints, judgedReason: reason }) } }),
    });
  return (
    <Confirm
      open
      onClose={onClose}
      title={say(w.proposeTitle(record.name, record.buildingName, record.granted))}
      act={say(w.proposeAct)}
      working={propose.working}
      disabled={reason.trim() === ''}
      onAct={send}
    >
      <p>{say(w.proposeWhy)}</p>
      <PeopleList
        label={say(w.who)}
        people={[{ key: record.recordId, name: record.name, buildingName: record.buildingName, what: record.activityTitle, points: record.granted }]}
      />
      <RadioCards
        label={say(w.proposeKind)}
        value={how}
        onValue={setHow}
        choices={[
          { value: 'reverse', label: say(w.reverseOnly), note: say(w.reverseOnlyNote) },
          { value: 'anew', label: say(w.anew), note: say(w.anewNote) },
        ]}
      />
      {how === 'anew' && (
        <>
          <NumberField label={say(w.anewMinutes)} value={minutes} onValue={setMinutes} />
          <NumberField label={say(w.anewPoints)} hint={say(w.anewPointsHint)} value={judgedPoints} onValue={setJudgedPoints} />
        </>
      )}
      <TextArea label={say(w.reason)} hint={say(w.reasonHint)} required maxLength={300} rows={2} value={reason} onValue={setReason} />
      <RefusalLine failure={propose.failure} />
    </Confirm>
  );
}
