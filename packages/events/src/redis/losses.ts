import { type Logger, systemClock } from '@klear/core';
import type { Redis } from 'ioredis';
import type { Loss } from '../bus.ts';
import { faultOf } from '../worker.ts';
import { isIdAfter, type Keys, streamFacts, timeOfId } from './stream.ts';

/** A restarted Redis may have lost its last second (appendfsync everysec); a crashed pair of machines a little more. */
const marginMs = 60_000;

export interface Losses {
  listen(owner: string, republish: (loss: Loss) => Promise<void>): () => void;
  /** Something was lost at or after `since`: every owner republishes. */
  report(since: Date): void;
  /** The newest id that this process knows the stream to have held. */
  readonly newest: string;
  /** Remembers the newest id that this process knows the stream to have held. */
  saw(id: string): void;
  /** Compares Redis with what is known: owners that it does not hold, ids that it has forgotten. */
  check(): Promise<void>;
  /** The owners of this process, whom Redis must know. */
  readonly owners: readonly string[];
}

/** Finds out what Redis lost. The outboxes in PostgreSQL are the record; this only asks their owners to publish again. */
export function createLosses({ redis, keys, log }: { redis: Redis; keys: Keys; log: Logger }): Losses {
  const listeners = new Map<
    string,
    { republish: (loss: Loss) => Promise<void>; since: Date | undefined; running: boolean; started: boolean }
  >();
  let newest = '0-0';

  async function ask(owner: string): Promise<void> {
    const listener = listeners.get(owner);
    if (!listener || listener.running) return;
    listener.running = true;
    try {
      while (listener.since && listeners.get(owner) === listener) {
        const { since } = listener;
        listener.since = undefined;
        try {
          await listener.republish({ since });
          await redis.hset(keys.filled, owner, systemClock.now().toISOString());
        } catch (error) {
          note(owner, since);
          throw error;
        }
        log.info({ owner, since: since.toISOString() }, 'events published again after a loss of the bus');
      }
    } catch (error) {
      log.error({ owner, fault: faultOf(error) }, 'events not published again yet');
    } finally {
      listener.running = false;
    }
  }

  function note(owner: string, since: Date): void {
    const listener = listeners.get(owner);
    if (listener && (!listener.since || since < listener.since)) listener.since = since;
  }

  async function check(): Promise<void> {
    const { lastId } = await streamFacts(redis, keys.stream);
    const forgot = isIdAfter(newest, lastId);
    for (const [owner, listener] of listeners) {
      if (listener.running) continue;
      if (!(await redis.hexists(keys.filled, owner))) note(owner, new Date(0));
      else if (forgot || !listener.started) note(owner, new Date(Math.max(0, timeOfId(lastId).getTime() - marginMs)));
      listener.started = true;
      if (listener.since) void ask(owner);
    }
    newest = lastId;
  }

  return {
    listen(owner, republish) {
      listeners.set(owner, { republish, since: undefined, running: false, started: false });
      check().catch((error: unknown) => log.warn({ fault: faultOf(error) }, 'bus storage unreachable'));
      return () => listeners.delete(owner);
    },
    report(since) {
      log.warn({ since: since.toISOString() }, 'the bus lost events');
      for (const owner of listeners.keys()) {
        note(owner, since);
        void ask(owner);
      }
    },
    saw(id) {
      if (isIdAfter(id, newest)) newest = id;
    },
    check,
    get newest() {
      return newest;
    },
    get owners() {
      return [...listeners.keys()];
    },
  };
}
