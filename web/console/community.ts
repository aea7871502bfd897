import { createContext, useContext } from 'react';

export interface Community {
  communityId: string;
  name: string;
  street: string;
}

/** The community the console is open at; undefined where a person has none. */
export const CommunityContext = createContext<Community | undefined>(undefined);
export const useCommunity = (): Community | undefined => useContext(CommunityContext);
