import { createHopVerifier } from '@klear/auth';
import type { Clock, Logger } from '@klear/core';
import { connectDatabase, createRelay, type Database, migrate, outboxLag, sweepDelivery } from '@klear/db';
import { type AuditKey, auditLag, createSealer, type HeadStore } from '@klear/db/audit';
import type { Bus } from '@klear/events';
import type { Jobs } from '@klear/jobs';
import { accessHeartbeat } from './audit/access-heartbeat.ts';
import { accessRecorded } from './audit/access-recorded.ts';
import { type Consumer, type RunningConsumers, runConsumers } from './consumers.ts';
import type { ServiceDeps } from './deps.ts';
import type { Peers } from './peers.ts';
import type { Route } from './serve.ts';
import type { Subgraph } from './subgraph.ts';
import type { ServiceMetrics } from './telemetry/service-metrics.ts';
import type { Tracing } from './telemetry/tracing.ts';
import { watchedSubgraph } from './telemetry/watched-subgraph.ts';

/** What is made before a subgraph is built. A subgraph that seals data makes its vault from its own key ring. */
export type ServiceParts = Omit<ServiceDeps, 'vault'> & { readonly jobs: Jobs | undefined };

export interface BuiltService<Ctx> {
  readonly subgraph: Subgraph;
  /** What consumers and the graph share. */
  readonly context: Ctx;
  readonly consumers?: readonly Consumer<Ctx>[];
  readonly routes?: Readonly<Record<string, Route>>;
  /** Others decide by how much of what it tells they have heard: its relay says so four times a second. */
  readonly pulses?: boolean;
}

export interface AssembleOptions<Ctx> {
  /** Name in federation: 'health-records'. Its schema and audience are the same with underscores. */
  readonly name: string;
  /** Direct URL of the database; the roles' names and passwords are put in. */
  readonly url: string;
  /** With the owner's password the schema is migrated first. */
  readonly passwords: { readonly owner?: string | undefined; readonly app: string; readonly system: string };
  readonly poolSize: number;
  /** The relay takes turns in the pool instead of holding a connection of its own. */
  readonly sharedRelay?: boolean | undefined;
  readonly inputHashKey: Buffer;
  readonly hopKey: Buffer;
  readonly migrations: URL;
  readonly bus: Bus;
  readonly jobs: Jobs | undefined;
  readonly peers: Peers;
  /** With it the facts are chained and their heads written. Without it they wait for a process that does. */
  readonly audit?: { readonly key: AuditKey; readonly heads: HeadStore } | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  /** Told the text of each statement, never its values. */
  readonly onQuery?: ((text: string) => void) | undefined;
  /** With them its operations, statements and events are traced and counted. */
  readonly tracing?: Tracing | undefined;
  readonly metrics?: ServiceMetrics | undefined;
  /** Defines its jobs on `parts.jobs` here; they start afterwards. */
  readonly build: (parts: ServiceParts) => BuiltService<Ctx> | Promise<BuiltService<Ctx>>;
}

export interface Assembled<Ctx> {
  readonly name: string;
  readonly db: Database;
  readonly built: BuiltService<Ctx>;
  /** Consumes and relays from now on. */
  work(): Promise<void>;
  /** Publishes everything that was committed before the call, facts too. */
  drainOutbox(): Promise<number>;
  stopConsumers(): Promise<void>;
  stopRelay(): Promise<void>;
  /** Chains the last facts and writes their heads. Nothing may record facts any more. */
  stopSealer(): Promise<void>;
}

/** A subgraph with everything behind it, in any process and without a port: migrated, connected, built, ready to work. */
export async function assembleService<Ctx>(options: AssembleOptions<Ctx>): Promise<Assembled<Ctx>> {
  const { name, url, passwords, bus, jobs, peers, clock, log } = options;
  const schema = name.replaceAll('-', '_');
  if (passwords.owner) await migrate({ url, schema, ownerPassword: passwords.owner, directory: options.migrations, log });
  const { poolSize, inputHashKey, onQuery, metrics } = options;
  const tracer = options.tracing?.tracer(name);
  const db = connectDatabase({ url, schema, passwords, poolSize, inputHashKey, log, tracer, ...(onQuery && { onQuery }) });
  metrics?.outbox(name, () => db.asSystem(outboxLag));
  if (options.audit) metrics?.audit(name, () => db.asSystem(auditLag));
  const hop = createHopVerifier({ key: options.hopKey, audience: schema, clock });
  const plain = await options.build({ db, bus, clock, log, hop, peers, jobs });
  const built = { ...plain, subgraph: watchedSubgraph(plain.subgraph, { tracer, metrics }) };
  jobs?.define(`${name}.sweep-delivery`, {
    schedule: '41 3 * * *',
    handle: async () => log.info({ schema, ...(await db.asSystem(sweepDelivery)) }, 'old deliveries deleted'),
  });
  jobs?.define(`${name}.tell-accesses`, { schedule: '* * * * *', handle: () => db.asSystem(accessHeartbeat) });
  const relay = createRelay({
    url,
    schema,
    systemPassword: passwords.system,
    shared: options.sharedRelay ? db.systemPool : undefined,
    publish: (events) => bus.publish(events),
    pulse: plain.pulses ? (ageMs) => bus.pulse(name, ageMs) : undefined,
    log,
  });
  const sealer =
    options.audit &&
    createSealer({
      schema,
      pool: db.systemPool,
      ...options.audit,
      log,
      tell: (rows) => accessRecorded(schema, rows),
      onSealed: (_count, seconds) => metrics?.sealed(name, seconds),
    });
  let forgetLoss = () => {};
  let running: RunningConsumers | undefined;
  return {
    name,
    db,
    built,
    async work() {
      relay.start();
      sealer?.start();
      forgetLoss = bus.onLoss(name, async ({ since }) => void (await relay.rewind(since)));
      running = await runConsumers({ bus, db, context: built.context, consumers: built.consumers ?? [], log, tracer, metrics });
    },
    async drainOutbox() {
      await sealer?.seal();
      return relay.drain();
    },
    stopConsumers: async () => running?.stop(),
    async stopRelay() {
      forgetLoss();
      await relay.stop();
    },
    stopSealer: async () => sealer?.stop(),
  };
}
