import type { Logger } from '@klear/core';
import { Redis } from 'ioredis';
import { equal } from './memory-response-store.ts';
import type { KeptAnswer, ResponseStore } from './response-store.ts';

interface Stored extends KeptAnswer {
  readonly marks: readonly number[];
}

/** Larger answers are not worth their way. */
const maxAnswerLength = 1024 * 1024;

/**
 * Answers that all processes share, on Redis 7. Marks are counters beside the answers: one MGET reads both. When Redis loses them
 * it loses the answers too.
 */
export function createRedisResponseStore(options: {
  url: string;
  log: Logger;
  prefix?: string;
  timeoutMs?: number;
  now?: () => number;
}): ResponseStore {
  const { now = () => Date.now() } = options;
  const prefix = `${options.prefix ?? 'klear:'}{answers}:`;
  const redis = new Redis(options.url, {
    maxRetriesPerRequest: 0,
    commandTimeout: options.timeoutMs ?? 250,
    retryStrategy: (tries) => Math.min(tries * 100, 2_000),
  });
  redis.on('error', (error: Error & { code?: string }) =>
    options.log.warn({ fault: error.code ?? error.name }, 'answer store unreachable'),
  );
  const markKeys = (types: readonly string[]) => ['*', ...types].map((type) => `${prefix}mark:${type}`);
  return {
    async read(key, types) {
      const [text, ...marked] = await redis.mget(`${prefix}${key}`, ...markKeys(types));
      const marks = marked.map((mark) => Number(mark ?? 0));
      const stored = text ? (JSON.parse(text) as Stored) : undefined;
      const isGood = stored && equal(stored.marks, marks) && stored.madeAt + stored.maxAge * 1_000 > now();
      return { kept: isGood ? stored : undefined, marks };
    },
    async write(key, kept, marks) {
      if (kept.text.length > maxAnswerLength) return;
      await redis.set(`${prefix}${key}`, JSON.stringify({ ...kept, marks } satisfies Stored), 'EX', kept.maxAge);
    },
    async purge(types) {
      const batch = redis.multi();
      for (const key of types ? markKeys(types).slice(1) : markKeys([])) batch.incr(key);
      await batch.exec();
    },
    async ping() {
      await redis.ping();
    },
    close: async () => redis.disconnect(),
  };
}
