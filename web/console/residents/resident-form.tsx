import { useState, type FormEvent, type ReactNode } from 'react';
import { residentWords as w } from '#words/console-residents.ts';
import { useWords } from '../../ui/language.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import css from './residents.module.css';

export interface ResidentData {
  name: string;
  buildingId: string;
  door: string;
  phone: string | null;
  birthYear: number;
}

export interface ResidentFormProps {
  first?: ResidentData;
  buildings: readonly { placeId: string; name: string }[];
  onSend: (data: ResidentData) => void;
  /** What stands below the fields: the refusal and the buttons; they submit the form. */
  children: ReactNode;
}

/** The few data a resident is registered with; nothing more is asked. */
export function ResidentForm({ first, buildings, onSend, children }: ResidentFormProps) {
  const say = useWords();
  const [name, setName] = useState(first?.name ?? '');
  const [buildingId, setBuildingId] = useState(first?.buildingId ?? '');
  const [door, setDoor] = useState(first?.door ?? '');
  const [phone, setPhone] = useState(first?.phone ?? '');
  const [birthYear, setBirthYear] = useState<number | undefined>(first?.birthYear);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (birthYear === undefined || buildingId === '') return;
    onSend({ name: name.trim(), buildingId, door: door.trim(), phone: phone.trim() === '' ? null : phone.trim(), birthYear });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextField label={say(w.name)} required maxLength={40} value={name} onValue={setName} />
      <Select
        label={say(w.building)}
        required
        prompt={say(w.building)}
        value={buildingId}
        onValue={setBuildingId}
        options={buildings.map((building) => ({ value: building.placeId, label: building.name }))}
      />
      <TextField label={say(w.door)} hint={say(w.doorHint)} maxLength={20} value={door} onValue={setDoor} />
      <NumberField label={say(w.birthYear)} hint={say(w.birthYearHint)} required value={birthYear} onValue={setBirthYear} />
      <TextField label={say(w.phone)} hint={say(w.phoneHint)} type="tel" maxLength={11} value={phone} onValue={setPhone} />
      {children}
    </form>
  );
}
