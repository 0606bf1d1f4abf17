import { waitFor } from '@klear/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LiveRouter, newPerson, openLiveRouter, subscribeTo } from './live-router.ts';
import { openRaw, type RawSocket } from './raw-socket.ts';

let live: LiveRouter;
/** Cannot tell a good token from a bad one: what it needs for that is down. */
let helpless: LiveRouter;
beforeAll(async () => {
  live = await openLiveRouter({
    socketTimes: { initMs: 300, heartbeatMs: 480, slowMs: 200 },
    limits: { connectionsPerPerson: 2, connectionsPerAddress: 40, subscriptionsPerSocket: 3 },
  });
  helpless = await openLiveRouter({ verifier: { verify: () => Promise.reject(new Error('the keys cannot be read')) } });
});
afterAll(() => live.close());

const init = { type: 'connection_init' };
const hello = subscribeTo('{ hello }');

/** What closes a socket, with which code. Each begins with an open socket and sends the messages in order. */
const closed: readonly (readonly [string, readonly (object | string | Buffer)[], number])[] = [
  ['text that is no JSON', ['{'], 4400],
  ['JSON that is no message', ['[]'], 4400],
  ['a message without a type', [{ id: '1' }], 4400],
  ['a message of an unknown type', [init, { type: 'start', id: '1' }], 4400],
  ['a subscribe without an id', [init, { type: 'subscribe', payload: { query: '{ hello }' } }], 4400],
  ['a subscribe with an empty id', [init, { ...hello, id: '' }], 4400],
  ['a subscribe without a document', [init, { type: 'subscribe', id: '1', payload: {} }], 4400],
  ['a payload of init that is no object', [{ ...init, payload: 'token' }], 4400],
  ['variables that are a list', [init, { type: 'subscribe', id: '1', payload: { query: '{ hello }', variables: [] } }], 4400],
  ['a subscribe before the handshake', [hello], 4401],
  ['a forged token', [{ ...init, payload: { authorization: 'Bearer a.b.c' } }], 4401],
  ['an organization without a token', [{ ...init, payload: { 'klear-organization': '018f0000-0000-7000-8000-000000000001' } }], 4401],
  ['an unknown purpose', [{ ...init, payload: { 'klear-purpose': 'FUN' } }], 4403],
  ['no handshake in time', [], 4408],
  ['a second handshake', [init, init], 4429],
  ['an id that is in use', [init, subscribeTo('subscription { feed { number } }'), subscribeTo('subscription { feed { number } }')], 4409],
  ['text that is no UTF-8', [init, Buffer.from([0x7b, 0xff])], 1007],
  ['a message over the limit', [init, `"${'x'.repeat(1024 * 1024 + 1)}"`], 1009],
];

