import type { Logger } from '@klear/core';
import { createLocalRateStore } from './local-rate-store.ts';
import type { RateStore } from './rate-store.ts';

/**
 * Goes on with buckets of this process while the shared store does not answer, and looks again every `againMs`: an outage of the
 * store neither stops the graph nor lifts its limits; each process then grants what all of them grant together otherwise.
 */
export function withLocal(shared: RateStore, options: { log: Logger; local?: RateStore; againMs?: number; now?: () => number }): RateStore {
  const { log, local = createLocalRateStore(), againMs = 1_000, now = () => performance.now() } = options;
  let downUntil: number | undefined;

  const lost = (cause: unknown) => {
    if (downUntil === undefined)
      log.error({ fault: nameOf(cause) }, 'the rate store does not answer: limits hold per process until it does');
    downUntil = now() + againMs;
  };
  const found = () => {
    if (downUntil !== undefined) log.info({}, 'the rate store answers again');
    downUntil = undefined;
  };

  return {
    async take(draws) {
      if (downUntil !== undefined && now() < downUntil) return local.take(draws);
      try {
        const levels = await shared.take(draws);
        found();
        return levels;
      } catch (cause) {
        lost(cause);
        return local.take(draws);
      }
    },
    ping: () => shared.ping(),
    close: () => shared.close(),
  };
}

const nameOf = (cause: unknown) => (cause instanceof Error ? ((cause as { code?: string }).code ?? cause.name) : 'unknown');
