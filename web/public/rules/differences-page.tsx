import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import { readPublicDifferences } from '#contract/rules.ts';
import { publicRuleWords as w } from '#words/public.ts';
import type { Words } from '#words/words.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { Anchor } from '../../ui/anchor.tsx';
import { EmptyState } from '../../ui/answers.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { PublicPage } from '../../ui/public-frame.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { pagesOf } from '../place.ts';
import css from './rules.module.css';

const route = getRouteApi('/public/$district/communities/$communityId/rules/differences');

type Differences = OutputOf<typeof readPublicDifferences>;

/** What changed between two versions: every part of every rule, before and after. */
export function DifferencesPage() {
  const say = useWords();
  const { district, communityId } = route.useParams();
  const { from = '', to = '' } = route.useSearch();
  const read = useRead(readPublicDifferences, { district, from, to });
  useTitle(say(w.compare));
  return (
    <PublicPage
      aside={
        <Panel title={say(w.history)}>
          <p>{say(w.historyWhat)}</p>
          <LinkButton wide icon="rules" href={pagesOf(district, communityId).history}>
            {say(w.history)}
          </LinkButton>
        </Panel>
      }
    >
      <Loaded read={read} failed={say(w.differencesNotRead)} skeleton="page">
        {(found) => <Found found={found} ruleHref={pagesOf(district, communityId).rule} />}
      </Loaded>
    </PublicPage>
  );
}

function Found({ found, ruleHref }: { found: Differences; ruleHref: (code: string) => string }) {
  const say = useWords();
  const { added, removed, changed, settings } = found;
  const same = added.length + removed.length + changed.length + settings.length === 0;
  return (
    <>
      <header className={css.page}>
        <h1>{say(w.differences(found.from.label, found.to.label))}</h1>
      </header>
      {same && <EmptyState icon="rules" title={say(w.differencesNone)} />}
      {settings.length > 0 && (
        <Panel kind="list" title={say(w.settingsChanged(settings.length))}>
          <ul className={css.changes}>
            {settings.map(({ field, ...one }) => (
              <li key={field}>
                <Change {...one} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {changed.length > 0 && (
        <Panel kind="list" title={say(w.changed(changed.length))}>
          <ul className={css.changes}>
            {changed.map((rule) => (
              <li key={rule.code}>
                <RuleTitle rule={rule} href={ruleHref(rule.code)} />
                {rule.fields.map(({ field, ...one }) => (
                  <Change key={field} {...one} />
                ))}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Named title={say(w.added(added.length))} rules={added}>
        {(rule) => <RuleTitle rule={rule} href={ruleHref(rule.code)} />}
      </Named>
      <Named title={say(w.removed(removed.length))} rules={removed}>
        {(rule) => <RuleTitle rule={rule} />}
      </Named>
    </>
  );
}

type RuleName = Differences['added'][number];

function RuleTitle({ rule, href }: { rule: Pick<RuleName, 'code' | 'name'>; href?: string }) {
  const say = useWords();
  return (
    <h3>
      {href ? <Anchor href={href}>{rule.code}</Anchor> : rule.code} {rule.name && say(rule.name)}
    </h3>
  );
}

function Named({ title, rules, children }: { title: string; rules: readonly RuleName[]; children: (rule: RuleName) => ReactNode }) {
  const say = useWords();
  if (rules.length === 0) return null;
  return (
    <Panel kind="list" title={title}>
      <ul className={css.changes}>
        {rules.map((rule) => (
          <li key={rule.code}>
            {children(rule)}
            <p>{say(rule.points)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** One part of a rule or one setting: before, struck through; now. */
function Change({ label, before, after }: { label: Words; before: Words | null; after: Words | null }) {
  const say = useWords();
  return (
    <div className={css.change}>
      <b>{say(label)}</b>
      <dl>
        <div>
          <dt>{say(w.before)}</dt>
          <dd>{before ? <s>{say(before)}</s> : say(w.nothing)}</dd>
        </div>
        <div>
          <dt>{say(w.after)}</dt>
          <dd>{after ? say(after) : say(w.nothing)}</dd>
        </div>
      </dl>
    </div>
  );
}
