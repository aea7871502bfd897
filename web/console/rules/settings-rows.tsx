import type { ReactNode } from 'react';
import { ruleBookWords as w } from '#words/console-rules.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { removeAt, replaceAt, type Settings } from './drafting.ts';
import css from './rules.module.css';
import { TextPair } from './text-pair.tsx';

interface RowsProps<Row> {
  label: string;
  rows: readonly Row[];
  onRows: (rows: Row[]) => void;
}

/** A list whose lines are edited in place; folded, because it is rarely touched. */
function Rows<Row>({ label, rows, onRows, blank, children }: RowsProps<Row> & { blank: Row; children: (row: Row, onRow: (row: Row) => void) => ReactNode }) {
  const say = useWords();
  return (
    <details className={css.details}>
      <summary>
        {label} {rows.length}
      </summary>
      <div className={css.rows}>
        {rows.map((row, at) => (
          <div key={at} className={css.row}>
            <div className={css.block}>{children(row, (next) => onRows(replaceAt(rows, at, next)))}</div>
            <Button look="quiet" icon="close" aria-label={say(w.removeRow)} onClick={() => onRows(removeAt(rows, at))} />
          </div>
        ))}
        <Button look="quiet" icon="plus" onClick={() => onRows([...rows, blank])}>
          {say(w.addRow)}
        </Button>
      </div>
    </details>
  );
}

type Matter = Settings['negativeList'][number];

export function MatterRows(props: RowsProps<Matter>) {
  const say = useWords();
  return (
    <Rows {...props} blank={{ id: '', zh: '', en: '' }}>
      {(row, onRow) => (
        <>
          <TextField label={say(w.tag)} labelHidden placeholder={say(w.tag)} value={row.id} onValue={(id) => onRow({ ...row, id })} />
          <TextPair zh={w.textZh} en={w.textEn} labelHidden value={row} onValue={(text) => onRow({ id: row.id, zh: text?.zh ?? '', en: text?.en ?? '' })} />
        </>
      )}
    </Rows>
  );
}

type Override = Settings['overrides'][number];

export function OverrideRows({ rows, onRows }: Omit<RowsProps<Override>, 'label'>) {
  const say = useWords();
  return (
    <Rows label={say(w.overridesRows)} rows={rows} onRows={onRows} blank={{ code: '', min: 0, max: 0, resolution: { zh: '', en: '' } }}>
      {(row, onRow) => (
        <>
          <div className={css.three}>
            <TextField label={say(w.code)} value={row.code} onValue={(code) => onRow({ ...row, code: code.toUpperCase() })} />
            <NumberField label={say(w.min)} value={row.min} onValue={(min) => onRow({ ...row, min: min ?? 0 })} />
            <NumberField label={say(w.max)} value={row.max} onValue={(max) => onRow({ ...row, max: max ?? 0 })} />
          </div>
          <TextPair
            zh={w.resolutionZh}
            en={w.resolutionEn}
            value={row.resolution}
            onValue={(resolution) => onRow({ ...row, resolution: resolution ?? { zh: '', en: '' } })}
          />
        </>
      )}
    </Rows>
  );
}

type Multiplier = Settings['multipliers'][number];

export function MultiplierRows({ rows, onRows }: Omit<RowsProps<Multiplier>, 'label'>) {
  const say = useWords();
  return (
    <Rows
      label={say(w.multiplierRows)}
      rows={rows}
      onRows={onRows}
      blank={{ tag: '', name: { zh: '', en: '' }, percent: 100, by: 'rule', fromAge: null, toAge: null, from: null, until: null }}
    >
      {(row, onRow) => (
        <>
          <div className={css.three}>
            <TextField label={say(w.tag)} value={row.tag} onValue={(tag) => onRow({ ...row, tag })} />
            <NumberField label={say(w.percentOf)} unit="%" value={row.percent} onValue={(percent) => onRow({ ...row, percent: percent ?? 100 })} />
            <Select
              label={say(w.by)}
              value={row.by}
              onValue={(by) => onRow({ ...row, by })}
              options={[
                { value: 'rule', label: say(w.byRule) },
                { value: 'activity', label: say(w.byActivity) },
              ]}
            />
          </div>
          <TextPair zh={w.nameZh} en={w.nameEn} value={row.name} onValue={(name) => onRow({ ...row, name: name ?? { zh: '', en: '' } })} />
          <div className={css.pair}>
            <NumberField label={say(w.minAge)} value={row.fromAge ?? undefined} onValue={(fromAge) => onRow({ ...row, fromAge: fromAge ?? null })} />
            <NumberField label={say(w.maxAge)} value={row.toAge ?? undefined} onValue={(toAge) => onRow({ ...row, toAge: toAge ?? null })} />
          </div>
        </>
      )}
    </Rows>
  );
}
