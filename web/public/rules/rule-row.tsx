import { useId } from 'react';
import { publicRuleWords as w } from '#words/public.ts';
import { DaysKept } from '../../ui/days-kept.tsx';
import { classes } from '../../ui/classes.ts';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/language.ts';
import css from './rules.module.css';
import type { Book } from './rules-page.tsx';

type Rule = Book['rules'][number];

/** A rule: code, name and formula at a glance; opened, or on paper, all it asks and a worked example. */
export function RuleRow({ rule, open, named, onToggle }: { rule: Rule; open: boolean; named: boolean; onToggle: () => void }) {
  const say = useWords();
  const details = useId();
  const { lines } = rule;
  const facts = [
    { name: say(w.caps), value: say(lines.caps) },
    { name: say(w.confirm), value: say(lines.confirm) },
    ...(rule.review ? [{ name: say(w.review), value: say(w.always) }] : []),
    { name: say(w.evidence), value: say(rule.evidence) },
    ...(rule.months.length > 0 ? [{ name: say(w.season), value: say(lines.season) }] : []),
    ...(rule.validUntil ? [{ name: say(w.season), value: say(w.until(rule.validUntil)) }] : []),
    ...(lines.age ? [{ name: say(w.age), value: say(lines.age) }] : []),
    ...(lines.conditions ? [{ name: say(w.conditions), value: say(lines.conditions) }] : []),
    ...(lines.multipliers ? [{ name: say(w.multipliers), value: say(lines.multipliers) }] : []),
    ...(rule.note ? [{ name: say(w.note), value: say(rule.note) }] : []),
  ];
  return (
    <li id={rule.code} className={classes(css.rule, named && css.named)}>
      <button type="button" className={css.summary} aria-expanded={open} aria-controls={details} onClick={onToggle}>
        <b>{rule.code}</b>
        <span>
          <strong>{say(rule.name)}</strong>
          <DaysKept>{say(lines.points)}</DaysKept>
          {!rule.enabled && <em>{say(w.off)}</em>}
        </span>
        <Icon name={open ? 'up' : 'down'} size={16} />
      </button>
      <div id={details} className={classes(css.details, !open && css.closed)}>
        <Facts facts={facts} />
        {rule.example ? (
          <p className={css.example}>
            <b>{say(w.example)}</b> {say(rule.example.sentence)}
          </p>
        ) : (
          !rule.recordable && <p className={css.example}>{say(rule.enabled ? w.notRecordable : w.off)}</p>
        )}
        <a className={classes(css.own, 'screen-only')} href={`#${rule.code}`}>
          {say(w.link(rule.code))}
        </a>
      </div>
    </li>
  );
}
