import { publicWords as w } from '#words/public.ts';
import { Icon } from '../ui/icon.tsx';
import { useWords } from '../ui/language.ts';
import { Panel } from '../ui/panel.tsx';
import { usePlace } from './place.ts';
import css from './public.module.css';

/** The telephone as a line one can press. */
export function Telephone({ phone, hours }: { phone: string | null; hours: string | null }) {
  if (phone === null) return null;
  return (
    <a className={css.telephone} href={`tel:${phone.replace(/\s/g, '')}`}>
      <Icon name="phone" size={20} />
      <span>
        {phone}
        {hours !== null && <small>{hours}</small>}
      </span>
    </a>
  );
}

/** Everything here can be done by people without a phone. */
export function CounterPanel() {
  const say = useWords();
  const { community } = usePlace();
  return (
    <Panel title={say(w.counter)}>
      <p>{say(w.counterWhat)}</p>
      {community && <Telephone phone={community.phone} hours={community.hours} />}
    </Panel>
  );
}
