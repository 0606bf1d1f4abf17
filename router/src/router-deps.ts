import type { Revocations, TokenVerifier } from '@klear/auth';
import type { Clock, Logger, Result } from '@klear/core';
import type { Health } from '@klear/service';
import type { CacheFact } from './cache/response/response-cache.ts';
import type { ResponseStore } from './cache/response/response-store.ts';
import type { GuardFact, GuardSettings } from './execute/guard/settings.ts';
import type { EngineKind } from './execute/references.ts';
import type { SubgraphTransport } from './execute/transport.ts';
import type { GraphOptions } from './graph.ts';
import type { TrafficFact, TrafficOptions } from './limit/traffic.ts';
import type { Observer } from './observe/observer.ts';
import type { ShadowOptions } from './observe/shadow.ts';
import type { HoldsLabel } from './plan/override-labels.ts';
import type { PublicGraphOptions } from './public/public-options.ts';
import type { GraphiqlOptions } from './transport/graphiql.ts';
import type { Route } from './transport/http.ts';
import type { Listening } from './transport/listen.ts';
import type { SocketTimes } from './transport/sockets.ts';
import type { EventTimes } from './transport/sse.ts';

export interface RouterDeps extends GraphOptions {
  /** SDL text of the supergraph. */
  readonly supergraph: string;
  /** The way to each subgraph, by its name in the supergraph. */
  readonly transports: Readonly<Record<string, SubgraphTransport>>;
  readonly verifier: TokenVerifier;
  /** What was revoked since tokens were issued: counts for the next request and ends what is open. */
  readonly revocations?: Pick<Revocations, 'narrow' | 'stands' | 'onChange'>;
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
  /** GraphiQL at /graphiql; absent, there is no page, and nobody is told a plan. */
  readonly graphiql?: GraphiqlOptions;
  /** Directory of the built board (buildBoard), shown at /board; absent, there is none. */
  readonly board?: string | Promise<string>;
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
