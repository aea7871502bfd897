import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { startEmbedded } from '#platform/embedded.ts';
import { prepareDatabase } from '#platform/migrate.ts';
import { useKeys } from '#platform/seal.ts';
import { takeSnapshot } from './snapshot.ts';

/** `npm run schema`: migrates an empty database and writes schema.sql and schema.ts beside this file. */
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'liren-schema-'));
await fs.chmod(folder, 0o755);
const key = randomBytes(32);
useKeys({ current: 1, key: () => key });
const embedded = await startEmbedded({ folder: path.join(folder, 'postgres'), database: 'liren', settings: { fsync: 'off' } });
try {
  await prepareDatabase(embedded.admin);
  const { sql, types } = await takeSnapshot(embedded.admin);
  await fs.writeFile(path.join(import.meta.dirname, 'schema.sql'), sql);
  await fs.writeFile(path.join(import.meta.dirname, 'schema.ts'), types);
} finally {
  await embedded.release();
  await fs.rm(folder, { recursive: true, force: true });
}
