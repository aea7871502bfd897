import type { ReactNode } from 'react';
import { ui } from '#words/ui.ts';
import { failureWords, type useReadPages } from './api.ts';
import { LoadFailed, Skeleton } from './ui/answers.tsx';
import { Button } from './ui/button.tsx';
import { momentWords } from './ui/day.ts';
import { useWords } from './ui/language.ts';
import { Pager } from './ui/pager.tsx';
import { StatusLine } from './ui/status-line.tsx';

type Pages<Row> = Pick<
  ReturnType<typeof useReadPages>,
  'error' | 'refetch' | 'isRefetchError' | 'dataUpdatedAt' | 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError'
> & {
  readonly rows: readonly Row[] | undefined;
};

/** A long list in its states, as `Loaded` is for one answer: its shape, 没读到 with a retry, nothing yet, the rows with the way to more. */
export function LoadedPages<Row>({
  read,
  failed,
  empty,
  children,
}: {
  read: Pages<Row>;
  failed: string;
  empty: ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
}) {
  const say = useWords();
  const again = (): void => void read.refetch();
  if (read.rows === undefined) {
    return read.error ? <LoadFailed title={failed} reason={say(failureWords(read.error))} onAgain={again} /> : <Skeleton kind="rows" />;
  }
  if (read.rows.length === 0) return empty;
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
      {children(read.rows)}
      {read.isFetchNextPageError && <StatusLine tone="due">{say(failureWords(read.error))}</StatusLine>}
      <Pager shown={read.rows.length} more={read.hasNextPage} onMore={() => void read.fetchNextPage()} working={read.isFetchingNextPage} />
    </>
  );
}
