import { useState } from 'react';
import { registerResident } from '#contract/identity.ts';
import { residentWords as w } from '#words/console-residents.ts';
import { refusedWith, useAct } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { useWords } from '../../ui/language.ts';
import { StatusLine } from '../../ui/status-line.tsx';
import { ResidentForm } from './resident-form.tsx';
import css from './residents.module.css';

/** Registering one resident; a double is asked about before it is made. */
export function Register({ communityId, buildings }: { communityId: string; buildings: readonly { placeId: string; name: string }[] }) {
  const say = useWords();
  const [even, setEven] = useState(false);
  const [filled, setFilled] = useState(0);
  const [last, setLast] = useState<{ name: string; residentId: string; shortCode: string }>();
  const register = useAct(registerResident, {
    onDone: ({ residentId, shortCode }, { name }) => {
      setLast({ name, residentId, shortCode });
      setEven(false);
      setFilled((count) => count + 1);
    },
  });
  return (
    <div className={css.form}>
      {last && (
        <StatusLine end={<LinkButton href={`/console/residents/${last.residentId}`}>{say(w.openIt)}</LinkButton>}>
          {say(w.registered(last.name, last.shortCode))}
        </StatusLine>
      )}
      <ResidentForm key={filled} buildings={buildings} onSend={(data) => register.act({ communityId, ...data, evenIfDouble: even })}>
        <RefusalLine failure={register.failure} />
        {refusedWith(register.failure, 'resident-double') && <Checkbox label={say(w.evenIfDouble)} checked={even} onChecked={setEven} />}
        <Button look="primary" tall wide type="submit" working={register.working}>
          {say(w.registerAct)}
        </Button>
      </ResidentForm>
    </div>
  );
}
