import type { EventEnvelope, Logger } from '@klear/core';
import { Redis } from 'ioredis';
import { createAttempts } from '../attempts.ts';
import { type Bus, type BusTimes, type DeadLetter, defaultTimes } from '../bus.ts';
import { knownEvent } from '../event.ts';
import { createLanes } from '../lanes.ts';
import { createPulseWatch } from '../pulse-watch.ts';
import { createTail, type StoredStream } from '../tail.ts';
import { createWhispers, whisperText } from '../whispers.ts';
import { createWorker, faultOf, type Worker } from '../worker.ts';
import { createEars } from './ears.ts';
import { createGapWatch } from './gaps.ts';
import { groupSource } from './group.ts';
import { createLosses } from './losses.ts';
import { beat, readPulses } from './pulses.ts';
import { createReader } from './reader.ts';
import { entriesOf, isIdAfter, keysOf, streamFacts, timeOfId } from './stream.ts';

export interface RedisBusOptions {
  /** redis:// or rediss:// of a Redis 7. */
  readonly url: string;
  readonly log: Logger;
  /** Lets several installations share one Redis. */
  readonly prefix?: string;
  /** About how many events the stream keeps. */
  readonly window?: number;
  readonly times?: Partial<BusTimes>;
}

const pageSize = 500;
const troubleMs = 500;

/**
 * The bus on one Redis stream: a connection for commands, and one that blocks in XREAD and wakes all groups and listeners of the
 * process. Redis may lose everything: `onLoss` has it filled again from the outboxes.
 */
