import { silentLogger, systemClock } from '@klear/core';
import { createHealth, serveSubgraph } from '@klear/service';
import { anonymousViewer, clientViewer, testHop, waitFor } from '@klear/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInProcessTransport } from '../src/execute/in-process-transport.ts';
import type { SubgraphRequest, SubgraphTransport } from '../src/execute/transport.ts';
import { createUndiciTransport } from '../src/execute/undici-transport.ts';
import { createFeed, type Feed } from './feed-subgraph.ts';

interface Way {
  readonly feed: Feed;
  readonly transport: SubgraphTransport;
  /** The same way with a key that the subgraph does not know. */
  readonly forged: SubgraphTransport;
  stop(): Promise<void>;
}

const clock = systemClock;

async function inProcess(): Promise<Way> {
  const { verify, sign } = testHop('feed');
  const feed = createFeed(verify);
  const { subgraph } = feed;
  const forged = createInProcessTransport({ subgraph, sign: testHop('other').sign, clock });
  return { feed, transport: createInProcessTransport({ subgraph, sign, clock }), forged, stop: () => subgraph.stop() };
}

async function overHttp(): Promise<Way> {
  const { verify, sign } = testHop('feed');
  const feed = createFeed(verify);
  const health = createHealth({ checks: {} });
  const served = await serveSubgraph(feed.subgraph, { host: '127.0.0.1', port: 0, log: silentLogger, health });
  const url = new URL('/graphql', served.url).href;
  const transport = createUndiciTransport({ url, sign, clock });
  const forged = createUndiciTransport({ url, sign: testHop('other').sign, clock });
  return {
    feed,
    transport,
    forged,
    async stop() {
      await transport.close();
      await forged.close();
      await served.close();
      await feed.subgraph.stop();
    },
  };
}

describe.each([
  ['in process', inProcess],
  ['over HTTP and a socket', overHttp],
])('the way to a subgraph %s', (_name, open) => {
  let way: Way;
  beforeAll(async () => {
    way = await open();
  });
  afterAll(async () => {
    way.feed.release();
    await way.stop();
  });
  const request = (query: string, more: Partial<SubgraphRequest> = {}): SubgraphRequest => ({
    body: JSON.stringify({ query }),
    kind: 'query',
    viewer: anonymousViewer(),
    timeoutMs: 5_000,
    ...more,
  });

  it('carries operation, variables and viewer under one signature', async () => {
    const viewer = clientViewer();
    const body = JSON.stringify({
      query: 'query A($n: String) { hello(name: $n) whoAmI }',
      variables: { n: 'Zoë "q"' },
      operationName: 'A',
    });
    expect(await way.transport.execute(request('', { body, viewer }))).toEqual({
      data: { hello: 'hello Zoë "q"', whoAmI: viewer.personId },
    });
  });

  it('hands over errors with path, code and reason', async () => {
    expect(await way.transport.execute(request('{ refused }', { viewer: clientViewer() }))).toMatchObject({
      data: { refused: null },
      errors: [{ path: ['refused'], extensions: { code: 'FORBIDDEN', reason: 'NO_CONSENT' } }],
    });
  });

  it('tells a refused signature as a service that is not available', async () => {
    await expect(way.forged.execute(request('{ hello }'))).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  it('gives up at the deadline, and at once when the caller leaves', async () => {
    await expect(way.transport.execute(request('{ slow }', { timeoutMs: 30 }))).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    const gone = new AbortController();
    const waiting = way.transport.execute(request('{ slow }', { signal: gone.signal }));
    gone.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await expect(way.transport.execute(request('{ slow }', { signal: gone.signal }))).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
  });

  it('yields the events of a subscription and closes its source when the caller leaves', async () => {
    const gone = new AbortController();
    const query = 'subscription { feed { number } }';
    const events = way.transport.subscribe(request(query, { kind: 'subscription', signal: gone.signal }))[Symbol.asyncIterator]();
    const first = events.next();
    await waitFor('the source to open', () => way.feed.listening === 1);
    way.feed.publish(1);
    expect((await first).value).toEqual({ data: { feed: { number: 1 } } });
    const end = events.next();
    gone.abort();
    expect((await end).done).toBe(true);
    await waitFor('the source to close', () => way.feed.listening === 0);
  });

  it.each([
    ['the subgraph refuses', 'subscription { closed { number } }'],
    ['is not valid', 'subscription { nothing }'],
  ])('throws what a subscription that %s is told', async (_why, query) => {
    const events = way.transport.subscribe(request(query, { kind: 'subscription' }))[Symbol.asyncIterator]();
    await expect(events.next()).rejects.toMatchObject({
      name: 'SubscriptionRefused',
      errors: [{ extensions: { code: expect.any(String) } }],
    });
  });
});

it('a subgraph that is not there is not available, for queries and subscriptions', async () => {
  const transport = createUndiciTransport({ url: 'http://127.0.0.1:9/graphql', sign: testHop('feed').sign, clock });
  const request: SubgraphRequest = { body: '{"query":"{ hello }"}', kind: 'query', viewer: anonymousViewer(), timeoutMs: 5_000 };
  await expect(transport.execute(request)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  await expect(transport.subscribe(request)[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  await transport.close();
});
