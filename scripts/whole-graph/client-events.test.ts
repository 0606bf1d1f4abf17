import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type Client, type ClientOptions, createClient } from '@klear/client';
import { createFaultProxy, waitFor } from '@klear/testing';
import { parse } from 'graphql';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type LiveRouter, newPerson, openLiveRouter } from '../../router/test/live-router.ts';

interface Feed {
  feed: { cursor: string; number: number };
}
const resumable = parse('subscription($resumeAfter: String) { feed(resumeAfter: $resumeAfter) { cursor number } }') as TypedDocumentNode<
  Feed,
  { resumeAfter?: string }
>;
const plain = parse('subscription { feed { number } }') as TypedDocumentNode<Feed, Record<string, never>>;

let live: LiveRouter;
let proxy: Awaited<ReturnType<typeof createFaultProxy>>;
const clients: Client[] = [];
beforeAll(async () => {
  live = await openLiveRouter();
  proxy = await createFaultProxy({ host: '127.0.0.1', port: Number(new URL(live.url).port) });
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  await waitFor('the end of every stream', () => live.feed.listening === 0);
});
afterAll(async () => {
  await proxy.close();
  await live.close();
});

/** The packaged client behind a proxy that can cut it off. */
function open(options: Partial<ClientOptions> = {}): Client {
  const url = live.url.replace(/:\d+/, `:${proxy.port}`);
  const client = createClient({ url, subscriptions: 'events', reconnectDelayMs: () => 5, ...options });
  clients.push(client);
  return client;
}
const listening = () => waitFor('the stream', () => live.feed.listening === 1);
function cut() {
  proxy.set({ kind: 'reset' });
  proxy.set({ kind: 'none' });
}

test.each([
  ['whose document takes a cursor', resumable],
  ['whose document knows nothing of cursors', plain],
])('a subscription %s goes on behind its last event however often it is cut off', async (_name, document) => {
  const events = open().subscribe(document as typeof plain);
  let pending = events.next();
  await listening();
  for (let n = 1; n <= 12; n++) {
    live.feed.publish(n);
    expect((await pending).value).toMatchObject({ data: { feed: { number: n } }, errors: [] });
    pending = events.next();
    if (n % 3 === 0) cut();
  }
});

test('a subscription goes on with a fresh token when its own has lapsed', async () => {
  const who = newPerson();
  let token = await live.token(who);
  const refresh = async () => {
    token = await live.token(who);
    return true;
  };
  const events = open({ token: () => token, refresh }).subscribe(resumable);
  const first = events.next();
  await listening();
  live.feed.publish(20);
  await first;
  const second = events.next();
  live.advance(60_000);
  live.feed.publish(21);
  expect((await second).value).toMatchObject({ data: { feed: { number: 21 } }, errors: [] });
});

test('a subscription of a session that has ended says that one must sign in, and is over', async () => {
  const who = newPerson();
  const token = await live.token(who);
  const events = open({ token: () => token, refresh: async () => false }).subscribe(resumable);
  const first = events.next();
  await listening();
  live.revocations.sessionEnded(who.sessionId);
  expect((await first).value).toMatchObject({ data: null, errors: [{ code: 'UNAUTHENTICATED' }] });
  expect((await events.next()).done).toBe(true);
});

test('what is refused is told once and not tried again', async () => {
  const events = open().subscribe(parse('subscription { nothing }') as typeof plain);
  expect((await events.next()).value).toMatchObject({ data: null, errors: [{ code: 'GRAPHQL_VALIDATION_FAILED' }] });
  expect((await events.next()).done).toBe(true);
});

test('leaving ends the stream at once', async () => {
  const events = open().subscribe(resumable);
  const pending = events.next();
  await listening();
  await events.return?.();
  expect((await pending).done).toBe(true);
  await waitFor('the end', () => live.feed.listening === 0);
});
