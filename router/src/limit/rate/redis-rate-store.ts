import type { Logger } from '@klear/core';
import { type Callback, Redis, type Result } from 'ioredis';
import type { Level, RateStore } from './rate-store.ts';

/** The sum of gcra.ts, on Redis' own clock. Takes from every bucket or from none. Times are microseconds since the epoch. */
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local levels, draws, refused = {}, {}, false
for i, key in ipairs(KEYS) do
  local points, period = tonumber(ARGV[i * 3 - 2]), ARGV[i * 3 - 1] * 1000
  local price = ARGV[i * 3] * period / points
  local owed = math.max(0, tonumber(redis.call('GET', key) or 0) - now)
  local missing = owed + price - math.max(period, price)
  if missing > 1 then refused = true else missing = 0 end
  draws[i] = { points, period, price, owed, missing }
end
for i, key in ipairs(KEYS) do
  local points, period, price, owed, missing = unpack(draws[i])
  local full = refused and owed or owed + price
  if not refused and full > 0 then redis.call('SET', key, string.format('%.0f', now + full), 'PX', math.ceil(full / 1000)) end
  local left = math.max(0, math.floor((period - full) * points / period + 0.001))
  levels[i] = { left, math.ceil(full / 1000), math.ceil(missing / 1000) }
end
return levels`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    klearTake(
      count: number,
      ...keysAndDraws: (string | number)[]
    ): Result<[number, number, number][], Context> & Callback<[number, number, number][]>;
  }
}

/** Buckets on Redis 7: one script, one round trip. All keys lie in one slot of a cluster. */
export function createRedisRateStore(options: { url: string; log: Logger; prefix?: string; timeoutMs?: number }): RateStore {
  const prefix = options.prefix ?? 'klear:';
  const redis = new Redis(options.url, {
    maxRetriesPerRequest: 0,
    commandTimeout: options.timeoutMs ?? 250,
    retryStrategy: (tries) => Math.min(tries * 100, 2_000),
    scripts: { klearTake: { lua: script } },
  });
  redis.on('error', (error: Error & { code?: string }) => options.log.warn({ fault: error.code ?? error.name }, 'rate store unreachable'));
  return {
    async take(draws) {
      const keys = draws.map(({ key }) => `${prefix}{rate}:${key}`);
      const levels = await redis.klearTake(
        keys.length,
        ...keys,
        ...draws.flatMap(({ points, periodMs, cost }) => [points, periodMs, cost]),
      );
      return levels.map(([remaining, fullInMs, retryInMs]): Level => ({ remaining, fullInMs, retryInMs }));
    },
    async ping() {
      await redis.ping();
    },
    close: async () => redis.disconnect(),
  };
}
