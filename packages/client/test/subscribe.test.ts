import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { waitFor } from '@klear/testing';
import { parse } from 'graphql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Client, type ClientOptions, createClient } from '../src/index.ts';
import { type GraphServer, startGraphServer } from './graph-server.ts';

interface Numbers {
  numbers: { cursor: string; number: number };
}
const text = 'subscription ($resumeAfter: String) { numbers(resumeAfter: $resumeAfter) { cursor number } }';
const numbers = parse(text) as TypedDocumentNode<Numbers, { resumeAfter?: string }>;
const unresumable = parse('subscription { numbers { number } }') as TypedDocumentNode<Numbers, Record<string, never>>;
const closed = parse('subscription { closed { number } }') as TypedDocumentNode<unknown, Record<string, never>>;

let server: GraphServer;
const open: Client[] = [];
const clientOf = (options: Partial<ClientOptions> = {}) => {
  const client = createClient({ url: server.url, reconnectDelayMs: () => 1, ...options });
  open.push(client);
  return client;
};
const event = (number: number) => ({ data: { numbers: { cursor: String(number), number } }, errors: [] });
const isOpen = (count = 1) => waitFor('the stream to open', () => server.opened.length === count && server.listening === 1);

beforeEach(async () => {
  server = await startGraphServer();
});
afterEach(async () => {
  for (const client of open.splice(0)) await client.close();
  await server.close();
});

it('delivers events as the person whose token the socket carries', async () => {
  const events = clientOf({ token: () => 'mine', organization: 'org-1' }).subscribe(numbers);
  const first = events.next();
  await isOpen();
  server.publish(1);
  expect((await first).value).toEqual(event(1));
  expect(server.sockets).toEqual([{ authorization: 'Bearer mine', 'klear-organization': 'org-1' }]);
});

it('continues behind the last cursor after the connection broke: nothing is lost or told twice', async () => {
  const events = clientOf().subscribe(numbers);
  const first = events.next();
  await isOpen();
  server.publish(1);
  await first;
  const second = events.next();
  server.dropSockets();
  server.publish(2);
  server.publish(3);
  expect((await second).value).toEqual(event(2));
  expect((await events.next()).value).toEqual(event(3));
  expect(server.opened).toEqual([null, '1']);
});

it('begins after a cursor that the app kept', async () => {
  server.publish(1);
  server.publish(2);
  const events = clientOf().subscribe(numbers, { resumeAfter: '1' });
  expect((await events.next()).value).toEqual(event(2));
});

it.each([
  ['no event came yet', numbers],
  ['the document takes no cursor', unresumable],
])('says RESYNC after a broken connection when %s, and goes on', async (_why, document) => {
  const events = clientOf().subscribe<Numbers, Record<string, never>>(document as typeof unresumable);
  const first = events.next();
  await isOpen();
  server.dropSockets();
  expect((await first).value).toMatchObject({ data: null, errors: [{ code: 'RESYNC' }] });
  const next = events.next();
  await isOpen(2);
  server.publish(5);
  expect((await next).value).toMatchObject({ data: { numbers: { number: 5 } } });
});

it('opens the stream anew when the router ended it with RESYNC', async () => {
  const events = clientOf().subscribe(numbers);
  const first = events.next();
  await isOpen();
  server.endWith('RESYNC');
  expect((await first).value).toMatchObject({ data: null, errors: [{ code: 'RESYNC' }] });
  const second = events.next();
  await isOpen(2);
  server.publish(7);
  expect((await second).value).toMatchObject(event(7));
  expect(server.opened).toEqual([null, null]);
});

it('refreshes a token that the socket refuses, once', async () => {
  server.token = 'new';
  let token = 'old';
  const events = clientOf({
    token: () => token,
    refresh: async () => {
      token = 'new';
      return true;
    },
  }).subscribe(numbers, { resumeAfter: '0' });
  const first = events.next();
  await isOpen();
  server.publish(1);
  expect(server.sockets.map(({ authorization }) => authorization)).toEqual(['Bearer old', 'Bearer new']);
  await first;
});

it('is told to sign in when the fresh token is refused as well', async () => {
  server.token = 'other';
  const events = clientOf({ token: () => 'mine', refresh: async () => true }).subscribe(numbers, { resumeAfter: '0' });
  expect((await events.next()).value).toMatchObject({ errors: [{ code: 'UNAUTHENTICATED' }] });
  expect((await events.next()).done).toBe(true);
  expect(server.sockets).toHaveLength(2);
});