describe('graphql-transport-ws', () => {
  test.each(closed)('%s closes the socket with its code', async (_name, messages, code) => {
    const socket = openRaw(live.url);
    await socket.opened;
    for (const message of messages) {
      if (Buffer.isBuffer(message)) socket.ws.send(message, { binary: false });
      else socket.send(message);
      if (message === init && messages.at(-1) !== init) await socket.next('connection_ack');
    }
    expect((await socket.closed).code).toBe(code);
  });

  test('no sub-protocol closes the socket with 4406, and others than ours are not agreed to', async () => {
    expect((await openRaw(live.url, []).closed).code).toBe(4406);
    for (const protocols of [['graphql-ws'], ['other', 'graphql-ws']]) {
      const socket = openRaw(live.url, protocols);
      await expect(socket.opened).rejects.toThrow('no subprotocol');
      await socket.closed;
    }
  });

  test('a handshake that fails for a fault of ours closes the socket with 4500: the client keeps its token and comes again', async () => {
    const socket = openRaw(helpless.url);
    await socket.opened;
    socket.send({ ...init, payload: { authorization: `Bearer ${await live.token()}` } });
    expect((await socket.closed).code).toBe(4500);
  });

  test('a ping before the handshake is answered; a pong, and the end of what is not open, are taken in silence', async () => {
    const socket = openRaw(live.url);
    await socket.opened;
    for (const message of [{ type: 'ping' }, { type: 'pong' }, init]) socket.send(message);
    await socket.next('connection_ack');
    for (const message of [{ type: 'complete', id: 'none' }, hello]) socket.send(message);
    await socket.next('complete');
    expect(socket.messages.map(({ type }) => type)).toEqual(['pong', 'connection_ack', 'next', 'complete']);
    socket.ws.close();
  });

  test('a handshake, a query, a subscription and its end: each answered in form and order', async () => {
    const socket = await live.connect();
    socket.send(subscribeTo('{ hello(name: "Ann") }', 'q'));
    expect(await socket.next('next')).toEqual({ type: 'next', id: 'q', payload: { data: { hello: 'hello Ann' } } });
    expect(await socket.next('complete')).toEqual({ type: 'complete', id: 'q' });
    socket.send(subscribeTo('subscription { feed { number } }', 's'));
    await waitFor('the stream', () => live.feed.listening === 1);
    live.feed.publish(1);
    expect(await socket.next('next')).toEqual({ type: 'next', id: 's', payload: { data: { feed: { number: 1 } } } });
    socket.send({ type: 'complete', id: 's' });
    await waitFor('the end', () => live.feed.listening === 0);
    live.feed.publish(2);
    socket.send({ type: 'ping' });
    await socket.next('pong');
    expect(socket.messages.map(({ type }) => type)).toEqual(['connection_ack', 'next', 'complete', 'next', 'pong']);
    socket.ws.close();
  });

  test('what is wrong with an operation is an error of that operation, and no complete follows it', async () => {
    const socket = await live.connect();
    socket.send(subscribeTo('{ nothing }', 'bad'));
    expect(await socket.next('error')).toMatchObject({ id: 'bad', payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    socket.send(subscribeTo('{ hello }', 'good'));
    await socket.next('complete');
    expect(socket.messages.map(({ type, id }) => [type, id])).toEqual([
      ['connection_ack', undefined],
      ['error', 'bad'],
      ['next', 'good'],
      ['complete', 'good'],
    ]);
    socket.ws.close();
  });

  test('a refusal of the subgraph is the stream’s only answer, and completes it', async () => {
    const socket = await live.connect();
    socket.send(subscribeTo('subscription { closed { number } }', 'c'));
    expect(await socket.next('next')).toMatchObject({
      id: 'c',
      payload: { data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    });
    expect(await socket.next('complete')).toMatchObject({ id: 'c' });
    socket.ws.close();
  });

  test('an answer’s data may look like anything: the message stays whole', async () => {
    const socket = await live.connect();
    for (const name of ['"payload":0}', '\\u0000"}', '</script>', '{"type":"complete"}']) {
      socket.send(subscribeTo('query($name: String) { hello(name: $name) }', name, { name }));
      expect(await socket.next('next')).toEqual({ type: 'next', id: name, payload: { data: { hello: `hello ${name}` } } });
      await socket.next('complete');
    }
    socket.ws.close();
  });

  test('one operation more than a socket may carry is refused, the others go on', async () => {
    const socket = await live.connect();
    for (const id of ['a', 'b', 'c', 'd']) socket.send(subscribeTo('subscription { feed { number } }', id));
    expect(await socket.next('error')).toMatchObject({ id: 'd', payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] });
    await waitFor('the stream', () => live.feed.listening === 1);
    live.feed.publish(3);
    expect(new Set((await Promise.all([1, 2, 3].map(() => socket.next('next')))).map(({ id }) => id))).toEqual(new Set(['a', 'b', 'c']));
    socket.ws.close();
  });
});

describe('connections that stay open', () => {
  const tokenOf = async (who: ReturnType<typeof newPerson>) => ({ authorization: `Bearer ${await live.token(who)}` });

  test('of one person are bounded; another person is not touched, and a place is free again at once', async () => {
    const who = newPerson();
    const two: RawSocket[] = [await live.connect(await tokenOf(who)), await live.connect(await tokenOf(who))];
    await expect(live.connect(await tokenOf(who))).rejects.toThrow('1013');
    const other = await live.connect(await tokenOf(newPerson()));
    two[0]?.ws.close();
    await two[0]?.closed;
    const token = await tokenOf(who);
    const third = await waitFor('a place', () => live.connect(token).catch(() => undefined));
    for (const socket of [two[1], third, other]) socket?.ws.close();
  });

  test('from one address are bounded before the handshake', async () => {
    const sockets: RawSocket[] = [];
    let refused: string | undefined;
    while (!refused && sockets.length < 60) {
      const socket = openRaw(live.url);
      refused = await socket.opened.then(() => undefined).catch((error: Error) => error.message);
      sockets.push(socket);
    }
    expect(refused).toContain('429');
    expect(sockets.length).toBeLessThanOrEqual(41);
    for (const { ws } of sockets) ws.terminate();
    await waitFor('room again', () =>
      live.connect().then(
        () => true,
        () => false,
      ),
    );
  });

  test('whose peer is gone without a word are found and ended; those that answer stay', async () => {
    const silent = openRaw(live.url, undefined, { autoPong: false });
    await silent.opened;
    silent.send(init);
    await silent.next('connection_ack');
    const alive = await live.connect();
    expect((await silent.closed).code).toBe(1006);
    alive.send({ type: 'ping' });
    await alive.next('pong');
    alive.ws.close();
  });

  test('are told 1001 when the router closes', async () => {
    const socket = await helpless.connect();
    await helpless.close();
    expect((await socket.closed).code).toBe(1001);
  });
});
