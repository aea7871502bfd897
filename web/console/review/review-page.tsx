import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { readCorrections, readNoticeBoard, readReviews } from '#contract/participation.ts';
import { consoleWords } from '#words/console.ts';
import { reviewWords as w } from '#words/console-review.ts';
import { useRead } from '../../api.ts';
import { Loaded } from '../../loaded.tsx';
import { usePerson } from '../../session.ts';
import { EmptyState } from '../../ui/answers.tsx';
import { Work } from '../../ui/console-frame.tsx';
import { Flow } from '../../ui/flow.tsx';
import { useWords } from '../../ui/language.ts';
import { Panel } from '../../ui/panel.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { AtCommunity } from '../at-community.tsx';
import { may } from '../may.ts';
import { BoardLinks } from './board-links.tsx';
import { Board } from './board.tsx';
import { CorrectionTable } from './correction-table.tsx';
import { CorrectionPanel } from './correction-panel.tsx';
import { ObjectionPanel } from './objection-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { ReviewTable } from './review-table.tsx';

/** The one thing open at the right. */
export interface Chosen {
  record?: string;
  objection?: string;
  correction?: string;
}

export const ReviewPage = () => <AtCommunity action="decide-objections">{({ communityId }) => <Review communityId={communityId} />}</AtCommunity>;

function Review({ communityId }: { communityId: string }) {
  const say = useWords();
  const router = useRouter();
  const person = usePerson();
  const search: Chosen = useSearch({ from: '/console/review' });
  const [done, setDone] = useState<string>();
  const reviewing = may(person, 'review-deeds');
  const correcting = may(person, 'decide-corrections');
  const reviews = useRead(readReviews, { communityId }, { when: reviewing });
  const board = useRead(readNoticeBoard, { communityId }, { when: reviewing });
  const corrections = useRead(readCorrections, { communityId }, { when: correcting });

  const open = (chosen: Chosen): void => {
    setDone(undefined);
    const [[kind, id] = []] = Object.entries(chosen);
    router.history.push(kind === undefined ? '/console/review' : `/console/review?${kind}=${String(id)}`);
  };
  const finish = (sentence: string): void => {
    open({});
    setDone(sentence);
  };
  const steps = search.record ? [2] : search.objection ? [3] : [2, 3];
  return (
    <Work title={say(w.title)} end={<Flow label={say(w.flow)} steps={w.steps.map(say)} current={steps} />} aside={panelOf(search, communityId, finish)}>
      {done && <StatusLine>{done}</StatusLine>}
      {reviewing && (
        <Loaded read={reviews} failed={say(consoleWords.couldNot(say(w.reviews)))} skeleton="rows">
          {({ records }) => (
            <Panel kind="list" title={say(w.waiting(records.length))} note={say(w.waitingNote)}>
              {records.length === 0 ? (
                <EmptyState icon="shield" title={say(w.waitingNone)}>
                  {say(w.waitingNoneWhy)}
                </EmptyState>
              ) : (
                <ReviewTable records={records} chosen={search.record} onOpen={(record) => open({ record })} />
              )}
            </Panel>
          )}
        </Loaded>
      )}
      {correcting && (corrections.error || (corrections.data?.corrections.length ?? 0) > 0) && (
        <Loaded read={corrections} failed={say(consoleWords.couldNot(say(w.correctionsOf)))} skeleton="rows">
          {(found) => (
            <Panel kind="list" title={say(w.corrections(found.corrections.length))} note={say(w.correctionsNote)}>
              <CorrectionTable corrections={found.corrections} chosen={search.correction} onOpen={(correction) => open({ correction })} />
            </Panel>
          )}
        </Loaded>
      )}
      {reviewing && (
        <Loaded read={board} failed={say(consoleWords.couldNot(say(w.boardOf)))} skeleton="rows">
          {(notices) => (
            <Panel
              kind="list"
              title={say(w.board)}
              note={say(w.boardNote)}
              end={<BoardLinks items={notices.items} district={person.district} communityId={communityId} />}
            >
              {notices.items.length === 0 ? (
                <EmptyState icon="notice" title={say(w.boardNone)}>
                  {say(w.boardNoneWhy)}
                </EmptyState>
              ) : (
                <Board {...notices} today={person.today} chosen={search} onOpen={open} />
              )}
            </Panel>
          )}
        </Loaded>
      )}
    </Work>
  );
}

const panelOf = (search: Chosen, communityId: string, onDone: (sentence: string) => void) => {
  if (search.objection) return <ObjectionPanel key={search.objection} objectionId={search.objection} onDone={onDone} />;
  if (search.record) return <ReviewPanel key={search.record} recordId={search.record} communityId={communityId} onDone={onDone} />;
  if (search.correction) return <CorrectionPanel key={search.correction} subjectId={search.correction} communityId={communityId} onDone={onDone} />;
  return undefined;
};
