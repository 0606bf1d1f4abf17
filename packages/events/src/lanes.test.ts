import { expect, test } from 'vitest';
import { createAttempts } from './attempts.ts';
import { articlePublished } from './contract/published.ts';
import { createLanes } from './lanes.ts';
import { createTail, type StoredStream } from './tail.ts';
import { faultOf } from './worker.ts';

const stored: StoredStream = {
  keeps: async () => true,
  placeAt: async () => '0',
  async *between() {},
  isAfter: (cursor, other) => Number(cursor) > Number(other),
};

test('a listener that falls a thousand behind loses its queue and is told to resync, then goes on live', async () => {
  const lanes = createLanes(() => '0');
  const items = createTail(lanes, stored, { types: ['ArticlePublished'], signal: new AbortController().signal })[Symbol.asyncIterator]();
  const pass = (cursor: number) => lanes.pass({ cursor: String(cursor), envelope: articlePublished() });
  for (let cursor = 1; cursor <= 1_001; cursor += 1) pass(cursor);
  expect((await items.next()).value).toEqual({ resync: true, cursor: '1001' });
  pass(1_002);
  expect((await items.next()).value).toMatchObject({ cursor: '1002' });
  lanes.end();
  expect((await items.next()).done).toBe(true);
});

test('nobody wants a type any more once its last listener left; a signal that was aborted before ends at once', async () => {
  const lanes = createLanes(() => '0');
  const stop = new AbortController();
  const lane = lanes.join({ types: ['ArticlePublished'], signal: stop.signal });
  expect([...lanes.wanted]).toEqual(['ArticlePublished']);
  stop.abort();
  expect(lanes.wanted.size).toBe(0);
  expect(await lane.next()).toBeUndefined();
  expect(await lanes.join({ types: ['ArticleRetired'], signal: stop.signal }).next()).toBeUndefined();
  expect(lanes.wanted.size).toBe(0);
});

test('what a listener does not want waits for nobody: neither live nor stored is it told, and it fills no queue', async () => {
  const lanes = createLanes(() => '5');
  const [wanted, other] = [articlePublished(), articlePublished()];
  const kept: StoredStream = {
    ...stored,
    async *between() {
      yield { cursor: '3', envelope: other };
      yield { cursor: '4', envelope: wanted };
    },
  };
  const options = { types: ['ArticlePublished'] as const, after: '2', wants: ({ id }: { id: string }) => id === wanted.id };
  const items = createTail(lanes, kept, { ...options, signal: new AbortController().signal })[Symbol.asyncIterator]();
  for (let cursor = 6; cursor <= 1_200; cursor += 1) lanes.pass({ cursor: String(cursor), envelope: other });
  lanes.pass({ cursor: '1201', envelope: wanted });
  expect((await items.next()).value).toMatchObject({ cursor: '4' });
  expect((await items.next()).value, 'a thousand of others are no reason to resync').toMatchObject({ cursor: '1201' });
  lanes.end();
});

test('an event that arrives while the stored ones are read comes once', async () => {
  const lanes = createLanes(() => '2');
  const between: StoredStream['between'] = async function* () {
    yield { cursor: '1', envelope: articlePublished() };
    lanes.pass({ cursor: '2', envelope: articlePublished() });
    lanes.pass({ cursor: '3', envelope: articlePublished() });
    yield { cursor: '2', envelope: articlePublished() };
  };
  const signal = new AbortController().signal;
  const items = createTail(lanes, { ...stored, between }, { types: ['ArticlePublished'], after: '0', signal })[Symbol.asyncIterator]();
  const cursors = [await items.next(), await items.next(), await items.next()].map((item) => item.value?.cursor);
  expect(cursors).toEqual(['1', '2', '3']);
  lanes.end();
});

test('what must happen is tried again until it succeeds, and not after the end', async () => {
  const faults: unknown[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const attempts = createAttempts({
    async work() {
      if (faults.length < 2) throw new Error('not yet');
      resolve();
    },
    onFault: (error) => faults.push(error),
    waitMs: 1,
  });
  attempts.now();
  await done;
  expect(faults).toHaveLength(2);
  attempts.stop();
  attempts.now();
  attempts.soon();
});

test('a fault is told by its code or name, never by its message', () => {
  expect(faultOf(Object.assign(new Error('secret'), { code: '23505' }))).toBe('23505');
  expect(faultOf(new TypeError('secret'))).toBe('TypeError');
  expect([faultOf('secret'), faultOf(null), faultOf({})]).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
});
