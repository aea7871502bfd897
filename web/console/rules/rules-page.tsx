import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import { readPlaces } from '#contract/places.ts';
import { draftRuleBook, readRuleBooks } from '#contract/rules.ts';
import { consoleWords } from '#words/console.ts';
import { ruleBookWords as w } from '#words/console-rules.ts';
import { bodyWords, standingWords } from '#words/rules.ts';
import { useAct, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { RefusalLine } from '../../refusal.tsx';
import { usePerson } from '../../session.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Work } from '../../ui/console-frame.tsx';
import { dayWords } from '../../ui/day.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { may } from '../may.ts';
import { StandingTag } from './standing-tag.tsx';

type Head = OutputOf<typeof readRuleBooks>['books'][number];

export function RulesPage() {
  const say = useWords();
  const person = usePerson();
  const read = useRead(readRuleBooks, {});
  const [drafting, setDrafting] = useState(false);
  return (
    <Work
      title={say(w.title)}
      note={say(w.lead)}
      end={
        may(person, 'write-rule-books') && (
          <Button look="primary" icon="plus" onClick={() => setDrafting(true)}>
            {say(w.draft)}
          </Button>
        )
      }
    >
      <Loaded read={read} failed={say(consoleWords.couldNot(say(w.books)))} skeleton="rows">
        {({ books }) => (
          <>
            {books.length === 0 ? (
              <EmptyState icon="rules" title={say(w.none)}>
                {say(w.noneWhy)}
              </EmptyState>
            ) : (
              <Books books={books} />
            )}
            {drafting && <StartDraft books={books} onClose={() => setDrafting(false)} />}
          </>
        )}
      </Loaded>
    </Work>
  );
}

function Books({ books }: { books: readonly Head[] }) {
  const say = useWords();
  const router = useRouter();
  const [current, setCurrent] = useState<string>();
  return (
    <Panel kind="list">
      <Table
        label={say(w.books)}
        rows={books}
        rowKey={({ versionId }) => versionId}
        current={current}
        onCurrent={setCurrent}
        onOpen={({ versionId }) => router.history.push(`/console/rules/${versionId}`)}
        columns={[
          {
            key: 'label',
            head: say(w.label),
            cell: (book) => (
              <TwoLines below={say(w.count(book.rules))}>
                <strong>{book.label}</strong>
              </TwoLines>
            ),
            nowrap: true,
          },
          { key: 'place', head: say(w.place), cell: (book) => book.place.name, nowrap: true },
          { key: 'standing', head: say(w.standing), cell: (book) => <StandingTag standing={book.standing} />, nowrap: true },
          {
            key: 'term',
            head: say(w.term),
            cell: (book) => (
              <TwoLines below={book.effectiveUntil ? say(w.until(book.effectiveUntil)) : undefined}>
                {book.effectiveFrom ? say(w.from(book.effectiveFrom)) : ''}
              </TwoLines>
            ),
            nowrap: true,
          },
          {
            key: 'decided',
            head: say(w.decided),
            cell: ({ resolution }) =>
              resolution ? (
                <TwoLines below={`${say(w.votes(resolution.votesFor, resolution.present))} · ${resolution.document}`}>
                  {say(bodyWords[resolution.body])} {say(dayWords(resolution.decidedOn, { year: true }))}
                </TwoLines>
              ) : (
                say(w.notYet)
              ),
          },
          { key: 'open', head: '', cell: (book) => <LinkButton href={`/console/rules/${book.versionId}`}>{say(consoleWords.open)}</LinkButton>, end: true },
        ]}
      />
    </Panel>
  );
}

const nothing = 'nothing';

function StartDraft({ books, onClose }: { books: readonly Head[]; onClose: () => void }) {
  const say = useWords();
  const router = useRouter();
  const places = useRead(readPlaces, {});
  const based = books.find(({ standing }) => standing === 'in-force') ?? books[0];
  const [label, setLabel] = useState('');
  const [basedOn, setBasedOn] = useState(based?.versionId ?? nothing);
  const [placeId, setPlaceId] = useState(based?.place.placeId ?? '');
  const draft = useAct(draftRuleBook, { onDone: ({ versionId }) => router.history.push(`/console/rules/${versionId}`) });
  const own = (places.data?.places ?? []).filter(({ kind }) => kind === 'community' || kind === 'street' || kind === 'district');
  const choices = new Map([
    ...books.map(({ place }): [string, string] => [place.placeId, place.name]),
    ...own.map((place): [string, string] => [place.placeId, place.name]),
  ]);
  return (
    <Confirm
      open
      onClose={onClose}
      title={say(w.draftTitle)}
      act={say(w.draftAct)}
      working={draft.working}
      disabled={label.trim() === '' || placeId === ''}
      onAct={() => draft.act({ placeId, label, ...(basedOn !== nothing && { basedOn }) })}
    >
      <TextField label={say(w.draftLabel)} hint={say(w.draftLabelHint)} required maxLength={40} value={label} onValue={setLabel} />
      <Select
        label={say(w.draftFrom)}
        value={basedOn}
        onValue={setBasedOn}
        options={[
          ...books.map((book) => ({ value: book.versionId, label: `${book.label} · ${book.place.name} · ${say(standingWords[book.standing])}` })),
          { value: nothing, label: say(w.draftFromNothing) },
        ]}
      />
      <Select label={say(w.draftPlace)} value={placeId} onValue={setPlaceId} options={[...choices].map(([value, name]) => ({ value, label: name }))} />
      <RefusalLine failure={draft.failure} />
    </Confirm>
  );
}
