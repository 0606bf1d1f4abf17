import { newId, silentLogger } from '@klear/core';
import { type RedisServer, startRedis } from '@klear/testing/redis-server';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Bus } from '../bus.ts';
import { createRedisBus } from '../redis/redis-bus.ts';
import { busContract } from './bus-contract.ts';
import { articlePublished, articles, consumeOnce, ledger } from './published.ts';
import { quickTimes } from './quick-times.ts';

let server: RedisServer;
let admin: Redis;
const buses: Bus[] = [];

beforeAll(async () => {
  server = await startRedis();
  admin = new Redis(server.url);
  admin.on('error', () => {});
});
afterEach(async () => {
  await Promise.all(buses.splice(0).map((bus) => bus.close()));
});
afterAll(async () => {
  admin.disconnect();
  await server.stop();
});

busContract('Redis bus', () => ({
  open: (times) => createRedisBus({ url: server.url, prefix: 'contract:', log: silentLogger, ...(times ? { times } : {}) }),
  processArguments: ['redis', server.url, 'contract:'],
}));

function open(settings: { prefix: string; window?: number }): Bus {
  const bus = createRedisBus({ url: server.url, log: silentLogger, times: quickTimes, ...settings });
  buses.push(bus);
  return bus;
}

/** An outbox of the test: the record from which a wiped bus is filled again. */
function outboxOf(bus: Bus) {
  const recorded: ReturnType<typeof articlePublished>[] = [];
  let losses = 0;
  bus.onLoss('content', async ({ since }) => {
    losses += 1;
    await bus.publish(recorded.filter(({ time }) => new Date(time) >= since));
  });
  return {
    get losses() {
      return losses;
    },
    recorded,
    async publish(events: typeof recorded) {
      recorded.push(...events);
      // As a relay does: what could not be published now is published later, in order.
      await expect.poll(() => bus.publish(events).then(() => 'stored'), { timeout: 15_000 }).toBe('stored');
    },
  };
}

test('Redis wiped three times while events flow: 0 lost, 0 doubled of N', async () => {
  const bus = open({ prefix: 'wiped:' });
  const outbox = outboxOf(bus);
  const effects = ledger();
  consumeOnce(bus, 'wiped', effects);
  const n = 600;
  for (let sent = 0; sent < n; sent += 10) {
    await outbox.publish(articles(10));
    if (sent % 200 === 100) await admin.flushall();
  }
  await effects.until(() => effects.seen.length >= n);
  expect(effects.seen.toSorted()).toEqual(outbox.recorded.map(({ id }) => id).toSorted());
  expect(outbox.losses).toBeGreaterThanOrEqual(3);
  console.log(`Redis wiped: 0 lost, 0 doubled of ${n}`);
});

test('Redis wiped while an owner was down, and filled again by another: the owner is asked for everything when it comes back', async () => {
  const prefix = `owners:${newId<'Test'>()}:`;
  const first = open({ prefix });
  first.onLoss('bookings', async () => {});
  await expect.poll(() => admin.hkeys(`${prefix}{bus}:filled`)).toEqual(['bookings']);
  await first.publish(articles(3));
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
  const old = articles(5).map((one) => ({ ...one, time: hourAgo }));
  const second = open({ prefix });
  second.onLoss('content', ({ since }) => second.publish(old.filter(({ time }) => new Date(time) >= since)));
  const effects = ledger();
  consumeOnce(second, 'owners', effects);
  await effects.until(() => old.every(({ id }) => effects.seen.includes(id)));
  await expect.poll(async () => (await admin.hkeys(`${prefix}{bus}:filled`)).toSorted()).toEqual(['bookings', 'content']);
});

test('Redis killed and started empty: consumers, publishers and listeners come back, nothing is lost', async () => {
  const bus = open({ prefix: 'killed:' });
  const outbox = outboxOf(bus);
  const effects = ledger();
  const live = ledger();
  const stop = new AbortController();
  consumeOnce(bus, 'killed', effects);
  const listening = (async () => {
    for await (const item of bus.tail({ types: ['ArticlePublished'], signal: stop.signal })) if (item.event) live.note(item.event.id);
  })();
  await bus.ping();
  await outbox.publish(articles(50));
  await server.kill();
  await expect(bus.ping()).rejects.toThrow();
  await server.start();
  await outbox.publish(articles(50));
  await effects.until(() => effects.seen.length >= 100);
  await live.until(() => outbox.recorded.slice(50).every(({ id }) => live.seen.includes(id)));
  expect(new Set(effects.seen).size).toBe(100);
  stop.abort();
  await listening;
});

test('a group that slept longer than the window asks for the events that were trimmed', async () => {
  const first = open({ prefix: 'window:', window: 100 });
  const seen = ledger();
  const consumption = consumeOnce(first, 'sleeper', seen);
  const recorded = [articlePublished()];
  await first.publish(recorded);
  await seen.until(() => seen.seen.length === 1);
  await consumption.stop();
  for (let sent = 0; sent < 20; sent += 1) {
    const batch = articles(50);
    recorded.push(...batch);
    await first.publish(batch);
  }
  const second = open({ prefix: 'window:', window: 100_000 });
  second.onLoss('content', ({ since }) => second.publish(recorded.filter(({ time }) => new Date(time) >= since)));
  consumeOnce(second, 'sleeper', seen);
  await seen.until(() => seen.seen.length >= recorded.length);
  expect(new Set(seen.seen)).toEqual(new Set(recorded.map(({ id }) => id)));
});

