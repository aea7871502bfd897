import { useState, type FormEvent } from 'react';
import { grantRole } from '#contract/identity.ts';
import { isForStaff, roles, type Role } from '#contract/permissions.ts';
import { readPlaces } from '#contract/places.ts';
import { consoleWords } from '#words/console.ts';
import { staffWords as w } from '#words/console-staff.ts';
import { roleWords } from '#words/roles.ts';
import { useAct, useRead } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useWords } from '../../ui/language.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { FindResident } from '../find-resident.tsx';
import css from './staff.module.css';

export interface GrantRoleProps {
  communityId: string;
  today: string;
  staff: readonly { staffId: string; name: string; office: string }[];
  /** Chosen in the list at the left. */
  staffId: string;
  onStaff: (staffId: string) => void;
}

/** A role at a place for a term, to staff or to a resident. Which role fits which place is for the server to say. */
export function GrantRole({ communityId, today, staff, staffId, onStaff }: GrantRoleProps) {
  const say = useWords();
  const places = useRead(readPlaces, { communityId });
  const [kind, setKind] = useState<'staff' | 'resident'>('staff');
  const [resident, setResident] = useState<{ residentId: string; name: string; buildingName: string }>();
  const [role, setRole] = useState<Role>('clerk');
  const [placeId, setPlaceId] = useState(communityId);
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(`${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace('-02-29', '-02-28'));
  const [trusted, setTrusted] = useState(false);
  const [said, setSaid] = useState<string>();
  const chosen = kind === 'staff' ? staff.find((one) => one.staffId === staffId) : resident;
  const grant = useAct(grantRole, { onDone: () => setSaid(say(w.granted(chosen?.name ?? '', say(roleWords[role])))) });
  const choosePerson = (to: 'staff' | 'resident'): void => {
    setKind(to);
    if (to === 'resident' && isForStaff(role)) setRole('organiser');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const personId = kind === 'staff' ? staffId : resident?.residentId;
    if (!personId) return;
    setSaid(undefined);
    grant.act({ personKind: kind, personId, role, placeId, from, until: until === '' ? null : until, trustedOrganiser: trusted });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <Segmented
        label={say(w.person)}
        value={kind}
        onValue={choosePerson}
        segments={[
          { value: 'staff', label: say(w.personStaff) },
          { value: 'resident', label: say(w.personResident) },
        ]}
      />
      {kind === 'staff' ? (
        <Select
          label={say(w.personStaff)}
          labelHidden
          prompt={say(w.choose)}
          value={staffId}
          onValue={onStaff}
          options={staff.map((one) => ({ value: one.staffId, label: `${one.name} · ${one.office}` }))}
        />
      ) : (
        <>
          {resident && (
            <p>
              <strong>{say(consoleWords.inBuilding(resident.name, resident.buildingName))}</strong>
            </p>
          )}
          <FindResident communityId={communityId} label={say(w.personResident)} prompt={say(w.findResident)} onPick={setResident} />
        </>
      )}
      <Select
        label={say(w.which)}
        value={role}
        onValue={setRole}
        options={roles.filter((one) => one !== 'resident' && (kind === 'staff' || !isForStaff(one))).map((one) => ({ value: one, label: say(roleWords[one]) }))}
      />
      <Select
        label={say(w.where)}
        value={placeId}
        onValue={setPlaceId}
        options={(places.data?.places ?? []).map((place) => ({ value: place.placeId, label: place.name }))}
      />
      <div className={css.pair}>
        <DateField label={say(w.from)} required value={from} onValue={setFrom} />
        <DateField label={say(w.until)} value={until} onValue={setUntil} />
      </div>
      {role === 'organiser' && <Checkbox label={say(w.trusted)} checked={trusted} onChecked={setTrusted} />}
      <RefusalLine failure={grant.failure} />
      <StatusLine>{said}</StatusLine>
      <Button look="primary" wide type="submit" disabled={!chosen} working={grant.working}>
        {chosen ? say(w.grantTo(chosen.name)) : say(w.grantAct)}
      </Button>
    </form>
  );
}
