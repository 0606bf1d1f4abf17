import { buildSubgraphSchema } from '@apollo/subgraph';
import { silentLogger, systemClock } from '@klear/core';
import { anonymousViewer, clientViewer, testHop, waitFor } from '@klear/testing';
import { buildSchema, parse, print } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInProcessTransport } from '../src/execute/in-process-transport.ts';
import { prepareOperation } from '../src/execute/prepared-operation.ts';
import { createStoredAs } from '../src/execute/stored-name.ts';
import { type SubgraphTransport, TransportFault } from '../src/execute/transport.ts';
import { createTypeMap } from '../src/execute/type-map.ts';
import { createPlanBuilder } from '../src/plan/build-plan.ts';
import { withResume } from '../src/subscribe/resume.ts';
import { createSubscriptions, type Subscriptions } from '../src/subscribe/subscriptions.ts';
import { createFeed, type Feed, feedSdl, personSdl } from './feed-subgraph.ts';
import { composeLibrary } from './library.ts';
import { createSchemaTransport, type SchemaTransport } from './schema-transport.ts';

const builder = createPlanBuilder(composeLibrary({ feed: feedSdl, people: personSdl }));
const schema = buildSchema(builder.facts.apiSdl);
const types = createTypeMap(builder.facts.subtypes);
const storedAs = createStoredAs(schema, builder.facts.inserted);

function prepare(query: string) {
  const document = parse(query);
  const { document: planned, resume } = withResume(schema, document, null);
  const built = builder.build({ document: print(planned), operationName: null });
  if ('failure' in built) throw new Error(built.failure.message);
  return prepareOperation({ key: query, schema, types, document, planned, operationName: null, plan: built.plan, storedAs, resume });
}

let feed: Feed;
let people: SchemaTransport;
let subscriptions: Subscriptions;
/** Breaks every open stream, as a restart of the subgraph does. */
let breakAll: () => void;

beforeEach(() => {
  const { verify, sign } = testHop('feed');
  feed = createFeed(verify);
  const way = createInProcessTransport({ subgraph: feed.subgraph, sign, clock: systemClock });
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  let broken = promise;
  let breakNow = reject;
  breakAll = () => {
    const next = Promise.withResolvers<never>();
    next.promise.catch(() => undefined);
    const now = breakNow;
    broken = next.promise;
    breakNow = next.reject;
    now(new TransportFault('SERVICE_UNAVAILABLE'));
  };
  const breakable: SubgraphTransport = {
    ...way,
    async *subscribe(request) {
      const left = new AbortController();
      const signal = AbortSignal.any([left.signal, ...(request.signal ? [request.signal] : [])]);
      const events = way.subscribe({ ...request, signal })[Symbol.asyncIterator]();
      const untilBroken = broken;
      try {
        for (;;) {
          const next = await Promise.race([events.next(), untilBroken]);
          if (next.done) return;
          yield next.value;
        }
      } finally {
        left.abort();
      }
    },
  };
  people = createSchemaTransport(
    buildSubgraphSchema([
      {
        typeDefs: parse(personSdl),
        resolvers: { Person: { __resolveReference: (person: object) => person, name: ({ id }: { id: string }) => `Name ${id}` } } as never,
      },
    ]),
  );
  const settings = { transports: { feed: breakable, people }, fetchTimeoutMs: 5_000 };
  subscriptions = createSubscriptions({ settings, log: silentLogger, backoffMs: () => 1 });
});
afterEach(() => subscriptions.stop());

const query = 'subscription { feed { number person { name } } }';
const open = (text = query, more: Partial<Parameters<Subscriptions['open']>[1]> = {}) =>
  subscriptions.open(prepare(text), { variables: {}, viewer: anonymousViewer(), audience: 'public', ...more });
const dataOf = ({ value }: { value?: { text: string } | undefined }) => JSON.parse(value?.text ?? 'null');
const expected = (n: number) => ({ feed: { number: n, person: { name: `Name p${n}` } } });

