import type { EventEnvelope } from '@klear/core';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { HopResponse } from '../hop.ts';

/** How far a queue is behind: what waits in it, and how long the oldest has waited. */
interface Lag {
  readonly events: number;
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
  const lags = new Map<string, () => Promise<Lag>>();
  const gauge = (name: string, help: string, value: (lag: Lag) => number) =>
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
  gauge('klear_outbox_events', 'Events that are committed and not yet published.', ({ events }) => events);
  gauge('klear_outbox_lag_seconds', 'Age of the oldest event that is committed and not yet published.', ({ seconds }) => seconds);

  /** Both gauges are read at once: each outbox is asked once for them. */
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

  return {
    registry,
    operation: (subgraph, { status }, ms) => operations.observe({ subgraph, status }, ms / 1000),
    event(group, { time }, outcome) {
      events.inc({ group, outcome });
      age.observe({ group }, Math.max(0, (Date.now() - Date.parse(time)) / 1000));
    },
    outbox: (subgraph, lag) => void lags.set(subgraph, lag),
  };
}
