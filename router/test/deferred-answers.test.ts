import { hiddenNames } from '@klear/schema/schema-names';
import { createTestClock } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMemoryResponseStore } from '../src/cache/response/memory-response-store.ts';
import type { CacheFact } from '../src/cache/response/response-cache.ts';
import { cachedSdl, createCachedGraph } from './cached-graph.ts';
import { openRouter } from './doors.ts';
import { contract, subgraphsSaidByTest, supergraph, unhurried } from './public-graph.ts';
import { remembering } from './remembering.ts';
import { createSchemaTransport } from './schema-transport.ts';

const graph = createCachedGraph();
const transports = Object.fromEntries(
  Object.entries(graph.schemas).map(([name, schema]) => [name, createSchemaTransport(remembering(schema))]),
);
const facts: CacheFact[] = [];
const said = subgraphsSaidByTest();
let door: Awaited<ReturnType<typeof openRouter>>;
let open: Awaited<ReturnType<typeof openRouter>>;
beforeAll(async () => {
  const clock = createTestClock(new Date());
  const store = createMemoryResponseStore({ now: () => clock.now().getTime() });
  door = await openRouter(transports, cachedSdl, { clock, answers: { store }, onCache: (fact) => void facts.push(fact) });
  open = await openRouter(said.transports, undefined, { supergraph, publicGraph: { schema: contract }, traffic: unhurried });
});
afterAll(() => Promise.all([door.close(), open.close()]));

const accept = 'multipart/mixed;deferSpec=20220824, application/json';
const partsOf = (text: string) => [...text.matchAll(/^\{.*\}(?=\r?$)/gm)].map(([json]) => JSON.parse(json));

test('what comes in parts is never kept nor told again; the same text in one piece is', async () => {
  const query = '{ article(id: "1") { id ... @defer { title } } }';
  for (const title of ['first', 'second']) {
    graph.title = title;
    const parts = partsOf(await (await door.post({ query }, { accept })).text());
    expect(parts).toMatchObject([
      { data: { article: { id: '1' } }, hasNext: true },
      { incremental: [{ data: { title }, path: ['article'] }], hasNext: false },
    ]);
  }
  expect(facts.splice(0)).toEqual(['not-kept', 'not-kept']);
  for (let i = 0; i < 2; i++)
    expect(await (await door.post({ query })).json()).toEqual({ data: { article: { id: '1', title: 'second' } } });
  expect(facts).toEqual(['miss', 'hit']);
});

test('what a visitor may not see is withheld from parts, too, and told with the part that it is in', async () => {
  const query = '{ article(id: "1") { id ... @defer(label: "more") { title draft } } }';
  const [first, ...later] = partsOf(await (await door.post({ query }, { accept })).text());
  expect(first).toEqual({ data: { article: { id: '1' } }, hasNext: true });
  const errors = [{ message: 'Sign in to see Article.draft.', path: ['article', 'draft'], extensions: { code: 'UNAUTHENTICATED' } }];
  const part = { data: { title: 'second', draft: null }, path: ['article'], label: 'more', errors };
  expect(later).toEqual([{ incremental: [part], hasNext: false }]);
});

test('a part of the public graph tells no more than the graph does', async () => {
  const hidden = [...hiddenNames(supergraph, contract)].find((name) => /^[a-z]\w{6,}$/.test(name)) ?? '';
  said.answer = ({ body }) =>
    body.includes('_entities')
      ? {
          data: { _entities: [{ displayName: null }] },
          errors: [{ message: `Ask for ${hidden} instead.`, path: ['_entities', 0, hidden], extensions: { code: 'FORBIDDEN' } }],
        }
      : { data: { practitioner: { __typename: 'Practitioner', id: 'x' } } };
  const query = '{ practitioner(id: "x") { id ... @defer(label: "name") { displayName } } ... @defer { __typename } }';
  const response = await fetch(`${open.url}/public/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${await open.token(600)}` },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  const parts = partsOf(text);
  expect(parts[0]).toMatchObject({ data: { practitioner: { id: 'x' } }, hasNext: true });
  expect(hidden).not.toBe('');
  expect(text).not.toContain(hidden);
  expect(
    parts
      .flatMap(({ incremental = [] }) => incremental)
      .map(({ label }) => label)
      .toSorted(),
  ).toEqual(['name', undefined]);
});
