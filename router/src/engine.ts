import { err, type Logger, ok, type Result } from '@klear/core';
import type { GraphQLSchema } from 'graphql';
import { buildGeneration, type Generation } from './compose/generation.ts';
import type { PreparedOperation } from './execute/prepared-operation.ts';
import type { ExecutedText } from './execute/render.ts';
import type { FetchFacts, RunRequest, RunSettings } from './execute/run.ts';
import { answerAsObject, answerAsText, type ExecutedObject, runPlan } from './execute/run-operation.ts';
import type { SubgraphTransport } from './execute/transport.ts';
import { createPrepare, type Prepare, type PrepareRequest } from './plan/prepare.ts';
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
  readonly fetchTimeoutMs?: number;
  readonly onPlan?: (facts: { key: string; ms: number }) => void;
  readonly onFetch?: (facts: FetchFacts) => void;
}

/** Plans and executes operations over one supergraph. It trusts documents: limits and validation come before it. */
export interface Engine {
  /** The API schema in force. */
  readonly schema: GraphQLSchema;
  /** SDL of the supergraph in force. */
  readonly supergraph: string;
  onChange(listener: (schema: GraphQLSchema, supergraph: string) => void): () => void;
  /** Puts another supergraph in force. On `err` (the reason) the last good one stays. Running operations end on the old one. */
  swap(supergraph: string): Promise<Result<void, string>>;
  /** Throws a Refusal when the operation cannot be planned, or not in time. */
  prepare(request: PrepareRequest): Promise<PreparedOperation>;
  execute(prepared: PreparedOperation, request: RunRequest): Promise<ExecutedObject>;
  executeToText(prepared: PreparedOperation, request: RunRequest): Promise<ExecutedText>;
  /** Throws a Refusal when the subgraph refuses the subscription. */
  subscribe(prepared: PreparedOperation, request: SubscribeRequest): Promise<AsyncIterableIterator<SubscriptionEvent>>;
  stop(): Promise<void>;
}

export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { log, transports, planDeadlineMs = 2_000, planQueueSize = 200, planCacheBytes = 32 * 1024 * 1024 } = options;
  const settings: RunSettings = { transports, fetchTimeoutMs: options.fetchTimeoutMs ?? 10_000, onFetch: options.onFetch };
  const subscriptions = createSubscriptions({ settings, log });
  const listeners = new Set<(schema: GraphQLSchema, supergraph: string) => void>();

  const build = async (supergraph: string): Promise<{ generation: Generation; prepare: Prepare }> => {
    const generation = await buildGeneration(supergraph, { planDeadlineMs, planQueueSize, log });
    return { generation, prepare: createPrepare({ generation, cacheBytes: planCacheBytes, onPlan: options.onPlan }) };
  };
  let current = await build(options.supergraph);

  return {
    get schema() {
      return current.generation.schema;
    },
    get supergraph() {
      return current.generation.supergraph;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async swap(supergraph) {
      const last = current;
      try {
        current = await build(supergraph);
      } catch (cause) {
        log.error({ reason: String(cause) }, 'the new supergraph is refused; the last good one stays');
        return err(cause instanceof Error ? cause.message : String(cause));
      }
      void last.generation.planner.stop();
      for (const listener of listeners) listener(current.generation.schema, supergraph);
      return ok(undefined);
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
    execute: async (prepared, request) => answerAsObject(prepared, await runPlan(prepared, settings, request)),
    executeToText: async (prepared, request) => answerAsText(prepared, await runPlan(prepared, settings, request)),
    subscribe: (prepared, request) => subscriptions.open(prepared, request),
    async stop() {
      subscriptions.stop();
      await current.generation.planner.stop();
      await Promise.all(Object.values(transports).map((transport) => transport.close()));
    },
  };
}
