import { newId, silentLogger, type UserId } from '@klear/core';
import { event } from '@klear/events';
import { cloneDatabase, createTestClock, testBus, waitFor } from '@klear/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryResponseStore } from '../src/cache/response/memory-response-store.ts';
import { purgeOnEvents } from '../src/cache/response/purge.ts';
import type { CacheFact } from '../src/cache/response/response-cache.ts';
import type { ResponseStore } from '../src/cache/response/response-store.ts';
import { cachedSdl, createCachedGraph } from './cached-graph.ts';
import { openRouter, personId } from './doors.ts';
import { composeLibrary } from './library.ts';
import { createSchemaTransport } from './schema-transport.ts';

const graph = createCachedGraph();
const clock = createTestClock(new Date());
const store = createMemoryResponseStore({ now: () => clock.now().getTime() });
const transports = Object.fromEntries(Object.entries(graph.schemas).map(([name, schema]) => [name, createSchemaTransport(schema)]));
const facts: CacheFact[] = [];
let door: Awaited<ReturnType<typeof openRouter>>;
beforeAll(async () => {
  door = await openRouter(transports, cachedSdl, { clock, answers: { store }, onCache: (fact) => void facts.push(fact) });
});
afterAll(() => door.close());
beforeEach(async () => {
  await store.purge();
  Object.assign(graph, { title: 'first', hold: undefined, fails: false });
  graph.asked.count = 0;
  facts.length = 0;
});

