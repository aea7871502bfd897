import { calculationWords } from '#words/rules.ts';
import { ruleBookWords as w } from '#words/console-rules.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { beginnings, removeAt, replaceAt, type Calculation } from './drafting.ts';
import css from './rules.module.css';
import { TextPair } from './text-pair.tsx';

const kinds = ['FIXED', 'TIERED', 'RANGE', 'MONTHLY', 'LINEAR', 'ROYALTY', 'RATIO'] as const satisfies readonly Calculation['kind'][];

/** How a rule counts, each way with its own figures. */
export function CalculationFields({ value, onValue }: { value: Calculation | null; onValue: (value: Calculation) => void }) {
  const say = useWords();
  return (
    <>
      <Select
        label={say(w.calculation)}
        prompt={say(w.missing)}
        value={value?.kind ?? ''}
        onValue={(kind) => onValue(beginnings[kind])}
        options={kinds.map((kind) => ({ value: kind, label: say(calculationWords[kind]) }))}
      />
      {value && <Figures value={value} onValue={onValue} />}
    </>
  );
}

function Figures({ value, onValue }: { value: Calculation; onValue: (value: Calculation) => void }) {
  const say = useWords();
  switch (value.kind) {
    case 'FIXED':
      return <NumberField label={say(w.pointsEach)} value={value.points} onValue={(points) => onValue({ ...value, points: points ?? 0 })} />;
    case 'RANGE':
      return (
        <div className={css.pair}>
          <NumberField label={say(w.min)} value={value.min} onValue={(min) => onValue({ ...value, min: min ?? 0 })} />
          <NumberField label={say(w.max)} value={value.max} onValue={(max) => onValue({ ...value, max: max ?? 0 })} />
        </div>
      );
    case 'TIERED':
      return <Tiers value={value} onValue={onValue} />;
    case 'MONTHLY':
      return (
        <div className={css.pair}>
          <NumberField label={say(w.perMonth)} value={value.points} onValue={(points) => onValue({ ...value, points: points ?? 0 })} />
          <NumberField label={say(w.daysInOffice)} value={value.minDaysInOffice} onValue={(days) => onValue({ ...value, minDaysInOffice: days ?? 1 })} />
        </div>
      );
    case 'LINEAR':
      return (
        <div className={css.pair}>
          <NumberField label={say(w.perHour)} value={value.pointsPerHour} onValue={(points) => onValue({ ...value, pointsPerHour: points ?? 1 })} />
          <NumberField label={say(w.unit)} value={value.unitMinutes} onValue={(minutes) => onValue({ ...value, unitMinutes: minutes ?? 1 })} />
        </div>
      );
    case 'ROYALTY':
      return <NumberField label={say(w.perUse)} value={value.points} onValue={(points) => onValue({ ...value, points: points ?? 0 })} />;
    case 'RATIO':
      return <NumberField label={say(w.percent)} value={value.percent} onValue={(percent) => onValue({ ...value, percent: percent ?? 1 })} />;
  }
}

type Tiered = Extract<Calculation, { kind: 'TIERED' }>;

/** A table of tiers: shortest first, one figure per level of difficulty. */
function Tiers({ value, onValue }: { value: Tiered; onValue: (value: Calculation) => void }) {
  const say = useWords();
  const { levels, tiers } = value;
  const setLevels = (count: number): void =>
    onValue({
      ...value,
      levels: Array.from({ length: count }, (_, index) => levels[index] ?? { zh: w.levelName(index + 1).zh, en: w.levelName(index + 1).en }),
      tiers: tiers.map((tier) => ({
        ...tier,
        points: Array.from({ length: count }, (_, index) => tier.points[index] ?? tier.points[tier.points.length - 1] ?? 0),
      })),
    });
  return (
    <div className={css.block}>
      <Select
        label={say(w.levels)}
        value={String(levels.length)}
        onValue={(count) => setLevels(Number(count))}
        options={['1', '2', '3', '4', '5'].map((count) => ({ value: count, label: count }))}
      />
      {levels.length > 1 &&
        levels.map((level, at) => (
          <TextPair
            key={at}
            zh={w.textZh}
            en={w.textEn}
            labelHidden
            value={level}
            onValue={(text) => onValue({ ...value, levels: replaceAt(levels, at, text ?? { zh: '', en: '' }) })}
          />
        ))}
      <table className={css.tiers}>
        <thead>
          <tr>
            <th scope="col">{say(w.fromMinutes)}</th>
            {levels.map((level, at) => (
              <th key={at} scope="col">
                {say(level)}
              </th>
            ))}
            <th scope="col" className={css.drop}>
              <span className="sr">{say(w.removeTier)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier, at) => (
            <tr key={at}>
              <td>
                <NumberField
                  label={say(w.fromMinutes)}
                  labelHidden
                  value={tier.fromMinutes}
                  onValue={(fromMinutes) => onValue({ ...value, tiers: replaceAt(tiers, at, { ...tier, fromMinutes: fromMinutes ?? 1 }) })}
                />
              </td>
              {tier.points.map((points, level) => (
                <td key={level}>
                  <NumberField
                    label={say(w.pointsEach)}
                    labelHidden
                    value={points}
                    onValue={(next) => onValue({ ...value, tiers: replaceAt(tiers, at, { ...tier, points: replaceAt(tier.points, level, next ?? 0) }) })}
                  />
                </td>
              ))}
              <td className={css.drop}>
                {tiers.length > 1 && (
                  <Button look="quiet" icon="close" aria-label={say(w.removeTier)} onClick={() => onValue({ ...value, tiers: removeAt(tiers, at) })} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {tiers.length < 8 && (
        <Button
          look="quiet"
          icon="plus"
          onClick={() =>
            onValue({
              ...value,
              tiers: [
                ...tiers,
                { fromMinutes: (tiers[tiers.length - 1]?.fromMinutes ?? 0) + 60, points: tiers[tiers.length - 1]?.points ?? levels.map(() => 10) },
              ],
            })
          }
        >
          {say(w.addTier)}
        </Button>
      )}
    </div>
  );
}
