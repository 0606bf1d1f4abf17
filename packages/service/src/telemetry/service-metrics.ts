import type { EventEnvelope } from '@klear/core';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { HopResponse } from '../hop.ts';

/** How far a queue is behind: what waits in it, and how long the oldest has waited. */
interface Lag {
  readonly count: number;
  readonly seconds: number;
}

/** What a process of ours counts. One registry holds the metrics of everything that lives in the process. */
export interface ServiceMetrics {
  readonly registry: Registry;
  /** One operation that a subgraph answered. */
  operation(subgraph: string, response: Pick<HopResponse, 'status'>, ms: number): void;
  /** One event that a consumer group was handed. */
  event(group: string, event: Pick<EventEnvelope, 'time'>, outcome: 'done' | 'failed'): void;
  /** Reads how far the events of a subgraph wait for the bus, whenever somebody asks for metrics. */
  outbox(subgraph: string, lag: () => Promise<Lag>): void;
  /** The same for facts that wait for the sealer. */
  audit(subgraph: string, lag: () => Promise<Lag>): void;
  /** One batch of facts was chained, whose oldest had waited for so long. */
  sealed(subgraph: string, oldestSeconds: number): void;
}

/** Counters of a subgraph's process, and Node's own: CPU, memory, event-loop lag, garbage collection. */
export function createServiceMetrics(): ServiceMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const operations = new Histogram({
    name: 'klear_subgraph_operation_seconds',
    help: 'Operations that a subgraph answered, by HTTP status.',
    labelNames: ['subgraph', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const events = new Counter({
    name: 'klear_events_handled_total',
    help: 'Events handed to a consumer group.',
    labelNames: ['group', 'outcome'],
    registers,
  });
  const age = new Histogram({
    name: 'klear_event_age_seconds',
    help: 'How old an event was when a consumer group was handed it: the lag of the queue.',
    labelNames: ['group'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 120, 600],
    registers,
  });
  const sealing = new Histogram({
    name: 'klear_audit_seal_seconds',
    help: 'How long the oldest fact of a batch waited until it was chained.',
    labelNames: ['subgraph'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers,
  });
  const outboxes = createLags(registers, {
    waiting: ['klear_outbox_events', 'Events that are committed and not yet published.'],
    seconds: ['klear_outbox_lag_seconds', 'Age of the oldest event that is committed and not yet published.'],
  });
  const audits = createLags(registers, {
    waiting: ['klear_audit_unsealed_facts', 'Facts that are committed and not yet chained.'],
    seconds: ['klear_audit_lag_seconds', 'Age of the oldest fact that is committed and not yet chained.'],
  });

  return {
    registry,
    operation: (subgraph, { status }, ms) => operations.observe({ subgraph, status }, ms / 1000),
    event(group, { time }, outcome) {
      events.inc({ group, outcome });
      age.observe({ group }, Math.max(0, (Date.now() - Date.parse(time)) / 1000));
    },
    outbox: (subgraph, lag) => void outboxes.set(subgraph, lag),
    audit: (subgraph, lag) => void audits.set(subgraph, lag),
    sealed: (subgraph, seconds) => sealing.observe({ subgraph }, seconds),
  };
}

/** Two gauges over the same look at each subgraph: what waits in a queue of it, and for how long. */
function createLags(registers: Registry[], told: Record<'waiting' | 'seconds', readonly [name: string, help: string]>) {
  const lags = new Map<string, () => Promise<Lag>>();
  const gauge = ([name, help]: readonly [string, string], value: (lag: Lag) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['subgraph'],
      registers,
      async collect() {
        // A database that cannot be asked has no lag to tell: its series is absent, and /ready is red.
        this.reset();
        for (const [subgraph, lag] of await readOnce()) this.set({ subgraph }, value(lag));
      },
    });
  gauge(told.waiting, ({ count }) => count);
  gauge(told.seconds, ({ seconds }) => seconds);

  /** Both gauges are read at once: each queue is asked once for them. */
  let reading: Promise<(readonly [string, Lag])[]> | undefined;
  function readOnce() {
    reading ??= Promise.all(
      [...lags].map(async ([subgraph, lag]) => {
        const found = await lag().catch(() => undefined);
        return found ? [[subgraph, found] as const] : [];
      }),
    ).then((found) => found.flat());
    return reading.finally(() => {
      reading = undefined;
    });
  }
  return lags;
}
