import type { ActivityState, RecordState } from '#contract/participation.ts';
import { activityStateWords, recordStateWords } from '#words/participation.ts';
import type { IconName } from '../../ui/icons.ts';
import { useWords } from '../../ui/language.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';

const looks: Record<RecordState, { tone: Tone; icon: IconName }> = {
  submitted: { tone: 'wait', icon: 'clock' },
  'under-review': { tone: 'wait', icon: 'shield' },
  'on-notice': { tone: 'wait', icon: 'notice' },
  objected: { tone: 'stop', icon: 'pause' },
  settled: { tone: 'done', icon: 'done' },
  rejected: { tone: 'void', icon: 'refused' },
  withdrawn: { tone: 'void', icon: 'minus' },
  lapsed: { tone: 'void', icon: 'clock' },
  reversed: { tone: 'void', icon: 'undo' },
};

/** Where a record stands: icon, word, colour. */
export function RecordStateTag({ state, bare = false }: { state: RecordState; bare?: boolean }) {
  const say = useWords();
  return (
    <StateTag tone={looks[state].tone} icon={looks[state].icon} bare={bare}>
      {say(recordStateWords[state])}
    </StateTag>
  );
}

const activityLooks: Record<ActivityState, { tone: Tone; icon: IconName }> = {
  open: { tone: 'wait', icon: 'pen' },
  closed: { tone: 'done', icon: 'done' },
  cancelled: { tone: 'void', icon: 'refused' },
};

export function ActivityStateTag({ state }: { state: ActivityState }) {
  const say = useWords();
  return (
    <StateTag tone={activityLooks[state].tone} icon={activityLooks[state].icon}>
      {say(activityStateWords[state])}
    </StateTag>
  );
}
