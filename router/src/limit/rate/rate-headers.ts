import type { Budget, Level } from './rate-store.ts';

/** One bucket as a client is told of it. */
export interface Told {
  readonly name: 'client' | 'operation';
  readonly budget: Budget;
  readonly level: Level;
}

const seconds = (ms: number) => Math.max(0, Math.ceil(ms / 1_000));

/** `RateLimit` and `RateLimit-Policy` of the IETF draft (draft-ietf-httpapi-ratelimit-headers): q and r count cost points. */
export function rateHeaders(told: readonly Told[]): Record<string, string> {
  const list = (item: (each: Told) => string) => told.map((each) => `"${each.name}";${item(each)}`).join(', ');
  return {
    'ratelimit-policy': list(({ budget }) => `q=${budget.points};w=${seconds(budget.periodMs)}`),
    ratelimit: list(({ level }) => `r=${level.remaining};t=${seconds(level.fullInMs)}`),
  };
}
