import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { failureWords } from './api.ts';
import { LoadFailed, Skeleton } from './ui/answers.tsx';
import { useWords } from './ui/language.ts';

/** A read in its three states: its shape while reading, 没读到 with the reason and a retry, then the content. Never 0 in place of a failure. `typing` keeps what was read when reading it again fails: where people type, nothing may vanish. */
export function Loaded<Output>({ read, failed, skeleton, typing = false, children }: { read: UseQueryResult<Output>; failed: string; skeleton?: 'figure' | 'rows' | 'page'; typing?: boolean; children: (output: Output) => ReactNode }) {
  const say = useWords();
  if (read.data !== undefined && (typing || !read.isRefetchError)) return <>{children(read.data)}</>;
  if (read.error) return <LoadFailed title={failed} reason={say(failureWords(read.error))} onAgain={() => void read.refetch()} />;
  return <Skeleton {...(skeleton && { kind: skeleton })} />;
}
