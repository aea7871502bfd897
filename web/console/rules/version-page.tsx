import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { discardRuleBook, readRuleBook, removeRule } from '#contract/rules.ts';
import { consoleWords } from '#words/console.ts';
import { ruleBookWords as w } from '#words/console-rules.ts';
import { bodyWords } from '#words/rules.ts';
import { useAct, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { RefusalLine } from '../../refusal.tsx';
import { usePerson } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Work } from '../../ui/console-frame.tsx';
import { dayWords } from '../../ui/day.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/language.ts';
import { Menu } from '../../ui/menu.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Right } from '../right.tsx';
import { AdoptDialog } from './adopt-dialog.tsx';
import { DifferencesOf } from './differences.tsx';
import { draftOf, type Book, type RuleOnPage } from './drafting.ts';
import { RuleForm } from './rule-form.tsx';
import { RuleList } from './rule-list.tsx';
import css from './rules.module.css';
import { SettingsForm } from './settings-form.tsx';
import { StandingTag } from './standing-tag.tsx';

export function VersionPage() {
  const say = useWords();
  const { versionId } = useParams({ from: '/console/rules/$versionId' });
  const read = useRead(readRuleBook, { versionId });
  return (
    <Loaded read={read} failed={say(consoleWords.couldNot(say(w.book)))} skeleton="page">
      {(book) => <Version key={versionId} book={book} />}
    </Loaded>
  );
}

type Editing = { what: 'rule'; code: string | undefined } | { what: 'settings' };

function Version({ book }: { book: Book }) {
  const say = useWords();
  const router = useRouter();
  const { today } = usePerson();
  const draft = book.standing === 'draft';
  const writes = draft && book.mayWrite;
  const [tab, setTab] = useState<'rules' | 'settings' | 'differences' | 'faults'>('rules');
  const [editing, setEditing] = useState<Editing>();
  const [panel, setPanel] = useState<'adopt' | 'discard'>();
  const [removing, setRemoving] = useState<RuleOnPage>();
  const [said, setSaid] = useState<string>();
  const discard = useAct(discardRuleBook, { onDone: () => router.history.push('/console/rules') });
  const remove = useAct(removeRule, { onDone: () => setRemoving(undefined) });
  const editCode = editing?.what === 'rule' ? editing.code : undefined;
  const first = book.rules.find(({ code }) => code === editCode);
  const aside =
    writes &&
    editing &&
    (editing.what === 'settings' ? (
      <Right arriving>
        <SettingsForm book={book} onClose={() => setEditing(undefined)} />
      </Right>
    ) : (
      <Right arriving key={editing.code ?? ''}>
        <RuleForm book={book} first={first && draftOf(first)} onClose={() => setEditing(undefined)} />
      </Right>
    ));
  return (
    <Work
      title={`${say(w.title)} ${book.label}`}
      note={
        <span className={css.head}>
          <StandingTag standing={book.standing} />
          {book.place.name}
          {book.effectiveFrom && ` · ${say(w.from(book.effectiveFrom))}`}
          {book.effectiveUntil && ` ${say(w.until(book.effectiveUntil))}`}
        </span>
      }
      end={
        writes && (
          <>
            <Button icon="plus" onClick={() => setEditing({ what: 'rule', code: undefined })}>
              {say(w.add)}
            </Button>
            <Button look="primary" onClick={() => (book.faults.length > 0 ? setTab('faults') : setPanel('adopt'))}>
              {say(w.adopt)}
            </Button>
            <Menu
              label={say(w.discard)}
              items={[{ key: 'discard', label: say(w.discard), icon: 'refused', tone: 'stop', onPress: () => setPanel('discard') }]}
            />
          </>
        )
      }
      aside={aside || undefined}
    >
      {said && <StatusLine>{said}</StatusLine>}
      {book.resolution && (
        <p>
          {say(bodyWords[book.resolution.body])} {say(dayWords(book.resolution.decidedOn, { year: true }))} ·{' '}
          {say(w.votes(book.resolution.votesFor, book.resolution.present))} · {book.resolution.document}
        </p>
      )}
      <Tabs
        label={say(w.tabs)}
        value={tab}
        onValue={setTab}
        tabs={[
          {
            value: 'rules',
            label: say(w.rules),
            count: book.rules.length,
            content: (
              <div className={css.block}>
                <RuleList
                  book={book}
                  current={editCode}
                  onOpen={writes ? (code) => setEditing({ what: 'rule', code }) : undefined}
                  onRemove={writes ? setRemoving : undefined}
                />
              </div>
            ),
          },
          {
            value: 'settings',
            label: say(w.settings),
            content: (
              <Panel
                title={say(w.settings)}
                end={
                  writes && (
                    <Button icon="pen" onClick={() => setEditing({ what: 'settings' })}>
                      {say(w.editSettings)}
                    </Button>
                  )
                }
              >
                <Facts facts={book.settingLines.map(({ label, value }) => ({ name: say(label), value: say(value) }))} />
              </Panel>
            ),
          },
          { value: 'differences', label: say(w.differences), content: <DifferencesOf differences={book.differences} /> },
          ...(draft
            ? [
                {
                  value: 'faults',
                  label: say(w.faults),
                  count: book.faults.length,
                  content: (
                    <Faults book={book} onMend={writes ? (code) => setEditing(code === null ? { what: 'settings' } : { what: 'rule', code }) : undefined} />
                  ),
                } as const,
              ]
            : []),
        ]}
      />
      {panel === 'adopt' && <AdoptDialog book={book} today={today} onClose={() => setPanel(undefined)} onDone={setSaid} />}
      <Confirm
        open={panel === 'discard'}
        onClose={() => setPanel(undefined)}
        title={say(w.discardTitle(book.label))}
        act={say(w.discard)}
        look="stop"
        working={discard.working}
        onAct={() => discard.act({ versionId: book.versionId })}
      >
        <p>{say(w.discardWhy)}</p>
        <RefusalLine failure={discard.failure} />
      </Confirm>
      {removing && (
        <Confirm
          open
          onClose={() => setRemoving(undefined)}
          title={say(w.removeTitle(removing.code, removing.name ? say(removing.name) : ''))}
          act={say(w.remove)}
          look="stop"
          working={remove.working}
          onAct={() => remove.act({ versionId: book.versionId, code: removing.code })}
        >
          <RefusalLine failure={remove.failure} />
        </Confirm>
      )}
    </Work>
  );
}

function Faults({ book, onMend }: { book: Book; onMend: ((code: string | null) => void) | undefined }) {
  const say = useWords();
  if (book.faults.length === 0) return <StatusLine>{say(w.noFaults)}</StatusLine>;
  return (
    <Panel kind="list" title={say(w.faultCount(book.faults.length))}>
      <ul className={css.faults}>
        {book.faults.map((fault) => (
          <li key={`${fault.code ?? ''}/${fault.reason}/${fault.sentence.zh}`}>
            <span>
              {fault.code && <strong>{fault.code} </strong>}
              {say(fault.sentence)}
            </span>
            {onMend && <Button onClick={() => onMend(fault.code)}>{say(w.mend)}</Button>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
