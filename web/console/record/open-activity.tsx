import { useState, type FormEvent } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import { openActivity, type readTemplates } from '#contract/participation.ts';
import { consoleWords } from '#words/console.ts';
import { recordWords as w } from '#words/console-record.ts';
import { useAct } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useWords } from '../../ui/language.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import css from './open-activity.module.css';
import { lastWeekday, momentAt } from './when.ts';

type Templates = OutputOf<typeof readTemplates>;
export type Template = Templates['templates'][number];

export interface OpenActivityProps {
  communityId: string;
  today: string;
  template: Template;
  organisers: Templates['organisers'];
  /** The person at the keyboard: whoever records may not confirm, so somebody else stands first. */
  meId: string;
  onOpened: (activityId: string) => void;
}

const keyOf = ({ kind, id }: { kind: string; id: string }): string => `${kind}/${id}`;

/** From a template in under a minute: what it is, when it usually is and how long it usually takes are filled in. */
export function OpenActivity({ communityId, today, template, organisers, meId, onOpened }: OpenActivityProps) {
  const say = useWords();
  const [title, setTitle] = useState(template.name);
  const [place, setPlace] = useState('');
  const [day, setDay] = useState(() => lastWeekday(today, 6));
  const [time, setTime] = useState('09:00');
  const [minutes, setMinutes] = useState<number | undefined>(template.minutes);
  const [difficulty, setDifficulty] = useState<number>();
  const [capacity, setCapacity] = useState<number | undefined>(template.capacity ?? undefined);
  const [organiser, setOrganiser] = useState(() => {
    const first = organisers.find(({ trusted, id }) => trusted && id !== meId) ?? organisers.find(({ id }) => id !== meId) ?? organisers[0];
    return first ? keyOf(first) : '';
  });
  const open = useAct(openActivity, { onDone: ({ activityId }) => onOpened(activityId) });
  const chosen = organisers.find((one) => keyOf(one) === organiser);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!chosen || minutes === undefined) return;
    open.act({
      communityId,
      ruleCode: template.ruleCode,
      title,
      place,
      startsAt: momentAt(day, time),
      minutes,
      ...(difficulty !== undefined && { difficulty }),
      organiser: { kind: chosen.kind, id: chosen.id },
      capacity: capacity ?? null,
    });
  };
  const days = [
    { day: lastWeekday(today, 6), words: w.lastSaturday },
    { day: lastWeekday(today, 0), words: w.lastSunday },
    { day: today, words: w.today },
  ];
  return (
    <form className={css.form} onSubmit={submit}>
      <TextField label={say(w.name)} required maxLength={60} value={title} onValue={setTitle} />
      <TextField label={say(w.where)} required maxLength={60} placeholder={say(w.wherePrompt)} value={place} onValue={setPlace} />
      <div className={css.when}>
        <DateField label={say(w.day)} required value={day} onValue={setDay} />
        <div className={css.days}>
          {days.map((one) => (
            <Button key={one.day} look={one.day === day ? 'soft' : 'quiet'} aria-pressed={one.day === day} onClick={() => setDay(one.day)}>
              {say(one.words)}
            </Button>
          ))}
        </div>
      </div>
      <div className={css.three}>
        <label className={css.time}>
          <span>{say(w.from)}</span>
          <input type="time" required step={300} value={time} onChange={(event) => setTime(event.target.value)} />
        </label>
        <NumberField label={say(w.minutes)} unit={say(w.minutesUnit)} required value={minutes} onValue={setMinutes} />
        <NumberField label={say(w.capacity)} value={capacity} onValue={setCapacity} hint={say(w.capacityHint)} />
      </div>
      <Select
        label={say(w.organiser)}
        hint={say(w.organiserHint)}
        required
        value={organiser}
        onValue={setOrganiser}
        options={organisers.map((one) => ({
          value: keyOf(one),
          label: say(one.trusted ? w.organiserTrusted(one.name, one.office) : w.organiserLine(one.name, one.office)),
        }))}
      />
      <NumberField label={`${say(w.difficulty)}（${say(consoleWords.optional)}）`} hint={say(w.difficultyHint)} value={difficulty} onValue={setDifficulty} />
      <RefusalLine failure={open.failure} />
      <Button look="primary" tall wide type="submit" working={open.working}>
        {say(w.openIt)}
      </Button>
    </form>
  );
}
