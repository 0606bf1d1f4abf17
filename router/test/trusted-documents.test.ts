import { readFileSync } from 'node:fs';
import { buildSchema, getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDocuments } from '../src/cache/documents.ts';
import { hashOf, readTrustedDocuments } from '../src/cache/trusted-documents.ts';
import { boundOperation } from '../src/limit/bound-operation.ts';
import { createCosts } from '../src/limit/costs.ts';
import { defaultLimits } from '../src/limit/limits.ts';
import { openRouter, overSocket } from './doors.ts';
import { librarySchemas, librarySdl } from './library-subgraphs.ts';
import { createSchemaTransport } from './schema-transport.ts';

const transports = Object.fromEntries(Object.entries(librarySchemas()).map(([name, schema]) => [name, createSchemaTransport(schema)]));
type Door = Awaited<ReturnType<typeof openRouter>>;
const persisted = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(text) } });
const answer = { data: { me: { id: 'a1' } } };
const codeOf = async (response: Response) => [response.status, (await response.json()).errors[0].extensions.code];
const get = (door: Door, params: Record<string, string>) =>
  fetch(`${door.url}/graphql?${new URLSearchParams(params)}`, { headers: { accept: 'application/graphql-response+json' } });

describe('a graph that runs any document', () => {
  let door: Door;
  beforeAll(async () => {
    door = await openRouter(transports, librarySdl);
  });
  afterAll(() => door.close());

  test('registers a text with its hash, and answers the hash from then on by every way', async () => {
    const query = '{ me { id } }';
    const extensions = persisted(query);
    expect(await codeOf(await door.post({ extensions }))).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
    expect(await (await door.post({ query, extensions })).json()).toEqual(answer);
    expect(await (await door.post({ extensions })).json()).toEqual(answer);
    expect(await (await get(door, { extensions: JSON.stringify(extensions) })).json()).toEqual(answer);
    const client = door.socket();
    expect(await overSocket(client, { query: '', extensions } as { query: string })).toEqual([answer]);
    await client.dispose();
  });

  test.each([
    ['a limit refuses', `{ me { ${'friends { '.repeat(14)} id ${'}'.repeat(14)} } }`],
    ['the cost refuses', `{ me { ${'friends { '.repeat(6)} id ${'}'.repeat(6)} } }`],
    ['validation refuses', '{ nothing }'],
  ])('does not register what %s', async (_name, query) => {
    expect((await door.post({ query, extensions: persisted(query) })).status).toBe(400);
    expect(await codeOf(await door.post({ extensions: persisted(query) }))).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
  });
});

describe('a graph that runs trusted documents only', () => {
  const known = 'query Known($n: Int = 1) { me { id } works(first: $n) { id } }';
  const write = 'mutation Write { fail }';
  let door: Door;
  beforeAll(async () => {
    const trustedDocuments = new Map([known, write].map((text) => [hashOf(text), text]));
    door = await openRouter(transports, librarySdl, { documents: 'trusted', trustedDocuments, introspection: false, suggestions: false });
  });
  afterAll(() => door.close());

  test('answers them by id and by hash, also by GET with variables', async () => {
    const documentId = `sha256:${hashOf(known)}`;
    expect(await (await door.post({ documentId, variables: { n: 2 } })).json()).toMatchObject(answer);
    expect(await (await get(door, { documentId, variables: '{"n":2}' })).json()).toMatchObject(answer);
    expect(await (await get(door, { extensions: JSON.stringify(persisted(known)) })).json()).toMatchObject(answer);
  });

  test('answers them by id as events and over a socket, too', async () => {
    const documentId = `sha256:${hashOf(known)}`;
    const events = await door.post({ documentId }, { accept: 'text/event-stream' });
    expect(JSON.parse(/^data: (.+)$/m.exec(await events.text())?.[1] ?? '')).toMatchObject(answer);
    const client = door.socket();
    // The protocol asks for a query, also where the id stands for it.
    expect(await overSocket(client, { query: '', documentId } as { query: string })).toMatchObject([answer]);
    const [refused] = await overSocket(client, { query: '', documentId: [documentId] } as unknown as { query: string });
    expect(refused?.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    const [unknown] = await overSocket(client, { query: '{ me { id } }' });
    expect(unknown?.errors?.[0]?.extensions?.code).toBe('DOCUMENT_NOT_TRUSTED');
    await client.dispose();
  });

  test('does not let a trusted mutation come by GET', async () => {
    expect((await get(door, { documentId: `sha256:${hashOf(write)}` })).status).toBe(405);
  });

  test('refuses every other text before it is parsed, and a registration', async () => {
    const before = transports.people?.sent.length;
    for (const query of ['{ me { id } }', `${known} `, '{', getIntrospectionQuery()]) {
      expect(await codeOf(await door.post({ query }))).toEqual([403, 'DOCUMENT_NOT_TRUSTED']);
      expect(await codeOf(await door.post({ query, extensions: persisted(query) }))).toEqual([403, 'DOCUMENT_NOT_TRUSTED']);
    }
    expect(await codeOf(await door.post({ extensions: persisted('{ a }') }))).toEqual([400, 'PERSISTED_QUERY_NOT_SUPPORTED']);
    expect(transports.people?.sent.length).toBe(before);
  });
});

describe('a graph that tells nothing of itself', () => {
  let door: Door;
  beforeAll(async () => {
    door = await openRouter(transports, librarySdl, { introspection: false, suggestions: false });
  });
  afterAll(() => door.close());

  test.each([
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Author") { name } }',
    getIntrospectionQuery(),
    '{ me { id } x: __schema { __typename } }',
  ])('refuses introspection: %.40s', async (query) => {
    expect(await codeOf(await door.post({ query }))).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  test.each([
    ['{ mee { id } }'],
    ['{ me { nam } }'],
    ['{ works(frist: 1) { id } }'],
    ['{ works(kind: BOOC) { id } }'],
    ['{ me { ... on Autor { id } } }'],
    ['{ me @skiip(if: true) { id } }'],
    ['query($k: Knd) { works(kind: $k) { id } }'],
    ['mutation { renam(id: 1) { id } }'],
  ])('does not say what %s might have meant', async (query) => {
    const text = await (await door.post({ query })).text();
    expect(text).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(text).not.toMatch(/did you mean/i);
  });

  test('does not name the values of an enum for a faulty variable', async () => {
    const text = await (await door.post({ query: 'query($k: Kind) { works(kind: $k) { id } }', variables: { k: 'BOOC' } })).text();
    expect(text).toContain('BAD_USER_INPUT');
    expect(text).not.toMatch(/did you mean|BOOK|FILM/i);
  });

  test('__typename stays', async () => {
    expect(await (await door.post({ query: '{ __typename me { __typename } }' })).json()).toEqual({
      data: { __typename: 'Query', me: { __typename: 'Author' } },
    });
  });
});

describe('the documents that our own client was built with', () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const all = readTrustedDocuments([read('packages/client/src/__generated__/trusted-documents.json')]);
  const supergraph = read('schema/supergraph.graphql');
  const schema = buildSchema(read('schema/api.graphql'));
  const documents = createDocuments({ schema: () => schema, limits: defaultLimits, introspection: false });
  const costs = createCosts({ schema, supergraph, listSize: defaultLimits.listSize });

  test('are valid, and each of their operations is within the limits with the pages that it asks for unless told', () => {
    expect(all.size).toBeGreaterThan(20);
    for (const text of all.values()) {
      const { document, weights } = documents.read(text);
      for (const [definition, weight] of weights) boundOperation(weight, costs.of({ document, definition }, {}), defaultLimits);
    }
  });
});
