import { useState } from 'react';
import { readMyRecords } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { useReadPages } from '../../api.ts';
import { LoadedPages } from '../../loaded-pages.tsx';
import { EmptyState } from '../../ui/answers.tsx';
import { useWords } from '../../ui/language.ts';
import { PageBar, PhoneMain } from '../../ui/phone-frame.tsx';
import { Filter } from '../filter.tsx';
import { RecordCard } from './record-card.tsx';

const filters = ['all', 'submitted', 'on-notice', 'settled'] as const;

/** Everything the community recorded of me, latest first. */
export function RecordsPage() {
  const say = useWords();
  const [filter, setFilter] = useState<(typeof filters)[number]>('all');
  const read = useReadPages(readMyRecords, filter === 'all' ? {} : { state: filter });
  return (
    <>
      <PageBar back="/me" title={say(w.records)} />
      <PhoneMain>
        <Filter label={say(w.filter)} value={filter} onValue={setFilter} choices={filters.map((value) => ({ value, label: say(w.recordFilters[value]) }))} />
        <LoadedPages
          read={read}
          failed={say(w.recordsNotRead)}
          empty={
            <EmptyState icon="clipboard" title={say(filter === 'all' ? w.recordsNone : w.recordsNoneOf)}>
              {say(w.recordsNoneNext)}
            </EmptyState>
          }
        >
          {(rows) => rows.map((record) => <RecordCard key={record.recordId} record={record} />)}
        </LoadedPages>
      </PhoneMain>
    </>
  );
}
