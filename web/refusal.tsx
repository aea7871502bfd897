import type { ReactNode } from 'react';
import { failureWords } from './api.ts';
import { RefusalPanel } from './ui/answers.tsx';
import { StatusLine } from './ui/status-line.tsx';
import { useWords } from './ui/language.ts';

/** The answer to an act that did not go through, as a panel with what to do next. Renders nothing without a failure. */
export function Refusal({ failure, title, actions }: { failure: Error | null; title?: string; actions?: ReactNode }) {
  const say = useWords();
  return (
    failure && (
      <RefusalPanel title={title} actions={actions}>
        {say(failureWords(failure))}
      </RefusalPanel>
    )
  );
}

/** The same on one line, inside a form or a confirm panel. */
export function RefusalLine({ failure }: { failure: Error | null }) {
  const say = useWords();
  return failure && <StatusLine tone="stop">{say(failureWords(failure))}</StatusLine>;
}
