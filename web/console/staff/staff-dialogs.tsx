import { useState } from 'react';
import { endRole, resetStaffSignIn, setStaffActive } from '#contract/identity.ts';
import { consoleWords } from '#words/console.ts';
import { staffWords as w } from '#words/console-staff.ts';
import { roleWords } from '#words/roles.ts';
import type { Role } from '#contract/permissions.ts';
import { useAct } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/language.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { Secret } from './secret-once.tsx';

interface StaffPerson {
  staffId: string;
  name: string;
  username: string;
  active: boolean;
}

export function ResetDialog({ person, onClose, onReset }: { person: StaffPerson; onClose: () => void; onReset: (secret: Secret) => void }) {
  const say = useWords();
  const [reason, setReason] = useState('');
  const reset = useAct(resetStaffSignIn, { onDone: (output) => onReset({ name: person.name, username: person.username, ...output }) });
  return (
    <Confirm
      open
      onClose={onClose}
      title={say(w.resetTitle(person.name))}
      act={say(w.resetAct)}
      working={reset.working}
      disabled={reason.trim() === ''}
      onAct={() => reset.act({ staffId: person.staffId, reason })}
    >
      <p>{say(w.resetWhy)}</p>
      <TextField label={say(consoleWords.reason)} required maxLength={200} value={reason} onValue={setReason} />
      <RefusalLine failure={reset.failure} />
    </Confirm>
  );
}

export function ActiveDialog({ person, onClose }: { person: StaffPerson; onClose: () => void }) {
  const say = useWords();
  const [reason, setReason] = useState('');
  const set = useAct(setStaffActive, { onDone: onClose });
  return (
    <Confirm
      open
      onClose={onClose}
      title={say(person.active ? w.disableTitle(person.name) : w.restoreTitle(person.name))}
      act={say(person.active ? w.disable : w.restore)}
      look={person.active ? 'stop' : 'primary'}
      working={set.working}
      disabled={reason.trim() === ''}
      onAct={() => set.act({ staffId: person.staffId, active: !person.active, reason })}
    >
      {person.active && <p>{say(w.disableWhy)}</p>}
      <TextField label={say(consoleWords.reason)} required maxLength={200} value={reason} onValue={setReason} />
      <RefusalLine failure={set.failure} />
    </Confirm>
  );
}

export function EndDialog({ grant, onClose }: { grant: { grantId: string; role: Role; name: string }; onClose: () => void }) {
  const say = useWords();
  const [reason, setReason] = useState('');
  const end = useAct(endRole, { onDone: onClose });
  return (
    <Confirm
      open
      onClose={onClose}
      title={say(w.endTitle(grant.name, say(roleWords[grant.role])))}
      act={say(w.endAct)}
      look="stop"
      working={end.working}
      disabled={reason.trim() === ''}
      onAct={() => end.act({ grantId: grant.grantId, reason })}
    >
      <TextField label={say(consoleWords.reason)} required maxLength={200} value={reason} onValue={setReason} />
      <RefusalLine failure={end.failure} />
    </Confirm>
  );
}