describe('a federated subscription', () => {
  it('completes each event from other subgraphs in the form that the client asked for', async () => {
    const events = await open();
    await waitFor('the stream', () => feed.listening === 1);
    feed.publish(1);
    const { value } = await events.next();
    expect(value.text).toBe('{"feed":{"number":1,"person":{"name":"Name p1"}}}');
    expect(value.errors).toEqual([]);
  });

  it('of many clients is one upstream, and the rest of the plan runs once for each event', async () => {
    const clients = await Promise.all([open(), open(), open()]);
    await waitFor('the stream', () => feed.listening === 1);
    feed.publish(1);
    const got = await Promise.all(clients.map((events) => events.next()));
    expect(new Set(got.map(({ value }) => value)).size).toBe(1);
    expect(feed.opened.length).toBe(1);
    expect(feed.opened[0]?.viewer).toBeNull();
    expect(people.sent.length).toBe(1);
  });

  it('closes its upstream when the last client leaves, however it leaves', async () => {
    const gone = new AbortController();
    const first = await open();
    await open(query, { signal: gone.signal });
    await waitFor('the stream', () => feed.listening === 1);
    await first.return?.();
    expect(feed.listening).toBe(1);
    gone.abort();
    await waitFor('the end', () => feed.listening === 0 && subscriptions.upstreams === 0);
    await open();
    await waitFor('a new stream', () => feed.opened.length === 2);
  });

  it('is shared per viewer when a field is protected, and never between two viewers', async () => {
    const [ann, bob] = [clientViewer(), clientViewer()];
    for (const viewer of [ann, ann, bob]) await open(query, { audience: 'viewer', viewer });
    await waitFor('two streams', () => feed.opened.length === 2);
    expect(feed.opened.map(({ viewer }) => viewer)).toEqual([ann.personId, bob.personId]);
  });

  it('keeps apart what differs in variables', async () => {
    const text = 'subscription($room: String) { feed(room: $room) { number } }';
    await open(text, { variables: { room: 'a' } });
    await open(text, { variables: { room: 'b' } });
    await open(text, { variables: { room: 'a' } });
    await waitFor('two streams', () => feed.opened.length === 2);
    expect(subscriptions.upstreams).toBe(2);
  });

  it('gives one that reads too slowly RESYNC and an end, and the others every event', async () => {
    const slow = await open(query, { queueSize: 2 });
    const quick = await open();
    await waitFor('the stream', () => feed.listening === 1);
    for (const n of [1, 2, 3]) {
      feed.publish(n);
      expect(dataOf(await quick.next())).toEqual(expected(n));
    }
    const last = await slow.next();
    expect(last.value).toMatchObject({ text: 'null', errors: [{ extensions: { code: 'RESYNC' } }] });
    expect((await slow.next()).done).toBe(true);
  });
});

describe('an upstream that breaks', () => {
  it('is opened again after the last cursor: no event is lost and none comes twice', async () => {
    const events = await open();
    await waitFor('the stream', () => feed.listening === 1);
    feed.publish(1);
    expect(dataOf(await events.next())).toEqual(expected(1));
    breakAll();
    feed.publish(2);
    feed.publish(3);
    expect(dataOf(await events.next())).toEqual(expected(2));
    expect(dataOf(await events.next())).toEqual(expected(3));
    expect(feed.opened.map(({ after }) => after)).toEqual([null, '1']);
  });

  it('goes on in the middle of what one cause has told: the events under one cursor come once each', async () => {
    const events = await open();
    await waitFor('the stream', () => feed.listening === 1);
    const told = [1, 2, 3].map((n) => [n, 'one cause'] as const);
    for (const [n, cursor] of told) feed.publish(n, cursor);
    for (const [n] of told) expect(dataOf(await events.next())).toEqual(expected(n));
    breakAll();
    feed.publish(4, 'one cause');
    feed.publish(5);
    for (const n of [4, 5]) expect(dataOf(await events.next())).toEqual(expected(n));
    expect(feed.opened.map(({ after }) => after)).toEqual([null, 'one cause']);
  });

  it('ends its clients with an error when no cursor is known, for events may be lost', async () => {
    const events = await open('subscription { plain }');
    await waitFor('the stream', () => feed.listening === 1);
    feed.publish(1);
    expect(dataOf(await events.next())).toEqual({ plain: 1 });
    breakAll();
    expect((await events.next()).value).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    expect((await events.next()).done).toBe(true);
  });
});