test('a listener whose cursor left the window is told to resync', async () => {
  const bus = open({ prefix: `resync:${newId<'Test'>()}:`, window: 100 });
  const stop = new AbortController();
  await bus.ping();
  const items = bus.tail({ types: ['ArticlePublished'], signal: stop.signal })[Symbol.asyncIterator]();
  await bus.publish(articles(1));
  const cursor: string = (await items.next()).value?.cursor ?? '';
  for (let sent = 0; sent < 10; sent += 1) await bus.publish(articles(50));
  const again = bus.tail({ types: ['ArticlePublished'], after: cursor, signal: stop.signal })[Symbol.asyncIterator]();
  expect((await again.next()).value).toMatchObject({ resync: true });
  stop.abort();
});

/** Listens to articles and to the pulses of an owner whose events this Redis has. */
async function hear(bus: Bus, prefix: string) {
  const stop = new AbortController();
  const heard = ledger();
  bus.onLoss('users', async () => {});
  await expect.poll(() => admin.hkeys(`${prefix}{bus}:filled`)).toEqual(['users']);
  const pulses = { owner: 'users', tell: () => heard.note('pulse') };
  const tail = bus.tail({ types: ['ArticlePublished'], pulses, signal: stop.signal });
  const listening = (async () => {
    for await (const { event } of tail) heard.note(event?.id ?? 'resync');
  })();
  const stopHearing = async () => {
    stop.abort();
    await listening;
  };
  return { heard, stop: stopHearing };
}

test('what was trimmed before a listener read it is told as a gap, once and before the next pulse', async () => {
  const prefix = `gap:${newId<'Test'>()}:`;
  const bus = open({ prefix });
  const { heard, stop } = await hear(bus, prefix);
  const first = articlePublished();
  await bus.publish([first]);
  await heard.until(() => heard.seen.includes(first.id));
  const text = JSON.stringify(articlePublished());
  await admin.multi().xadd(`${prefix}{bus}:events`, '*', 'e', text).xtrim(`${prefix}{bus}:events`, 'MAXLEN', 0).exec();
  const last = articlePublished();
  await bus.publish([last]);
  await expect.poll(() => bus.pulse('users', 0).then(() => heard.seen.at(-1)), { interval: 25 }).toBe('pulse');
  const told = heard.seen.filter((each, at) => each !== 'pulse' || heard.seen[at - 1] !== 'pulse');
  expect(told.filter((each) => each === 'resync')).toEqual(['resync']);
  expect(told.lastIndexOf('pulse')).toBeGreaterThan(told.indexOf('resync'));
  await stop();
});

test('a Redis that has forgotten what an owner published takes no pulse of it before it is filled again', async () => {
  const prefix = `forgot:${newId<'Test'>()}:`;
  const bus = open({ prefix });
  const { heard, stop } = await hear(bus, prefix);
  const filling = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  bus.onLoss('users', async () => {
    asked.resolve();
    await filling.promise;
    await bus.publish([late]);
  });
  const late = articlePublished();
  await admin.flushall();
  await bus.pulse('users', 0);
  await asked.promise;
  await bus.pulse('users', 0);
  expect(await admin.exists(`${prefix}{bus}:pulse:users`)).toBe(0);
  filling.resolve();
  await expect.poll(() => bus.pulse('users', 0).then(() => heard.seen.at(-1)), { interval: 25 }).toBe('pulse');
  expect(heard.seen).toContain(late.id);
  await stop();
});

test('an entry whose workers vanished five times is buried; one that was trimmed while pending is asked for again', async () => {
  const prefix = `lost:${newId<'Test'>()}:`;
  const bus = open({ prefix, window: 100 });
  await bus.ping();
  const stream = `${prefix}{bus}:events`;
  const [poison, trimmed] = [articlePublished(), articlePublished()];
  const outbox: (typeof trimmed)[] = [];
  bus.onLoss('content', () => bus.publish(outbox));
  await expect.poll(() => admin.hkeys(`${prefix}{bus}:filled`)).toEqual(['content']);
  await bus.publish([poison, trimmed]);
  outbox.push(trimmed);
  await admin.xgroup('CREATE', stream, 'lost', '0');
  const [[, entries = []] = ['', []]] = (await admin.xreadgroup('GROUP', 'lost', 'ghost', 'STREAMS', stream, '>')) as [
    string,
    [string, string[]][],
  ][];
  const [poisonId, trimmedId] = entries.map(([id]) => id);
  await admin.call('XCLAIM', stream, 'lost', 'ghost', 0, String(poisonId), 'IDLE', 10_000, 'RETRYCOUNT', 5, 'JUSTID');
  await admin.call('XCLAIM', stream, 'lost', 'ghost', 0, String(trimmedId), 'IDLE', 10_000, 'RETRYCOUNT', 1, 'JUSTID');
  await admin.xdel(stream, String(trimmedId));
  const effects = ledger();
  consumeOnce(bus, 'lost', effects);
  await effects.until(() => effects.seen.includes(trimmed.id));
  expect(await bus.deadLetters('lost')).toMatchObject([{ eventId: poison.id, tries: 5, fault: 'WORKER_LOST' }]);
  expect(effects.seen).not.toContain(poison.id);
});
