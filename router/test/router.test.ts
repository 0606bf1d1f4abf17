import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openRouter, organizationId, overSocket, personId } from './doors.ts';
import { librarySchemas, librarySdl } from './library-subgraphs.ts';
import { createSchemaTransport } from './schema-transport.ts';

const transports = Object.fromEntries(Object.entries(librarySchemas()).map(([name, schema]) => [name, createSchemaTransport(schema)]));
/** The library, with one field that needs a signed-in viewer. */
const sdl = {
  ...librarySdl,
  people: librarySdl.people
    .replace(
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [',
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated",',
    )
    .replace('born: Date', 'born: Date @authenticated'),
};
let door: Awaited<ReturnType<typeof openRouter>>;
beforeAll(async () => {
  door = await openRouter(transports, sdl);
});
afterAll(() => door.close());

const sentCount = () => Object.values(transports).reduce((sum, transport) => sum + transport.sent.length, 0);
describe('a refusal', () => {
  test('lists every faulty variable with its path and code, and echoes no value', async () => {
    const query = 'query($a: Int!, $b: Boolean!) { works(first: $a) { id @include(if: $b) } }';
    const body = await (await door.post({ query, variables: { a: 'x' } })).json();
    expect(body.errors[0].extensions.faults).toEqual([
      expect.objectContaining({ path: ['a'], code: 'INVALID' }),
      expect.objectContaining({ path: ['b'], code: 'REQUIRED' }),
    ]);
    expect(JSON.stringify(body)).not.toContain('"x"');
  });
});

describe('GraphQL over HTTP', () => {
  test.each([
    ['a forged token', '{"query":"{me{id}}"}', { authorization: 'Bearer a.b.c' }, 401, 'UNAUTHENTICATED'],
    ['a scheme other than Bearer', '{"query":"{me{id}}"}', { authorization: 'Basic eDp5' }, 401, 'UNAUTHENTICATED'],
    ['an organization without a token', '{"query":"{me{id}}"}', { 'klear-organization': organizationId }, 401, 'UNAUTHENTICATED'],
    ['an unknown purpose', '{"query":"{me{id}}"}', { 'klear-purpose': 'FUN' }, 400, 'BAD_USER_INPUT'],
  ])('%s gets its status and code', async (_name, body, headers, status, code) => {
    const before = sentCount();
    const response = await door.post(body, headers);
    expect(response.status).toBe(status);
    expect((await response.json()).errors[0].extensions.code).toBe(code);
    expect(sentCount()).toBe(before);
  });

  test('there is no public graph unless it is asked for', async () => {
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{me{id}}"}' };
    expect((await fetch(`${door.url}/public/graphql`, asked)).status).toBe(404);
  });

  test('an expired token is refused and never read as anonymous', async () => {
    const expired = await door.token(1);
    // The verifier forgives five seconds; a token of another key is refused at once.
    const other = await openRouter(transports, sdl);
    const response = await other.post({ query: '{ me { id } }' }, { authorization: `Bearer ${expired}` });
    await other.close();
    expect(response.status).toBe(401);
  });

  test('a token of another organization gives no role there', async () => {
    const response = await door.post(
      { query: '{ me { id } }' },
      { authorization: `Bearer ${await door.token()}`, 'klear-organization': personId },
    );
    expect(response.status).toBe(403);
  });

  test('the viewer that the token and headers tell reaches the subgraph', async () => {
    const headers = {
      authorization: `Bearer ${await door.token()}`,
      'klear-organization': organizationId,
      'klear-purpose': 'TREAT',
      'x-request-id': 'request-abcdefgh',
    };
    const response = await door.post({ query: '{ me { id name } }' }, headers);
    expect(await response.json()).toEqual({ data: { me: { id: 'a1', name: 'Name a1' } } });
    expect(response.headers.get('x-request-id')).toBe('request-abcdefgh');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(transports.people?.sent.at(-1)?.viewer).toMatchObject({
      kind: 'person',
      personId,
      organizationId,
      roles: ['MANAGER'],
      purpose: 'TREAT',
      requestId: 'request-abcdefgh',
    });
  });

  test('a query by GET is answered, a mutation by GET is not', async () => {
    const get = (query: string) => fetch(`${door.url}/graphql?query=${encodeURIComponent(query)}`);
    const read = await get('{ me { id } }');
    expect([read.status, await read.json()]).toEqual([200, { data: { me: { id: 'a1' } } }]);
    const before = sentCount();
    const write = await get('mutation { rename(id: "b1", title: "x") { id } }');
    expect([write.status, write.headers.get('allow')]).toEqual([405, 'POST']);
    expect(sentCount()).toBe(before);
  });

  test('application/json tells faults of the document in a 200, and the media type is what was asked for', async () => {
    const response = await door.post({ query: '{ nothing }' }, { accept: 'application/json' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect((await door.post({ query: '{ me { id } }' }, { accept: 'text/html' })).status).toBe(406);
  });

  test('other methods and paths are told where the graph is', async () => {
    expect((await fetch(`${door.url}/graphql`, { method: 'DELETE' })).status).toBe(405);
    expect((await fetch(`${door.url}/other`)).status).toBe(404);
    expect((await fetch(`${door.url}/live`)).status).toBe(200);
    expect((await fetch(`${door.url}/ready`)).status).toBe(200);
  });

  test('the answer keeps the order of the selection', async () => {
    const text = await (await door.post({ query: '{ b: me { name id } a: me { id } }' })).text();
    expect(text).toBe('{"data":{"b":{"name":"Name a1","id":"a1"},"a":{"id":"a1"}}}');
  });

  test('introspection answers the API schema', async () => {
    const body = await (await door.post({ query: '{ __type(name: "Author") { fields { name } } }' })).json();
    expect(body.data.__type.fields.map((field: { name: string }) => field.name)).toContain('born');
  });
});

describe('what needs a signed-in viewer', () => {
  const query = '{ me { id born } }';

  test('is withheld from an anonymous one before the fetch, and the rest of the answer comes', async () => {
    const body = await (await door.post({ query })).json();
    expect(body).toEqual({
      errors: [{ message: 'Sign in to see Author.born.', path: ['me', 'born'], extensions: { code: 'UNAUTHENTICATED' } }],
      data: { me: { id: 'a1', born: null } },
    });
    expect(transports.people?.sent.at(-1)?.query).not.toContain('born');
  });

  test('is fetched for a signed-in one', async () => {
    const body = await (await door.post({ query }, { authorization: `Bearer ${await door.token()}` })).json();
    expect(body.errors).toBeUndefined();
    expect(transports.people?.sent.at(-1)?.query).toContain('born');
  });
});

describe('sockets', () => {
  const closedWith = (init: object | undefined, options: object = {}) => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const socket = new WebSocket(`${door.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', options);
    socket.on('open', () => init && socket.send(JSON.stringify(init)));
    socket.on('close', (code) => resolve(code));
    socket.on('error', () => {});
    return promise;
  };

  test('a subscribe before the handshake is closed with 4401', async () => {
    expect(await closedWith({ type: 'subscribe', id: '1', payload: { query: '{ me { id } }' } })).toBe(4401);
  });

  test('a forged token is closed with 4401', async () => {
    expect(await closedWith({ type: 'connection_init', payload: { authorization: 'Bearer a.b.c' } })).toBe(4401);
  });

  test('a message that is no JSON is closed with 4400', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const socket = new WebSocket(`${door.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('open', () => socket.send('{'));
    socket.on('close', (code) => resolve(code));
    expect(await promise).toBe(4400);
  });

  test.each(['https://evil.test', 'null'])('a page of origin %s gets no handshake', async (origin) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const socket = new WebSocket(`${door.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: { origin } });
    socket.on('open', () => resolve('open'));
    socket.on('error', (error) => resolve(error.message));
    expect(await promise).toContain('403');
  });

  test.each(['https://app.test', 'own'])('a page of origin %s may connect', async (origin) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const socket = new WebSocket(`${door.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { origin: origin === 'own' ? door.url : origin },
    });
    socket.on('open', () => resolve('open'));
    socket.on('error', (error) => resolve(error.message));
    expect(await promise).toBe('open');
    socket.close();
  });

  test('queries are answered with the viewer of the connection', async () => {
    const client = door.socket({ authorization: `Bearer ${await door.token()}`, 'klear-organization': organizationId });
    expect(await overSocket(client, { query: '{ me { id born } }' })).toEqual([{ data: { me: { id: 'a1', born: expect.anything() } } }]);
    expect(transports.people?.sent.at(-1)?.viewer).toMatchObject({ personId, organizationId });
    await client.dispose();
  });

  test('a socket ends with 4403 when its token lapses', async () => {
    expect(await closedWith({ type: 'connection_init', payload: { authorization: `Bearer ${await door.token(1)}` } })).toBe(4403);
  });
});
