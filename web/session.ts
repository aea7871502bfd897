import { MutationCache, QueryCache, QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { readMe, signOut } from '#contract/identity.ts';
import type { OutputOf } from '#contract/endpoint.ts';
import { call, refusedWith, Unreached, useAct } from './api.ts';

/** The signed-in person. */
export type Person = OutputOf<typeof readMe>;

const me = [readMe.id];

/** The page's memory of what it has read. A session that ends anywhere ends everywhere at once. */
export function createQueries(): QueryClient {
  const signedOut = (error: Error): void => {
    if (refusedWith(error, 'signed-out')) queries.setQueryData(me, null);
  };
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: signedOut }),
    mutationCache: new MutationCache({ onError: signedOut }),
    defaultOptions: {
      // Without a network a read fails and says so; it never waits in silence.
      queries: { networkMode: 'always', staleTime: 10_000, retry: (count, error) => error instanceof Unreached && count < 1, retryDelay: 800 },
      mutations: { networkMode: 'always' },
    },
  });
  return queries;
}

/** Who is signed in: undefined while reading, null for nobody. */
export function useSession() {
  return useQuery<Person | null>({
    queryKey: me,
    queryFn: async ({ signal }) => {
      try {
        return await call(readMe, {}, { signal });
      } catch (error) {
        if (refusedWith(error, 'signed-out')) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
}

/** After a sign-in: everything is read again as the new person. */
export function useSignedIn(): (person: Person) => void {
  const queries = useQueryClient();
  return (person) => {
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== readMe.id });
    queries.setQueryData(me, person);
  };
}

export function useSignOut() {
  const queries = useQueryClient();
  return useAct(signOut, {
    refresh: [],
    onDone: () => {
      queries.clear();
      window.location.assign('/');
    },
  });
}

export const PersonContext = createContext<Person | undefined>(undefined);

/** The signed-in person, below `SignedIn`. */
export function usePerson(): Person {
  const person = useContext(PersonContext);
  if (!person) throw new Error('usePerson stands outside SignedIn');
  return person;
}
