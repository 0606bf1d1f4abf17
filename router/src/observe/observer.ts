import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authenticate } from '../authorize/authenticate.ts';
import type { AnsweredText, CacheFact } from '../cache/response/response-cache.ts';
import type { GuardFact } from '../execute/guard/settings.ts';
import type { SubgraphTransport } from '../execute/transport.ts';
import type { TrafficFact } from '../limit/traffic.ts';
import type { AdmittedOperation, Asked } from '../operation.ts';
import type { PlanLookup } from '../plan/prepare.ts';
import type { Streams } from '../transport/streams.ts';
import type { Door } from '../transport/thin-door.ts';
import type { RouterGauges } from './router-metrics.ts';
import type { ShadowFact } from './shadow.ts';

export type Run<Rest extends unknown[], T> = (operation: AdmittedOperation, ...rest: Rest) => Promise<T>;
export type Admit = (asked: Asked) => Promise<AdmittedOperation>;
export type Handle = (request: IncomingMessage, response: ServerResponse) => void;
export type Transports = Readonly<Record<string, SubgraphTransport>>;

/** What watches a router. Each method takes a part of it and gives back the same part, watched. */
export interface Observer {
  authenticate(authenticate: Authenticate): Authenticate;
  admit(admit: Admit): Admit;
  /** What runs an admitted operation, or finds its answer. */
  answering<Rest extends unknown[], T extends string | AnsweredText>(run: Run<Rest, T>): Run<Rest, T>;
  door(door: Door): Door;
  streams(streams: Streams): Streams;
  handle(handle: Handle): Handle;
  /** The way as operations see it: behind the guards. */
  fetches(transports: Transports): Transports;
  /** The way itself: each message that goes out. */
  messages(transports: Transports): Transports;
  readonly onGuard?: ((fact: GuardFact) => void) | undefined;
  readonly onTraffic?: ((fact: TrafficFact) => void) | undefined;
  readonly onCache?: ((fact: CacheFact) => void) | undefined;
  readonly onShadow?: ((fact: ShadowFact) => void) | undefined;
  /** Told what the engine does on its own: plans, and completes the events of subscriptions. */
  readonly engine?: EngineListener | undefined;
  gauges(read: () => RouterGauges): void;
}

export interface EngineListener {
  readonly onPlan?: ((fact: { ms: number }) => void) | undefined;
  /** Whether the planner is asked at all. */
  readonly onPlanLookup?: ((outcome: PlanLookup) => void) | undefined;
  /** Runs what completes one event of a subscription to this subgraph. */
  readonly aroundEvent?: (<T>(subgraph: string, work: () => Promise<T>) => Promise<T>) | undefined;
}

const same = <T>(part: T): T => part;

/** Nothing watches: every part stays what it is. */
export const unobserved: Observer = {
  authenticate: same,
  admit: same,
  answering: same,
  door: same,
  streams: same,
  handle: same,
  fetches: same,
  messages: same,
  gauges: () => {},
};
