import { expect, test } from 'vitest';
import { readTree, violations, type SourceFile } from '../kit/house.ts';

test('the tree keeps every rule of the house', async () => {
  const files = await readTree();
  expect(files.length).toBeGreaterThan(50);
  expect(violations(files)).toEqual([]);
});

/** One injected violation per rule: a guard that cannot fail is a defect. */
const injected: readonly [rule: string, files: readonly SourceFile[]][] = [
  ['contract/ stands alone', [{ path: 'contract/x.ts', text: `import { refuse } from '../server/platform/refuse.ts'; export const x = refuse;` }]],
  ['words/ stands alone', [{ path: 'words/x.ts', text: `import { z } from 'zod'; export const x = z;` }]],
  ['log/ stands alone', [{ path: 'log/x.ts', text: `import pg from 'pg'; export const x = pg;` }]],
  ['platform knows no domain', [{ path: 'server/platform/x.ts', text: `import { a } from '../ledger/a.ts'; export const x = a;` }]],
  [
    'the web reaches the server through the contract only',
    [{ path: 'web/ui/x.ts', text: `import { a } from '../../server/ledger/a.ts'; export const x = a;` }],
  ],
  ['faces do not meet', [{ path: 'web/console/x.tsx', text: `import { a } from '../resident/a.tsx'; export const x = a;` }]],
  ['the kit knows no domain', [{ path: 'web/ui/x.tsx', text: `import { a } from '../parts/participation/a.tsx'; export const x = a;` }]],
  ['parts know no face', [{ path: 'web/parts/participation/x.tsx', text: `import { a } from '../../console/a.tsx'; export const x = a;` }]],
  [
    'store.ts and routes.ts are private to their slice',
    [{ path: 'server/participation/x.ts', text: `import { a } from '../ledger/store.ts'; export const x = a;` }],
  ],
  [
    'floor 2 (ledger) must not import floor 4 (participation)',
    [{ path: 'server/ledger/x.ts', text: `import { a } from '../participation/a.ts'; export const x = a;` }],
  ],
  ['floor 1 (identity) must not import floor 1 (tasks)', [{ path: 'server/identity/x.ts', text: `import { a } from '../tasks/a.ts'; export const x = a;` }]],
  ['slices do not import the edge', [{ path: 'server/ledger/x.ts', text: `import { a } from '../app.ts'; export const x = a;` }]],
  [
    'only the edge opens the database',
    [{ path: 'server/ledger/x.ts', text: `import { openDatabase } from '#platform/database.ts'; export const x = openDatabase;` }],
  ],
  ['product code does not import tests', [{ path: 'server/ledger/x.ts', text: `import { a } from '../../tests/kit/a.ts'; export const x = a;` }]],
  ['junk drawer "utils"', [{ path: 'web/ui/utils.ts', text: 'export const x = 1;' }]],
  ['server/wallets stands on no floor', [{ path: 'server/wallets/x.ts', text: 'export const x = 1;' }]],
  ['a slice is flat', [{ path: 'server/ledger/verbs/x.ts', text: 'export const x = 1;' }]],
  ['only store.ts holds SQL', [{ path: 'server/ledger/x.ts', text: 'export const x = (tx) => sql`select 1`.execute(tx);' }]],
  [
    'the store of participation names the schema ledger',
    [{ path: 'server/participation/store.ts', text: 'export const x = (tx) => sql`select * from ledger.account`.execute(tx);' }],
  ],
  [
    'the store of participation names the schema identity',
    [{ path: 'server/participation/store.ts', text: `export const x = (tx) => tx.selectFrom('identity.resident').execute();` }],
  ],
  ['time is an argument', [{ path: 'server/ledger/x.ts', text: 'export const x = () => new Date();' }]],
  ['time is an argument in SQL too', [{ path: 'server/ledger/store.ts', text: 'export const x = (tx) => sql`select now()`.execute(tx);' }]],
  ['barrel: export * from', [{ path: 'server/ledger/x.ts', text: `export * from './a.ts';` }]],
  ['no enums', [{ path: 'server/ledger/x.ts', text: 'export enum X { a }' }]],
  ['no default exports', [{ path: 'server/ledger/x.ts', text: 'export default 1;' }]],
  [
    'import cycle',
    [
      { path: 'server/ledger/a.ts', text: `import { b } from './b.ts'; export const a = b;` },
      { path: 'server/ledger/b.ts', text: `import { a } from './a.ts'; export const b = a;` },
    ],
  ],
];

test.each(injected)('an injected violation is caught: %s', (rule, files) => {
  expect(violations(files).map((one) => one.rule)).toContain(rule);
});

test('what is allowed is not caught', () => {
  expect(
    violations([
      {
        path: 'server/participation/settle-record.ts',
        text: `import { postTransfers } from '../ledger/post-transfers.ts'; import * as store from './store.ts'; export const x = [postTransfers, store];`,
      },
      {
        path: 'server/ledger/post-transfers.ts',
        text: `import type { Context } from '#platform/context.ts'; export const postTransfers = (context: Context) => context;`,
      },
      { path: 'server/participation/store.ts', text: 'export const x = (tx) => sql`select * from participation.record`.execute(tx);' },
    ]),
  ).toEqual([]);
});
