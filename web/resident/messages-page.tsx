import { useEffect, useState } from 'react';
import { markMessagesRead, readMyMessages } from '#contract/messages.ts';
import { readHome } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { useAct, useReadPages } from '../api.ts';
import { LoadedPages } from '../loaded-pages.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { EmptyState } from '../ui/answers.tsx';
import { momentWords } from '../ui/day.ts';
import { DayText } from '../ui/day-text.tsx';
import { DaysKept } from '../ui/days-kept.tsx';
import { useWords } from '../ui/language.ts';
import { PageBar, PhoneMain } from '../ui/phone-frame.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import css from './pages.module.css';

/** What the programme told me. What is shown counts as read; what was new stays marked until I leave the page. */
export function MessagesPage() {
  const say = useWords();
  const read = useReadPages(readMyMessages, { limit: 30 });
  return (
    <>
      <PageBar back="/me" title={say(w.messages)} />
      <PhoneMain>
        <LoadedPages
          read={read}
          failed={say(w.messagesNotRead)}
          empty={
            <EmptyState icon="bell" title={say(w.messagesNone)}>
              {say(w.messagesNoneNext)}
            </EmptyState>
          }
        >
          {(rows) => <Messages rows={rows} />}
        </LoadedPages>
      </PhoneMain>
    </>
  );
}

type Row = NonNullable<ReturnType<typeof useReadPages<typeof readMyMessages>>['rows']>[number];

function Messages({ rows }: { rows: readonly Row[] }) {
  const say = useWords();
  const mark = useAct(markMessagesRead, { refresh: [readHome] });
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const fresh = rows.filter(({ read, messageId }) => !read && !marked.has(messageId)).map(({ messageId }) => messageId);
  const act = mark.act;
  const next = fresh.slice(0, 100).join(' ');
  useEffect(() => {
    if (next === '') return;
    const messageIds = next.split(' ');
    setMarked((before) => new Set([...before, ...messageIds]));
    act({ messageIds });
  }, [next, act]);
  return (
    <ol className={css.messages}>
      {rows.map(({ messageId, at, title, text, read, recordId }) => (
        <li key={messageId} className={css.message}>
          <header>
            <h2>{say(title)}</h2>
            {(!read || marked.has(messageId)) && (
              <StateTag tone="wait" icon="bell">
                {say(w.messageNew)}
              </StateTag>
            )}
          </header>
          <p>
            <DaysKept>{say(text)}</DaysKept>
          </p>
          <footer>
            <time dateTime={at}>
              <DayText words={momentWords(at)} />
            </time>
            {recordId && <Anchor href={`/me/records/${recordId}`}>{say(w.recordSee)}</Anchor>}
          </footer>
        </li>
      ))}
    </ol>
  );
}
