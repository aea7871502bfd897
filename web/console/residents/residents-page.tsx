import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { listResidents } from '#contract/identity.ts';
import { readPlaces } from '#contract/places.ts';
import { consoleWords } from '#words/console.ts';
import { residentWords as w } from '#words/console-residents.ts';
import { ageBandWords } from '#words/identity.ts';
import { useRead, useReadPages } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { LoadedPages } from '../../loaded-pages.tsx';
import { usePerson } from '../../session.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { Anchor } from '../../ui/anchor.tsx';
import { Aside, AsideSection, Work } from '../../ui/console-frame.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Table } from '../../ui/table.tsx';
import { AtCommunity } from '../at-community.tsx';
import { may } from '../may.ts';
import { Right } from '../right.tsx';
import { Register } from './register.tsx';
import css from './residents.module.css';

const everywhere = 'all';
export const ResidentsPage = () => <AtCommunity action="search-residents">{({ communityId }) => <Residents communityId={communityId} />}</AtCommunity>;

function Residents({ communityId }: { communityId: string }) {
  const say = useWords();
  const router = useRouter();
  const person = usePerson();
  const [buildingId, setBuildingId] = useState(everywhere);
  const [current, setCurrent] = useState<string>();
  const places = useRead(readPlaces, { communityId });
  const read = useReadPages(listResidents, { communityId, ...(buildingId !== everywhere && { buildingId }), limit: 100 });
  const buildings = (places.data?.places ?? []).filter(({ kind }) => kind === 'building').sort((a, b) => a.order - b.order);
  return (
    <Work
      title={say(w.title)}
      note={say(w.lead)}
      aside={
        may(person, 'write-resident') ? (
          <Right>
            <Loaded read={places} failed={say(consoleWords.couldNot(say(w.buildings)))} skeleton="page">
              {() => (
                <Aside
                  label={say(w.register)}
                  head={
                    <>
                      <h2>{say(w.register)}</h2>
                      <p>{say(w.registerNote)}</p>
                    </>
                  }
                >
                  <AsideSection>
                    <Register communityId={communityId} buildings={buildings} />
                  </AsideSection>
                </Aside>
              )}
            </Loaded>
          </Right>
        ) : undefined
      }
    >
      <div className={css.filter}>
        <Select
          label={say(w.building)}
          labelHidden
          value={buildingId}
          onValue={setBuildingId}
          options={[{ value: everywhere, label: say(w.allBuildings) }, ...buildings.map(({ placeId, name }) => ({ value: placeId, label: name }))]}
        />
      </div>
      <LoadedPages
        read={read}
        failed={say(consoleWords.couldNot(say(w.list)))}
        empty={
          <EmptyState icon="people" title={say(w.none)}>
            {say(w.noneWhy)}
          </EmptyState>
        }
      >
        {(rows) => (
          <Panel kind="list">
            <Table
              label={say(w.title)}
              rows={rows}
              rowKey={({ residentId }) => residentId}
              current={current}
              onCurrent={setCurrent}
              onOpen={({ residentId }) => router.history.push(`/console/residents/${residentId}`)}
              columns={[
                {
                  key: 'name',
                  head: say(w.name),
                  cell: (row) => (
                    <Anchor href={`/console/residents/${row.residentId}`}>
                      <strong>{row.name}</strong>
                    </Anchor>
                  ),
                  nowrap: true,
                },
                { key: 'building', head: say(w.building), cell: (row) => row.buildingName, nowrap: true },
                { key: 'age', head: say(w.age), cell: (row) => say(ageBandWords[row.ageBand]), nowrap: true },
                { key: 'code', head: say(w.code), cell: (row) => <span className={css.code}>{row.shortCode}</span>, nowrap: true },
                { key: 'phone', head: say(w.phone), cell: (row) => say(row.hasPhone ? w.hasPhone : w.noPhone) },
              ]}
            />
          </Panel>
        )}
      </LoadedPages>
    </Work>
  );
}
