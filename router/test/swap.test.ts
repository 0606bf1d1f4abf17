import { waitFor } from '@klear/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LiveRouter, subscribeTo } from './live-router.ts';
import type { RawSocket } from './raw-socket.ts';
import { openSwapRouter, supergraphs } from './swap-supergraphs.ts';

/**
 * One router for all; a test begins under the supergraph that the one before left, with no stream open and none counted,
 * and ends with another number than the next one begins with: neighbours under one cursor are events of one cause.
 */
let live: LiveRouter;
let inForce: keyof typeof supergraphs = 'first';
const sockets: RawSocket[] = [];
beforeAll(async () => {
  live = await openSwapRouter();
});
beforeEach(() => {
  live.feed.opened.length = 0;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.ws.terminate();
  await waitFor('the end of every stream', () => live.feed.listening === 0);
});
afterAll(() => live.close());

const text = 'subscription { feed { number person { name } } }';
const event = (n: number) => ({ data: { feed: { number: n, person: { name: `Name p${n}` } } } });

async function listen(query = text) {
  const socket = await live.connect();
  sockets.push(socket);
  const before = live.feed.opened.length;
  socket.send(subscribeTo(query));
  await waitFor('the stream', () => live.feed.opened.length > before);
  return socket;
}
async function swap(name: keyof typeof supergraphs) {
  expect(await live.router.swap(supergraphs[name])).toMatchObject({ ok: true });
  inForce = name;
}

/** One under which the stream itself must be asked for in another way than now. */
const opensOtherwise = () => (inForce === 'sharded' ? 'first' : 'sharded');

describe('a new supergraph', { timeout: 60_000 }, () => {
  test.each(['wider', 'moved'] as const)(
    '(%s) that opens the stream as before changes only what completes it: no new stream',
    async (name) => {
      const socket = await listen();
      live.feed.publish(1);
      expect((await socket.next('next')).payload).toEqual(event(1));
      await swap(name);
      live.feed.publish(2);
      expect((await socket.next('next')).payload).toEqual(event(2));
      expect(live.feed.opened.length).toBe(1);
    },
  );

  test('that must open the stream in another way goes on behind the last cursor', async () => {
    const socket = await listen();
    live.feed.publish(1);
    await socket.next('next');
    await swap(opensOtherwise());
    await waitFor('the new stream', () => live.feed.opened.length === 2 && live.feed.listening === 1);
    live.feed.publish(2);
    expect((await socket.next('next')).payload).toEqual(event(2));
    expect(live.feed.opened.map(({ after }) => after)).toEqual([null, '1']);
  });

  test('moves a stream without a cursor with its first event: none falls in between', async () => {
    const socket = await listen();
    await swap(opensOtherwise());
    live.feed.publish(1);
    expect((await socket.next('next')).payload).toEqual(event(1));
    await waitFor('the new stream', () => live.feed.opened.length === 2 && live.feed.listening === 1);
    live.feed.publish(2);
    expect((await socket.next('next')).payload).toEqual(event(2));
    expect(live.feed.opened.map(({ after }) => after)).toEqual([null, '1']);
  });

  test('that is not valid leaves everything as it is and says why', async () => {
    const socket = await listen();
    const answer = await live.router.swap(supergraphs.first.replace('type Person', 'type Persn'));
    expect(answer).toMatchObject({ ok: false, error: expect.stringMatching(/\w+/) });
    live.feed.publish(7);
    expect((await socket.next('next')).payload).toEqual(event(7));
    expect(live.feed.opened.length).toBe(1);
    const body = await live.router.execute({ query: '{ hello }' });
    expect(JSON.parse(body.body)).toEqual({ data: { hello: 'hello you' } });
  });

  test('is met by a subscription that was admitted before it and opened after it', async () => {
    const swapped = swap(opensOtherwise());
    const socket = await listen();
    await swapped;
    live.feed.publish(1);
    expect((await socket.next('next')).payload).toEqual(event(1));
    live.feed.publish(2);
    expect((await socket.next('next')).payload).toEqual(event(2));
  });

  test('in which the document is not valid ends its stream with an error that says so, and leaves the others', async () => {
    const socket = await listen();
    socket.send(subscribeTo('subscription { feed { number } }', 'other'));
    await waitFor('both streams', () => live.feed.listening === 2);
    live.feed.publish(1);
    await Promise.all([socket.next('next'), socket.next('next')]);
    await swap('poorer');
    const last = await socket.next('next');
    expect(last).toMatchObject({ id: '1', payload: { data: null, errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] } });
    expect(JSON.stringify(last.payload)).toContain('person');
    expect(await socket.next('complete')).toMatchObject({ id: '1' });
    live.feed.publish(2);
    expect(await socket.next('next')).toEqual({ type: 'next', id: 'other', payload: { data: { feed: { number: 2 } } } });
  });
});
