import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openRouter, overSocket } from './doors.ts';
import { composeSdl } from './graph-in-process.ts';
import { contract, subgraphsSaidByTest, supergraph, unhurried } from './public-graph.ts';

const said = subgraphsSaidByTest();
const settings = { supergraph, traffic: unhurried, publicGraph: { schema: contract } };
type Door = Awaited<ReturnType<typeof openRouter>>;
let door: Door;
beforeAll(async () => {
  door = await openRouter(said.transports, undefined, settings);
});
afterAll(() => door.close());
beforeEach(() => {
  said.answer = () => ({ data: { practitioner: { displayName: 'Ben' } } });
});

const practitioner = '{ practitioner(id: "x") { displayName } }';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

function post(body: object | string, at = door, path = '/public/graphql', headers: Record<string, string> = {}) {
  return fetch(`${at.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
const codeOf = async (response: Response) =>
  ((await response.json()) as { errors?: { extensions?: { code?: string } }[] }).errors?.[0]?.extensions?.code;

describe('the public graph', () => {
  test('answers at its own path by POST, GET, events and sockets, as the same router does at the other', async () => {
    const answer = { data: { practitioner: { displayName: 'Ben' } } };
    expect(await (await post({ query: practitioner })).json()).toEqual(answer);
    expect(await (await post({ query: practitioner }, door, '/graphql')).json()).toEqual(answer);
    const got = await fetch(`${door.url}/public/graphql?${new URLSearchParams({ query: practitioner })}`);
    expect(await got.json()).toEqual(answer);
    const events = await post({ query: practitioner }, door, '/public/graphql', { accept: 'text/event-stream' });
    expect(await events.text()).toContain(JSON.stringify(answer));
    const socket = door.socket({}, undefined, '/public/graphql');
    expect(await overSocket(socket, { query: practitioner })).toEqual([answer]);
    await socket.dispose();
  });

  test('is not there unless it is asked for', async () => {
    const without = await openRouter(said.transports, undefined, { supergraph });
    expect((await post({ query: practitioner }, without)).status).toBe(404);
    await without.close();
  });

  test("tells who must sign in, and takes a person's token", async () => {
    said.answer = () => ({ data: { me: { id: 'x' } } });
    const query = '{ me { id appointments { edges { cursor } } } }';
    const anonymous = (await (await post({ query })).json()) as { errors: { message: string }[] };
    expect(anonymous.errors.map(({ message }) => message)).toEqual(['Sign in to see User.appointments.']);
    said.asked.length = 0;
    await post({ query: '{ me { id } }' }, door, '/public/graphql', { authorization: `Bearer ${await door.token()}` });
    expect(said.asked[0]?.viewer.kind).toBe('person');
    expect((await post({ query }, door, '/public/graphql', { authorization: 'Bearer a.b.c' })).status).toBe(401);
  });

  test('keeps documents, plans and runs apart from the whole graph, and shows a plan to nobody', async () => {
    const persisted = (query: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(query) } } });
    await post({ query: practitioner, ...persisted(practitioner) }, door, '/graphql');
    expect((await post(persisted(practitioner), door, '/graphql')).status).toBe(200);
    expect(await codeOf(await post(persisted(practitioner)))).toBe('PERSISTED_QUERY_NOT_FOUND');
    // Valid on the whole graph and read there before: still nothing here.
    const hidden = '{ practitioner(id: "x") { displayName user { id } } }';
    said.answer = () => ({ data: { practitioner: { displayName: 'Ben', user: { id: 'x' } } } });
    expect(await (await post({ query: hidden }, door, '/graphql')).json()).toEqual({
      data: { practitioner: { displayName: 'Ben', user: { id: 'x' } } },
    });
    expect(await codeOf(await post({ query: hidden }))).toBe('GRAPHQL_VALIDATION_FAILED');
    const planned = await post({ query: practitioner }, door, '/public/graphql', {
      'klear-plan': 'show',
      authorization: `Bearer ${await door.token()}`,
    });
    expect(await planned.text()).not.toContain('practitioners');
  });

  test('takes any document where the whole graph takes trusted ones only', async () => {
    const strict = await openRouter(said.transports, undefined, { ...settings, documents: 'trusted', introspection: false });
    expect(await codeOf(await post({ query: practitioner }, strict, '/graphql'))).toBe('DOCUMENT_NOT_TRUSTED');
    expect((await post({ query: practitioner }, strict)).status).toBe(200);
    await strict.close();
  });

  test('tells nothing of its schema unless its operator wants that', async () => {
    const query = '{ __schema { queryType { name } } __type(name: "Practitioner") { name } }';
    expect((await post({ query }, door, '/graphql')).status).toBe(200);
    expect(await codeOf(await post({ query }))).toBe('GRAPHQL_VALIDATION_FAILED');
    const text = await (await post({ query: '{ practitioner(id: "x") { displayNam } }' })).text();
    expect(text).not.toContain('Did you mean');
  });

  test.each<[string, object | string]>([
    ['a long body', JSON.stringify({ query: practitioner, extensions: { filler: 'x'.repeat(70_000) } })],
    ['a long document', { query: `${practitioner}${' '.repeat(40_000)}` }],
    ['many operations', { query: Array.from({ length: 6 }, (_, i) => `query Q${i} { __typename }`).join(' '), operationName: 'Q0' }],
    ['many aliases', { query: `{ practitioner(id: "x") { ${Array.from({ length: 16 }, (_, i) => `a${i}: displayName`).join(' ')} } }` }],
    ['many root fields', { query: `{ ${Array.from({ length: 6 }, (_, i) => `a${i}: practitioner(id: "x") { id }`).join(' ')} }` }],
    [
      'a dear question',
      { query: '{ searchPractitioners(first: 50) { edges { node { services(first: 20) { edges { node { location { name } } } } } } } }' },
    ],
  ])('has narrower bounds than the whole graph: %s', async (_name, body) => {
    said.answer = () => ({ data: {} });
    expect((await post(body, door, '/graphql')).status).toBe(200);
    const response = await post(body);
    expect(response.ok).toBe(false);
    expect(['LIMIT_EXCEEDED', 'PAYLOAD_TOO_LARGE']).toContain(await codeOf(response));
  });

  test('runs on the other executor too and shows there what it shows here', async () => {
    const other = await openRouter(said.transports, undefined, { ...settings, engine: 'apollo' });
    expect(await (await post({ query: practitioner }, other)).json()).toEqual({ data: { practitioner: { displayName: 'Ben' } } });
    said.answer = () => ({
      data: { practitioner: null },
      errors: [{ message: 'Ask for SessionTokens.', extensions: { code: 'CONFLICT' } }],
    });
    expect(await (await post({ query: practitioner }, other, '/graphql')).text()).toContain('SessionTokens');
    expect(await (await post({ query: practitioner }, other)).text()).not.toContain('SessionTokens');
    await other.close();
  });
});

describe('a contract', () => {
  const query = '{ place { region } }';
  const library = (place: string) => composeSdl({ users: `type Query { place: Place secret: String } type Place { ${place} }` });
  const whole = library('name: String region: String');
  const narrower = library('name: String');
  const wide = 'type Query { place: Place } type Place { name: String region: String }';
  const narrow = 'type Query { place: Place } type Place { name: String }';
  const wrong = 'type Query { place: Place nothing: String } type Place { name: String region: String }';
  const open = (schema: string) => openRouter(said.transports, undefined, { ...settings, supergraph: whole, publicGraph: { schema } });
  beforeEach(() => {
    said.answer = () => ({ data: { place: { region: 'Hesse' } } });
  });

  test('that the supergraph does not hold is refused at start, and says what is missing', async () => {
    await expect(open(wrong)).rejects.toThrow('the public contract is not held by the supergraph: Query.nothing was removed.');
  });

  test('outlives a swap; a supergraph that does not hold it is refused unless a new contract comes along', async () => {
    const own = await open(wide);
    expect(await own.router.swap(`${whole}\n`)).toEqual({ ok: true, value: undefined });
    expect((await post({ query }, own)).status).toBe(200);

    expect(await own.router.swap(narrower)).toMatchObject({ ok: false, error: expect.stringContaining('Place.region was removed.') });
    expect((await post({ query }, own)).status).toBe(200);
    expect((await post({ query }, own, '/graphql')).status).toBe(200);

    expect(await own.router.swap(narrower, narrow)).toEqual({ ok: true, value: undefined });
    expect(await codeOf(await post({ query }, own))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await codeOf(await post({ query }, own, '/graphql'))).toBe('GRAPHQL_VALIDATION_FAILED');
    await own.close();
  });

  test('may change alone: what is published no more is refused at once, what was read and planned before included', async () => {
    const own = await open(wide);
    expect((await post({ query }, own)).status).toBe(200);
    expect(await own.router.swap(whole, narrow)).toEqual({ ok: true, value: undefined });
    expect(await codeOf(await post({ query }, own))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await post({ query }, own, '/graphql')).status).toBe(200);
    expect(await own.router.swap(whole, wrong)).toMatchObject({ ok: false, error: expect.stringContaining('Query.nothing') });
    expect(await codeOf(await post({ query }, own))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await post({ query: '{ place { name } }' }, own)).status).toBe(200);
    await own.close();
  });
});
