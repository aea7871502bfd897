import { useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { raiseObjection } from '#contract/participation.ts';
import { publicWords as w } from '#words/public.ts';
import { useAct } from '../../api.ts';
import { Refusal } from '../../refusal.tsx';
import { Actions } from '../../ui/answers.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/language.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { pagesOf } from '../place.ts';
import css from '../public.module.css';
import type { Notice } from './notice-page.tsx';

/** Which line, why, and how to be reached if one likes; who sees it is said before anything is typed. */
export function ObjectForm({ district, notice, onCancel }: { district: string; notice: Notice; onCancel: () => void }) {
  const say = useWords();
  const { history } = useRouter();
  const [item, setItem] = useState('');
  const [text, setText] = useState('');
  const [contact, setContact] = useState('');
  const [sent, setSent] = useState(false);
  const act = useAct(raiseObjection, {
    refresh: [],
    onDone: ({ receipt }) => history.push(`${pagesOf(district).follow}/${encodeURIComponent(receipt)}?received=1`),
  });
  const short = text.trim().length < 4;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSent(true);
    if (item === '' || short) return;
    act.act({ district, noticeId: notice.noticeId, item: Number(item), text: text.trim(), contact: contact.trim() });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <p className={css.private}>
        <Icon name="shield" size={20} />
        <span>{say(w.objectPrivacy)}</span>
      </p>
      <Select
        label={say(w.objectItem)}
        prompt={say(w.objectItemPrompt)}
        value={item}
        onValue={setItem}
        fault={sent && item === '' ? say(w.objectChoose) : undefined}
        options={notice.list.map((one) => ({
          value: String(one.item),
          label: say(w.objectOption(one.item, one.matter, one.name ?? say(w.numbered(notice.serial, one.item)), one.points)),
          disabled: one.state !== 'posted',
        }))}
      />
      <TextArea
        label={say(w.objectText)}
        hint={say(w.objectTextHint)}
        fault={sent && short ? say(w.objectShort) : undefined}
        rows={4}
        maxLength={1000}
        value={text}
        onValue={setText}
      />
      <TextField label={say(w.objectContact)} hint={say(w.objectContactHint)} maxLength={60} value={contact} onValue={setContact} />
      <Refusal failure={act.failure} />
      <Actions>
        <Button look="primary" type="submit" icon="flag" working={act.working}>
          {say(w.objectSend)}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {say(w.objectCancel)}
        </Button>
      </Actions>
    </form>
  );
}
