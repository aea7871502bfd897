import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '#contract/endpoint.ts';
import { commitImport, discardImport, lineKinds, readImport } from '#contract/imports.ts';
import { consoleWords } from '#words/console.ts';
import { importWords as w } from '#words/console-imports.ts';
import { importKindWords, lineKindWords } from '#words/imports.ts';
import { useAct, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { RefusalLine } from '../../refusal.tsx';
import { EmptyState } from '../../ui/answers.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Work } from '../../ui/console-frame.tsx';
import { momentWords } from '../../ui/day.ts';
import { Confirm } from '../../ui/dialog.tsx';
import type { IconName } from '../../ui/icons.ts';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Chips } from '../../ui/segmented.tsx';
import type { Tone } from '../../ui/state-tag.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { Tally } from '../../ui/tally.tsx';
import { ImportLines } from './import-lines.tsx';
import { ImportStateTag } from './import-state-tag.tsx';
import css from './imports.module.css';

type Import = OutputOf<typeof readImport>;
type LineKind = (typeof lineKinds)[number];
const all = 'all';

const tones: Record<LineKind, { tone: Tone; icon: IconName }> = {
  new: { tone: 'done', icon: 'plus' },
  changed: { tone: 'wait', icon: 'pen' },
  same: { tone: 'void', icon: 'tick' },
  doubtful: { tone: 'due', icon: 'question' },
  faulty: { tone: 'stop', icon: 'alert' },
};

export function ImportPage() {
  const { importId } = useParams({ from: '/console/imports/$importId' });
  return <Page key={importId} importId={importId} />;
}

function Page({ importId }: { importId: string }) {
  const say = useWords();
  const [show, setShow] = useState<LineKind | typeof all>(all);
  const [after, setAfter] = useState(0);
  const [moving, setMoving] = useState(true);
  const read = useRead(readImport, { importId, ...(show !== all && { show }), after }, { keep: true, every: moving ? 1_000 : undefined });
  const state = read.data?.state;
  const busy = state === undefined || state === 'reading' || state === 'writing';
  if (busy !== moving) setMoving(busy);
  return (
    <Loaded read={read} failed={say(consoleWords.couldNot(say(w.one)))} skeleton="page">
      {(found) => (
        <Work
          title={say(importKindWords[found.kind])}
          note={
            <span className={css.head}>
              <ImportStateTag state={found.state} />
              {say(w.lineCount(found.lines))} · {say(momentWords(found.startedAt))}
            </span>
          }
          end={
            <>
              <LinkButton href="/console/imports">{say(w.back)}</LinkButton>
              {found.state === 'checked' && <Discard importId={importId} />}
            </>
          }
        >
          {found.state === 'reading' && (
            <Panel>
              <Progress label={say(w.reading)} done={found.reached} total={found.lines > 0 ? found.lines : undefined} />
            </Panel>
          )}
          {found.state === 'writing' && (
            <Panel>
              <Progress label={say(w.writing)} done={found.reached} total={found.lines} />
            </Panel>
          )}
          {found.state === 'done' && <StatusLine>{say(w.done(found.written))}</StatusLine>}
          {found.state === 'discarded' && <StatusLine tone="void">{say(w.discarded)}</StatusLine>}
          {found.state === 'failed' && <StatusLine tone="stop">{say(w.failed)}</StatusLine>}
          {found.state !== 'reading' && (
            <Panel kind="list" label={say(w.counts)}>
              <Tally items={lineKinds.map((kind) => ({ key: kind, figure: found.counts[kind] ?? 0, label: say(lineKindWords[kind]), ...tones[kind] }))} />
            </Panel>
          )}
          {found.state === 'checked' && <Commit found={found} />}
          {(found.state === 'checked' || found.state === 'done') && (
            <>
              <Chips
                label={say(w.show)}
                value={show}
                onValue={(next) => {
                  setShow(next);
                  setAfter(0);
                }}
                segments={[
                  { value: all, label: say(consoleWords.all) },
                  ...lineKinds
                    .filter((kind) => (found.counts[kind] ?? 0) > 0)
                    .map((kind) => ({ value: kind, label: say(lineKindWords[kind]), count: found.counts[kind] ?? 0 })),
                ]}
              />
              {found.shown.length === 0 ? (
                <EmptyState icon="page" title={say(w.noLines)} />
              ) : (
                <Panel kind="list">
                  <ImportLines importId={importId} lines={found.shown} open={found.state === 'checked'} looks={tones} />
                  <div className={css.pages}>
                    {after > 0 && <Button onClick={() => setAfter(0)}>{say(w.first)}</Button>}
                    {found.next !== undefined && <Button onClick={() => setAfter(found.next ?? 0)}>{say(w.next)}</Button>}
                  </div>
                </Panel>
              )}
            </>
          )}
        </Work>
      )}
    </Loaded>
  );
}

/** Nothing is written until somebody says so: all of it when it is clean, or the good lines only. */
function Commit({ found }: { found: Import }) {
  const say = useWords();
  const commit = useAct(commitImport);
  const { counts, importId } = found;
  const faulty = counts.faulty ?? 0;
  const doubtful = counts.doubtful ?? 0;
  const good = (counts.new ?? 0) + (counts.changed ?? 0);
  return (
    <Panel>
      <div className={css.commit}>
        <div>
          {good === 0 && doubtful === 0 && <p>{say(w.nothingNew)}</p>}
          {faulty > 0 && <p>{say(w.commitNote(faulty))}</p>}
          {doubtful > 0 && <p>{say(w.commitOpen(doubtful))}</p>}
        </div>
        {faulty > 0 ? (
          <Button look="primary" tall working={commit.working} onClick={() => commit.act({ importId, which: 'good-ones' })}>
            {say(w.commitGood(good))}
          </Button>
        ) : (
          <Button look="primary" tall working={commit.working} onClick={() => commit.act({ importId, which: 'all' })}>
            {say(w.commitAll(good))}
          </Button>
        )}
      </div>
      <RefusalLine failure={commit.failure} />
    </Panel>
  );
}

function Discard({ importId }: { importId: string }) {
  const say = useWords();
  const [asked, setAsked] = useState(false);
  const discard = useAct(discardImport, { onDone: () => setAsked(false) });
  return (
    <>
      <Button onClick={() => setAsked(true)}>{say(w.discard)}</Button>
      <Confirm
        open={asked}
        onClose={() => setAsked(false)}
        title={say(w.discardTitle)}
        act={say(w.discard)}
        look="stop"
        working={discard.working}
        onAct={() => discard.act({ importId })}
      >
        <p>{say(w.discardWhy)}</p>
        <RefusalLine failure={discard.failure} />
      </Confirm>
    </>
  );
}
