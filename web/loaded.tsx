import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ui } from '#words/ui.ts';
import { failureWords } from './api.ts';
import { LoadFailed, Skeleton } from './ui/answers.tsx';
import { Button } from './ui/button.tsx';
import { momentWords } from './ui/day.ts';
import { useWords } from './ui/language.ts';
import { StatusLine } from './ui/status-line.tsx';

/**
 * A read in its states: its shape while reading; 没读到 with the reason and a retry, never 0; the content. When reading
 * again fails, what was read stays, under a line that says from when it is: nothing typed vanishes, nothing old passes for new.
 */
export function Loaded<Output>({
  read,
  failed,
  skeleton,
  children,
}: {
  read: UseQueryResult<Output>;
  failed: string;
  skeleton?: 'figure' | 'rows' | 'page';
  children: (output: Output) => ReactNode;
}) {
  const say = useWords();
  const again = (): void => void read.refetch();
  if (read.data === undefined) {
    return read.error ? (
      <LoadFailed title={failed} reason={say(failureWords(read.error))} onAgain={again} />
    ) : (
      <Skeleton {...(skeleton && { kind: skeleton })} />
    );
  }
  return (
    <>
      {read.isRefetchError && (
        <StatusLine
          tone="due"
          end={
            <Button look="quiet" onClick={again}>
              {say(ui.again)}
            </Button>
          }
        >
          {say(ui.readBefore(say(momentWords(read.dataUpdatedAt)), say(failureWords(read.error))))}
        </StatusLine>
      )}
      {children(read.data)}
    </>
  );
}
