/** How the way to one subgraph is guarded. */
export interface GuardSettings {
  /** The longest that one answer may take, waiting and retries included. */
  readonly timeoutMs: number;
  /** Requests that run at once; as many as `waiting` wait for a place, the rest is refused at once. */
  readonly concurrent: number;
  readonly waiting: number;
  /** Retries as a share of the queries sent; `retryReserve` of them are free after a quiet time. */
  readonly retryShare: number;
  readonly retryReserve: number;
  /** A retry waits a random time up to this. */
  readonly retryWaitMs: number;
  /** The breaker opens when at least `breakerCalls` ended within `breakerWindowMs` and more than this share of them failed. */
  readonly breakerShare: number;
  readonly breakerCalls: number;
  readonly breakerWindowMs: number;
  /** How long the breaker stays open before one call may probe: after the first time, the second and so on; the last one repeats. */
  readonly breakerOpenMs: readonly number[];
}

export const defaultGuard: GuardSettings = {
  timeoutMs: 10_000,
  concurrent: 100,
  waiting: 1_000,
  retryShare: 0.1,
  retryReserve: 10,
  retryWaitMs: 50,
  breakerShare: 0.5,
  breakerCalls: 10,
  breakerWindowMs: 10_000,
  breakerOpenMs: [1_000, 2_000, 5_000, 10_000],
};

/** What a guard tells of its work, without any datum of a request. */
export type GuardFact =
  | { readonly kind: 'retry'; readonly service: string }
  /** The bulkhead was full, or the breaker open: nothing was sent. */
  | { readonly kind: 'refused'; readonly service: string; readonly by: 'bulkhead' | 'breaker' }
  | { readonly kind: 'breaker'; readonly service: string; readonly state: BreakerState };

export type BreakerState = 'closed' | 'open' | 'half-open';
