import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { CacheFact } from '../cache/response/response-cache.ts';
import type { GuardFact } from '../execute/guard/settings.ts';
import type { TrafficFact } from '../limit/traffic.ts';
import type { OperationFacts } from './operation-facts.ts';
import type { ShadowFact } from './shadow.ts';

/** What is read when somebody asks for metrics. */
export interface RouterGauges {
  readonly sockets: number;
  readonly upstreams: number;
  readonly plansKept: number;
  readonly planBytes: number;
  readonly plansWaiting: number;
  readonly running: number;
  readonly waiting: number;
  readonly pressure: number;
}

export interface RouterMetrics {
  operation(facts: OperationFacts): void;
  fetch(subgraph: string, outcome: string, ms: number): void;
  guard(fact: GuardFact): void;
  traffic(fact: TrafficFact): void;
  cache(fact: CacheFact): void;
  shadow(fact: ShadowFact): void;
  planLookup(outcome: 'hit' | 'miss' | 'refused'): void;
  planned(ms: number): void;
  pending(change: 1 | -1): void;
  streams(change: 1 | -1): void;
  event(): void;
  response(status: number): void;
  /** Reads these from now on. */
  gauges(read: () => RouterGauges): void;
}

const fast = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const stageBuckets = [0.00001, 0.00005, 0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

/** The router's metrics. Every label has a bounded set of values: stages, subgraphs and codes of ours, and names behind a bound. */
export function createRouterMetrics(registry: Registry): RouterMetrics {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) => new Counter({ name, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, buckets: number[], ...labelNames: L[]) =>
    new Histogram({ name, help, buckets, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) => new Gauge({ name, help, labelNames, registers });

  const operations = counter(
    'klear_operations_total',
    'Operations by kind, client and outcome.',
    'graph',
    'kind',
    'client',
    'operation',
    'outcome',
  );
  const seconds = histogram('klear_operation_seconds', 'From the question to the answer.', fast, 'kind');
  const stages = histogram('klear_stage_seconds', 'Time of each stage of src/router.ts.', stageBuckets, 'stage');
  const cost = histogram('klear_operation_cost_points', 'Points of what was admitted.', [1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000]);
  const fetches = histogram('klear_fetch_seconds', 'Fetches by subgraph and outcome.', fast, 'subgraph', 'outcome');
  const retries = counter('klear_fetch_retries_total', 'Second tries.', 'subgraph');
  const guarded = counter('klear_fetch_refused_total', 'Fetches that were not sent.', 'subgraph', 'by');
  const breakers = gauge('klear_breaker_open', '1: open, 0.5: one call probes, 0: closed.', 'subgraph');
  const refused = counter('klear_traffic_refused_total', 'Operations refused because there is too much.', 'by');
  const responses = counter('klear_http_responses_total', 'HTTP answers by status.', 'status');
  const cached = counter('klear_response_cache_total', 'Look-ups of the response cache.', 'outcome');
  const lookups = counter('klear_plan_cache_total', 'Look-ups of the plan cache.', 'outcome');
  const planning = histogram('klear_plan_seconds', 'Planning and compiling of one operation.', fast);
  const pending = gauge('klear_operations_pending', 'Operations under way.');
  const streams = gauge('klear_subscriptions', 'Open subscriptions of clients.');
  const events = counter('klear_subscription_events_total', 'Events sent to clients.');
  const shadowed = counter('klear_shadow_total', 'Answers compared with those of the stock executor.', 'outcome');
  const breakerStates = { closed: 0, 'half-open': 0.5, open: 1 };

  return {
    operation({ kind, graph, client, operation, outcome, ms, stages: times, cost: points }) {
      operations.inc({ graph, kind, client, operation, outcome });
      seconds.observe({ kind }, ms / 1000);
      for (const each of times) stages.observe({ stage: each.stage }, each.ms / 1000);
      if (points !== undefined) cost.observe(points);
    },
    fetch: (subgraph, outcome, ms) => fetches.observe({ subgraph, outcome }, ms / 1000),
    guard(fact) {
      const subgraph = fact.service;
      if (fact.kind === 'retry') retries.inc({ subgraph });
      else if (fact.kind === 'refused') guarded.inc({ subgraph, by: fact.by });
      else breakers.set({ subgraph }, breakerStates[fact.state]);
    },
    traffic: ({ refused: by }) => refused.inc({ by }),
    cache: (outcome) => cached.inc({ outcome }),
    shadow: ({ outcome }) => shadowed.inc({ outcome }),
    planLookup: (outcome) => lookups.inc({ outcome }),
    planned: (ms) => planning.observe(ms / 1000),
    pending: (change) => pending.inc(change),
    streams: (change) => streams.inc(change),
    event: () => events.inc(),
    response: (status) => responses.inc({ status }),
    gauges(read) {
      const told: Readonly<Record<keyof RouterGauges, readonly [string, string]>> = {
        sockets: ['klear_sockets', 'Open sockets of clients.'],
        upstreams: ['klear_upstreams', 'Streams to subgraphs that subscriptions share.'],
        plansKept: ['klear_plan_cache_entries', 'Plans kept.'],
        planBytes: ['klear_plan_cache_bytes', 'Weight of the plans kept.'],
        plansWaiting: ['klear_plan_queue', 'Operations that wait for the planner.'],
        running: ['klear_queue_running', 'Operations that the fair queue lets run.'],
        waiting: ['klear_queue_waiting', 'Operations that wait in the fair queue.'],
        pressure: ['klear_shed_pressure', 'The part of the queries that is refused now, 0 to 1.'],
      };
      for (const [key, [name, help]] of Object.entries(told)) {
        new Gauge({
          name,
          help,
          registers,
          collect() {
            this.set(read()[key as keyof RouterGauges]);
          },
        });
      }
    },
  };
}
