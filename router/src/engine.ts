import type { QueryPlan } from '@apollo/query-planner';
import { err, type Logger, ok, type Result } from '@klear/core';
import type { GraphQLSchema } from 'graphql';
import { buildGeneration, type Generation } from './compose/generation.ts';
import { type Payload, runInParts } from './execute/deferred.ts';
import type { PreparedOperation } from './execute/prepared-operation.ts';
import { createReferences, type EngineKind } from './execute/references.ts';
import type { ExecutedText } from './execute/render.ts';
import type { FetchFacts, RunRequest, RunSettings } from './execute/run.ts';
import { answerAsObject, answerAsText, type ExecutedObject, runPlan } from './execute/run-operation.ts';
import type { SubgraphTransport } from './execute/transport.ts';
import { createPrepare, type PlanLookup, type Prepare, type PrepareRequest } from './plan/prepare.ts';
import { requestsOf, warmPlans } from './plan/warm-plans.ts';
import type { SubscriptionEvent } from './subscribe/event.ts';
import { createSubscriptions, type SubscribeRequest } from './subscribe/subscriptions.ts';

export interface EngineOptions {
  /** SDL text of the supergraph. */
  readonly supergraph: string;
  /** The way to each subgraph, by its name in the supergraph. */
  readonly transports: Readonly<Record<string, SubgraphTransport>>;
  readonly log: Logger;
  readonly planDeadlineMs?: number;
  readonly planQueueSize?: number;
  readonly planCacheBytes?: number;
  /** Documents that clients are known to send: with the hottest operations they are planned before a swap is put in force. */
  readonly knownDocuments?: Iterable<string> | undefined;
  /** How many of the hottest operations are planned before a swap, and how long all of that may take. */
  readonly warmPlans?: number;
  readonly warmMs?: number;
  readonly fetchTimeoutMs?: number;
  /** Wait before the n-th try to subscribe again to a subgraph. */
  readonly resubscribeMs?: ((attempt: number) => number) | undefined;
  readonly onPlan?: ((facts: { key: string; ms: number }) => void) | undefined;
  readonly onFetch?: (facts: FetchFacts) => void;
  readonly onPlanLookup?: ((outcome: PlanLookup) => void) | undefined;
  /** Runs what completes one event of a subscription. */
  readonly aroundEvent?: RunSettings['aroundEvent'];
  /** Whether plans are kept as the planner made them, for people to read; they are not unless told. */
  readonly showsPlans?: boolean;
  /** Which executor answers queries and mutations; subscriptions are always ours. Compiled unless told. */
  readonly engine?: EngineKind | undefined;
}

/** Plans and executes operations over one supergraph. It trusts documents: limits and validation come before it. */
export interface Engine {
  /** The API schema in force. */
  readonly schema: GraphQLSchema;
  /** SDL of the supergraph in force. */
  readonly supergraph: string;
  /** The labels of progressive `@override` in the supergraph in force. */
  readonly overrideLabels: readonly string[];
  onChange(listener: (schema: GraphQLSchema, supergraph: string) => void): () => void;
  /** Puts another supergraph in force. On `err` (the reason) the last good one stays. Running operations end on the old one. */
  swap(supergraph: string): Promise<Result<void, string>>;
  /** Throws a Refusal when the operation cannot be planned, or not in time. */
  prepare(request: PrepareRequest): Promise<PreparedOperation>;
  /** The plan of an operation; undefined where plans are not shown. */
  planOf(prepared: PreparedOperation): QueryPlan | undefined;
  execute(prepared: PreparedOperation, request: RunRequest): Promise<ExecutedObject>;
  executeToText(prepared: PreparedOperation, request: RunRequest): Promise<ExecutedText>;
  /** For what is answered in parts: `early` takes all of them but the last one, which is answered. */
  executeInParts(prepared: PreparedOperation, request: RunRequest, early: (payload: Payload) => void): Promise<Payload>;
  /** The same by @apollo/gateway's executor; undefined when it is not in use, or cannot run this operation. */
  executeByReference(prepared: PreparedOperation, request: RunRequest): Promise<ExecutedText | undefined>;
  /** Throws a Refusal when the subgraph refuses the subscription. */
  subscribe(prepared: PreparedOperation, request: SubscribeRequest): Promise<AsyncIterableIterator<SubscriptionEvent>>;
  /** For metrics. */
  readonly load: { readonly plansKept: number; readonly planBytes: number; readonly plansWaiting: number; readonly upstreams: number };
  stop(): Promise<void>;
}

