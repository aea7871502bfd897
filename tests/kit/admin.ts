import pg from 'pg';

/** What the one set-up of a run tells every test file. */
export interface TestServer {
  readonly admin: { readonly host: string; readonly port: number; readonly user?: string; readonly password?: string; readonly database: string };
  /** A migrated, empty database that is cloned and never connected to. */
  readonly template: string;
}
declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Test databases are named after the process that made them, so that those of killed runs are swept away. */
export const testPrefix = 'liren_test_';

export async function asAdmin<Result>(admin: pg.ClientConfig, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(admin);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
