import type { KeyProvider } from '#platform/seal.ts';

/** The same key in every test, so that one migrated template serves them all. */
export const testKeys: KeyProvider = { current: 1, key: () => Buffer.alloc(32, 'liren tests') };
