import { Redis } from 'ioredis';

/** Everything that a Redis holds, as text: each key with what lies under it, whatever its type. */
export async function redisText(redis: Redis): Promise<string> {
  const keys = await redis.keys('*');
  const texts = await Promise.all(keys.map(async (key) => `${key} ${JSON.stringify(await contentOf(redis, key))}`));
  return texts.join('\n');
}

async function contentOf(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1', 'WITHSCORES');
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      // It went away meanwhile, or is of a kind that nothing of ours uses.
      if (type === 'none') return null;
      throw new TypeError(`${key} is of a type that is not read: ${type}`);
  }
}

export const connectRedis = (url: string): Redis => new Redis(url, { maxRetriesPerRequest: 1 });