it('ends with what the graph refuses', async () => {
  const events = clientOf().subscribe(closed);
  expect((await events.next()).value).toMatchObject({ data: null, errors: [{ code: 'FORBIDDEN', reason: 'NOT_IN_SCOPE' }] });
  expect((await events.next()).done).toBe(true);
});

it('gives up when it is told to, and says so', async () => {
  const { url } = server;
  await server.close();
  const waits: number[] = [];
  const reconnectDelayMs = (attempt: number) => {
    waits.push(attempt);
    return attempt < 2 ? 1 : undefined;
  };
  const events = clientOf({ url, reconnectDelayMs }).subscribe(numbers, { resumeAfter: '0' });
  const codes: string[] = [];
  for await (const { errors } of events) codes.push(...errors.map(({ code }) => code));
  expect(codes.at(-1)).toBe('NETWORK_ERROR');
  expect(waits).toEqual([0, 1, 2]);
  server = await startGraphServer();
});

it('leaves at once, without waiting for an event: by return, by break and by the signal', async () => {
  const client = clientOf();
  const leaving = new AbortController();
  const ways = [
    async () => {
      const events = client.subscribe(numbers);
      const pending = events.next();
      await waitFor('the stream to open', () => server.listening === 1);
      await events.return?.();
      expect((await pending).done).toBe(true);
    },
    async () => {
      const events = client.subscribe(numbers, {}, { signal: leaving.signal });
      const pending = events.next();
      await waitFor('the stream to open', () => server.listening === 1);
      leaving.abort();
      expect((await pending).done).toBe(true);
    },
    async () => {
      const kept = client.subscribe(numbers, { resumeAfter: '0' });
      server.publish(1);
      for await (const _ of kept) break;
    },
  ];
  for (const way of ways) {
    await way();
    await waitFor('the stream to close', () => server.listening === 0);
  }
});

it('keeps its stream past the life of the token: refreshes in time and hands each new one over on the open socket', async () => {
  let issued = 1;
  server.token = 'token 1';
  server.tokenMs = 60;
  const client = clientOf({
    token: () => `token ${issued}`,
    refresh: async () => {
      issued += 1;
      server.token = `token ${issued}`;
      return true;
    },
  });
  const events = client.subscribe(numbers);
  const first = events.next();
  await waitFor('two refreshes', () => server.pings.length >= 2);
  expect(server.pings.slice(0, 2)).toEqual([{ authorization: 'Bearer token 2' }, { authorization: 'Bearer token 3' }]);
  server.publish(1);
  expect((await first).value).toMatchObject({ data: { numbers: { number: 1 } } });
  expect(server.sockets.length).toBe(1);
  await client.close();
});

it('leaves a socket alone whose token cannot be refreshed', async () => {
  server.token = 'token 1';
  server.tokenMs = 20;
  let asked = 0;
  const client = clientOf({
    token: () => 'token 1',
    refresh: async () => {
      asked += 1;
      return false;
    },
  });
  const events = client.subscribe(numbers);
  const first = events.next();
  await waitFor('the try', () => asked === 1 && server.listening === 1);
  server.publish(1);
  expect((await first).value).toMatchObject({ data: { numbers: { number: 1 } } });
  expect(server.pings).toEqual([]);
});

it('tells when the socket stands and when it is gone, so that an app can say what is live', async () => {
  const told: boolean[] = [];
  const events = clientOf({ onSocket: (isOpen) => void told.push(isOpen) }).subscribe(numbers, { resumeAfter: '0' });
  void events.next();
  await waitFor('the socket to stand', () => told.length === 1);
  server.dropSockets();
  await waitFor('the socket to be gone and back', () => told.length === 3);
  expect(told).toEqual([true, false, true]);
});

it('finds a line that was cut without a word by its silence, and continues behind the last cursor', async () => {
  const told: boolean[] = [];
  const events = clientOf({ heartbeatMs: 500, onSocket: (isOpen) => void told.push(isOpen) }).subscribe(numbers);
  const first = events.next();
  await isOpen();
  server.publish(1);
  await first;
  const second = events.next();
  server.isSilent = true;
  await waitFor('the silence to be noticed', () => told.includes(false));
  server.isSilent = false;
  await waitFor('the socket to be back', () => told.at(-1) === true);
  server.publish(2);
  expect((await second).value).toEqual(event(2));
  expect(server.opened.at(-1)).toBe('1');
});
