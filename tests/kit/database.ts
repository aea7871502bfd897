import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openDatabase, type Database } from '#platform/database.ts';
import { passwordFor, useKeys } from '#platform/seal.ts';
import { asAdmin, testPrefix } from './admin.ts';
import { testKeys } from './keys.ts';

export interface TestDatabase {
  /** Open as the server's role: what the program itself uses. */
  readonly database: Database;
  /** The logins, for tests that open more connections or look at what is stored. */
  readonly admin: pg.ClientConfig;
  readonly server: pg.ClientConfig;
  readonly reader: pg.ClientConfig;
}

/**
 * A fresh migrated database of its own. Call it at the top of a test file: `const { database } = await createTestDatabase();`
 * It is closed and dropped after the file's last test.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  useKeys(testKeys);
  const { admin, template } = inject('testServer');
  const name = `${testPrefix}${process.pid}_${randomBytes(5).toString('hex')}`;
  await asAdmin(admin, (client) => client.query(`create database ${name} template ${template}`));
  const here = { ...admin, database: name };
  const as = (user: string): pg.ClientConfig => ({ ...here, user, password: passwordFor(user) });
  const [server, reader] = [as('liren_server'), as('liren_reader')];
  const database = openDatabase(server);
  afterAll(async () => {
    await database.close();
    await asAdmin(admin, (client) => client.query(`drop database if exists ${name} with (force)`));
  });
  return { database, admin: here, server, reader };
}
