import { silentLogger } from '@klear/core';
import { type RedisServer, startRedis } from '@klear/testing/redis-server';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRedisResponseStore } from '../src/cache/response/redis-response-store.ts';
import type { ResponseStore } from '../src/cache/response/response-store.ts';
import { responseStoreContract } from './response-store-contract.ts';

let server: RedisServer;
const opened: ResponseStore[] = [];
beforeAll(async () => {
  server = await startRedis();
});
afterAll(async () => {
  await Promise.all(opened.map((store) => store.close()));
  await server.stop();
});
function open(now: () => number): ResponseStore {
  const store = createRedisResponseStore({ url: server.url, log: silentLogger, timeoutMs: 5_000, now });
  opened.push(store);
  return store;
}

responseStoreContract('answers on Redis', open);

test('what is kept in Redis lives no longer than it is good, and too large an answer is not kept', async () => {
  const store = open(() => 0);
  await store.ping();
  const { marks } = await store.read('ttl', []);
  await store.write('ttl', { text: 'x', etag: '"e"', madeAt: 0, maxAge: 60 }, marks);
  await store.write('large', { text: 'x'.repeat(1024 * 1024 + 1), etag: '"e"', madeAt: 0, maxAge: 60 }, marks);
  const redis = new Redis(server.url);
  expect(await redis.ttl('klear:{answers}:ttl')).toBeGreaterThan(0);
  expect(await redis.exists('klear:{answers}:large')).toBe(0);
  redis.disconnect();
});
