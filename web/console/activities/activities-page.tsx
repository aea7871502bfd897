import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { listActivities, type ActivityState } from '#contract/participation.ts';
import { activityWords as w } from '#words/console-activities.ts';
import { consoleWords } from '#words/console.ts';
import { recordWords } from '#words/console-record.ts';
import { activityStateWords } from '#words/participation.ts';
import { useReadPages } from '../../api.ts';
import { LoadedPages } from '../../loaded-pages.tsx';
import { ActivityStateTag } from '../../parts/participation/record-state-tag.tsx';
import { usePerson } from '../../session.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Work } from '../../ui/console-frame.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { momentWords } from '../../ui/day.ts';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { Chips } from '../../ui/segmented.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import { AtCommunity } from '../at-community.tsx';
import { may } from '../may.ts';
import css from './activities.module.css';

const all = 'all';
export const ActivitiesPage = () => <AtCommunity action="read-activities">{({ communityId }) => <Activities communityId={communityId} />}</AtCommunity>;

function Activities({ communityId }: { communityId: string }) {
  const say = useWords();
  const router = useRouter();
  const person = usePerson();
  const [state, setState] = useState<ActivityState | typeof all>(all);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [current, setCurrent] = useState<string>();
  const read = useReadPages(listActivities, { communityId, ...(state !== all && { state }), ...(from && { from }), ...(to && { to }), limit: 30 });
  return (
    <Work
      title={say(w.title)}
      end={
        may(person, 'write-activities') && (
          <LinkButton look="primary" icon="plus" href="/console/record">
            {say(recordWords.newActivity)}
          </LinkButton>
        )
      }
    >
      <div className={css.filters}>
        <Chips
          label={say(w.filter)}
          value={state}
          onValue={setState}
          segments={[
            { value: all, label: say(consoleWords.all) },
            ...(['open', 'closed', 'cancelled'] as const).map((one) => ({ value: one, label: say(activityStateWords[one]) })),
          ]}
        />
        <div className={css.days}>
          <DateField label={say(w.from)} hint=" " value={from} onValue={setFrom} />
          <DateField label={say(w.to)} hint=" " value={to} onValue={setTo} />
        </div>
      </div>
      <LoadedPages read={read} failed={say(consoleWords.couldNot(say(w.list)))} empty={<EmptyState title={say(w.none)}>{say(w.noneWhy)}</EmptyState>}>
        {(rows) => (
          <Panel kind="list">
            <Table
              label={say(w.title)}
              rows={rows}
              rowKey={({ activityId }) => activityId}
              current={current}
              onCurrent={setCurrent}
              onOpen={({ activityId }) => router.history.push(`/console/activities/${activityId}`)}
              columns={[
                {
                  key: 'what',
                  head: say(w.what),
                  cell: (row) => (
                    <TwoLines below={say(row.award)}>
                      <strong>{row.title}</strong>
                    </TwoLines>
                  ),
                },
                { key: 'when', head: say(w.when), cell: (row) => <TwoLines below={row.place}>{say(momentWords(row.startsAt))}</TwoLines>, nowrap: true },
                { key: 'who', head: say(w.organiser), cell: (row) => row.organiser.name, nowrap: true },
                {
                  key: 'records',
                  head: say(w.records),
                  cell: ({ counts }) =>
                    say(
                      w.waitingOf(
                        counts.submitted ?? 0,
                        Object.values(counts).reduce((sum, count) => sum + count, 0),
                      ),
                    ),
                  nowrap: true,
                },
                { key: 'state', head: say(w.state), cell: (row) => <ActivityStateTag state={row.state} />, nowrap: true },
                {
                  key: 'open',
                  head: '',
                  cell: (row) => <LinkButton href={`/console/activities/${row.activityId}`}>{say(consoleWords.open)}</LinkButton>,
                  end: true,
                },
              ]}
            />
          </Panel>
        )}
      </LoadedPages>
    </Work>
  );
}
