import { ruleBookWords as w } from '#words/console-rules.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table.tsx';
import type { Book } from './drafting.ts';
import css from './rules.module.css';

type Found = NonNullable<Book['differences']>;
type Field = Found['settings'][number];

/** What changed against the version it was drawn from: every part, before and after. */
export function DifferencesOf({ differences }: { differences: Found | null }) {
  const say = useWords();
  if (differences === null) return <EmptyState icon="rules" title={say(w.diffFirst)} />;
  const { added, removed, changed, settings } = differences;
  if (added.length + removed.length + changed.length + settings.length === 0) return <EmptyState icon="rules" title={say(w.diffNone)} />;
  const names = (list: Found['added']) => (
    <Table
      label={say(w.rules)}
      rows={list}
      rowKey={({ code }) => code}
      columns={[
        { key: 'code', head: say(w.code), cell: ({ code }) => code, nowrap: true },
        { key: 'name', head: say(w.rule), cell: ({ name }) => name && say(name) },
        { key: 'points', head: say(w.points), cell: ({ points }) => say(points) },
      ]}
    />
  );
  return (
    <div className={css.block}>
      <p>{say(w.diffFrom(differences.from.label, differences.to.label))}</p>
      {changed.length > 0 && (
        <Panel kind="list" title={say(w.changed(changed.length))}>
          <Changes
            rows={changed.flatMap((rule) =>
              rule.fields.map((field) => ({ ...field, key: `${rule.code}/${field.field}`, of: `${rule.code} ${rule.name ? say(rule.name) : ''}` })),
            )}
          />
        </Panel>
      )}
      {settings.length > 0 && (
        <Panel kind="list" title={say(w.settingsChanged)}>
          <Changes rows={settings.map((field) => ({ ...field, key: field.field, of: '' }))} />
        </Panel>
      )}
      {added.length > 0 && (
        <Panel kind="list" title={say(w.added(added.length))}>
          {names(added)}
        </Panel>
      )}
      {removed.length > 0 && (
        <Panel kind="list" title={say(w.removed(removed.length))}>
          {names(removed)}
        </Panel>
      )}
    </div>
  );
}

function Changes({ rows }: { rows: readonly (Pick<Field, 'label' | 'before' | 'after'> & { key: string; of: string })[] }) {
  const say = useWords();
  return (
    <Table
      label={say(w.differences)}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'what',
          head: say(w.what),
          cell: ({ of, label }) => (
            <>
              {of && <strong>{of} · </strong>}
              {say(label)}
            </>
          ),
        },
        { key: 'before', head: say(w.before), cell: ({ before }) => <span className={css.was}>{before ? say(before) : say(w.nothing)}</span> },
        { key: 'after', head: say(w.after), cell: ({ after }) => (after ? say(after) : say(w.nothing)) },
      ]}
    />
  );
}
