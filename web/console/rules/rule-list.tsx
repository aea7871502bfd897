import { useState } from 'react';
import { ruleClasses, type RuleClass } from '#contract/rules.ts';
import { ruleBookWords as w } from '#words/console-rules.ts';
import { classWords } from '#words/rules.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { Chips } from '../../ui/segmented.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { consoleWords } from '#words/console.ts';
import type { Book, RuleOnPage } from './drafting.ts';
import css from './rules.module.css';

const all = 'all';

export interface RuleListProps {
  book: Book;
  current: string | undefined;
  onOpen: ((code: string) => void) | undefined;
  onRemove: ((rule: RuleOnPage) => void) | undefined;
}

/** A version's rules by class, each with what it pays, how often, and a worked example. */
export function RuleList({ book, current, onOpen, onRemove }: RuleListProps) {
  const say = useWords();
  const [kind, setKind] = useState<RuleClass | typeof all>(all);
  const [q, setQ] = useState('');
  const [at, setAt] = useState<string>();
  const wanted = q.trim().toLowerCase();
  const shown = book.rules.filter(
    (rule) =>
      (kind === all || rule.class === kind) &&
      (wanted === '' || rule.code.toLowerCase().includes(wanted) || rule.name?.zh.includes(q.trim()) || rule.name?.en.toLowerCase().includes(wanted)),
  );
  return (
    <>
      <div className={css.tools}>
        <Chips
          label={say(w.filter)}
          value={kind}
          onValue={setKind}
          segments={[
            { value: all, label: say(consoleWords.all), count: book.rules.length },
            ...ruleClasses.map((one) => ({ value: one, label: say(classWords[one]), count: book.rules.filter((rule) => rule.class === one).length })),
          ]}
        />
        <div className={css.find}>
          <TextField label={say(w.find)} labelHidden type="search" placeholder={say(w.find)} value={q} onValue={setQ} />
        </div>
      </div>
      <Panel kind="list">
        <Table
          label={say(w.rules)}
          rows={shown}
          rowKey={({ code }) => code}
          current={current ?? at}
          onCurrent={setAt}
          {...(onOpen && { onOpen: (rule: RuleOnPage) => onOpen(rule.code) })}
          columns={[
            {
              key: 'rule',
              head: say(w.rule),
              cell: (rule) => (
                <TwoLines below={`${rule.code} · ${rule.class ? say(classWords[rule.class]) : say(w.noClass)}`}>
                  <strong>{rule.name ? say(rule.name) : <span className={css.missing}>{say(w.missing)}</span>}</strong>
                  {!rule.enabled && (
                    <>
                      {' '}
                      <StateTag tone="void" icon="minus" bare>
                        {say(w.off)}
                      </StateTag>
                    </>
                  )}
                </TwoLines>
              ),
            },
            {
              key: 'points',
              head: say(w.points),
              cell: (rule) => <TwoLines below={rule.example ? say(rule.example.sentence) : undefined}>{say(rule.lines.points)}</TwoLines>,
            },
            {
              key: 'caps',
              head: say(w.caps),
              cell: (rule) => <TwoLines below={rule.lines.multipliers ? say(rule.lines.multipliers) : undefined}>{say(rule.lines.caps)}</TwoLines>,
            },
            {
              key: 'confirm',
              head: say(w.confirm),
              cell: (rule) => <TwoLines below={rule.evidence ? say(rule.evidence) : undefined}>{say(rule.lines.confirm)}</TwoLines>,
            },
            {
              key: 'season',
              head: say(w.conditions),
              cell: (rule) => (
                <TwoLines
                  below={
                    [rule.lines.age, rule.lines.conditions]
                      .filter((line) => line !== null)
                      .map(say)
                      .join(' · ') || undefined
                  }
                >
                  {say(rule.lines.season)}
                </TwoLines>
              ),
            },
            ...(onOpen && onRemove
              ? [
                  {
                    key: 'act',
                    head: '',
                    end: true,
                    nowrap: true,
                    cell: (rule: RuleOnPage) => (
                      <span className={css.acts}>
                        <Button onClick={() => onOpen(rule.code)}>{say(consoleWords.edit)}</Button>
                        <Button look="quiet" icon="close" aria-label={`${say(w.remove)} ${rule.code}`} onClick={() => onRemove(rule)} />
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Panel>
    </>
  );
}
