import { type Logger, newId } from '@klear/core';
import { PgBoss } from 'pg-boss';
import { schema } from './prepare-jobs.ts';

/** Data of a job: ids, times, codes and counts, never a personal or health datum. */
export type JobData = Readonly<Record<string, unknown>>;

export interface JobDefinition<Data extends JobData> {
  /** Does the work once per job; may run again after a crash, so it is idempotent. A throw counts as a failed try. */
  handle(data: Data): Promise<void>;
  /** Five-field cron expression in UTC: one job per occurrence over all processes, with empty data. */
  readonly schedule?: string;
  /** Tries after the first one, with back-off doubling from 1 s to 5 minutes. Default 4. */
  readonly retryLimit?: number;
  /** Higher goes first. Default 0. */
  readonly priority?: number;
  /** Jobs of this name that one process works on at a time. Default 1. */
  readonly concurrency?: number;
  /** A try that takes longer counts as failed, seconds. Default 300. */
  readonly expireInSeconds?: number;
}

export interface EnqueueOptions {
  readonly startAfter?: Date;
  /** While a job of this name with this key waits, no other is added. */
  readonly singletonKey?: string;
  readonly priority?: number;
}

/** A job whose last try failed. `fault` is the name or code of its last error, never the message; UNKNOWN after a week. */
export interface FailedJob {
  readonly id: string;
  readonly data: JobData;
  readonly fault: string;
  readonly failedAt: Date;
}

/** Durable jobs and schedules on PostgreSQL: each job is done by one process, at least once. */
export interface Jobs {
  /** Names a kind of job and how to do it. Call it before start(). */
  define<Data extends JobData>(name: string, definition: JobDefinition<Data>): void;
  /** Adds a job of a defined name; false when `singletonKey` says that one waits already. Throws for a name that nobody defined. */
  enqueue(name: string, data: JobData, options?: EnqueueOptions): Promise<boolean>;
  /** Begins to work. Rejects when the database does not answer. */
  start(): Promise<void>;
  /** Takes no new job and waits for those under way, up to 10 s; what is unfinished then goes to another process. */
  stop(): Promise<void>;
  failed(name: string): Promise<FailedJob[]>;
  /** Puts failed jobs (all of the name, or one) back to work with fresh tries; how many were there. */
  retryFailed(name: string, id?: string): Promise<number>;
}

export interface JobsOptions {
  /** A direct URL of the login that prepareJobs made. */
  readonly url: string;
  readonly log: Logger;
  readonly poolSize?: number;
  /** New jobs wake their worker at once; jobs that become due later are found within this time, seconds (0.5 or more). Default 5. */
  readonly pollSeconds?: number;
  /** How often schedules are looked at, seconds (1 or more). Default 15. */
  readonly scheduleSeconds?: number;
}

const dayS = 86_400;

function deadOf(name: string): string {
  return `${name}.failed`;
}

function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  return ('code' in error && typeof error.code === 'string' ? error.code : error.name).slice(0, 64);
}

/** Opens the job store. Nothing runs before start(). */
export function createJobs(options: JobsOptions): Jobs {
  const { log } = options;
  const definitions = new Map<string, JobDefinition<JobData>>();
  const pollSeconds = options.pollSeconds ?? 5;
  const boss = new PgBoss({
    connectionString: options.url,
    schema,
    max: options.poolSize ?? 2,
    application_name: 'klear-jobs',
    // The login owns nothing: prepareJobs installs and upgrades, and index rebuilds are the administrator's.
    migrate: false,
    createSchema: false,
    reindex: false,
    useListenNotify: true,
    cronMonitorIntervalSeconds: options.scheduleSeconds ?? 15,
    cronWorkerIntervalSeconds: Math.min(5, options.scheduleSeconds ?? 5),
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => log.error({ fault: faultOf(error) }, 'job store trouble'));
  boss.on('warning', ({ message }) => log.warn({ message }, 'job store warning'));

  async function open(name: string, definition: JobDefinition<JobData>): Promise<void> {
    const settings = {
      retryLimit: definition.retryLimit ?? 4,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 300,
      expireInSeconds: definition.expireInSeconds ?? 300,
      deleteAfterSeconds: 7 * dayS,
      notify: true,
    };
    await boss.createQueue(deadOf(name), { retentionSeconds: 90 * dayS });
    await boss.createQueue(name, { ...settings, policy: 'short', deadLetter: deadOf(name) });
    await boss.updateQueue(name, settings);
    if (definition.schedule === undefined) await boss.unschedule(name);
    else await boss.schedule(name, definition.schedule, {}, { tz: 'UTC' });
    const work = {
      pollingIntervalSeconds: Math.min(2, pollSeconds),
      notifyPollingIntervalSeconds: pollSeconds,
      localConcurrency: definition.concurrency ?? 1,
    };
    await boss.work<JobData>(name, work, async (batch) => {
      for (const job of batch) await attempt(name, definition, job.id, job.data ?? {});
    });
  }

  async function attempt(name: string, definition: JobDefinition<JobData>, jobId: string, data: JobData): Promise<void> {
    try {
      await definition.handle(data);
    } catch (error) {
      const fault = faultOf(error);
      log.warn({ job: name, jobId, fault }, 'job failed');
      // What is thrown here is stored with the job: the code only, since a message can hold a value.
      throw Object.assign(new Error(fault), { stack: undefined });
    }
  }

  return {
    define(name, definition) {
      if (definitions.has(name)) throw new Error(`job ${name} is defined twice`);
      definitions.set(name, definition as unknown as JobDefinition<JobData>);
    },
    async enqueue(name, data, { startAfter, singletonKey, priority } = {}) {
      const definition = definitions.get(name);
      if (!definition) throw new Error(`job ${name} is not defined`);
      const id = await boss.send(name, data, {
        // A queue of policy `short` holds one waiting job per key: without a key of its own, a job is alone.
        singletonKey: singletonKey ?? newId<'Job'>(),
        priority: priority ?? definition.priority ?? 0,
        ...(startAfter ? { startAfter } : {}),
      });
      return id !== null;
    },
    async start() {
      await boss.start();
      for (const [name, definition] of definitions) await open(name, definition);
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 10_000, close: true });
    },
    async failed(name) {
      const jobs = await boss.findJobs<JobData>(deadOf(name), { queued: true });
      return Promise.all(
        jobs.map(async ({ id, data, sourceId, createdOn }) => {
          const [source] = sourceId === null ? [] : await boss.findJobs<JobData>(name, { id: sourceId });
          return { id, data: data ?? {}, fault: storedFault(source?.output), failedAt: createdOn };
        }),
      );
    },
    retryFailed: (name, id) => boss.redrive(deadOf(name), id === undefined ? {} : { ids: [id] }),
  };
}

function storedFault(output: unknown): string {
  return typeof output === 'object' && output !== null && 'message' in output && typeof output.message === 'string'
    ? output.message
    : 'UNKNOWN';
}
