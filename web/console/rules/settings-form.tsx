import { useState, type FormEvent } from 'react';
import { expiryPolicies, putSettings, rangeKeys } from '#contract/rules.ts';
import { ruleBookWords as w } from '#words/console-rules.ts';
import { calculationWords, classWords, settingWords } from '#words/rules.ts';
import { ui } from '#words/ui.ts';
import { useAct } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { Button } from '../../ui/button.tsx';
import { Aside, AsideSection } from '../../ui/console-frame.tsx';
import { useWords } from '../../ui/language.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import type { Book, Settings } from './drafting.ts';
import css from './rules.module.css';
import { MatterRows, MultiplierRows, OverrideRows } from './settings-rows.tsx';

const form = 'settings-form';
const figures = ['reviewOver', 'noticeDays', 'unconfirmedDays', 'personDay', 'personMonth', 'maxTotalPercent', 'pointValueFen'] as const;

/** The settings of a draft, those that hold for all its rules. */
export function SettingsForm({ book, onClose }: { book: Book; onClose: () => void }) {
  const say = useWords();
  const [settings, setSettings] = useState<Settings>(book.settings);
  const put = useAct(putSettings);
  const set = (part: Partial<Settings>): void => setSettings((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    put.act({ versionId: book.versionId, settings });
  };
  return (
    <Aside
      label={say(w.editSettings)}
      head={<h2>{say(w.editSettings)}</h2>}
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
          <div className={css.pair}>
            {figures.map((field) => (
              <NumberField key={field} label={say(settingWords[field])} value={settings[field]} onValue={(value) => set({ [field]: value ?? 0 })} />
            ))}
          </div>
          <Select
            label={say(settingWords.expiry)}
            value={settings.expiry}
            onValue={(expiry) => set({ expiry })}
            options={expiryPolicies.map((policy) => ({ value: policy, label: say(w.expiries[policy]) }))}
          />
          <div className={css.pair}>
            <NumberField
              label={say(w.termMonths)}
              value={settings.trusted.termMonths}
              onValue={(termMonths) => set({ trusted: { ...settings.trusted, termMonths: termMonths ?? 1 } })}
            />
            <NumberField
              label={say(w.samplePercent)}
              value={settings.trusted.samplePercent}
              onValue={(samplePercent) => set({ trusted: { ...settings.trusted, samplePercent: samplePercent ?? 1 } })}
            />
          </div>
          <fieldset>
            <legend className={css.legend}>{say(w.ranges)}</legend>
            <table className={css.tiers}>
              <thead>
                <tr>
                  <th scope="col">{say(w.class)}</th>
                  <th scope="col">{say(w.min)}</th>
                  <th scope="col">{say(w.max)}</th>
                </tr>
              </thead>
              <tbody>
                {rangeKeys.map((key) => {
                  const range = settings.ranges[key];
                  const change = (part: Partial<typeof range>): void => set({ ranges: { ...settings.ranges, [key]: { ...range, ...part } } });
                  return (
                    <tr key={key}>
                      <th scope="row">{say(key === 'MONTHLY' ? calculationWords.MONTHLY : classWords[key])}</th>
                      <td>
                        <NumberField label={say(w.min)} labelHidden value={range.min} onValue={(min) => change({ min: min ?? 0 })} />
                      </td>
                      <td>
                        <NumberField label={say(w.max)} labelHidden value={range.max} onValue={(max) => change({ max: max ?? 0 })} />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </fieldset>
          <MultiplierRows rows={settings.multipliers} onRows={(multipliers) => set({ multipliers })} />
          <OverrideRows rows={settings.overrides} onRows={(overrides) => set({ overrides })} />
          {(['negativeList', 'neverDeduct', 'neverReward'] as const).map((list) => (
            <MatterRows key={list} label={say(settingWords[list])} rows={settings[list]} onRows={(rows) => set({ [list]: rows })} />
          ))}
        </form>
      </AsideSection>
    </Aside>
  );
}
