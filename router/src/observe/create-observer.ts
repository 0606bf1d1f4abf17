import type { Logger } from '@klear/core';
import { createBoundedLabel, type Tracing } from '@klear/service';
import type { Registry } from 'prom-client';
import type { AdmittedOperation } from '../operation.ts';
import { tracedEvents } from './observed-events.ts';
import { countedStream } from './observed-streams.ts';
import { countedTransports, tracedTransports } from './observed-transports.ts';
import type { Observer } from './observer.ts';
import { createOperationWatch } from './operation-watch.ts';
import { createRouterMetrics } from './router-metrics.ts';
import { createSlowLog } from './slow-operations.ts';

export interface ObserverOptions {
  readonly log: Logger;
  /** Metrics are kept with it. */
  readonly registry?: Registry | undefined;
  readonly tracing?: Tracing | undefined;
  /** Operations that take at least this long are logged; 0: none. */
  readonly slowMs?: number;
  /** Names of clients that are told by name; whatever else a client calls itself is "other". */
  readonly clients?: Iterable<string>;
  /** Names of operations of trusted documents: only these are told by name. */
  readonly operations?: Iterable<string> | undefined;
  /** Told each operation that was admitted, to count what of the schema is used. */
  readonly onAdmitted?: ((operation: AdmittedOperation, client: string) => void) | undefined;
}

/** Watches a router: metrics, traces, the log of slow operations, the use of the schema; what is not asked for costs nothing. */
export function createObserver(options: ObserverOptions): Observer {
  const { log, registry, tracing, slowMs = 0 } = options;
  const metrics = registry && createRouterMetrics(registry);
  const tracer = tracing?.tracer('router');
  const operations = createOperationWatch({
    metrics,
    tracer,
    slow: slowMs > 0 ? createSlowLog(log, slowMs) : undefined,
    clientName: createBoundedLabel({ known: options.clients ?? [], max: 0 }),
    operationName: createBoundedLabel({ known: options.operations ?? [], max: 0 }),
    onAdmitted: options.onAdmitted,
  });
  const { authenticate, admit, answering } = operations;

  return {
    authenticate,
    admit,
    answering,
    door: (door) => ({ run: answering((admitted, signal, early) => door.run(admitted, signal, early)), stop: () => door.stop() }),
    streams: (streams) => ({
      async open(operation, given) {
        const stream = await operations.opening(operation, () => streams.open(operation, given));
        return metrics ? countedStream(stream, metrics) : stream;
      },
    }),
    handle(handle) {
      if (!metrics) return handle;
      return (request, response) => {
        response.once('finish', () => metrics.response(response.statusCode));
        handle(request, response);
      };
    },
    fetches(transports) {
      if (!metrics) return transports;
      for (const service of Object.keys(transports)) metrics.guard({ kind: 'breaker', service, state: 'closed' });
      return countedTransports(transports, metrics.fetch);
    },
    messages: (transports) => (tracer ? tracedTransports(transports, tracer) : transports),
    onGuard: metrics?.guard,
    onTraffic: metrics?.traffic,
    onCache: metrics?.cache,
    onShadow: metrics?.shadow,
    engine: {
      onPlan: metrics && (({ ms }) => metrics.planned(ms)),
      onPlanLookup: metrics?.planLookup,
      aroundEvent: tracer && tracedEvents(tracer),
    },
    gauges: (read) => metrics?.gauges(read),
  };
}
