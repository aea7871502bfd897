import type { ReactNode } from 'react';
import { type RecordLine, readMyRecords } from '#contract/participation.ts';
import { residentWords as w } from '#words/resident.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { EmptyState } from '../../ui/answers.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';

/** One of my records by its id; one that is not mine is not there. */
export function ReadMine({ recordId, children }: { recordId: string; children: (record: RecordLine) => ReactNode }) {
  const say = useWords();
  const read = useRead(readMyRecords, { recordId });
  return (
    <Loaded read={read} failed={say(w.recordNotRead)} skeleton="rows">
      {({ rows: [record] }) =>
        record ? (
          children(record)
        ) : (
          <EmptyState
            icon="clipboard"
            title={say(w.recordGone)}
            actions={
              <LinkButton look="soft" href="/me/records">
                {say(w.toRecords)}
              </LinkButton>
            }
          >
            {say(w.recordGoneNext)}
          </EmptyState>
        )
      }
    </Loaded>
  );
}
