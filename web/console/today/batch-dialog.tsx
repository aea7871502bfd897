import { useState } from 'react';
import { consoleWords, todayWords as w } from '#words/console.ts';
import { failureWords } from '../../api.ts';
import { RefusalLine } from '../../refusal.tsx';
import { LoadFailed, Skeleton } from '../../ui/answers.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/language.ts';
import { ui } from '#words/ui.ts';
import { Outcomes, type Outcome } from '../outcomes.tsx';
import { PeopleList } from '../people-list.tsx';
import { useBatch, type BatchKind } from './batch.ts';
import type { Task } from './task-href.ts';

/** Ten like items at once: names and points first, then one press, then what became of each. */
export function BatchDialog({ kind, tasks, communityId, onClose }: { kind: BatchKind; tasks: readonly Task[]; communityId: string; onClose: () => void }) {
  const say = useWords();
  // What was ticked when the panel opened; the queue beneath it goes on living.
  const [held] = useState(tasks);
  const batch = useBatch(kind, held, communityId);
  const [outcomes, setOutcomes] = useState<Outcome[]>();
  if (outcomes) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={say(consoleWords.done)}
        foot={
          <Button look="primary" onClick={onClose}>
            {say(ui.close)}
          </Button>
        }
      >
        <Outcomes outcomes={outcomes} />
      </Dialog>
    );
  }
  const { items, points } = batch;
  return (
    <Confirm
      open
      onClose={onClose}
      title={batch.reading ? say(w.together[kind](held.length)) : say(w.batchTitle[kind](items.length, points))}
      act={say(w.batchAct[kind](items.length))}
      working={batch.working}
      disabled={batch.reading || items.length === 0}
      onAct={() => void batch.act().then(setOutcomes, () => undefined)}
    >
      {batch.readFailure ? (
        <LoadFailed title={say(consoleWords.couldNot(say(w.queue)))} reason={say(failureWords(batch.readFailure))} onAgain={batch.readAgain} />
      ) : batch.reading ? (
        <Skeleton kind="rows" />
      ) : items.length === 0 ? (
        <p>{say(w.batchNone)}</p>
      ) : (
        <PeopleList label={say(w.batchTitle[kind](items.length, points))} people={items} />
      )}
      <RefusalLine failure={batch.failure} />
    </Confirm>
  );
}
