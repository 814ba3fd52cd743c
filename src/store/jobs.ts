import type { Database, Tx } from './database.ts';

export interface JobOptions {
  readonly retries: number;
  /** Seconds before the first repetition; each further one waits twice as long. */
  readonly delay: number;
  /** A job that takes longer is given up and tried again. */
  readonly seconds: number;
}

export interface Jobs {
  readonly work: <T extends object>(
    queue: string,
    options: JobOptions,
    handle: (data: T, attempt: number) => Promise<void>,
  ) => Promise<void>;
  /** Within a transaction: the job is there exactly if the transaction is. */
  readonly send: (tx: Tx, queue: string, data: object) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Background work in the same database, by pg-boss. */
export async function startJobs(database: Database, onTrouble: (what: string) => void): Promise<Jobs> {
  const { default: PgBoss } = await import('pg-boss');
  const executeSql = async (text: string, values: unknown[]) => ({ rows: (await database.executeSql(text, values)).rows as unknown[] });
  const boss = new PgBoss({ db: { executeSql }, schedule: false, maintenanceIntervalSeconds: 60, archiveCompletedAfterSeconds: 3_600 });
  boss.on('error', (e) => onTrouble(`the job queue: ${e.message}`));
  await boss.start();
  return {
    work: async (queue, options, handle) => {
      await boss.createQueue(queue, {
        name: queue,
        policy: 'standard',
        retryLimit: options.retries,
        retryDelay: options.delay,
        retryBackoff: true,
        expireInSeconds: options.seconds,
      });
      await boss.work<never>(queue, { includeMetadata: true, pollingIntervalSeconds: 1, batchSize: 1 }, async (jobs) => {
        for (const job of jobs) await handle(job.data, job.retryCount);
      });
    },
    send: async (tx, queue, data) => {
      const { CompiledQuery } = await import('kysely');
      const inTransaction = {
        executeSql: async (text: string, values: unknown[]) => ({
          rows: (await tx.executeQuery(CompiledQuery.raw(text, values ?? []))).rows as unknown[],
        }),
      };
      await boss.send(queue, data, { db: inTransaction });
    },
    stop: () => boss.stop({ graceful: true, timeout: 8_000, close: false, wait: true }),
  };
}
