import { hkdfSync } from 'node:crypto';
import type { Logger } from '@klear/core';
import { createMemoryResponseStore } from './cache/response/memory-response-store.ts';
import { createRedisResponseStore } from './cache/response/redis-response-store.ts';
import type { ResponseStore } from './cache/response/response-store.ts';
import { createLocalRateStore } from './limit/rate/local-rate-store.ts';
import { createPostgresRateStore } from './limit/rate/postgres-rate-store.ts';
import type { RateStore } from './limit/rate/rate-store.ts';
import { createRedisRateStore } from './limit/rate/redis-rate-store.ts';

export interface RouterStores {
  readonly rates: { readonly store: RateStore; readonly secret: Buffer };
  readonly answers: { readonly store: ResponseStore };
  /** For readiness: rejects when the shared storage does not answer. */
  ping(): Promise<void>;
}

/**
 * What the processes of the router share: buckets of the rate limits on Redis, else on PostgreSQL (a login that prepareRouter made),
 * else in this process alone; kept answers on Redis, else in this process. `key` is a secret that all processes have.
 */
export function openRouterStores(options: {
  redisUrl?: string | undefined;
  databaseUrl?: string | undefined;
  key: Buffer;
  log: Logger;
}): RouterStores {
  const { redisUrl, databaseUrl, log } = options;
  const secret = Buffer.from(hkdfSync('sha256', options.key, '', 'klear: names of the rate limits', 32));
  const store = ratesOf();
  const answers = redisUrl ? createRedisResponseStore({ url: redisUrl, log }) : createMemoryResponseStore();
  return {
    rates: { store, secret },
    answers: { store: answers },
    ping: async () => void (await Promise.all([store.ping(), answers.ping()])),
  };

  function ratesOf(): RateStore {
    if (redisUrl) return createRedisRateStore({ url: redisUrl, log });
    if (databaseUrl) return createPostgresRateStore({ url: databaseUrl, log, poolSize: 1 });
    log.warn({}, 'no REDIS_URL or RATE_URL: rate limits hold for each process of the router alone');
    return createLocalRateStore();
  }
}