export function createRedisBus(options: RedisBusOptions): Bus {
  const { log } = options;
  const times = { ...defaultTimes, ...options.times };
  const keys = keysOf(options.prefix ?? 'klear:');
  // RESP2, whose shape of XREAD's answer streamEntriesOf reads.
  const redis = new Redis(options.url, { protocol: 2, maxRetriesPerRequest: 1, retryStrategy: (tries) => Math.min(tries * 100, 2_000) });
  redis.on('error', (error) => log.warn({ fault: faultOf(error) }, 'bus storage unreachable'));
  const workers = new Set<Worker>();
  const losses = createLosses({ redis, keys, log });
  const lanes = createLanes(() => reader.head());
  const gaps = createGapWatch((cursor) => lanes.lose(cursor));

  const reader = createReader({
    redis,
    key: keys.stream,
    blockMs: times.sweepMs,
    log,
    onBegin: gaps.begin,
    onEntry(entry) {
      losses.saw(entry.cursor);
      if (entry.only === undefined) lanes.pass(entry);
      gaps.passed(entry.cursor);
      pulses.movedTo(entry.cursor);
      for (const worker of workers) if (worker.types.has(entry.envelope.type)) worker.wake();
    },
    onLookAround: lookAround,
  });
  const pulses = createPulseWatch<string>({
    lanes,
    everyMs: times.pulseMs,
    async ask(owners) {
      gaps.ask();
      const { facts, pulses } = await readPulses(redis, keys, owners);
      gaps.answered(facts, reader.at);
      return { position: facts.lastId, pulses };
    },
    head: () => reader.at,
    hasPassed: (at, place) => !isIdAfter(place, at),
  });
  const whispered = createWhispers();
  const ears = createEars({ redis, channel: keys.whispers, onMessage: whispered.pass, log });
  // After a reconnection Redis may have forgotten things.
  const looking = createAttempts({
    work: lookAround,
    waitMs: troubleMs,
    onFault: (error) => log.warn({ fault: faultOf(error) }, 'bus storage unreachable'),
  });
  redis.on('ready', looking.now);

  async function lookAround(): Promise<void> {
    await losses.check();
    for (const worker of workers) worker.wake();
  }

  const stored: StoredStream = {
    async keeps(after) {
      if (!/^\d{1,15}-\d{1,15}$/.test(after)) return false;
      const { added, length } = await streamFacts(redis, keys.stream);
      return after === '0-0' ? added === length : entriesOf(await redis.xrange(keys.stream, after, after)).length === 1;
    },
    async placeAt(since) {
      const [first] = entriesOf(await redis.xrange(keys.stream, '-', '+', 'COUNT', 1));
      const { added, length } = await streamFacts(redis, keys.stream);
      const isWhole = added === length || (first !== undefined && timeOfId(first.cursor) < since);
      return isWhole ? `${Math.max(0, since.getTime() - 1)}-${Number.MAX_SAFE_INTEGER}` : undefined;
    },
    async *between(after, upto, types) {
      const wanted = new Set(types);
      let place = after;
      for (;;) {
        const page = entriesOf(await redis.xrange(keys.stream, `(${place}`, upto, 'COUNT', pageSize));
        for (const entry of page) if (wanted.has(entry.envelope.type) && entry.only === undefined) yield entry;
        const last = page.at(-1);
        if (!last || page.length < pageSize) return;
        place = last.cursor;
      }
    },
    isAfter: isIdAfter,
  };

  async function add(events: readonly { text: string; only?: string }[]): Promise<void> {
    const batch = redis.multi();
    for (const { text, only } of events) {
      batch.xadd(keys.stream, 'MAXLEN', '~', options.window ?? 100_000, '*', 'e', text, ...(only === undefined ? [] : ['only', only]));
    }
    const { owners } = losses;
    if (owners.length > 0) batch.hmget(keys.filled, ...owners);
    const replies = (await batch.exec()) ?? [];
    for (const [error, id] of replies.slice(0, events.length)) {
      if (error) throw error;
      losses.saw(String(id));
    }
    const filled = replies[events.length]?.[1];
    if (Array.isArray(filled) && filled.includes(null)) looking.now();
  }

  return {
    async publish(events) {
      if (events.length > 0) await add(events.map((event) => ({ text: JSON.stringify(event) })));
    },
    async pulse(owner, ageMs) {
      // What Redis has lost it must get back before anybody may believe that it holds everything.
      if (!(await beat(redis, keys, { owner, ageMs, newest: losses.newest }))) looking.now();
    },
    consume({ group, types, handle }) {
      const worker = createWorker({
        group,
        types,
        times,
        log,
        source: groupSource({ redis, keys, group, types, times, onLoss: losses.report }),
        async handle(envelope) {
          const event = knownEvent<(typeof types)[number]>(envelope);
          if (!event.ok) throw Object.assign(new Error(event.error), { code: event.error });
          await handle(event.value);
        },
      });
      workers.add(worker);
      worker.wake();
      return {
        async stop() {
          workers.delete(worker);
          await worker.stop();
        },
      };
    },
    tail: (tailOptions) => createTail(lanes, stored, tailOptions),
    async whisper(type, topic, words) {
      await redis.publish(keys.whispers, whisperText(type, topic, words));
    },
    hear(options) {
      ears.open();
      return whispered.hear(options);
    },
    place: async () => reader.head(),
    async deadLetters(group) {
      const letters = Object.values(await redis.hgetall(keys.dead(group))).map(deadLetterOf);
      return letters.sort((a, b) => a.failedAt.getTime() - b.failedAt.getTime());
    },
    async replay(group, eventId) {
      const text = await redis.hget(keys.dead(group), eventId);
      if (text === null) return false;
      await add([{ text: JSON.stringify((JSON.parse(text) as StoredLetter).envelope), only: group }]);
      return (await redis.hdel(keys.dead(group), eventId)) === 1;
    },
    onLoss: losses.listen,
    async ping() {
      await redis.ping();
      await reader.head();
    },
    async close() {
      looking.stop();
      pulses.stop();
      await Promise.all([...workers].map((worker) => worker.stop()));
      await reader.stop();
      lanes.end();
      whispered.end();
      ears.close();
      redis.disconnect();
    },
  };
}

interface StoredLetter {
  readonly tries: number;
  readonly fault: string;
  readonly failedAt: string;
  readonly envelope: EventEnvelope;
}

function deadLetterOf(text: string): DeadLetter {
  const { tries, fault, failedAt, envelope } = JSON.parse(text) as StoredLetter;
  return { eventId: envelope.id, type: envelope.type, tries, fault, failedAt: new Date(failedAt) };
}
