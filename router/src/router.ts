import { type Revocations, type TokenVerifier, withRevocations } from '@klear/auth';
import type { Clock, Logger, Result } from '@klear/core';
import { createHealth, type Health } from '@klear/service';
import { audienceOf } from './authorize/audience.ts';
import { createAuthenticate } from './authorize/authenticate.ts';
import { readPolicies } from './authorize/policies.ts';
import { pruneForAnonymous } from './authorize/prune.ts';
import { createStandings } from './authorize/standings.ts';
import { cachePolicyOf, readCacheHints } from './cache/response/cache-policy.ts';
import { type CacheFact, createResponseCache } from './cache/response/response-cache.ts';
import type { ResponseStore } from './cache/response/response-store.ts';
import { createEngine } from './engine.ts';
import { guarded } from './execute/guard/guarded.ts';
import type { GuardFact, GuardSettings } from './execute/guard/settings.ts';
import type { EngineKind } from './execute/references.ts';
import type { SubgraphTransport } from './execute/transport.ts';
import { createGraph, type Graph, type GraphOptions } from './graph.ts';
import { boundOperation } from './limit/bound-operation.ts';
import { boundVariables } from './limit/bound-variables.ts';
import { coerceVariables } from './limit/coerce-variables.ts';
import { createConnections } from './limit/connections.ts';
import { toldCost } from './limit/cost-told.ts';
import { oneOperation } from './limit/one-operation.ts';
import { createTraffic, type TrafficFact, type TrafficOptions } from './limit/traffic.ts';
import { observed } from './observe/observed.ts';
import { type Observer, unobserved } from './observe/observer.ts';
import { type ShadowOptions, withShadow } from './observe/shadow.ts';
import type { AdmittedOperation, Asked } from './operation.ts';
import { type HoldsLabel, labelsFor } from './plan/override-labels.ts';
import type { PrepareRequest } from './plan/prepare.ts';
import { createContracts } from './public/contracts.ts';
import { type PublicGraphOptions, publicOptions } from './public/public-options.ts';
import { createApolloDoor } from './transport/apollo-door.ts';
import { createClientWay } from './transport/client-address.ts';
import { createGraphiqlPage, type GraphiqlOptions } from './transport/graphiql.ts';
import { createHttpDoor, type Route } from './transport/http.ts';
import { type Listening, listen } from './transport/listen.ts';
import { createSocketDoor, type SocketTimes } from './transport/sockets.ts';
import { createEventDoor, type EventTimes } from './transport/sse.ts';
import { createStreams } from './transport/streams.ts';
import { createThinDoor } from './transport/thin-door.ts';

export interface RouterDeps extends GraphOptions {
  /** SDL text of the supergraph. */
  readonly supergraph: string;
  /** The way to each subgraph, by its name in the supergraph. */
  readonly transports: Readonly<Record<string, SubgraphTransport>>;
  readonly verifier: TokenVerifier;
  /** What was revoked since tokens were issued: counts for the next request and ends what is open. */
  readonly revocations?: Pick<Revocations, 'narrow' | 'onChange'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly health?: Health;
  readonly socketTimes?: Partial<SocketTimes>;
  readonly eventTimes?: Partial<EventTimes>;
  /** Wait before the n-th try to subscribe again to a subgraph, in milliseconds: jittered and growing unless told. */
  readonly resubscribeMs?: (attempt: number) => number;
  /** The part of the graph for third parties, at /public/graphql; absent, there is none. */
  readonly publicGraph?: PublicGraphOptions;
  /** How the way to each subgraph is guarded; what is not told is as in `defaultGuard`. */
  readonly guard?: Partial<GuardSettings>;
  /** Told each retry, each refusal of a guard and each change of a breaker. */
  readonly onGuard?: (fact: GuardFact) => void;
  /** Origins of browsers, besides the router's own, that may send requests and open sockets: scheme, host and port. */
  readonly allowedOrigins?: readonly string[];
  /** Which executor answers: ours unless told; `apollo` is the operator's way back, behind @apollo/server's pipeline. */
  readonly engine?: EngineKind;
  /** Which labels of progressive `@override`, besides `percent(..)`, hold for a viewer; none unless told. */
  readonly holdsLabel?: HoldsLabel;
  /** How much of what may be compared is, when the engine is `shadow`; and who is told what came of it. */
  readonly shadow?: ShadowOptions;
  /** What runs an admitted operation over HTTP: as the engine asks, unless told. */
  readonly door?: 'thin' | 'apollo';
  /** Addresses and networks of our own proxies: what they say of a client's address and encryption is believed. */
  readonly trustedProxies?: readonly string[];
  /** Rate limits, quotas and shedding; what is not told is as in their defaults, and without `rates` there are no rate limits. */
  readonly traffic?: TrafficOptions;
  /** Where public answers are kept, and whether equal questions that come at once share one run: they do unless told. */
  readonly answers?: { readonly store?: ResponseStore; readonly sharesRuns?: boolean };
  readonly onCache?: (fact: CacheFact) => void;
  /** Told each refusal for the sake of traffic. */
  readonly onTraffic?: (fact: TrafficFact) => void;
  /** What watches: metrics, traces, the log of slow operations, the use of the schema. Nothing does unless told. */
  readonly observer?: Observer;
  /** GraphiQL at /graphiql; absent, there is no page. */
  readonly graphiql?: GraphiqlOptions;
  /** Further requests that this port answers, by "METHOD /path". */
  readonly routes?: Readonly<Record<string, Route>>;
}

