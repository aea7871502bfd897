import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { publicWords as w } from '#words/public.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { PublicPage } from '../../ui/public-frame.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { CounterPanel } from '../counter-panel.tsx';
import { pagesOf } from '../place.ts';
import css from '../public.module.css';

const route = getRouteApi('/public/$district/objections');

/** With the receipt number anybody sees how far their objection is. */
export function FollowPage() {
  const say = useWords();
  const { district } = route.useParams();
  const { history } = useRouter();
  const [receipt, setReceipt] = useState('');
  const given = receipt.replace(/\s/g, '').toUpperCase();
  useTitle(say(w.follow));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (given !== '') history.push(`${pagesOf(district).follow}/${encodeURIComponent(given)}`);
  };
  return (
    <PublicPage aside={<CounterPanel />}>
      <header className={css.head}>
        <h1>{say(w.follow)}</h1>
      </header>
      <Panel>
        <form className={css.form} onSubmit={submit}>
          <TextField label={say(w.receipt)} hint={say(w.followWhat)} autoComplete="off" maxLength={24} value={receipt} onValue={setReceipt} />
          <div>
            <Button look="primary" type="submit" icon="search" disabled={given === ''}>
              {say(w.followAct)}
            </Button>
          </div>
        </form>
      </Panel>
    </PublicPage>
  );
}
