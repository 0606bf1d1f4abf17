import { type Clock, type Logger, silentLogger, systemClock } from '@klear/core';
import { createKeyRing, createVault } from '@klear/crypto';
import { createRelay, type Relay, type Tx } from '@klear/db';
import { auditKey, createSealer, type HeadStore, type SealerOptions } from '@klear/db/audit';
import { type Bus, createPostgresBus } from '@klear/events';
import { createJobs, type Jobs } from '@klear/jobs';
import { accessRecorded, type Consumer, createPeers, type Peer, runConsumers, type ServiceDeps } from '@klear/service';
import { afterAll } from 'vitest';
import type { TestDatabase } from './database.ts';
import { type TestHop, testHop } from './hop.ts';

export interface TestDeps extends ServiceDeps {
  /** Not started: define jobs first. Stopped when the file ends. */
  readonly jobs: Jobs;
  /** Signs requests to this subgraph as the router would. */
  readonly sign: TestHop['sign'];
  /** Seals the audit facts, publishes what the outbox holds then, and answers how many events that were. */
  relay(): Promise<number>;
  /** Runs consumers as the product does, until the file ends. */
  consume<Ctx>(context: Ctx, consumers: readonly Consumer<Ctx>[]): Promise<void>;
}

export interface TestDepsOptions {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** Siblings by name, as `Subgraph.handle` with the signer of their test hop. */
  readonly peers?: Readonly<Record<string, Peer>>;
}

/** One ring for all tests: what a test sealed, another test of the same file can open. */
const ring = createKeyRing({ keys: [{ id: 'test', secret: Buffer.alloc(32, 9).toString('base64') }], current: 'test' });

/** Heads are not kept: no test of a subgraph reads them. */
const noHeads: HeadStore = {
  async *read() {},
  follow: async () => [],
  isNewDay: async () => false,
  append: async () => {},
};

const buses = new WeakMap<TestDatabase, Bus>();

/** The bus on a clone; one per clone, with short waits, closed when the file ends. */
export function testBus(database: TestDatabase): Bus {
  const known = buses.get(database);
  if (known) return known;
  const times = { leaseMs: 5_000, backoffMs: [10, 20, 40, 80], sweepMs: 1_000 };
  const bus = createPostgresBus({ url: database.busUrl, log: silentLogger, times });
  buses.set(database, bus);
  afterAll(() => bus.close());
  return bus;
}

/** The job store on a clone; it works only after `start()`, and is stopped when the file ends. */
export function testJobs(database: TestDatabase): Jobs {
  const jobs = createJobs({ url: database.jobsUrl, log: silentLogger, pollSeconds: 0.5, scheduleSeconds: 1 });
  let started = false;
  afterAll(async () => {
    if (started) await jobs.stop();
  });
  return {
    ...jobs,
    start() {
      started = true;
      return jobs.start();
    },
  };
}

/** Everything a subgraph needs, on a clone: the real database roles, the real bus, a vault and a signed hop with test keys. */
export async function createTestDeps(database: TestDatabase, schema: string, options: TestDepsOptions = {}): Promise<TestDeps> {
  const { clock = systemClock, log = silentLogger } = options;
  const db = await database.databaseOf(schema);
  const bus = testBus(database);
  const hop = testHop(schema);
  const { url, passwords } = database.connection(schema);
  const key = auditKey(Buffer.alloc(32, 8));
  const tell: SealerOptions['tell'] = (rows) => accessRecorded(schema, rows);
  const sealer = createSealer({ schema, pool: db.systemPool, key, heads: noHeads, log, tell });
  let relay: Relay | undefined;
  afterAll(() => relay?.stop());
  return {
    db,
    bus,
    jobs: testJobs(database),
    clock,
    log,
    vault: createVault({ ring }),
    hop: hop.verify,
    sign: hop.sign,
    peers: createPeers({ peers: options.peers ?? {}, clock, log }),
    async relay() {
      await sealer.seal();
      relay ??= createRelay({ url, schema, systemPassword: passwords.system, publish: (events) => bus.publish(events), log });
      return relay.drain();
    },
    async consume(context, consumers) {
      const running = await runConsumers({ bus, db, context, consumers, log });
      afterAll(() => running.stop());
    },
  };
}

/** Typed for tests that write their fixtures through the product's own doors. */
export type { Tx };
