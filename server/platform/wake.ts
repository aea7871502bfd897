import pg from 'pg';
import { PgBoss } from 'pg-boss';

/** pg-boss wakes the timetable and runs work that outlives a request; what is due is decided by the jobs themselves. */
const schema = 'pgboss';

/** Queues exist before anything is sent: made with the migrations, by the owner. */
export const queues = ['timetable', 'imports'] as const;
export type Queue = (typeof queues)[number];

/** Installs or upgrades pg-boss as the owner role; `admin` has `set role` to it already. */
export async function installQueues(admin: pg.ClientBase): Promise<void> {
  const boss = new PgBoss({ schema, db: { executeSql: (text: string, values?: unknown[]) => admin.query(text, values) }, migrate: true, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const queue of queues) if (!existing.has(queue)) await boss.createQueue(queue, { policy: queue === 'timetable' ? 'singleton' : 'standard', retryLimit: 2, expireInSeconds: 3600, deleteAfterSeconds: 7 * 24 * 3600 });
  await boss.stop({ graceful: false, close: false });
  await admin.query(`grant usage on schema ${schema} to liren_server; grant select, insert, update, delete on all tables in schema ${schema} to liren_server; grant usage, select on all sequences in schema ${schema} to liren_server; grant execute on all functions in schema ${schema} to liren_server`);
}

export interface Waker {
  /** Queues work after the sender's own transaction; the payload holds ids only. */
  send(queue: Queue, payload: Readonly<Record<string, string | number>>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the workers as the server's role. `timetable` runs at every start and at the turn of every hour. */
export async function startWaker(server: pg.ClientConfig, work: Readonly<Record<Queue, (payload: unknown) => Promise<void>>>, onError: (error: Error) => void): Promise<Waker> {
  const pool = new pg.Pool({ ...server, max: 4, application_name: 'liren jobs' });
  pool.on('error', onError);
  const boss = new PgBoss({ schema, db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) }, migrate: false, createSchema: false, supervise: true, schedule: true });
  boss.on('error', onError);
  await boss.start();
  for (const queue of queues) {
    await boss.work(queue, { pollingIntervalSeconds: 2 }, async (jobs) => {
      for (const job of jobs) await work[queue](job.data);
    });
  }
  await boss.schedule('timetable', '0 * * * *', {}, { tz: 'Asia/Shanghai' });
  await boss.send('timetable', {});
  return {
    send: async (queue, payload) => void (await boss.send(queue, payload)),
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 20_000 });
      await pool.end();
    },
  };
}