const article = '{ article(id: "1") { title } }';
type Answered = { data?: { article?: { title?: string } | null } | null; errors?: { extensions: { code: string } }[] };
const ask = async (query: string, headers: Record<string, string> = {}): Promise<Answered> => (await door.post({ query }, headers)).json();
const get = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${door.url}/graphql?query=${encodeURIComponent(query)}`, { headers: { accept: 'application/json', ...headers } });
const titleOf = ({ data }: Answered) => data?.article?.title;
const signedIn = async (who: UserId = personId) => ({ authorization: `Bearer ${await door.token(60, who)}` });

describe('a public answer', () => {
  test('is made once and told again, to GET and POST alike, until it is purged', async () => {
    expect(titleOf(await ask(article))).toBe('first');
    graph.title = 'second';
    expect(titleOf(await ask(article))).toBe('first');
    expect(titleOf(await (await get(article)).json())).toBe('first');
    expect([graph.asked.count, facts]).toEqual([1, ['miss', 'hit', 'hit']]);
    await store.purge(['Person']);
    expect(titleOf(await ask(article))).toBe('first');
    await store.purge(['Article']);
    expect(titleOf(await ask(article))).toBe('second');
  });

  test('carries its age and tag over GET, and 304 when the client has it; a POST is nobody else’s', async () => {
    const first = await get(article);
    const etag = first.headers.get('etag') ?? '';
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'cache-control': 'public, max-age=300',
      age: '0',
      vary: 'Accept, Accept-Encoding, Authorization, Klear-Organization, Klear-Purpose, Origin',
    });
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await get(article, { 'if-none-match': known });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await get(article, { 'if-none-match': '"other"' })).status).toBe(200);
    const post = await door.post({ query: article });
    expect([post.headers.get('cache-control'), post.headers.get('etag')]).toEqual(['no-store', null]);
  });

  test('is another one for other variables, another operation and another document', async () => {
    const query = 'query A($id: ID!) { article(id: $id) { title } } query B($id: ID!) { article(id: $id) { title } }';
    for (const operationName of ['A', 'B']) for (const id of ['1', '2']) await door.post({ query, operationName, variables: { id } });
    await ask('{ article(id: "1") { title id } }');
    expect(facts).toEqual(Array(5).fill('miss'));
  });

  test('with errors is not kept', async () => {
    graph.fails = true;
    expect((await ask(article)).errors).toHaveLength(1);
    graph.fails = false;
    expect(titleOf(await ask(article))).toBe('first');
  });

  test('of an old supergraph is forgotten when another is in force', async () => {
    await ask(article);
    expect(
      (await door.router.swap(composeLibrary({ ...cachedSdl, views: cachedSdl.views.replace('times: Int', 'times: Int more: Int') }))).ok,
    ).toBe(true);
    graph.title = 'second';
    expect(titleOf(await ask(article))).toBe('second');
  });
});

describe('the age of an answer', () => {
  test.each([
    ['a type that may be kept', article, 300],
    ['a field of another subgraph on it', '{ article(id: "1") { views } }', 300],
    ['the shorter hint of a field', '{ news { title } }', 10],
    ['several, the shortest', '{ news { title } article(id: "1") { title } }', 10],
    ['a scalar at the root with a hint', '{ hour }', 60],
    ['what inherits', '{ pages { count edges { title } } }', 120],
    ['a scalar at the root without one', '{ now }', undefined],
    ['a scalar without one beside others', '{ now hour }', undefined],
    ['an object without one', '{ article(id: "1") { author { name } } }', undefined],
    ['an object of another subgraph without one', '{ article(id: "1") { seen { times } } }', undefined],
    ['an object without one in what inherits', '{ pages { uncached { name } } }', undefined],
    ['the schema itself', '{ hour __schema { queryType { name } } }', undefined],
    ['nothing but __typename', '{ __typename }', undefined],
  ])('of %s', async (_what, query, maxAge) => {
    const response = await get(query);
    expect(response.headers.get('cache-control')).toBe(maxAge === undefined ? 'no-store' : `public, max-age=${maxAge}`);
    expect(facts.filter((fact) => fact === 'miss')).toHaveLength(maxAge === undefined ? 0 : 1);
  });

  test('ends: then it is made anew', async () => {
    await ask('{ news { title } }');
    clock.advance(9_999);
    await ask('{ news { title } }');
    expect(graph.asked.count).toBe(1);
    clock.advance(1);
    await ask('{ news { title } }');
    expect(graph.asked.count).toBe(2);
  });
});

describe('identity', () => {
  test.each([
    ['@personal', '{ article(id: "1") { title note } }'],
    ['@phi', '{ article(id: "1") { title health } }'],
    ['@authenticated', '{ article(id: "1") { title draft } }'],
  ])('what %s touches is never kept nor shared, signed in or not', async (_label, query) => {
    const viewer = await signedIn();
    for (const headers of [{}, viewer, {}, viewer]) {
      const response = await get(query, headers);
      expect([response.headers.get('cache-control'), response.headers.get('etag')]).toEqual(['no-store', null]);
    }
    expect(graph.asked.count).toBe(4);
    expect(new Set(facts)).toEqual(new Set(['not-kept']));
  });

  test('a signed-in viewer neither reads nor fills what is kept for visitors, of the very same document', async () => {
    const viewer = await signedIn();
    graph.title = 'what only staff sees';
    expect(titleOf(await ask(article, viewer))).toBe('what only staff sees');
    graph.title = 'what everybody sees';
    expect(titleOf(await ask(article))).toBe('what everybody sees');
    graph.title = 'what only staff sees';
    expect(titleOf(await ask(article, viewer))).toBe('what only staff sees');
    expect(titleOf(await ask(article))).toBe('what everybody sees');
    expect((await get(article, viewer)).headers.get('cache-control')).toBe('no-store');
  });

  test('equal questions of one viewer that come at once share a run; of two viewers who differ in identity alone they do not', async () => {
    const [one, other] = [await signedIn(), await signedIn(newId<'User'>())];
    const held = Promise.withResolvers<void>();
    graph.hold = held.promise;
    const asked = [one, one, other, other, {}, {}].map((headers) => ask(article, headers));
    await waitFor('three to join', () => facts.filter((fact) => fact === 'shared').length === 3);
    held.resolve();
    expect((await Promise.all(asked)).map(titleOf)).toEqual(Array(6).fill('first'));
    expect(graph.asked.count).toBe(3);
    expect(facts.filter((fact) => fact === 'shared')).toHaveLength(3);
  });

  test('a mutation is never shared', async () => {
    await Promise.all([1, 2, 3].map(() => ask('mutation { touch }')));
    expect(graph.asked.count).toBe(3);
  });

  test('a shared run goes on while one of those who wait is still there', async () => {
    const held = Promise.withResolvers<void>();
    graph.hold = held.promise;
    const leaving = new AbortController();
    const first = fetch(`${door.url}/graphql?query=${encodeURIComponent(article)}`, { signal: leaving.signal }).catch(() => 'left');
    await waitFor('the run', () => graph.asked.count === 1);
    const second = ask(article);
    await waitFor('the second', () => facts.filter((fact) => fact === 'miss').length === 2);
    leaving.abort();
    expect(await first).toBe('left');
    held.resolve();
    expect(titleOf(await second)).toBe('first');
    expect(graph.asked.count).toBe(1);
  });
});

describe('a store that does not answer', () => {
  test('costs the run, not the answer', async () => {
    const broken: ResponseStore = {
      read: () => Promise.reject(new Error('down')),
      write: () => Promise.reject(new Error('down')),
      purge: () => Promise.reject(new Error('down')),
      ping: () => Promise.reject(new Error('down')),
      close: async () => {},
    };
    const other = await openRouter(transports, cachedSdl, { answers: { store: broken } });
    const answers = [await other.post({ query: article }), await other.post({ query: article })];
    for (const answer of answers) expect(titleOf(await answer.json())).toBe('first');
    await other.close();
  });
});

describe('events', async () => {
  const bus = testBus(await cloneDatabase());
  const published = () =>
    event('ArticlePublished', {
      aggregate: { type: 'Article', id: newId<'Article'>(), version: 1 },
      organizationId: null,
      time: new Date(),
      payload: { articleId: newId<'Article'>(), organizationId: null, articleVersion: 1, locale: 'en', specialties: [] },
    });

  test('ArticlePublished drops what articles are in, over the bus', async () => {
    const stop = new AbortController();
    await bus.ping();
    const following = purgeOnEvents({ bus, store, signal: stop.signal, log: silentLogger });
    await ask(article);
    await ask('{ hour }');
    graph.title = 'second';
    await bus.publish([published()]);
    await waitFor('the new title', async () => titleOf(await ask(article)) === 'second');
    facts.length = 0;
    await ask('{ hour }');
    expect(facts).toEqual(['hit']);
    stop.abort();
    await following;
  });

  test('when events were missed everything is dropped', async () => {
    await ask(article);
    graph.title = 'second';
    async function* tail() {
      yield { resync: true as const, cursor: '1' };
    }
    await purgeOnEvents({ bus: { tail }, store, signal: new AbortController().signal, log: silentLogger });
    expect(titleOf(await ask(article))).toBe('second');
  });
});
