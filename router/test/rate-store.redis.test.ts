import { silentLogger } from '@klear/core';
import { type RedisServer, startRedis } from '@klear/testing/redis-server';
import { afterAll, beforeAll } from 'vitest';
import type { RateStore } from '../src/limit/rate/rate-store.ts';
import { createRedisRateStore } from '../src/limit/rate/redis-rate-store.ts';
import { rateStoreContract } from './rate-store-contract.ts';

let server: RedisServer;
const opened: RateStore[] = [];
beforeAll(async () => {
  server = await startRedis();
});
afterAll(async () => {
  await Promise.all(opened.map((store) => store.close()));
  await server.stop();
});

rateStoreContract('buckets on Redis', () => {
  const store = createRedisRateStore({ url: server.url, log: silentLogger, timeoutMs: 5_000 });
  opened.push(store);
  return store;
});
