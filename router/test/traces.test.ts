import { silentLogger, systemClock } from '@klear/core';
import { tracingOf } from '@klear/service';
import { testHop, waitFor } from '@klear/testing';
import { openCollector } from '@klear/testing/collector';
import { afterAll, expect, it } from 'vitest';
import { createInProcessTransport } from '../src/execute/in-process-transport.ts';
import type { SubgraphTransport } from '../src/execute/transport.ts';
import { createObserver } from '../src/observe/create-observer.ts';
import { openRouter, overSocket } from './doors.ts';
import { createFeed, feedSdl, personSdl } from './feed-subgraph.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** A router that is traced, over a feed and the people in it, with what it tells a collector and its subgraphs. */
async function tracedRouter(ratio: number) {
  const collector = await openCollector();
  const tracing = await tracingOf({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER_ARG: ratio });
  const { verify, sign } = testHop('feed');
  const feed = createFeed(verify);
  const asked: { subgraph: string; trace: string | null | undefined }[] = [];
  const listening = (subgraph: string, way: SubgraphTransport): SubgraphTransport => ({
    execute(request) {
      asked.push({ subgraph, trace: request.trace });
      return way.execute(request);
    },
    subscribe(request) {
      asked.push({ subgraph, trace: request.trace });
      return way.subscribe(request);
    },
    close: () => way.close(),
  });
  const people: SubgraphTransport = {
    execute: async () => ({ data: { _entities: [{ name: 'Somebody' }] } }),
    subscribe: () => {
      throw new TypeError('people have no events');
    },
    close: async () => {},
  };
  const door = await openRouter(
    {
      feed: listening('feed', createInProcessTransport({ subgraph: feed.subgraph, sign, clock: systemClock })),
      people: listening('people', people),
    },
    { feed: feedSdl, people: personSdl },
    { observer: createObserver({ log: silentLogger, tracing }) },
  );
  closing.push(async () => {
    await door.close();
    await tracing?.stop();
    await collector.close();
  });
  return {
    door,
    feed,
    asked,
    async told() {
      await tracing?.flush();
      return collector.spans;
    },
  };
}

const everything = tracedRouter(1);
const traceparent = (span: { traceId: string; spanId: string } | undefined) => `00-${span?.traceId}-${span?.spanId}-01`;

it('an operation over a socket is one trace, from its stages to what the subgraph is sent', async () => {
  const { door, asked, told } = await everything;
  const client = door.socket();
  expect(await overSocket(client, { query: '{ hello }' })).toEqual([{ data: { hello: 'hello you' } }]);
  const spans = await told();
  const root = spans.find(({ name }) => name === 'query none');
  const run = spans.find(({ name }) => name === 'execute');
  const fetched = spans.find(({ name }) => name === 'fetch feed');
  expect([run?.parentSpanId, fetched?.parentSpanId]).toEqual([root?.spanId, run?.spanId]);
  expect(asked).toEqual([{ subgraph: 'feed', trace: traceparent(fetched) }]);
  await client.dispose();
});

it('an event of a subscription is a trace of its own that links to the opening, and what completes it belongs to it', async () => {
  const { door, feed, asked, told } = await everything;
  const client = door.socket();
  const events: unknown[] = [];
  const query = 'subscription { feed { number person { name } } }';
  client.subscribe({ query }, { next: (event) => void events.push(event), error: () => {}, complete: () => {} });
  await waitFor('the stream', () => feed.listening === 1);
  feed.publish(1);
  await waitFor('the event', () => events.length === 1);
  await client.dispose();
  const spans = await told();
  const named = (wanted: string) => spans.find(({ name }) => name === wanted);
  expect(named('subscribe feed')?.parentSpanId).toBe(named('subscription none')?.spanId);
  const event = named('event feed');
  expect(event).toMatchObject({ parentSpanId: '', linkedTo: [named('subscription none')?.spanId] });
  expect(event?.traceId).not.toBe(named('subscription none')?.traceId);
  expect(named('fetch people')?.parentSpanId).toBe(event?.spanId);
  expect(asked.slice(-2)).toEqual([
    { subgraph: 'feed', trace: traceparent(named('subscribe feed')) },
    { subgraph: 'people', trace: traceparent(named('fetch people')) },
  ]);
});

it('a trace that is not recorded tells nothing, and its name goes on unrecorded', async () => {
  const { door, asked, told } = await tracedRouter(0);
  expect((await door.post({ query: '{ hello }' })).status).toBe(200);
  expect(await told()).toEqual([]);
  expect(asked).toEqual([{ subgraph: 'feed', trace: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/) }]);
});

it('a stranger names no trace: only a proxy of ours may', async () => {
  const { door, told } = await everything;
  await door.post({ query: '{ hello }' }, { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` });
  expect((await told()).filter(({ traceId }) => traceId === 'a'.repeat(32))).toEqual([]);
});
