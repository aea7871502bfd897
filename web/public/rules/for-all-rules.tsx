import type { BookSettings, Matter } from '#contract/rules.ts';
import { publicRuleWords as w } from '#words/public.ts';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import css from './rules.module.css';
import type { Book } from './rules-page.tsx';

/** The lists have a place of their own; a point's cost is for planning and would read as a price. */
const elsewhere: readonly (keyof BookSettings)[] = ['negativeList', 'neverDeduct', 'neverReward', 'pointValueFen'];

/** The settings that bind every rule. */
export function ForAllRules({ book }: { book: Book }) {
  const say = useWords();
  return (
    <Panel title={say(w.settings)} note={say(w.settingsWhat)}>
      <div className={css.settings}>
        <Facts
          facts={book.settingLines.filter(({ field }) => !elsewhere.includes(field)).map(({ label, value }) => ({ name: say(label), value: say(value) }))}
        />
      </div>
    </Panel>
  );
}

/** What points may be taken for, what never, and what is never rewarded. */
export function ClosedLists({ settings }: { settings: Book['settings'] }) {
  const say = useWords();
  return (
    <Panel title={say(w.lists)}>
      <div className={css.lists}>
        <Matters title={say(w.neverDeduct)} note={say(w.neverDeductWhat)} matters={settings.neverDeduct} />
        <Matters title={say(w.neverReward)} matters={settings.neverReward} />
        <Matters title={say(w.negativeList)} note={say(w.negativeListWhat)} matters={settings.negativeList} />
      </div>
    </Panel>
  );
}

function Matters({ title, note, matters }: { title: string; note?: string; matters: readonly Matter[] }) {
  const say = useWords();
  if (matters.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      {note && <p>{note}</p>}
      <ul>
        {matters.map((matter) => (
          <li key={matter.id}>{say(matter)}</li>
        ))}
      </ul>
    </section>
  );
}
