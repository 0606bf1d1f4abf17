import { silentLogger } from '@klear/core';
import { cloneDatabase } from '@klear/testing';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { createJobs, type Jobs } from './jobs.ts';
import { prepareJobs } from './prepare-jobs.ts';

const database = await cloneDatabase();
const opened: Jobs[] = [];
const generous = { timeout: 15_000, interval: 20 };

function open(): Jobs {
  const jobs = createJobs({ url: database.jobsUrl, log: silentLogger, pollSeconds: 0.5, scheduleSeconds: 1 });
  opened.push(jobs);
  return jobs;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((jobs) => jobs.stop()));
});

describe('jobs', () => {
  test('each job is done once, whichever process takes it', async () => {
    const done: unknown[] = [];
    for (const jobs of [open(), open()]) {
      jobs.define<{ n: number }>('count', { handle: async ({ n }) => void done.push(n), concurrency: 4 });
      await jobs.start();
    }
    await Promise.all(Array.from({ length: 60 }, (_, n) => opened[n % 2]?.enqueue('count', { n })));
    await expect.poll(() => done.length, generous).toBe(60);
    expect(done.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 60 }, (_, n) => n));
  });

  test('a higher priority goes first', async () => {
    const order: unknown[] = [];
    const early = open();
    early.define('ordered', { handle: async () => {} });
    await early.start();
    await early.stop();
    opened.length = 0;
    const [writer, worker] = [open(), open()];
    worker.define<{ n: number }>('ordered', { handle: async ({ n }) => void order.push(n) });
    writer.define('ordered.writer', { handle: async () => {} });
    await worker.start();
    const soon = new Date(Date.now() + 1_500);
    for (const priority of [1, 3, 2]) await worker.enqueue('ordered', { n: priority }, { priority, startAfter: soon });
    await expect.poll(() => order, generous).toEqual([3, 2, 1]);
  });

  test('while a job with a key waits, no other with that key is added', async () => {
    const jobs = open();
    jobs.define('keyed', { handle: async () => {} });
    await jobs.start();
    const startAfter = new Date(Date.now() + 3_600_000);
    expect(await jobs.enqueue('keyed', {}, { singletonKey: 'one', startAfter })).toBe(true);
    expect(await jobs.enqueue('keyed', {}, { singletonKey: 'one', startAfter })).toBe(false);
    expect(await jobs.enqueue('keyed', {}, { singletonKey: 'two', startAfter })).toBe(true);
  });

  test('a failing job is tried again with back-off, then waits among the failed ones with its code only, until it is put back', async () => {
    const tries: number[] = [];
    let broken = true;
    const jobs = open();
    jobs.define<{ invoiceId: string }>('failing', {
      retryLimit: 1,
      async handle() {
        tries.push(performance.now());
        if (broken) throw Object.assign(new Error('a value that must not be kept'), { code: 'BROKEN' });
      },
    });
    await jobs.start();
    await jobs.enqueue('failing', { invoiceId: 'i-1' });
    await expect.poll(() => jobs.failed('failing'), generous).toHaveLength(1);
    expect(tries).toHaveLength(2);
    const [failed] = await jobs.failed('failing');
    expect(failed).toMatchObject({ data: { invoiceId: 'i-1' }, fault: 'BROKEN', failedAt: expect.any(Date) });
    const stored = await database.sql`select from jobs.job where output::text like '%must not be kept%'`;
    expect(stored).toHaveLength(0);

    broken = false;
    expect(await jobs.retryFailed('failing', failed?.id)).toBe(1);
    await expect.poll(() => tries.length, generous).toBe(3);
    expect(await jobs.failed('failing')).toEqual([]);
  });

  test('a schedule makes one job per occurrence over all processes, and goes away with its definition', async () => {
    const runs: number[] = [];
    for (const jobs of [open(), open(), open()]) {
      jobs.define('every-minute', { schedule: '* * * * *', handle: async () => void runs.push(1) });
      await jobs.start();
    }
    await expect.poll(() => runs.length, generous).toBeGreaterThanOrEqual(1);
    const made = await database.sql<{ slot: Date; jobs: number }[]>`
      select singleton_on as slot, count(*)::int as jobs from jobs.job where name = 'every-minute' group by 1`;
    expect(made.every((slot) => slot.jobs === 1)).toBe(true);
    const without = open();
    without.define('every-minute', { handle: async () => {} });
    await without.start();
    expect(await database.sql`select from jobs.schedule where name = 'every-minute'`).toHaveLength(0);
  });

  test('stopping waits for the job under way', async () => {
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let done = false;
    const jobs = open();
    opened.length = 0;
    jobs.define('slow', {
      async handle() {
        begun.resolve();
        await gate.promise;
        done = true;
      },
    });
    await jobs.start();
    await jobs.enqueue('slow', {});
    await begun.promise;
    const stopped = jobs.stop();
    gate.resolve();
    await stopped;
    expect(done).toBe(true);
    const [row] = await database.sql<{ state: string }[]>`select state from jobs.job where name = 'slow'`;
    expect(row?.state).toBe('completed');
  });

  test('a name nobody defined, or defined twice, is refused', async () => {
    const jobs = open();
    await jobs.start();
    await expect(jobs.enqueue('unknown', {})).rejects.toThrow('job unknown is not defined');
    jobs.define('twice', { handle: async () => {} });
    expect(() => jobs.define('twice', { handle: async () => {} })).toThrow('job twice is defined twice');
  });

  test('the login owns nothing and cannot change the schema; preparing again lets it into a hardened database and changes nothing', async () => {
    await database.sql.unsafe(`revoke all on database ${database.name} from public, klear_jobs_app`);
    await prepareJobs(database.url, { password: decodeURIComponent(new URL(database.jobsUrl).password) });
    const owned = await database.sql`select from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'klear_jobs_app'`;
    expect(owned).toHaveLength(0);
    const jobs = open();
    await jobs.start();
    const [role] =
      await database.sql`select rolsuper, rolbypassrls, has_schema_privilege('klear_jobs_app', 'jobs', 'create') as creates from pg_roles where rolname = 'klear_jobs_app'`;
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, creates: false });
  });

  test('several databases of one cluster may be prepared at once, though they share the roles', async () => {
    const password = decodeURIComponent(new URL(database.jobsUrl).password);
    const others = await Promise.all([cloneDatabase(), cloneDatabase(), cloneDatabase()]);
    onTestFinished(async () => void (await Promise.all(others.map((other) => other.drop()))));
    const urls = [database, ...others].map(({ url }) => url);
    for (let round = 0; round < 5; round += 1) await Promise.all(urls.map((url) => prepareJobs(url, { password })));
    expect(await database.sql`select count(*)::int as versions from jobs.version`).toEqual([{ versions: 1 }]);
    const jobs = open();
    await jobs.start();
  });
});
