import { readFile } from 'node:fs/promises';
import { createHopSigner } from '@klear/auth';
import { systemClock } from '@klear/core';
import { urlAs } from '@klear/db';
import { auditKey, headsDirectory } from '@klear/db/audit';
import { type Bus, createPostgresBus, createRedisBus } from '@klear/events';
import { createJobs } from '@klear/jobs';
import { assembleService, type BuiltService, type ServiceParts } from './assemble.ts';
import type { ServiceDeps } from './deps.ts';
import { createDrain } from './drain.ts';
import { EnvironmentError } from './env.ts';
import { createHealth } from './health.ts';
import { createServiceLogger } from './logger.ts';
import { createPeers, httpPeer } from './peers.ts';
import { serveSubgraph } from './serve.ts';
import { type ServiceEnv, siblingsOf } from './service-env.ts';
import { serveAdmin } from './telemetry/admin-server.ts';
import { tracingOf } from './telemetry/otlp.ts';
import { createServiceMetrics } from './telemetry/service-metrics.ts';

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
  const { name, env, migrations } = options;
  const log = createServiceLogger({ name, level: env.LOG_LEVEL });
  const clock = systemClock;
  const url = env.DATABASE_URL;
  const tracing = await tracingOf(env);
  const metrics = env.ADMIN_PORT === undefined ? undefined : createServiceMetrics();
  const bus = busOf(env, log);
  const jobs = env.JOBS_PASSWORD ? createJobs({ url: urlAs(url, 'klear_jobs_app', env.JOBS_PASSWORD), log }) : undefined;
  const peers = createPeers({
    peers: Object.fromEntries(
      siblingsOf(env).map((sibling) => [sibling.name, { send: httpPeer(sibling.url), sign: createHopSigner(sibling) }]),
    ),
    clock,
    log,
  });
  const service = await assembleService({
    name,
    url,
    passwords: { owner: env.DATABASE_OWNER_PASSWORD, app: env.DATABASE_APP_PASSWORD, system: env.DATABASE_SYSTEM_PASSWORD },
    poolSize: env.DATABASE_POOL_SIZE,
    inputHashKey: env.INPUT_HASH_KEY,
    hopKey: env.HOP_KEY,
    migrations,
    bus,
    jobs,
    peers,
    audit: { key: auditKey(env.AUDIT_KEY), heads: headsDirectory(env.AUDIT_HEADS_DIR) },
    clock,
    log,
    tracing,
    metrics,
    build: (parts) => options.build(parts, env),
  });
  const { db, built } = service;
  await service.work();
  await jobs?.start();
  const health = createHealth({ checks: { database: () => db.ping(), bus: () => bus.ping() } });
  const routes = built.routes ? { routes: built.routes } : {};
  const served = await serveSubgraph(built.subgraph, { host: env.HOST, port: env.PORT, log, health, ...routes, ...(await tlsOf(env)) });
  log.info({ url: served.url }, 'listening');
  const admin =
    metrics && env.ADMIN_PORT !== undefined
      ? await serveAdmin({ host: env.ADMIN_HOST, port: env.ADMIN_PORT, registry: metrics.registry, health, log })
      : undefined;
  if (admin) log.info({ url: admin.url }, 'metrics');

  const drain = createDrain({ log, deadlineMs: env.DRAIN_SECONDS * 1_000 });
  drain.step('readiness', async () => health.drain());
  drain.step('sockets', () => served.close());
  drain.step('consumers', () => service.stopConsumers());
  drain.step('jobs', async () => jobs?.stop());
  drain.step('relay', () => service.stopRelay());
  drain.step('subgraph', () => built.subgraph.stop());
  drain.step('audit log', () => service.stopSealer());
  drain.step('bus', () => bus.close());
  drain.step('database', () => db.close());
  drain.step('traces', async () => tracing?.stop());
  drain.step('admin', async () => admin?.close());
  return { url: served.url, drain };
}
