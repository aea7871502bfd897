import type { ImportState } from '#contract/imports.ts';
import { importStateWords } from '#words/imports.ts';
import type { IconName } from '../../ui/icons.ts';
import { useWords } from '../../ui/language.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';

const looks: Record<ImportState, { tone: Tone; icon: IconName }> = {
  reading: { tone: 'wait', icon: 'clock' },
  checked: { tone: 'due', icon: 'pen' },
  writing: { tone: 'wait', icon: 'clock' },
  done: { tone: 'done', icon: 'done' },
  discarded: { tone: 'void', icon: 'refused' },
  failed: { tone: 'stop', icon: 'alert' },
};

export function ImportStateTag({ state }: { state: ImportState }) {
  const say = useWords();
  return <StateTag {...looks[state]}>{say(importStateWords[state])}</StateTag>;
}
