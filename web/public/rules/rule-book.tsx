import { useLocation } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import { type RuleClass, ruleClasses } from '#contract/rules.ts';
import { publicRuleWords as w } from '#words/public.ts';
import { classWords, resolutionSentence, standingWords } from '#words/rules.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { DaysKept } from '../../ui/days-kept.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { Chips } from '../../ui/segmented.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import css from './rules.module.css';
import { ClosedLists, ForAllRules } from './for-all-rules.tsx';
import { RuleRow } from './rule-row.tsx';
import type { Book } from './rules-page.tsx';

type Filter = RuleClass | 'all';

/** A whole version: who decided it, every rule by class, what binds all of them, the closed lists. */
export function RuleBook({ book, toCurrent }: { book: Book; toCurrent?: string }) {
  const say = useWords();
  return (
    <>
      <Head book={book} />
      {toCurrent && book.standing !== 'in-force' && (
        <StatusLine
          tone="due"
          end={
            <LinkButton look="quiet" href={toCurrent}>
              {say(w.current)}
            </LinkButton>
          }
        >
          {say(book.standing === 'past' ? w.pastVersion : w.comingVersion)}
        </StatusLine>
      )}
      <Rules book={book} />
      <ForAllRules book={book} />
      <ClosedLists settings={book.settings} />
    </>
  );
}

function Head({ book }: { book: Book }) {
  const say = useWords();
  return (
    <Panel>
      <div className={css.head}>
        <div>
          <h1>{say(w.rules)}</h1>
          <p>
            <DaysKept>
              {[
                book.place.name,
                say(w.version(book.label)),
                ...(book.effectiveFrom ? [say(w.from(book.effectiveFrom))] : []),
                ...(book.effectiveUntil ? [say(w.to(book.effectiveUntil))] : []),
              ].join(' · ')}
            </DaysKept>
          </p>
        </div>
        <StateTag
          tone={book.standing === 'in-force' ? 'done' : book.standing === 'past' ? 'void' : 'wait'}
          {...(book.standing === 'past' && { icon: 'clock' as const })}
        >
          {say(standingWords[book.standing])}
        </StateTag>
      </div>
      {book.resolution && (
        <div className={css.decided}>
          <h2>{say(w.decidedBy)}</h2>
          <p>
            <DaysKept>{say(resolutionSentence(book.resolution))}</DaysKept>
          </p>
          <small>{say(w.decided)}</small>
        </div>
      )}
    </Panel>
  );
}

/** The rule that the address names: opened, brought into view. */
function useNamed(): string {
  const hash = useLocation({ select: (location) => location.hash });
  const code = decodeURIComponent(hash.replace(/^#/, ''));
  useEffect(() => {
    if (code !== '') document.getElementById(code)?.scrollIntoView({ block: 'start' });
  }, [code]);
  return code;
}

function Rules({ book }: { book: Book }) {
  const say = useWords();
  const named = useNamed();
  const [filter, setFilter] = useState<Filter>('all');
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [allOpen, setAllOpen] = useState(false);
  const sought = useDeferredValue(text.trim().toLowerCase());
  const matches = (rule: Book['rules'][number]): boolean =>
    (filter === 'all' || rule.class === filter) &&
    (sought === '' || [rule.code, rule.name.zh, rule.name.en, rule.lines.points.zh].some((part) => part.toLowerCase().includes(sought)));
  const found = book.rules.filter(matches);
  const isOpen = (code: string): boolean => opened.get(code) ?? (allOpen || code === named);
  const openAll = (open: boolean): void => {
    setOpened(new Map());
    setAllOpen(open);
  };
  return (
    <>
      <div className={css.find}>
        <TextField type="search" label={say(w.find)} hint={sought === '' ? say(w.findHint) : say(w.found(found.length))} value={text} onValue={setText} />
        <Chips
          label={say(w.classes)}
          value={filter}
          onValue={setFilter}
          segments={[
            { value: 'all', label: say(w.classAll), count: book.rules.length },
            ...ruleClasses.map((value) => ({ value, label: say(classWords[value]), count: book.rules.filter((rule) => rule.class === value).length })),
          ]}
        />
      </div>
      {found.length === 0 && (
        <EmptyState icon="search" title={say(w.foundNone)} actions={<Button onClick={() => (setText(''), setFilter('all'))}>{say(w.seeAll)}</Button>}>
          {say(w.foundNoneNext)}
        </EmptyState>
      )}
      {ruleClasses.map((value, index) => {
        const rules = found.filter((rule) => rule.class === value);
        if (rules.length === 0) return null;
        return (
          <Panel
            key={value}
            kind="list"
            title={say(classWords[value])}
            note={say(w.rulesCount(rules.length))}
            end={
              index === ruleClasses.findIndex((one) => found.some((rule) => rule.class === one)) && (
                <span className="screen-only">
                  <Button look="quiet" onClick={() => openAll(!allOpen)}>
                    {say(allOpen ? w.closeAll : w.openAll)}
                  </Button>
                </span>
              )
            }
          >
            <ol className={css.rules}>
              {rules.map((rule) => (
                <RuleRow
                  key={rule.code}
                  rule={rule}
                  open={isOpen(rule.code)}
                  named={rule.code === named}
                  onToggle={() => setOpened(new Map([...opened, [rule.code, !isOpen(rule.code)]]))}
                />
              ))}
            </ol>
          </Panel>
        );
      })}
    </>
  );
}
