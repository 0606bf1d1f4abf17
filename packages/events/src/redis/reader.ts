import type { Logger } from '@klear/core';
import type { Redis } from 'ioredis';
import { faultOf } from '../worker.ts';
import { type Entry, type StreamFacts, streamEntriesOf, streamFacts } from './stream.ts';

export interface Reader {
  /** The same at once; undefined while Redis has not answered yet. */
  readonly at: string | undefined;
  /** Where the live stream stands: entries behind it reach `onEntry`. */
  head(): string | Promise<string>;
  stop(): Promise<void>;
}

const troubleMs = 500;

/** Blocks in XREAD on a connection of its own, for the whole process. Looks around at the start, after trouble and when it was quiet. */
export function createReader(options: {
  redis: Redis;
  key: string;
  blockMs: number;
  log: Logger;
  /** Reading begins behind what the stream held by then. */
  onBegin(facts: StreamFacts): void;
  onEntry(entry: Entry): void;
  onLookAround(): Promise<void>;
}): Reader {
  const { key, log } = options;
  const connection = options.redis.duplicate({ maxRetriesPerRequest: null });
  connection.on('error', () => {});
  const known = Promise.withResolvers<string>();
  let head: string | undefined;
  let stopped = false;
  let wait: { end(): void } | undefined;

  async function pause(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, troubleMs);
    wait = { end: resolve };
    await promise;
    clearTimeout(timer);
  }

  async function run(): Promise<void> {
    let quiet = true;
    while (!stopped) {
      try {
        if (head === undefined) {
          const facts = await streamFacts(connection, key);
          head = facts.lastId;
          options.onBegin(facts);
          known.resolve(head);
        }
        if (quiet) await options.onLookAround();
        const entries = streamEntriesOf(await connection.call('XREAD', 'COUNT', 500, 'BLOCK', options.blockMs, 'STREAMS', key, head));
        for (const entry of entries) {
          head = entry.cursor;
          options.onEntry(entry);
        }
        quiet = entries.length === 0;
      } catch (error) {
        if (stopped) return;
        log.warn({ fault: faultOf(error) }, 'bus stream could not be read');
        quiet = true;
        await pause();
      }
    }
  }

  const running = run();
  return {
    get at() {
      return head;
    },
    head: () => head ?? known.promise,
    async stop() {
      stopped = true;
      wait?.end();
      connection.disconnect();
      await running;
    },
  };
}
