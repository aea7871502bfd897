import { useState } from 'react';
import type { RuleClass } from '#contract/rules.ts';
import { classWords } from '#words/rules.ts';
import { recordWords as w } from '#words/console-record.ts';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/language.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { Template } from './open-activity.tsx';
import css from './template-picker.module.css';

const classes: Readonly<Record<string, { zh: string; en: string }>> = classWords satisfies Record<RuleClass, unknown>;
const classOf = ({ behaviour }: Template): string => `${classes[behaviour]?.zh ?? ''} ${classes[behaviour]?.en ?? ''}`;

/** Those used lately stand first; a few letters narrow the rest. */
export function TemplatePicker({
  templates,
  chosen,
  onChoose,
}: {
  templates: readonly Template[];
  chosen: string | undefined;
  onChoose: (template: Template) => void;
}) {
  const say = useWords();
  const [q, setQ] = useState('');
  const wanted = q.trim().toLowerCase();
  const found = templates
    .filter(
      (template) =>
        wanted === '' || [template.name, template.ruleCode, classOf(template), ...template.tags].some((text) => text.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => b.recent - a.recent || a.ruleCode.localeCompare(b.ruleCode));
  return (
    <div className={css.picker}>
      <TextField
        label={say(w.template)}
        type="search"
        placeholder={say(w.templateFind)}
        value={q}
        onValue={setQ}
        hint={wanted === '' ? say(w.templateAll(templates.length)) : found.length === 0 ? say(w.templateNone(q)) : undefined}
      />
      <ul className={css.list}>
        {found.map((template) => (
          <li key={template.ruleCode}>
            <button type="button" disabled={template.whyNot !== null} aria-pressed={template.ruleCode === chosen} onClick={() => onChoose(template)}>
              <span>
                <strong>{template.name}</strong>
                <small>{say(template.whyNot ?? template.award)}</small>
              </span>
              <span className={css.end}>
                {template.ruleCode}
                {template.recent > 0 && <small>{say(w.templateRecent(template.recent))}</small>}
              </span>
              {template.ruleCode === chosen && <Icon name="tick" size={16} />}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
