import { setTimeout as sleep } from 'node:timers/promises';
import { type SubgraphAnswer, type SubgraphRequest, type SubgraphTransport, TransportFault } from '../transport.ts';

/** What a balancer in front of a subgraph says when the subgraph itself said nothing. */
const isFromBetween = (status: number | undefined) => status === 502 || status === 503 || status === 504;

/**
 * Asks a query a second time when no answer had begun: the connection failed, or 502, 503 or 504 came. Never a mutation. Retries are
 * paid from a budget that queries fill (`share` of a retry each, up to `reserve`), so that an outage is not met with twice the load.
 */
export function withRetry(
  inner: SubgraphTransport,
  options: { share: number; reserve: number; waitMs: number; random: () => number; onRetry?: () => void },
): SubgraphTransport {
  const { share, reserve, waitMs, random, onRetry } = options;
  let budget = reserve;

  /** Takes one retry from the budget and waits; the time that is left, or undefined when there is to be none. */
  async function pause(request: SubgraphRequest, endsAt: number): Promise<number | undefined> {
    const delayMs = random() * waitMs;
    if (budget < 1 || request.signal?.aborted || performance.now() + delayMs >= endsAt) return undefined;
    budget -= 1;
    await sleep(delayMs, undefined, { signal: request.signal }).catch(() => undefined);
    if (request.signal?.aborted) return undefined;
    onRetry?.();
    return endsAt - performance.now();
  }

  return {
    async execute(request) {
      if (request.kind !== 'query') return inner.execute(request);
      budget = Math.min(reserve, budget + share);
      const endsAt = performance.now() + request.timeoutMs;
      let first: SubgraphAnswer | TransportFault;
      try {
        first = await inner.execute(request);
        if (!isFromBetween(first.status)) return first;
      } catch (cause) {
        if (!(cause instanceof TransportFault && cause.mayRepeat)) throw cause;
        first = cause;
      }
      const timeoutMs = await pause(request, endsAt);
      if (timeoutMs !== undefined && timeoutMs > 0) return inner.execute({ ...request, timeoutMs });
      if (first instanceof TransportFault) throw first;
      return first;
    },
    subscribe: (request) => inner.subscribe(request),
    close: () => inner.close(),
  };
}