describe('resuming', () => {
  it.each([
    ['a literal', 'subscription { feed(resumeAfter: "1") { number } }', {}],
    ['a variable', 'subscription($after: String) { feed(resumeAfter: $after) { number } }', { after: '1' }],
    ['a default', 'subscription($after: String = "1") { feed(resumeAfter: $after) { number } }', {}],
  ])(
    'begins after the cursor that the client gives as %s; who was away from the same place on shares the stream',
    async (_kind, text, variables) => {
      for (const n of [1, 2]) feed.publish(n);
      for (const _ of [1, 2]) {
        const events = await open(text, { variables });
        expect(dataOf(await events.next())).toEqual({ feed: { number: 2 } });
      }
      expect(feed.opened.map(({ after }) => after)).toEqual(['1']);
    },
  );
});

describe('the end', () => {
  it('that the subgraph makes reaches every client', async () => {
    const events = await open();
    await waitFor('the stream', () => feed.listening === 1);
    feed.complete();
    expect((await events.next()).done).toBe(true);
    await waitFor('the end', () => subscriptions.upstreams === 0);
  });

  it('that a refusal makes tells code and reason', async () => {
    const events = await open('subscription { closed { number } }', { audience: 'viewer', viewer: clientViewer() });
    expect((await events.next()).value).toMatchObject({
      text: 'null',
      errors: [{ extensions: { code: 'FORBIDDEN', reason: 'NOT_IN_SCOPE' } }],
    });
    expect((await events.next()).done).toBe(true);
  });

  it('an operation that is no subscription cannot be subscribed to', async () => {
    await expect(open('{ hello }')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('streams of equal content', () => {
  const text = 'subscription($after: String) { feed(resumeAfter: $after) { number } }';
  const after = (cursor: string) => open(text, { variables: { after: cursor } });
  const numbers = async (events: AsyncIterableIterator<{ text: string }>, count: number) => {
    const got: number[] = [];
    for (let i = 0; i < count; i++) got.push(dataOf(await events.next())?.feed.number);
    return got;
  };

  it('take in one that was away for a moment: what it missed comes from what is held, then it listens with the others', async () => {
    const live = await open(text);
    await waitFor('the stream', () => feed.listening === 1);
    for (const n of [1, 2, 3]) feed.publish(n);
    expect(await numbers(live, 3)).toEqual([1, 2, 3]);
    const back = await after('1');
    feed.publish(4);
    expect(await numbers(back, 3)).toEqual([2, 3, 4]);
    expect(await numbers(live, 1)).toEqual([4]);
    expect(feed.opened.length).toBe(1);
  });

  it('become one once they stand at the same place, without a gap and without telling twice', async () => {
    feed.publish(1);
    const live = await open(text);
    await waitFor('the stream', () => feed.listening === 1);
    const late = await after('1');
    await waitFor('its own stream', () => feed.listening === 2);
    feed.publish(2);
    expect([await numbers(live, 1), await numbers(late, 1)]).toEqual([[2], [2]]);
    await waitFor('one stream', () => feed.listening === 1 && subscriptions.upstreams === 1);
    feed.publish(3);
    expect([await numbers(live, 1), await numbers(late, 1)]).toEqual([[3], [3]]);
  });

  it('never hand one that begins now what came before', async () => {
    for (const n of [1, 2]) feed.publish(n);
    const back = await after('1');
    expect(await numbers(back, 1)).toEqual([2]);
    const fresh = await open(text);
    await waitFor('its own stream', () => feed.listening === 2);
    feed.publish(3);
    expect([await numbers(back, 1), await numbers(fresh, 1)]).toEqual([[3], [3]]);
  });

  it('of a viewer hold nothing for later: what was allowed then is asked for anew', async () => {
    const viewer = clientViewer();
    const live = await open(text, { audience: 'viewer', viewer });
    await waitFor('the stream', () => feed.listening === 1);
    for (const n of [1, 2]) feed.publish(n);
    expect(await numbers(live, 2)).toEqual([1, 2]);
    const back = await open(text, { audience: 'viewer', viewer, variables: { after: '1' } });
    expect(await numbers(back, 1)).toEqual([2]);
    expect(feed.opened.map(({ after }) => after)).toEqual([null, '1']);
  });
});
