import { useState } from 'react';
import { adoptRuleBook, resolutionBodies } from '#contract/rules.ts';
import { ruleBookWords as w } from '#words/console-rules.ts';
import { bodyWords } from '#words/rules.ts';
import { ui } from '#words/ui.ts';
import { useAct } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/language.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Book } from './drafting.ts';
import css from './rules.module.css';

/** The residents' decision: who met, how they voted, under which number it is filed, from which day it holds. */
export function AdoptDialog({ book, today, onClose, onDone }: { book: Book; today: string; onClose: () => void; onDone: (sentence: string) => void }) {
  const say = useWords();
  const [body, setBody] = useState<(typeof resolutionBodies)[number]>('residents-representatives');
  const [decidedOn, setDecidedOn] = useState(today);
  const [entitled, setEntitled] = useState<number>();
  const [present, setPresent] = useState<number>();
  const [votesFor, setVotesFor] = useState<number>();
  const [votesAgainst, setVotesAgainst] = useState<number | undefined>(0);
  const [abstained, setAbstained] = useState<number | undefined>(0);
  const [document, setDocument] = useState('');
  const [effectiveFrom, setEffectiveFrom] = useState(book.earliestEffectiveOn ?? '');
  const adopt = useAct(adoptRuleBook, {
    onDone: (output) => {
      onDone(say(w.adopted(output.effectiveFrom)));
      onClose();
    },
  });
  const whole =
    entitled !== undefined &&
    present !== undefined &&
    votesFor !== undefined &&
    votesAgainst !== undefined &&
    abstained !== undefined &&
    document.trim() !== '' &&
    decidedOn !== '' &&
    effectiveFrom !== '';
  const send = (): void => {
    if (entitled === undefined || present === undefined || votesFor === undefined || votesAgainst === undefined || abstained === undefined) return;
    adopt.act({ versionId: book.versionId, effectiveFrom, resolution: { body, decidedOn, entitled, present, votesFor, votesAgainst, abstained, document } });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={say(w.adoptTitle(book.label))}
      foot={
        <>
          <Button onClick={onClose}>{say(ui.lookAgain)}</Button>
          <Button look="primary" disabled={!whole} working={adopt.working} onClick={send}>
            {say(effectiveFrom ? w.adoptAct(effectiveFrom) : w.adoptActNoDay)}
          </Button>
        </>
      }
    >
      <p>{say(w.adoptWhy)}</p>
      <div className={css.pair}>
        <Select label={say(w.body)} value={body} onValue={setBody} options={resolutionBodies.map((one) => ({ value: one, label: say(bodyWords[one]) }))} />
        <DateField label={say(w.decidedOn)} max={today} value={decidedOn} onValue={setDecidedOn} />
      </div>
      <div className={css.votes}>
        <NumberField label={say(w.entitled)} value={entitled} onValue={setEntitled} />
        <NumberField label={say(w.present)} value={present} onValue={setPresent} />
        <NumberField label={say(w.votesFor)} value={votesFor} onValue={setVotesFor} />
        <NumberField label={say(w.votesAgainst)} value={votesAgainst} onValue={setVotesAgainst} />
        <NumberField label={say(w.abstained)} value={abstained} onValue={setAbstained} />
      </div>
      <div className={css.pair}>
        <TextField label={say(w.document)} hint={say(w.documentHint)} maxLength={120} value={document} onValue={setDocument} />
        <DateField
          label={say(w.effectiveFrom)}
          {...(book.earliestEffectiveOn && { min: book.earliestEffectiveOn })}
          value={effectiveFrom}
          onValue={setEffectiveFrom}
        />
      </div>
      <RefusalLine failure={adopt.failure} />
    </Dialog>
  );
}
