import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { listActivities, readTemplates } from '#contract/participation.ts';
import { consoleWords } from '#words/console.ts';
import { recordWords as w } from '#words/console-record.ts';
import { useRead, useReadPages } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { LoadedPages } from '../../loaded-pages.tsx';
import { usePerson } from '../../session.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { Aside, AsideSection, Work } from '../../ui/console-frame.tsx';
import { momentWords } from '../../ui/day.ts';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import { AtCommunity } from '../at-community.tsx';
import { Right } from '../right.tsx';
import { OpenActivity, type Template } from './open-activity.tsx';
import { TemplatePicker } from './template-picker.tsx';

export const RecordPage = () => <AtCommunity action="record-deeds">{({ communityId }) => <Choose communityId={communityId} />}</AtCommunity>;

/** Choose an open activity, or open one from a template. */
function Choose({ communityId }: { communityId: string }) {
  const say = useWords();
  const router = useRouter();
  const { today, id } = usePerson();
  const [template, setTemplate] = useState<Template>();
  const [current, setCurrent] = useState<string>();
  const templates = useRead(readTemplates, { communityId });
  const open = useReadPages(listActivities, { communityId, state: 'open', to: today, limit: 20 });
  const go = (activityId: string): void => router.history.push(`/console/record/${activityId}`);
  return (
    <Work
      title={say(w.title)}
      note={say(w.lead)}
      aside={
        <Right>
          <Loaded read={templates} failed={say(consoleWords.couldNot(say(w.template)))} skeleton="rows">
            {({ templates: list, organisers }) => (
              <Aside label={say(w.newActivity)} head={<h2>{say(w.newActivity)}</h2>}>
                <AsideSection>
                  <TemplatePicker templates={list} chosen={template?.ruleCode} onChoose={setTemplate} />
                </AsideSection>
                {template && (
                  <AsideSection>
                    <OpenActivity
                      key={template.ruleCode}
                      communityId={communityId}
                      today={today}
                      template={template}
                      organisers={organisers}
                      meId={id}
                      onOpened={go}
                    />
                  </AsideSection>
                )}
              </Aside>
            )}
          </Loaded>
        </Right>
      }
    >
      <LoadedPages read={open} failed={say(consoleWords.couldNot(say(w.openOnes)))} empty={<EmptyState title={say(w.noOpen)}>{say(w.noOpenWhy)}</EmptyState>}>
        {(rows) => (
          <Panel kind="list" title={say(w.openOnes)}>
            <Table
              label={say(w.openOnes)}
              rows={rows}
              rowKey={({ activityId }) => activityId}
              current={current}
              onCurrent={setCurrent}
              onOpen={({ activityId }) => go(activityId)}
              columns={[
                {
                  key: 'what',
                  head: say(w.chooseActivity),
                  cell: (row) => (
                    <TwoLines below={say(row.award)}>
                      <strong>{row.title}</strong>
                    </TwoLines>
                  ),
                },
                { key: 'when', head: say(w.day), cell: (row) => <TwoLines below={row.place}>{say(momentWords(row.startsAt))}</TwoLines>, nowrap: true },
                {
                  key: 'who',
                  head: say(w.organiser),
                  cell: (row) => (
                    <TwoLines below={say(w.recorded(Object.values(row.counts).reduce((sum, count) => sum + count, 0)))}>{row.organiser.name}</TwoLines>
                  ),
                  nowrap: true,
                },
                { key: 'act', head: '', cell: (row) => <LinkButton href={`/console/record/${row.activityId}`}>{say(w.title)}</LinkButton>, end: true },
              ]}
            />
          </Panel>
        )}
      </LoadedPages>
    </Work>
  );
}
