import type { Logger } from '@klear/core';
import type { Redis } from 'ioredis';
import { faultOf } from '../worker.ts';

/** A connection that hears a channel, opened when somebody first listens: one that hears can say nothing else. */
export function createEars(options: { redis: Redis; channel: string; onMessage(text: string): void; log: Logger }) {
  const { redis, channel, log } = options;
  let connection: Redis | undefined;
  return {
    open(): void {
      if (connection) return;
      connection = redis.duplicate({ maxRetriesPerRequest: null });
      connection.on('error', () => {});
      connection.on('message', (_channel, text: string) => options.onMessage(text));
      // It subscribes again by itself when it comes back.
      connection.subscribe(channel).catch((error: unknown) => log.warn({ fault: faultOf(error) }, 'whispers are not heard'));
    },
    close(): void {
      connection?.disconnect();
    },
  };
}
