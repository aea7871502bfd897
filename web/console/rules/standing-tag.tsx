import type { VersionStanding } from '#contract/rules.ts';
import { standingWords } from '#words/rules.ts';
import type { IconName } from '../../ui/icons.ts';
import { useWords } from '../../ui/language.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';

const looks: Record<VersionStanding, { tone: Tone; icon: IconName }> = {
  draft: { tone: 'due', icon: 'pen' },
  upcoming: { tone: 'wait', icon: 'clock' },
  'in-force': { tone: 'done', icon: 'done' },
  past: { tone: 'void', icon: 'passbook' },
  discarded: { tone: 'void', icon: 'refused' },
};

export function StandingTag({ standing }: { standing: VersionStanding }) {
  const say = useWords();
  return <StateTag {...looks[standing]}>{say(standingWords[standing])}</StateTag>;
}
