import { useState, type FormEvent } from 'react';
import { confirmModes, putRule, ruleClasses } from '#contract/rules.ts';
import { ruleBookWords as w } from '#words/console-rules.ts';
import { classWords, confirmWords } from '#words/rules.ts';
import { ui } from '#words/ui.ts';
import { useAct } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { Aside, AsideSection } from '../../ui/console-frame.tsx';
import { useWords } from '../../ui/language.ts';
import { Select } from '../../ui/select.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CalculationFields } from './calculation-fields.tsx';
import { CapFields, ConditionFields } from './condition-fields.tsx';
import { blankRule, type Book, type Draft } from './drafting.ts';
import css from './rules.module.css';
import { TextPair } from './text-pair.tsx';
import { TryRule } from './try-rule.tsx';

const form = 'rule-form';

/** One line of a draft: what it pays, how often, who confirms, and its conditions. Gaps may be saved; they stop the adoption. */
export function RuleForm({ book, first, onClose }: { book: Book; first: Draft | undefined; onClose: () => void }) {
  const say = useWords();
  const [rule, setRule] = useState<Draft>(first ?? blankRule);
  const [kept, setKept] = useState(first?.code);
  const put = useAct(putRule, { onDone: (_, input) => setKept(input.rule.code) });
  const set = (part: Partial<Draft>): void => setRule((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    put.act({ versionId: book.versionId, rule, ...(kept !== undefined && { replaces: kept }) });
  };
  const saved = book.rules.find(({ code }) => code === kept);
  const faults = book.faults.filter(({ code }) => code !== null && code === kept);
  return (
    <Aside
      label={say(kept === undefined ? w.add : w.editTitle(kept))}
      head={<h2>{say(kept === undefined ? w.add : w.editTitle(kept))}</h2>}
      foot={
        <>
          <Button tall onClick={onClose}>
            {say(ui.close)}
          </Button>
          <Button tall look="primary" type="submit" form={form} working={put.working}>
            {say(w.save)}
          </Button>
        </>
      }
    >
      <AsideSection>
        <form id={form} className={css.block} onSubmit={submit}>
          <RefusalLine failure={put.failure} />
          {put.done && !put.working && <StatusLine>{say(w.saved)}</StatusLine>}
          {faults.length > 0 && (
            <StatusLine tone="due">
              <ul>
                {faults.map((fault) => (
                  <li key={fault.reason}>{say(fault.sentence)}</li>
                ))}
              </ul>
            </StatusLine>
          )}
          <div className={css.pair}>
            <TextField
              label={say(w.code)}
              required
              placeholder="A-V01"
              maxLength={13}
              value={rule.code}
              onValue={(code) => set({ code: code.toUpperCase() })}
            />
            <Select
              label={say(w.class)}
              prompt={say(w.missing)}
              value={rule.class ?? ''}
              onValue={(next) => set({ class: next })}
              options={ruleClasses.map((one) => ({ value: one, label: say(classWords[one]) }))}
            />
          </div>
          <TextPair zh={w.nameZh} en={w.nameEn} value={rule.name} onValue={(name) => set({ name })} />
          <CalculationFields value={rule.calculation} onValue={(calculation) => set({ calculation })} />
          <CapFields rule={rule} onSet={set} />
          <TextPair zh={w.evidenceZh} en={w.evidenceEn} value={rule.evidence} onValue={(evidence) => set({ evidence })} />
          <Select
            label={say(w.confirmMode)}
            prompt={say(w.missing)}
            value={rule.confirm ?? ''}
            onValue={(confirm) => set({ confirm })}
            options={confirmModes.map((mode) => ({ value: mode, label: say(confirmWords[mode]) }))}
          />
          <Checkbox label={say(w.review)} checked={rule.review} onChecked={(review) => set({ review })} />
          <details className={css.details}>
            <summary>{say(w.more)}</summary>
            <ConditionFields rule={rule} onSet={set} settings={book.settings} />
          </details>
        </form>
      </AsideSection>
      <AsideSection title={say(w.try)}>
        {saved && kept !== undefined ? (
          <TryRule key={JSON.stringify(saved.calculation)} versionId={book.versionId} code={kept} calculation={saved.calculation} />
        ) : (
          <p>{say(w.tryFirst)}</p>
        )}
      </AsideSection>
    </Aside>
  );
}
