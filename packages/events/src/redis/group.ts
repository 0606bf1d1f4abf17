import { systemClock } from '@klear/core';
import type { Redis } from 'ioredis';
import { type BusTimes, maxTries } from '../bus.ts';
import type { Delivery, WorkSource } from '../worker.ts';
import { type Entry, entriesOf, type Keys, pairs, streamEntriesOf, streamFacts, timeOfId } from './stream.ts';

/** All workers of a group share one name: whose claim is whose is told by the lease, and no dead consumers pile up. */
const worker = 'worker';
const claimSize = 16;

/**
 * A consumer group as a source of work. New entries come in batches; one that failed, or whose worker vanished, comes alone.
 * XPENDING IDLE + XCLAIM instead of XAUTOCLAIM, which looks at ten entries per call and does not tell the count of tries.
 */
export function groupSource(options: {
  redis: Redis;
  keys: Keys;
  group: string;
  types: readonly string[];
  times: BusTimes;
  onLoss(since: Date): void;
}): WorkSource {
  const { redis, keys, group, times } = options;
  const wanted = new Set(options.types);
  const retries = new Map<string, { dueMs: number; waitMs: number }>();
  let joined = false;

  async function join(): Promise<void> {
    await redis.call('XGROUP', 'CREATE', keys.stream, group, '0', 'MKSTREAM').catch((error: unknown) => {
      if (!(error instanceof Error && error.message.startsWith('BUSYGROUP'))) throw error;
    });
    joined = true;
    const { added, length } = await streamFacts(redis, keys.stream);
    const groups = (await redis.call('XINFO', 'GROUPS', keys.stream)) as unknown[];
    const own = groups.map(pairs).find((facts) => facts.get('name') === group);
    // The window moved past entries that this group never read.
    if (typeof own?.get('entries-read') === 'number' && Number(own.get('entries-read')) < added - length) {
      options.onLoss(timeOfId(String(own.get('last-delivered-id'))));
    }
  }

  /** Claims one entry that waits for another try; undefined when somebody else took it or it was trimmed. */
  async function claimAgain(id: string, idleMs: number): Promise<Delivery | undefined> {
    retries.delete(id);
    const [entry] = entriesOf(await redis.call('XCLAIM', keys.stream, group, worker, idleMs, id));
    if (!entry) {
      const [kept] = entriesOf(await redis.call('XRANGE', keys.stream, id, id));
      if (!kept) options.onLoss(timeOfId(id));
      return undefined;
    }
    const [pending] = pendingOf(await redis.call('XPENDING', keys.stream, group, id, id, 1));
    const tries = pending?.tries ?? 1;
    if (tries <= maxTries) return { at: id, tries, envelope: entry.envelope };
    await bury({ at: id, tries: maxTries, envelope: entry.envelope }, 'WORKER_LOST');
    return undefined;
  }

  async function dueAgain(): Promise<Delivery | undefined> {
    const now = systemClock.now().getTime();
    const own = [...retries].find(([, retry]) => retry.dueMs <= now);
    if (own) return (await claimAgain(own[0], Math.floor(own[1].waitMs))) ?? dueAgain();
    const [lost] = pendingOf(await redis.call('XPENDING', keys.stream, group, 'IDLE', times.leaseMs, '-', '+', 1));
    return lost && !retries.has(lost.id) ? ((await claimAgain(lost.id, times.leaseMs)) ?? dueAgain()) : undefined;
  }

  async function fresh(): Promise<Delivery[]> {
    for (;;) {
      const entries = streamEntriesOf(
        await redis.call('XREADGROUP', 'GROUP', group, worker, 'COUNT', claimSize, 'STREAMS', keys.stream, '>'),
      );
      const mine = (entry: Entry) => wanted.has(entry.envelope.type) && (entry.only === undefined || entry.only === group);
      const others = entries.filter((entry) => !mine(entry)).map((entry) => entry.cursor);
      if (others.length > 0) await redis.call('XACK', keys.stream, group, ...others);
      const deliveries = entries.filter(mine).map(({ cursor, envelope }) => ({ at: cursor, tries: 1, envelope }));
      if (deliveries.length > 0 || entries.length === 0) return deliveries;
    }
  }

  async function waitMs(): Promise<number | null> {
    const now = systemClock.now().getTime();
    const pending = pendingOf(await redis.call('XPENDING', keys.stream, group, '-', '+', 100));
    const waits = pending.map(({ id, idleMs }) => (retries.has(id) ? (retries.get(id)?.dueMs ?? now) - now : times.leaseMs - idleMs));
    return waits.length === 0 ? null : Math.max(0, Math.min(...waits));
  }

  async function bury(delivery: Delivery, fault: string): Promise<void> {
    const letter = { tries: delivery.tries, fault, failedAt: systemClock.now().toISOString(), envelope: delivery.envelope };
    await redis.multi().hset(keys.dead(group), delivery.envelope.id, JSON.stringify(letter)).xack(keys.stream, group, delivery.at).exec();
  }

  async function claimOnce(): Promise<{ deliveries: Delivery[]; waitMs: number | null }> {
    if (!joined) await join();
    const again = await dueAgain();
    const deliveries = again ? [again] : await fresh();
    return { deliveries, waitMs: deliveries.length === 0 ? await waitMs() : null };
  }

  return {
    async claim() {
      try {
        return await claimOnce();
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('NOGROUP'))) throw error;
        joined = false;
        return claimOnce();
      }
    },
    async settle(delivery) {
      await redis.xack(keys.stream, group, delivery.at);
    },
    async fail(delivery, fault, wait) {
      if (delivery.tries >= maxTries) await bury(delivery, fault);
      else retries.set(delivery.at, { dueMs: systemClock.now().getTime() + wait, waitMs: wait });
    },
    async renew(deliveries) {
      const ids = deliveries.map(({ at }) => at);
      if (ids.length > 0) await redis.call('XCLAIM', keys.stream, group, worker, 0, ...ids, 'IDLE', 0, 'JUSTID');
    },
    async release(deliveries) {
      for (const { at, tries } of deliveries) {
        await redis.call('XCLAIM', keys.stream, group, worker, 0, at, 'IDLE', times.leaseMs, 'RETRYCOUNT', tries - 1, 'JUSTID');
      }
    },
  };
}

function pendingOf(reply: unknown): { id: string; idleMs: number; tries: number }[] {
  const rows = Array.isArray(reply) ? (reply as unknown[][]) : [];
  return rows.map((row) => ({ id: String(row[0]), idleMs: Number(row[2]), tries: Number(row[3]) }));
}
