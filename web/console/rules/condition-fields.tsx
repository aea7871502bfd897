import { countCaps } from '#contract/rules.ts';
import { countCapWords, ruleBookWords as w } from '#words/console-rules.ts';
import { Checkbox } from '../../ui/choices.tsx';
import { useWords } from '../../ui/language.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import type { Draft, Settings } from './drafting.ts';
import css from './rules.module.css';
import { TextPair } from './text-pair.tsx';

interface Fields {
  rule: Draft;
  onSet: (part: Partial<Draft>) => void;
}

/** How often it may be paid. An empty cap is no cap. */
export function CapFields({ rule, onSet }: Fields) {
  const say = useWords();
  return (
    <fieldset>
      <legend className={css.legend}>{say(w.capsTitle)}</legend>
      <div className={css.four}>
        {countCaps.map((cap) => (
          <NumberField
            key={cap}
            label={say(countCapWords[cap])}
            value={rule.caps[cap]}
            onValue={(times) => {
              const { [cap]: _, ...others } = rule.caps;
              onSet({ caps: times === undefined ? others : { ...others, [cap]: times } });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

const none = 'none';

/** Season, session, ages, safety, privacy and the matters of the book's lists. */
export function ConditionFields({ rule, onSet, settings }: Fields & { settings: Settings }) {
  const say = useWords();
  const matters = [...settings.negativeList, ...settings.neverDeduct, ...settings.neverReward];
  return (
    <div className={css.block}>
      <fieldset>
        <legend className={css.legend}>
          {say(w.months)} <small>{say(w.monthsHint)}</small>
        </legend>
        <div className={css.months}>
          {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
            <Checkbox
              key={month}
              label={say(w.month(month))}
              checked={rule.months.includes(month)}
              onChecked={(on) => onSet({ months: on ? [...rule.months, month].sort((a, b) => a - b) : rule.months.filter((one) => one !== month) })}
            />
          ))}
        </div>
      </fieldset>
      <div className={css.pair}>
        <NumberField
          label={say(w.usualMinutes)}
          value={rule.usualMinutes ?? undefined}
          onValue={(usualMinutes) => onSet({ usualMinutes: usualMinutes ?? null })}
        />
        <NumberField
          label={say(w.usualCapacity)}
          value={rule.usualCapacity ?? undefined}
          onValue={(usualCapacity) => onSet({ usualCapacity: usualCapacity ?? null })}
        />
      </div>
      <div className={css.three}>
        <NumberField label={say(w.minAge)} value={rule.minAge ?? undefined} onValue={(minAge) => onSet({ minAge: minAge ?? null })} />
        <NumberField label={say(w.maxAge)} value={rule.maxAge ?? undefined} onValue={(maxAge) => onSet({ maxAge: maxAge ?? null })} />
        <NumberField
          label={say(w.guardianUnder)}
          value={rule.guardianUnder ?? undefined}
          onValue={(guardianUnder) => onSet({ guardianUnder: guardianUnder ?? null })}
        />
      </div>
      <TextPair zh={w.qualificationZh} en={w.qualificationEn} value={rule.qualification} onValue={(qualification) => onSet({ qualification })} />
      <TextPair zh={w.hazardZh} en={w.hazardEn} value={rule.hazard} onValue={(hazard) => onSet({ hazard })} />
      <div className={css.checks}>
        <Checkbox label={say(w.insurance)} checked={rule.insurance} onChecked={(insurance) => onSet({ insurance })} />
        <Checkbox label={say(w.safeguard)} checked={rule.safeguard} onChecked={(safeguard) => onSet({ safeguard })} />
        <Checkbox label={say(w.perHousehold)} checked={rule.perHousehold} onChecked={(perHousehold) => onSet({ perHousehold })} />
        <Checkbox label={say(w.hideNames)} checked={rule.hideNames} onChecked={(hideNames) => onSet({ hideNames })} />
        <Checkbox label={say(w.secretReporter)} checked={rule.secretReporter} onChecked={(secretReporter) => onSet({ secretReporter })} />
        <Checkbox label={say(w.enabled)} checked={rule.enabled} onChecked={(enabled) => onSet({ enabled })} />
      </div>
      {settings.multipliers.length > 0 && (
        <fieldset>
          <legend className={css.legend}>{say(w.mayTake)}</legend>
          <div className={css.checks}>
            {settings.multipliers.map(({ tag, name, percent }) => (
              <Checkbox
                key={tag}
                label={`${say(name)} × ${percent / 100}`}
                checked={rule.multiplierTags.includes(tag)}
                onChecked={(on) => onSet({ multiplierTags: on ? [...rule.multiplierTags, tag] : rule.multiplierTags.filter((one) => one !== tag) })}
              />
            ))}
          </div>
        </fieldset>
      )}
      {matters.length > 0 && (
        <Select
          label={say(w.matter)}
          value={rule.matter ?? none}
          onValue={(id) => onSet({ matter: id === none ? null : id })}
          options={[{ value: none, label: say(w.noMatter) }, ...matters.map((matter) => ({ value: matter.id, label: say(matter) }))]}
        />
      )}
      <TextPair zh={w.noteZh} en={w.noteEn} value={rule.note} onValue={(note) => onSet({ note })} />
    </div>
  );
}
