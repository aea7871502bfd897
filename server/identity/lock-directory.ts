import type { Context } from '#platform/context.ts';
import * as store from './store.ts';

/**
 * Keeps everybody else from registering or changing residents of a community until this transaction ends, and answers the
 * stamp of its directory: whoever saw the same stamp before has seen what stands now.
 */
export const lockDirectory = (context: Context, communityId: string): Promise<number> => store.lockStamp(context, communityId);
