import { waitFor } from '@klear/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LiveRouter, newPerson, openLiveRouter } from './live-router.ts';

let live: LiveRouter;
beforeAll(async () => {
  live = await openLiveRouter({
    allowedOrigins: ['https://app.test'],
    eventTimes: { heartbeatMs: 40, slowMs: 100 },
    limits: { connectionsPerPerson: 2 },
  });
});
afterAll(() => live.close());

interface Sent {
  readonly id?: string;
  readonly event: string;
  readonly data: unknown;
}

/** Asks for events and reads them one by one, heartbeats left out. */
async function ask(payload: object, headers: Record<string, string> = {}, signal?: AbortSignal) {
  const response = await fetch(live.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(payload),
    ...(signal && { signal }),
  });
  return { response, ...eventsOf(response) };
}

function eventsOf(response: Response) {
  let beats = 0;
  async function* read(): AsyncGenerator<Sent, void, void> {
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        if (block === ':') beats += 1;
        else {
          const [, id, event = '', data = ''] = /^(?:id: (.*)\n)?event: (\w+)\ndata:(?: (.*))?$/.exec(block) ?? [];
          yield { ...(id !== undefined && { id }), event, data: data === '' ? '' : JSON.parse(data) };
        }
      }
    }
  }
  const events = read();
  return { next: async () => (await events.next()).value, beats: () => beats };
}

const feed = { query: 'subscription { feed { number } }' };
const complete = { event: 'complete', data: '' };

describe('events over HTTP', () => {
  test('carry a subscription: next for each event, and leaving ends the stream', async () => {
    const leaving = new AbortController();
    const { response, next } = await ask(feed, {}, leaving.signal);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    await waitFor('the stream', () => live.feed.listening === 1);
    for (const n of [1, 2]) {
      live.feed.publish(n);
      expect(await next()).toEqual({ id: String(n), event: 'next', data: { data: { feed: { number: n } } } });
    }
    leaving.abort();
    await waitFor('the end', () => live.feed.listening === 0);
  });

  test.each([
    ['a query by POST', { query: '{ hello }' }],
    ['a query that names its operation', { query: 'query A { hello } query B { whoAmI }', operationName: 'A' }],
  ])('carry %s: one next, then complete', async (_name, payload) => {
    const { next } = await ask(payload);
    expect(await next()).toEqual({ event: 'next', data: { data: { hello: 'hello you' } } });
    expect(await next()).toEqual(complete);
    expect(await next()).toBeUndefined();
  });

  test('carry a query by GET, as EventSource asks, and no mutation', async () => {
    const get = (query: string) => fetch(`${live.url}?query=${encodeURIComponent(query)}`, { headers: { accept: 'text/event-stream' } });
    const read = eventsOf(await get('{ hello }'));
    expect(await read.next()).toEqual({ event: 'next', data: { data: { hello: 'hello you' } } });
    const write = eventsOf(await get('mutation { slowWrite }'));
    expect(await write.next()).toMatchObject({ event: 'next', data: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } });
    expect(await write.next()).toEqual(complete);
  });

  test('tell what is wrong with an operation as an event, and what is wrong with the request by status', async () => {
    const { response, next } = await ask({ query: '{ nothing }' });
    expect(response.status).toBe(200);
    expect(await next()).toMatchObject({ event: 'next', data: { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] } });
    expect(await next()).toEqual(complete);
    expect((await ask(feed, { authorization: 'Bearer a.b.c' })).response.status).toBe(401);
    expect((await ask(feed, { 'content-type': 'text/plain' })).response.status).toBe(415);
    expect((await ask([feed])).response.status).toBe(400);
  });

  test('go only to those who would rather have them than JSON', async () => {
    const typeFor = async (accept: string) => (await ask({ query: '{ hello }' }, { accept })).response.headers.get('content-type');
    expect(await typeFor('application/json, text/event-stream')).toContain('application/json');
    expect(await typeFor('text/event-stream, application/json')).toContain('text/event-stream');
    expect(await typeFor('*/*')).toContain('application/json');
  });

  test('may be read by a page of an allowed origin only', async () => {
    const originFor = async (origin: string) =>
      (await ask({ query: '{ hello }' }, { origin })).response.headers.get('access-control-allow-origin');
    expect(await originFor('https://app.test')).toBe('https://app.test');
    expect(await originFor('https://evil.test')).toBeNull();
  });

  test.each([
    ['Last-Event-ID, as a browser does by itself', feed, { 'last-event-id': '11' }],
    ['resumeAfter', { query: 'subscription { feed(resumeAfter: "11") { number } }' }, {}],
    [
      'the newer Last-Event-ID when both are there',
      { query: 'subscription { feed(resumeAfter: "10") { number } }' },
      { 'last-event-id': '11' },
    ],
  ])('that were cut go on behind %s: none is missing and none comes twice', async (_name, payload, headers) => {
    const cut = new AbortController();
    const first = await ask(feed, {}, cut.signal);
    await waitFor('the stream', () => live.feed.listening === 1);
    for (const n of [10, 11]) live.feed.publish(n);
    expect((await first.next())?.id).toBe('10');
    expect((await first.next())?.id).toBe('11');
    cut.abort();
    await waitFor('the end', () => live.feed.listening === 0);
    for (const n of [12, 13]) live.feed.publish(n);
    const leaving = new AbortController();
    const again = await ask(payload, headers, leaving.signal);
    for (const n of [12, 13]) expect(await again.next()).toEqual({ id: String(n), event: 'next', data: { data: { feed: { number: n } } } });
    leaving.abort();
    await waitFor('the end', () => live.feed.listening === 0);
  });

  test('of one person are bounded together with their sockets: 429 and when to come back', async () => {
    const who = newPerson();
    const headers = { authorization: `Bearer ${await live.token(who)}` };
    const leaving = new AbortController();
    const socket = await live.connect(headers);
    await ask(feed, headers, leaving.signal);
    const { response } = await ask(feed, headers);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '10']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    leaving.abort();
    socket.ws.close();
    await waitFor('the end', () => live.feed.listening === 0);
  });

  test('are kept alive by comments while nothing happens', async () => {
    const leaving = new AbortController();
    const { next, beats } = await ask(feed, {}, leaving.signal);
    await waitFor('the stream', () => live.feed.listening === 1);
    const waiting = next().catch(() => undefined);
    await waitFor('heartbeats', () => beats() > 2);
    leaving.abort();
    await waiting;
  });

  test('end with UNAUTHENTICATED and no event after when the token lapses', async () => {
    const { next } = await ask(feed, { authorization: `Bearer ${await live.token(newPerson())}` });
    await waitFor('the stream', () => live.feed.listening === 1);
    live.advance(60_000);
    live.feed.publish(5);
    expect(await next()).toMatchObject({ event: 'next', data: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
    expect(await next()).toEqual(complete);
    await waitFor('the end', () => live.feed.listening === 0);
  });

  test('end at once when the session is revoked', async () => {
    const who = newPerson();
    const { next } = await ask(feed, { authorization: `Bearer ${await live.token(who)}` });
    await waitFor('the stream', () => live.feed.listening === 1);
    live.revocations.sessionEnded(who.sessionId);
    expect(await next()).toMatchObject({
      data: { errors: [{ message: expect.stringContaining('session'), extensions: { code: 'UNAUTHENTICATED' } }] },
    });
    expect(await next()).toEqual(complete);
  });
});
