import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Context } from './context.ts';

/** pg-boss wakes the timetable and runs work that outlives a request; what is due is decided by the jobs themselves. */
const schema = 'pgboss';

/** Queues exist before anything is sent: made with the migrations, by the owner. */
export const queues = ['timetable', 'imports'] as const;
export type Queue = (typeof queues)[number];

/** Installs or upgrades pg-boss as the owner role; `admin` has `set role` to it already. */
export async function installQueues(admin: pg.ClientBase): Promise<void> {
  const boss = new PgBoss({
    schema,
    db: { executeSql: (text: string, values?: unknown[]) => admin.query(text, values) },
    migrate: true,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const queue of queues)
    if (!existing.has(queue))
      await boss.createQueue(queue, {
        policy: queue === 'timetable' ? 'singleton' : 'standard',
        retryLimit: 2,
        expireInSeconds: 3600,
        deleteAfterSeconds: 7 * 24 * 3600,
      });
  await boss.stop({ graceful: false, close: false });
  await admin.query(
    `grant usage on schema ${schema} to liren_server; grant select, insert, update, delete on all tables in schema ${schema} to liren_server; grant usage, select on all sequences in schema ${schema} to liren_server; grant execute on all functions in schema ${schema} to liren_server`,
  );
}

export interface Waker {
  stop(): Promise<void>;
}

let running: PgBoss | undefined;

/**
 * Asks for a queue's work once this transaction has committed. Without a started waker nothing is asked: the work is a
 * row with work left, and the timetable finds it.
 */
export async function wake({ tx }: Pick<Context, 'tx'>, queue: Queue): Promise<void> {
  if (!running) return;
  const executeSql = async (text: string, values: unknown[] = []) => ({ rows: (await tx.executeQuery<unknown>(CompiledQuery.raw(text, values))).rows });
  await running.send(queue, {}, { db: { executeSql } });
}

/** Starts the workers as the server's role. `timetable` runs at every start and at the turn of every hour. */
export async function startWaker(
  server: pg.ClientConfig,
  work: Readonly<Record<Queue, (payload: unknown) => Promise<void>>>,
  onError: (error: Error) => void,
): Promise<Waker> {
  const pool = new pg.Pool({ ...server, max: 4, application_name: 'liren jobs' });
  pool.on('error', onError);
  const boss = new PgBoss({
    schema,
    db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) },
    migrate: false,
    createSchema: false,
    supervise: true,
    schedule: true,
  });
  boss.on('error', onError);
  await boss.start();
  for (const queue of queues) {
    await boss.work(queue, { pollingIntervalSeconds: 2 }, async (jobs) => {
      for (const job of jobs) await work[queue](job.data);
    });
  }
  await boss.schedule('timetable', '0 * * * *', {}, { tz: 'Asia/Shanghai' });
  for (const queue of queues) await boss.send(queue, {});
  running = boss;
  return {
    stop: async () => {
      if (running === boss) running = undefined;
      await boss.stop({ graceful: true, timeout: 20_000 });
      await pool.end();
    },
  };
}
