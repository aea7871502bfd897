import { useParams } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import { correctResident, printCard, readResident, renewShortCode } from '#contract/identity.ts';
import { readResidentStanding } from '#contract/participation.ts';
import { readPlaces } from '#contract/places.ts';
import { consoleWords } from '#words/console.ts';
import { residentWords as w } from '#words/console-residents.ts';
import { ageBandWords } from '#words/identity.ts';
import { ui } from '#words/ui.ts';
import { fileUrl, refusedWith, useAct, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { RefusalLine } from '../../refusal.tsx';
import { usePerson } from '../../session.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Work } from '../../ui/console-frame.tsx';
import { dayWords } from '../../ui/day.ts';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { may } from '../may.ts';
import { ResidentForm } from './resident-form.tsx';
import css from './residents.module.css';
import { StandingOf } from './standing.tsx';

type Resident = OutputOf<typeof readResident>;

/** One resident. The reading is logged; a minor's needs a reason first. */
export function ResidentPage() {
  const { residentId } = useParams({ from: '/console/residents/$residentId' });
  return <Page key={residentId} residentId={residentId} />;
}

function Page({ residentId }: { residentId: string }) {
  const say = useWords();
  const [reason, setReason] = useState<string>();
  const given = reason === undefined ? {} : { reason };
  const read = useRead(readResident, { residentId, ...given });
  const standing = useRead(readResidentStanding, { residentId, ...given, limit: 50 }, { when: read.data !== undefined });
  if (refusedWith(read.error, 'minor-needs-reason')) return <MinorReason onReason={setReason} />;
  return (
    <Loaded read={read} failed={say(consoleWords.couldNot(say(w.one)))} skeleton="page">
      {(resident) => (
        <One resident={resident}>
          <Loaded read={standing} failed={say(consoleWords.couldNot(say(w.standing)))}>
            {(found) => <StandingOf standing={found} />}
          </Loaded>
        </One>
      )}
    </Loaded>
  );
}

function MinorReason({ onReason }: { onReason: (reason: string) => void }) {
  const say = useWords();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onReason(reason.trim());
  };
  return (
    <Work title={say(w.minorTitle)}>
      <form className={css.minor} onSubmit={submit}>
        <TextField label={say(w.minorReason)} hint={say(w.minorHint)} required maxLength={200} value={reason} onValue={setReason} />
        <Button look="primary" type="submit" disabled={reason.trim().length < 2}>
          {say(w.minorAct)}
        </Button>
      </form>
    </Work>
  );
}

function One({ resident, children }: { resident: Resident; children: ReactNode }) {
  const say = useWords();
  const person = usePerson();
  const [panel, setPanel] = useState<'correct' | 'code'>();
  const [said, setSaid] = useState<string>();
  const { residentId } = resident;
  const writes = may(person, 'write-resident');
  return (
    <Work
      title={resident.name}
      note={say(consoleWords.buildingAge(resident.buildingName, resident.ageBand))}
      end={
        <>
          <LinkButton icon="print" href={fileUrl(printCard, { residentId })} target="_blank">
            {say(w.printCard)}
          </LinkButton>
          {writes && (
            <Button icon="key" onClick={() => setPanel('code')}>
              {say(w.newCode)}
            </Button>
          )}
          {writes && (
            <Button icon="pen" onClick={() => setPanel('correct')}>
              {say(w.correct)}
            </Button>
          )}
        </>
      }
    >
      {said && <StatusLine>{said}</StatusLine>}
      <div className={css.two}>
        <Panel title={say(w.data)} note={say(w.logged)}>
          <Facts
            facts={[
              { name: say(w.name), value: resident.name },
              { name: say(w.address), value: `${resident.buildingName} ${resident.door}`.trim() },
              { name: say(w.phone), value: resident.phone ?? say(w.noPhone) },
              { name: say(w.birthYear), value: say(w.born(resident.birthYear, say(ageBandWords[resident.ageBand]))) },
              { name: say(w.code), value: <span className={css.code}>{resident.shortCode}</span> },
              {
                name: say(w.household),
                value:
                  resident.household.length === 0
                    ? say(w.alone)
                    : resident.household.map((one) => (
                        <div key={one.residentId}>
                          <Anchor href={`/console/residents/${one.residentId}`}>{one.name}</Anchor> {say(ageBandWords[one.ageBand])}
                        </div>
                      )),
              },
              { name: say(w.since), value: say(dayWords(resident.registeredOn, { year: true })) },
            ]}
          />
        </Panel>
        <div className={css.form}>{children}</div>
      </div>
      {panel === 'correct' && <Correct resident={resident} onClose={() => setPanel(undefined)} onDone={setSaid} />}
      {panel === 'code' && <NewCode resident={resident} onClose={() => setPanel(undefined)} onDone={setSaid} />}
    </Work>
  );
}

interface PanelProps {
  resident: Resident;
  onClose: () => void;
  onDone: (sentence: string) => void;
}

function Correct({ resident, onClose, onDone }: PanelProps) {
  const say = useWords();
  const places = useRead(readPlaces, { communityId: resident.communityId });
  const correct = useAct(correctResident, {
    onDone: () => {
      onDone(say(w.corrected));
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={say(w.correctTitle(resident.name))}>
      <Loaded read={places} failed={say(consoleWords.couldNot(say(w.buildings)))}>
        {({ places: all }) => (
          <ResidentForm
            first={resident}
            buildings={all.filter(({ kind }) => kind === 'building').sort((a, b) => a.order - b.order)}
            onSend={(data) => correct.act({ residentId: resident.residentId, ...data, version: resident.version })}
          >
            <RefusalLine failure={correct.failure} />
            <div className={css.end}>
              <Button onClick={onClose}>{say(ui.cancel)}</Button>
              <Button look="primary" type="submit" working={correct.working}>
                {say(w.correctAct)}
              </Button>
            </div>
          </ResidentForm>
        )}
      </Loaded>
    </Dialog>
  );
}

function NewCode({ resident, onClose, onDone }: PanelProps) {
  const say = useWords();
  const [reason, setReason] = useState('');
  const renew = useAct(renewShortCode, {
    onDone: ({ shortCode }) => {
      onDone(say(w.newCodeDone(shortCode)));
      onClose();
    },
  });
  return (
    <Confirm
      open
      onClose={onClose}
      title={say(w.newCodeTitle(say(consoleWords.inBuilding(resident.name, resident.buildingName))))}
      act={say(w.newCodeAct)}
      working={renew.working}
      disabled={reason.trim() === ''}
      onAct={() => renew.act({ residentId: resident.residentId, reason })}
    >
      <p>{say(w.newCodeWhy)}</p>
      <TextField label={say(consoleWords.reason)} required maxLength={200} value={reason} onValue={setReason} />
      <RefusalLine failure={renew.failure} />
    </Confirm>
  );
}
