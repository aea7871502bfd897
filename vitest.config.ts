import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{contract,words,log,database,server,cli,web,bench,tests}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'web/dist/**'],
    globalSetup: ['tests/kit/server.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A refused promise that nobody awaited is a failed run, not a warning.
    dangerouslyIgnoreUnhandledErrors: false,
  },
});
