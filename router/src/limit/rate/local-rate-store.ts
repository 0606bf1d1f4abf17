import { draw } from './gcra.ts';
import type { RateStore } from './rate-store.ts';

/** Buckets of this process alone: what is left when the shared store does not answer. Holds at most `maxBuckets`, the oldest go. */
export function createLocalRateStore({ now = () => performance.now(), maxBuckets = 100_000 } = {}): RateStore {
  const fullAt = new Map<string, number>();
  return {
    async take(draws) {
      const nowMs = now();
      const levels = draws.map((each) => draw(each, fullAt.get(each.key) ?? 0, nowMs));
      if (levels.some(({ retryInMs }) => retryInMs > 0)) {
        return draws.map((each, i) => {
          const { remaining, fullInMs } = draw({ ...each, cost: 0 }, fullAt.get(each.key) ?? 0, nowMs);
          return { remaining, fullInMs, retryInMs: levels[i]?.retryInMs ?? 0 };
        });
      }
      for (const [i, { key }] of draws.entries()) {
        fullAt.delete(key);
        fullAt.set(key, levels[i]?.fullAtMs ?? 0);
      }
      for (const oldest of fullAt.keys()) {
        if (fullAt.size <= maxBuckets) break;
        fullAt.delete(oldest);
      }
      return levels.map(({ remaining, fullInMs, retryInMs }) => ({ remaining, fullInMs, retryInMs }));
    },
    ping: async () => {},
    close: async () => {},
  };
}
