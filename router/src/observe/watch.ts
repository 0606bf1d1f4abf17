import type { Clock, Logger } from '@klear/core';
import { createServiceMetrics, type Health, type ServiceMetrics, serveAdmin, type Tracing, tracingOf } from '@klear/service';
import { Kind, parse } from 'graphql';
import type { TrustedDocuments } from '../cache/trusted-documents.ts';
import { createObserver } from './create-observer.ts';
import type { Observer } from './observer.ts';
import { createUsage } from './usage/usage.ts';
import type { WatchEnv } from './watch-env.ts';

/** Everything by which one process is watched. */
export interface Watch {
  readonly observer: Observer;
  readonly tracing: Tracing | undefined;
  readonly metrics: ServiceMetrics | undefined;
  /** Answers metrics and health on the admin port, when there is one. Rejects when it is taken. */
  listen(health: Health): Promise<{ url: string } | undefined>;
  /** Sends and writes what waits. Call it last: until then there is something to tell. */
  stop(): Promise<void>;
}

/** Opens what the environment asks for. `tracing` stands for what OTEL_EXPORTER_OTLP_ENDPOINT would open. */
export async function openWatch(options: {
  env: WatchEnv;
  clock: Clock;
  log: Logger;
  trusted?: TrustedDocuments | undefined;
  tracing?: Tracing | undefined;
}): Promise<Watch> {
  const { env, clock, log, trusted } = options;
  const tracing = options.tracing ?? (await tracingOf(env));
  const metrics = env.ADMIN_PORT === undefined ? undefined : createServiceMetrics();
  const usage = env.USAGE_DIRECTORY ? createUsage({ directory: env.USAGE_DIRECTORY, clock, log }) : undefined;
  const observer = createObserver({
    log,
    tracing,
    registry: metrics?.registry,
    slowMs: env.SLOW_OPERATION_MS,
    clients: env.CLIENT_NAMES,
    operations: trusted && operationNames(trusted),
    onAdmitted: usage?.count,
  });
  let admin: Awaited<ReturnType<typeof serveAdmin>> | undefined;
  return {
    observer,
    tracing,
    metrics,
    async listen(health) {
      if (!metrics || env.ADMIN_PORT === undefined) return undefined;
      admin = await serveAdmin({ host: env.ADMIN_HOST, port: env.ADMIN_PORT, registry: metrics.registry, health, log });
      log.info({ url: admin.url }, 'metrics');
      return { url: admin.url };
    },
    async stop() {
      await usage?.stop();
      await tracing?.stop();
      await admin?.close();
    },
  };
}

function operationNames(trusted: TrustedDocuments): string[] {
  return [...trusted.values()].flatMap((text) =>
    parse(text, { noLocation: true }).definitions.flatMap((each) =>
      each.kind === Kind.OPERATION_DEFINITION && each.name ? [each.name.value] : [],
    ),
  );
}