export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { log, transports, planDeadlineMs = 2_000, planQueueSize = 200, planCacheBytes = 32 * 1024 * 1024 } = options;
  const { onFetch, aroundEvent } = options;
  const settings: RunSettings = { transports, fetchTimeoutMs: options.fetchTimeoutMs ?? 10_000, onFetch, aroundEvent };
  const subscriptions = createSubscriptions({ settings, log, ...(options.resubscribeMs && { backoffMs: options.resubscribeMs }) });
  const references = createReferences(options.engine ?? 'compiled');
  const run = (prepared: PreparedOperation, request: RunRequest) =>
    (options.engine === 'apollo' ? references.run(prepared, settings, request) : undefined) ?? runPlan(prepared, settings, request);
  const listeners = new Set<(schema: GraphQLSchema, supergraph: string) => void>();
  const plans = new WeakMap<PreparedOperation, QueryPlan>();

  const build = async (supergraph: string): Promise<{ generation: Generation; prepare: Prepare }> => {
    const referred = await references.under(supergraph);
    const onPrepared: typeof referred = (prepared, planned) => {
      referred?.(prepared, planned);
      if (options.showsPlans) plans.set(prepared, planned.plan);
    };
    const generation = await buildGeneration(supergraph, { planDeadlineMs, planQueueSize, log });
    return {
      generation,
      prepare: createPrepare({
        generation,
        cacheBytes: planCacheBytes,
        onPlan: options.onPlan,
        onLookup: options.onPlanLookup,
        onPrepared,
      }),
    };
  };
  let current = await build(options.supergraph);
  /** One after the other: the last one asked for is the one in force. */
  let swapping: Promise<unknown> = Promise.resolve();

  async function warm({ generation: { schema }, prepare }: typeof current, last: Prepare): Promise<void> {
    const requests = [...last.hottest(options.warmPlans ?? 500), ...requestsOf(options.knownDocuments ?? [])];
    const ready = await warmPlans({ schema, prepare, requests, deadlineMs: options.warmMs ?? 5_000 });
    log.info({ ready, known: requests.length }, 'plans are ready for the new supergraph');
  }

  function putInForce(next: typeof current): void {
    current = next;
    for (const listener of listeners) listener(next.generation.schema, next.generation.supergraph);
  }

  async function swapTo(supergraph: string): Promise<Result<void, string>> {
    const last = current;
    try {
      const next = await build(supergraph);
      await warm(next, last.prepare);
      putInForce(next);
    } catch (cause) {
      log.error({ reason: String(cause) }, 'the new supergraph is refused; the last good one stays');
      const refused = current;
      if (refused !== last) putInForce(last);
      if (refused !== last) void refused.generation.planner.stop();
      return err(cause instanceof Error ? cause.message : String(cause));
    }
    void last.generation.planner.stop();
    void subscriptions.renew();
    return ok(undefined);
  }

  return {
    get schema() {
      return current.generation.schema;
    },
    get supergraph() {
      return current.generation.supergraph;
    },
    get overrideLabels() {
      return current.generation.planner.facts.overrideLabels;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    swap(supergraph) {
      const swapped = swapping.then(() => swapTo(supergraph));
      swapping = swapped;
      return swapped;
    },
    async prepare(request) {
      const used = current;
      try {
        return await used.prepare(request);
      } catch (cause) {
        // A swap ends the old planner: what waited there is planned by the new one.
        if (used === current) throw cause;
        return current.prepare(request);
      }
    },
    planOf: (prepared) => plans.get(prepared),
    execute: async (prepared, request) => answerAsObject(prepared, await run(prepared, request)),
    executeToText: async (prepared, request) => answerAsText(prepared, await run(prepared, { ...request, asText: true })),
    executeInParts: (prepared, request, early) => runInParts(prepared, settings, request, early),
    async executeByReference(prepared, request) {
      const reference = await references.run(prepared, settings, request);
      return reference && answerAsText(prepared, reference);
    },
    async subscribe(prepared, request) {
      const events = await subscriptions.open(prepared, request);
      // Planned before a swap, opened after it.
      if (prepared.schema !== current.generation.schema) void subscriptions.renew();
      return events;
    },
    get load() {
      const { prepare, generation } = current;
      const { size: plansKept, bytes: planBytes } = prepare.kept;
      return { plansKept, planBytes, plansWaiting: generation.planner.waiting, upstreams: subscriptions.upstreams };
    },
    async stop() {
      subscriptions.stop();
      await current.generation.planner.stop();
      await Promise.all(Object.values(transports).map((transport) => transport.close()));
    },
  };
}
