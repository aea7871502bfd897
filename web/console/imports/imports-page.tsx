import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { importKinds, importTemplate, listImports, startImport, type ImportKind } from '#contract/imports.ts';
import { consoleWords } from '#words/console.ts';
import { importWords as w } from '#words/console-imports.ts';
import { importKindWords, lineKindWords } from '#words/imports.ts';
import { fileUrl, useAct, useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { RefusalLine } from '../../refusal.tsx';
import { EmptyState } from '../../ui/answers.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choices.tsx';
import { Aside, AsideSection, Work } from '../../ui/console-frame.tsx';
import { momentWords } from '../../ui/day.ts';
import { base64Of, FileDrop } from '../../ui/file-drop.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { figureOf } from '../../ui/points.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import { AtCommunity } from '../at-community.tsx';
import { ImportStateTag } from './import-state-tag.tsx';

export const ImportsPage = () => <AtCommunity action="import-data">{({ communityId }) => <Imports communityId={communityId} />}</AtCommunity>;

function Imports({ communityId }: { communityId: string }) {
  const say = useWords();
  const router = useRouter();
  const [kind, setKind] = useState<ImportKind>('residents');
  const [file, setFile] = useState<File>();
  const [current, setCurrent] = useState<string>();
  const read = useRead(listImports, { communityId }, { every: 15_000 });
  const go = (importId: string): void => router.history.push(`/console/imports/${importId}`);
  const start = useAct(startImport, { onDone: ({ importId }) => go(importId) });
  const send = async (): Promise<void> => {
    if (file) start.act({ communityId, kind, fileName: file.name, content: await base64Of(file) });
  };
  return (
    <Work
      title={say(w.title)}
      note={say(w.lead)}
      aside={
        <Aside
          label={say(w.kind)}
          head={
            <RadioCards
              label={say(w.kind)}
              value={kind}
              onValue={setKind}
              choices={importKinds.map((one) => ({ value: one, label: say(importKindWords[one]) }))}
            />
          }
          foot={
            start.working ? (
              <Progress label={say(w.uploading)} done={file?.size ?? 0} />
            ) : (
              <Button tall look="primary" disabled={!file} onClick={() => void send()}>
                {say(w.start)}
              </Button>
            )
          }
        >
          <AsideSection>
            <LinkButton icon="download" wide href={fileUrl(importTemplate, { kind })} download>
              {say(w.template)}
            </LinkButton>
          </AsideSection>
          <AsideSection>
            <FileDrop label={say(w.file)} hint={say(w.fileHint)} accept=".xlsx,.csv" file={file} onFile={setFile} disabled={start.working} />
            <RefusalLine failure={start.failure} />
          </AsideSection>
        </Aside>
      }
    >
      <Loaded read={read} failed={say(consoleWords.couldNot(say(w.historyOf)))} skeleton="rows">
        {({ imports }) =>
          imports.length === 0 ? (
            <EmptyState icon="upload" title={say(w.none)}>
              {say(w.noneWhy)}
            </EmptyState>
          ) : (
            <Panel kind="list" title={say(w.history)}>
              <Table
                label={say(w.history)}
                rows={imports}
                rowKey={({ importId }) => importId}
                current={current}
                onCurrent={setCurrent}
                onOpen={({ importId }) => go(importId)}
                columns={[
                  {
                    key: 'kind',
                    head: say(w.kind),
                    cell: (one) => (
                      <TwoLines below={say(w.lineCount(one.lines))}>
                        <strong>{say(importKindWords[one.kind])}</strong>
                      </TwoLines>
                    ),
                    nowrap: true,
                  },
                  { key: 'when', head: say(w.when), cell: (one) => say(momentWords(one.startedAt)), nowrap: true },
                  {
                    key: 'counts',
                    head: say(w.counts),
                    cell: ({ counts }) =>
                      (['new', 'changed', 'same', 'doubtful', 'faulty'] as const)
                        .filter((one) => (counts[one] ?? 0) > 0)
                        .map((one) => `${say(lineKindWords[one])} ${figureOf(counts[one] ?? 0)}`)
                        .join(' · '),
                  },
                  {
                    key: 'state',
                    head: say(w.state),
                    cell: (one) => (
                      <TwoLines below={one.state === 'done' ? say(w.written(one.written)) : undefined}>
                        <ImportStateTag state={one.state} />
                      </TwoLines>
                    ),
                    nowrap: true,
                  },
                  {
                    key: 'open',
                    head: '',
                    cell: (one) => <LinkButton href={`/console/imports/${one.importId}`}>{say(consoleWords.open)}</LinkButton>,
                    end: true,
                  },
                ]}
              />
            </Panel>
          )
        }
      </Loaded>
    </Work>
  );
}
