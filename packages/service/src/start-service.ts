import { readFile } from 'node:fs/promises';
import { createHopSigner, createHopVerifier } from '@klear/auth';
import { systemClock } from '@klear/core';
import { connectDatabase, createRelay, migrate, urlAs } from '@klear/db';
import { type Bus, createPostgresBus, createRedisBus } from '@klear/events';
import { createJobs, type Jobs } from '@klear/jobs';
import { type Consumer, runConsumers } from './consumers.ts';
import type { ServiceDeps } from './deps.ts';
import { createDrain } from './drain.ts';
import { EnvironmentError } from './env.ts';
import { createHealth } from './health.ts';
import { createServiceLogger } from './logger.ts';
import { createPeers, httpPeer } from './peers.ts';
import { type Route, serveSubgraph } from './serve.ts';
import { type ServiceEnv, siblingsOf } from './service-env.ts';
import type { Subgraph } from './subgraph.ts';

/** What a process has made before it builds its subgraph. A subgraph that seals data makes its vault from its own KEY_RING. */
export type ServiceParts = Omit<ServiceDeps, 'vault'> & { readonly jobs: Jobs | undefined };

export interface BuiltService<Ctx> {
  readonly subgraph: Subgraph;
  /** What consumers and the graph share. */
  readonly context: Ctx;
  readonly consumers?: readonly Consumer<Ctx>[];
  readonly routes?: Readonly<Record<string, Route>>;
}

export interface ServiceOptions<Env extends ServiceEnv, Ctx> {
  /** Name in federation: 'health-records'. Its schema and audience are the same with underscores. */
  readonly name: string;
  readonly env: Env;
  readonly migrations: URL;
  /** Defines its jobs on `parts.jobs` here; they start afterwards. */
  readonly build: (parts: ServiceParts, env: Env) => BuiltService<Ctx> | Promise<BuiltService<Ctx>>;
}

function busOf(env: ServiceEnv, log: ServiceDeps['log']): Bus {
  if (env.REDIS_URL) return createRedisBus({ url: env.REDIS_URL, log });
  if (!env.BUS_PASSWORD) throw new EnvironmentError(['BUS_PASSWORD: this is required without REDIS_URL']);
  return createPostgresBus({ url: urlAs(env.DATABASE_URL, 'klear_bus_app', env.BUS_PASSWORD), log });
}

async function tlsOf({ TLS_KEY_FILE, TLS_CERT_FILE }: ServiceEnv) {
  if (!TLS_KEY_FILE || !TLS_CERT_FILE) return {};
  const [key, cert] = await Promise.all([readFile(TLS_KEY_FILE, 'utf8'), readFile(TLS_CERT_FILE, 'utf8')]);
  return { tls: { key, cert } };
}

/**
 * A subgraph as a process: migrates when it may, connects, builds, consumes, relays, works, listens; SIGTERM and SIGINT drain it:
 * sockets first, the database last. Answers the URL and the way to stop.
 */
export async function startService<Env extends ServiceEnv, Ctx>(options: ServiceOptions<Env, Ctx>) {
  const { name, env } = options;
  const schema = name.replaceAll('-', '_');
  const log = createServiceLogger({ name, level: env.LOG_LEVEL });
  const clock = systemClock;
  const { DATABASE_URL: url, DATABASE_OWNER_PASSWORD: ownerPassword, DATABASE_SYSTEM_PASSWORD: systemPassword } = env;
  const bus = busOf(env, log);
  if (ownerPassword) await migrate({ url, schema, ownerPassword, directory: options.migrations, log });
  const passwords = { app: env.DATABASE_APP_PASSWORD, system: systemPassword };
  const db = connectDatabase({ url, schema, passwords, poolSize: env.DATABASE_POOL_SIZE, inputHashKey: env.INPUT_HASH_KEY, log });
  const jobs = env.JOBS_PASSWORD ? createJobs({ url: urlAs(url, 'klear_jobs_app', env.JOBS_PASSWORD), log }) : undefined;
  const peers = createPeers({
    peers: Object.fromEntries(
      siblingsOf(env).map((sibling) => [sibling.name, { send: httpPeer(sibling.url), sign: createHopSigner(sibling) }]),
    ),
    clock,
    log,
  });
  const hop = createHopVerifier({ key: env.HOP_KEY, audience: schema, clock });
  const built = await options.build({ db, bus, clock, log, hop, peers, jobs }, env);
  const relay = createRelay({ url, schema, systemPassword, publish: (events) => bus.publish(events), log });
  relay.start();
  bus.onLoss(name, async ({ since }) => void (await relay.rewind(since)));
  const running = await runConsumers({ bus, db, context: built.context, consumers: built.consumers ?? [], log });
  await jobs?.start();
  const health = createHealth({ checks: { database: () => db.ping(), bus: () => bus.ping() } });
  const routes = built.routes ? { routes: built.routes } : {};
  const served = await serveSubgraph(built.subgraph, { host: env.HOST, port: env.PORT, log, health, ...routes, ...(await tlsOf(env)) });
  log.info({ url: served.url }, 'listening');

  const drain = createDrain({ log, deadlineMs: env.DRAIN_SECONDS * 1_000 });
  drain.step('readiness', async () => health.drain());
  drain.step('sockets', () => served.close());
  drain.step('consumers', () => running.stop());
  drain.step('jobs', async () => jobs?.stop());
  drain.step('relay', () => relay.stop());
  drain.step('subgraph', () => built.subgraph.stop());
  drain.step('bus', () => bus.close());
  drain.step('database', () => db.close());
  return { url: served.url, drain };
}
