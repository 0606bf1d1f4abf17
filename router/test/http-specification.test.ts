import { type AuditResult, auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRouter } from './doors.ts';
import { librarySchemas, librarySdl } from './library-subgraphs.ts';
import { createSchemaTransport } from './schema-transport.ts';

const transports = Object.fromEntries(Object.entries(librarySchemas()).map(([name, schema]) => [name, createSchemaTransport(schema)]));
let door: Awaited<ReturnType<typeof openRouter>>;
beforeAll(async () => {
  door = await openRouter(transports, librarySdl);
});
afterAll(() => door.close());

const [newer, older] = ['application/graphql-response+json', 'application/json'];

describe('the audits of graphql-http', () => {
  let results: AuditResult[];
  beforeAll(async () => {
    results = await auditServer({ url: `${door.url}/graphql`, fetchFn: fetch });
  });
  test.each([
    ['MUST', 10],
    ['SHOULD', 20],
    ['MAY', 20],
  ])('every %s holds, and there are more than %i of them', (word, least) => {
    const those = results.filter(({ name }) => name.startsWith(word));
    expect(those.filter(({ status }) => status !== 'ok').map(({ name, status }) => [name, status])).toEqual([]);
    expect(those.length).toBeGreaterThan(least);
  });
});

describe('the media type of the answer', () => {
  test.each([
    [undefined, older],
    ['', older],
    ['*/*', older],
    ['application/*', older],
    [older, older],
    [newer, newer],
    [`${newer}, ${older}`, newer],
    [`${older}, ${newer}`, newer],
    [`${newer};q=0.8, ${older};q=0.9`, older],
    [`${newer}; q=0, */*`, older],
    [`${newer}, */*;q=0.1`, newer],
    ['text/html, */*;q=0.5', older],
    [`${newer}; charset=utf-8`, newer],
    [`${newer}; charset="UTF-8"`, newer],
    [newer.toUpperCase(), newer],
  ])('for Accept: %s is %s', async (accept, type) => {
    const response = await door.post({ query: '{ me { id } }' }, { accept: accept ?? '' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
  });

  test.each(['text/html', 'application/xml', `${older};q=0`, `${newer}; charset=utf-16`, '*/*;q=0'])(
    'Accept: %s is 406',
    async (accept) => {
      expect((await door.post({ query: '{ me { id } }' }, { accept })).status).toBe(406);
    },
  );
});

describe('statuses', () => {
  test.each<[string, object, number, number]>([
    ['an answer', { query: '{ me { id } }' }, 200, 200],
    ['an answer in part', { query: '{ fails me { id } }' }, 200, 200],
    ['an answer that is null as a whole', { query: '{ strictBook(id: "none") { id } }' }, 200, 200],
    ['a document that cannot be parsed', { query: '{' }, 400, 200],
    ['a document that is not valid', { query: '{ nothing }' }, 400, 200],
    ['an operation that is not there', { query: '{ me { id } }', operationName: 'A' }, 400, 200],
    ['variables that do not fit', { query: 'query($n: Int!) { works(first: $n) { id } }' }, 400, 200],
    ['a document over a limit', { query: `{ ${'me { id } '.repeat(21)} }` }, 400, 400],
    ['no operation at all', { variables: {} }, 400, 400],
    ['parameters of another type', { query: 1, operationName: {}, variables: 'x', extensions: [] }, 400, 400],
    ['an unknown hash', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }, 404, 200],
    ['parameters that are null', { query: '{ me { id } }', operationName: null, variables: null, extensions: null }, 200, 200],
    ['parameters that nobody knows', { query: '{ me { id } }', more: 1 }, 200, 200],
  ])('%s', async (_name, request, inNewer, inOlder) => {
    const statuses = await Promise.all([newer, older].map(async (accept) => (await door.post(request, { accept: accept ?? '' })).status));
    expect(statuses).toEqual([inNewer, inOlder]);
  });

  test('every parameter at fault is named', async () => {
    const body = await (await door.post({ query: 1, operationName: {}, variables: 'x', extensions: [] })).json();
    expect(body.errors[0].extensions.faults.map((fault: { path: string[] }) => fault.path[0])).toEqual([
      'query',
      'operationName',
      'variables',
      'extensions',
    ]);
  });
});

describe('GET', () => {
  const get = (params: Record<string, string> | string) =>
    fetch(`${door.url}/graphql?${typeof params === 'string' ? params : new URLSearchParams(params)}`, { headers: { accept: newer ?? '' } });

  test.each<[string, Record<string, string> | string, number]>([
    ['a query', { query: '{ me { id } }' }, 200],
    ['variables and a name', { query: 'query A($n: Int) { works(first: $n) { id } }', operationName: 'A', variables: '{"n":1}' }, 200],
    ['parameters that are empty', { query: '{ me { id } }', operationName: '', variables: '', extensions: '' }, 200],
    ['a mutation', { query: 'mutation { fail }' }, 405],
    ['a mutation named among queries', { query: 'query A { me { id } } mutation B { fail }', operationName: 'B' }, 405],
    ['no query', '', 400],
    ['a query twice', 'query=%7Bme%7Bid%7D%7D&query=%7Bfails%7D', 400],
    ['variables that are no JSON', { query: '{ me { id } }', variables: '{' }, 400],
    ['variables that name a key twice', { query: '{ me { id } }', variables: '{"a":1,"a":2}' }, 400],
    ['variables that are a list', { query: '{ me { id } }', variables: '[]' }, 400],
    ['extensions that are text', { query: '{ me { id } }', extensions: '"x"' }, 400],
  ])('with %s is answered', async (_name, params, status) => {
    expect((await get(params)).status).toBe(status);
  });

  test('a mutation by GET names the method that it needs and reaches no subgraph', async () => {
    const before = transports.catalog?.sent.length;
    const response = await get({ query: 'mutation { fail }' });
    expect([response.headers.get('allow'), transports.catalog?.sent.length]).toEqual(['POST', before]);
  });
});