export interface Router {
  /** Takes HTTP and WebSockets on one port; port 0 lets the system choose. */
  listen(options: { host: string; port: number }): Promise<Listening>;
  /** Answers one request as HTTP would, without a port. */
  execute(request: {
    query: string;
    operationName?: string;
    variables?: Record<string, unknown>;
    headers?: Record<string, string>;
    /** Of the graph; /graphql unless told. */
    path?: string;
  }): Promise<{ status: number; body: string }>;
  /**
   * Puts another supergraph in force; on `err` the last good one stays. `contract` is the SDL of the public graph from then on;
   * absent, it stays as it is and must be held by the new supergraph.
   */
  swap(supergraph: string, contract?: string): Promise<Result<void, string>>;
  close(): Promise<void>;
}

/**
 * One graph in front of the subgraphs. This is the ordered list of what happens to a request: read it to know the router.
 * HTTP and sockets share every stage; they differ only in how bytes come and go.
 */
export async function createRouter(deps: RouterDeps): Promise<Router> {
  const { clock, log } = deps;
  const observer = deps.observer ?? unobserved;
  const onGuard = both(deps.onGuard, observer.onGuard);
  const transports = observer.fetches(guarded(observer.messages(deps.transports), { log, settings: deps.guard, onFact: onGuard }));
  const knownDocuments = [...(deps.trustedDocuments?.values() ?? [])];
  const engine = await createEngine({
    supergraph: deps.supergraph,
    transports,
    log,
    engine: deps.engine,
    knownDocuments,
    ...observer.engine,
  });
  const main = createGraph({ ...deps, name: 'main', engine });
  const contracts = deps.publicGraph && (await createContracts(engine, deps.publicGraph.schema));
  const open = deps.publicGraph && createGraph({ ...publicOptions(deps.publicGraph), name: 'public', engine, contracts });
  let policies = readPolicies(engine.supergraph);
  let hints = readCacheHints(engine.supergraph);
  engine.onChange((_schema, supergraph) => {
    policies = readPolicies(supergraph);
    hints = readCacheHints(supergraph);
    void deps.answers?.store
      ?.purge()
      .catch((err: unknown) => log.error({ err }, 'kept answers of the old supergraph stay until they are too old'));
  });

  const authenticate = observer.authenticate(
    createAuthenticate(deps.revocations ? withRevocations(deps.verifier, deps.revocations) : deps.verifier),
  );
  const standings = createStandings({ authenticate, revocations: deps.revocations, clock });
  const traffic = createTraffic({ ...deps.traffic, log, onFact: both(deps.onTraffic, observer.onTraffic) });
  const clientWay = createClientWay(deps.trustedProxies ?? []);

  const admitTo =
    (graph: Graph) =>
    async (given: Asked): Promise<AdmittedOperation> => {
      const { limits, texts, documents, costs, view } = graph;
      const asked = view ? { ...given, graph: graph.name, showPlan: false } : given;
      observed('traffic', () => traffic.before(asked));
      observed('variables', () => boundVariables(asked.variables, limits));
      const query = observed('text', () => texts.find(asked));
      const { document, hash, weights } = observed('document', () => traffic.paid(asked, () => documents.read(query)));
      const definition = oneOperation(document, asked.operationName);
      const variables = observed('coerce', () => coerceVariables(graph.schema, { document, definition }, asked.variables));
      const cost = observed('cost', () => costs.of({ document, definition }, variables));
      observed('bounds', () => boundOperation(weights.get(definition), cost, limits));
      texts.keep(asked);
      const rates = await observed('rates', () => traffic.admit(asked, { document, definition, cost }));
      const isOpen = asked.viewer.kind === 'anonymous';
      const pruned = isOpen ? observed('prune', () => pruneForAnonymous(engine.schema, policies, document)) : undefined;
      const request: PrepareRequest = {
        document,
        documentHash: hash,
        operationName: asked.operationName ?? null,
        labels: labelsFor(engine.overrideLabels, asked.viewer, deps.holdsLabel),
        ...(pruned && { pruned: pruned.document, authView: 'anonymous' }),
        view,
      };
      const prepared = await observed('plan', () =>
        engine.prepare(request).catch((failure) => Promise.reject(view?.tellFailure(failure) ?? failure)),
      );
      const withheld = (pruned?.removed ?? []).map(signInFirst);
      const { answerHeaders, ...told } = toldCost(cost, limits, asked.showCost);
      return {
        ...asked,
        query,
        hash,
        document,
        definition,
        prepared,
        withheld,
        cost,
        ...told,
        answerHeaders: { ...answerHeaders, ...rates },
      };
    };

  const audience = (operation: AdmittedOperation) => audienceOf(engine.schema, policies, operation.document);
  const kind = deps.door ?? (deps.engine === 'apollo' ? 'apollo' : 'thin');
  const plain = kind === 'apollo' ? await createApolloDoor({ engine, documents: main.documents, log }) : createThinDoor({ engine, log });
  const door = traffic.inTurns(
    deps.engine === 'shadow'
      ? withShadow(plain, { ...deps.shadow, onFact: both(deps.shadow?.onFact, observer.onShadow), engine, audience, log })
      : plain,
  );
  const answers = createResponseCache({
    ...deps.answers,
    door,
    policyOf: (document) => cachePolicyOf({ schema: engine.schema, policies, hints }, document),
    now: () => clock.now().getTime(),
    log,
    onFact: both(deps.onCache, observer.onCache),
  });
  const page = deps.graphiql && createGraphiqlPage({ ...deps.graphiql, log });
  const health = deps.health ?? createHealth({ checks: {} });
  const watched = { door: observer.door(door), answers: observer.answering(answers) };

  /** The ways into one graph, with bounds and connections of its own: the clients of one do not crowd out those of the other. */
  function waysInto(graph: Graph, path: string) {
    const { limits } = graph;
    const admit = admitTo(graph);
    const streams = observer.streams(createStreams({ engine, admit, audience, log }));
    const connections = createConnections(limits);
    const way = { ...watched, path, limits, admit: observer.admit(admit) };
    const live = { ...way, streams, connections, standings, authenticate, clientWay, clock, log };
    const sockets = createSocketDoor({ ...live, times: deps.socketTimes });
    const events = createEventDoor({ ...live, allowedOrigins: deps.allowedOrigins, times: deps.eventTimes });
    return { ...way, sockets, events };
  }
  const graphs = [waysInto(main, '/graphql'), ...(open ? [waysInto(open, '/public/graphql')] : [])] as const;
  const http = createHttpDoor({ ...deps, graphs, authenticate, health, pages: page ? [page] : [], clientWay });

  observer.gauges(() => ({ ...engine.load, ...traffic.load, sockets: graphs.reduce((sum, { sockets }) => sum + sockets.open, 0) }));

  return {
    listen(options) {
      page?.listensOn(options.host);
      return listen({
        ...options,
        http: { ...http, handle: observer.handle(http.handle) },
        graphs,
        allowedOrigins: deps.allowedOrigins ?? [],
      });
    },
    execute: ({ headers = {}, path, ...params }) => http.ask({ ...headers, accept: 'application/json' }, params, path),
    swap(supergraph, contract) {
      const swap = () => engine.swap(supergraph);
      return contracts ? contracts.during(supergraph, contract, swap) : swap();
    },
    async close() {
      for (const { events } of graphs) events.close();
      await Promise.all(graphs.map(({ sockets }) => sockets.close()));
      standings.close();
      await door.stop();
      await traffic.stop();
      await deps.answers?.store?.close();
      await engine.stop();
    },
  };
}

/** One listener that tells two; undefined when there are none. */
function both<Fact>(one: ((fact: Fact) => void) | undefined, other: ((fact: Fact) => void) | undefined) {
  if (!one || !other) return one ?? other;
  return (fact: Fact) => {
    one(fact);
    other(fact);
  };
}

function signInFirst(field: string) {
  return { message: `Sign in to see ${field}.`, extensions: { code: 'UNAUTHENTICATED', field } };
}
