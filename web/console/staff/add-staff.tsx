import { useState, type FormEvent } from 'react';
import { addStaff } from '#contract/identity.ts';
import { staffWords as w } from '#words/console-staff.ts';
import { useAct } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { Secret } from './secret-once.tsx';
import css from './staff.module.css';

export function AddStaff({ communityId, onAdded }: { communityId: string; onAdded: (secret: Secret) => void }) {
  const say = useWords();
  const [name, setName] = useState('');
  const [office, setOffice] = useState('');
  const [username, setUsername] = useState('');
  const add = useAct(addStaff, {
    onDone: (output, input) => {
      onAdded({ name: input.name, username: input.username, ...output });
      setName('');
      setOffice('');
      setUsername('');
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.act({ communityId, name: name.trim(), office: office.trim(), username: username.trim() });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextField label={say(w.name)} required maxLength={40} value={name} onValue={setName} />
      <TextField label={say(w.office)} hint={say(w.officeHint)} required maxLength={60} value={office} onValue={setOffice} />
      <TextField label={say(w.username)} hint={say(w.usernameHint)} required maxLength={40} autoComplete="off" value={username} onValue={setUsername} />
      <RefusalLine failure={add.failure} />
      <Button look="primary" wide type="submit" working={add.working}>
        {say(w.addAct)}
      </Button>
    </form>
  );
}
