import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryResponseStore } from '../src/cache/response/memory-response-store.ts';
import { withDefer } from '../src/plan/defer-rules.ts';
import { createContracts } from '../src/public/contracts.ts';
import { openRouter, overSocket } from './doors.ts';
import { composeSdl } from './graph-in-process.ts';
import { contract, subgraphsSaidByTest, supergraph, unhurried } from './public-graph.ts';

const pageFile = new URL('../../schema/public.html', import.meta.url);
const page = readFileSync(pageFile, 'utf8');
const said = subgraphsSaidByTest();
const settings = { supergraph, traffic: unhurried, publicGraph: { schema: contract, docs: fileURLToPath(pageFile) } };
let door: Awaited<ReturnType<typeof openRouter>>;
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

  test('has a page of its own that may load nothing from anywhere', async () => {
    const response = await fetch(`${door.url}/docs`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await response.text()).toBe(page);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^' ]+'; script-src 'sha256-[^' ]+'; base-uri 'none'/);
    const etag = response.headers.get('etag') ?? '';
    expect((await fetch(`${door.url}/docs`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(`${door.url}/docs`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${door.url}/docs/../public.graphql`)).status).toBe(404);
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

  test('takes any document where the whole graph takes trusted ones only, on the other executor too', async () => {
    const other = await openRouter(said.transports, undefined, {
      ...settings,
      engine: 'apollo',
      documents: 'trusted',
      introspection: false,
    });
    expect(await codeOf(await post({ query: practitioner }, other, '/graphql'))).toBe('DOCUMENT_NOT_TRUSTED');
    expect(await (await post({ query: practitioner }, other)).json()).toEqual({ data: { practitioner: { displayName: 'Ben' } } });
    said.answer = () => ({
      data: { practitioner: null },
      errors: [{ message: 'Ask for SignUpInput.', extensions: { code: 'CONFLICT' } }],
    });
    expect(await (await post({ query: practitioner }, other)).text()).not.toContain('SignUpInput');
    await other.close();
  });
});

describe('a contract', () => {
  const query = '{ place { region } }';
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
    @link(url: "https://klear-karma.org/labels/v1.0", import: ["@cacheControl"]) @composeDirective(name: "@cacheControl")
    directive @cacheControl(maxAge: Int, inheritMaxAge: Boolean) on OBJECT | INTERFACE | UNION | FIELD_DEFINITION`;
  const library = (place: string) =>
    composeSdl({ users: `${link} type Query { place: Place @cacheControl(maxAge: 60) secret: String } type Place { ${place} }` });
  const whole = library('name: String region: String');
  const narrower = library('name: String');
  const wide = 'type Query { place: Place } type Place { name: String region: String }';
  const narrow = 'type Query { place: Place } type Place { name: String }';
  const wrong = 'type Query { place: Place nothing: String } type Place { name: String region: String }';
  beforeEach(() => {
    said.answer = () => ({ data: { place: { region: 'Hesse' } } });
  });

  test('that the supergraph does not hold is refused at start, and says what is missing', async () => {
    const { engine, stopped } = engineOf(wide);
    await expect(createContracts(engine, wrong)).rejects.toThrow(
      'the public contract is not held by the supergraph: Query.nothing was removed.',
    );
    expect(stopped).toEqual(['engine']);
  });

  test('outlives a supergraph that holds it, and stays when another is refused with its supergraph', async () => {
    const { engine, swap } = engineOf(`${wide} extend type Query { secret: String }`);
    const contracts = await createContracts(engine, wide);
    const put = (supergraph: string, contract?: string) => contracts.during(supergraph, contract, async () => swap(supergraph));
    await put(wide);
    expect(contracts.view.sdl).toBe(wide);
    await expect(put(`${wide} `, wrong)).rejects.toThrow('Query.nothing was removed.');
    expect(contracts.view.sdl).toBe(wide);
    await put(narrow, narrow);
    expect(contracts.view.sdl).toBe(narrow);
    await put(wide);
    expect(contracts.view.sdl).toBe(narrow);
  });

  test('refuses a supergraph that does not hold it, and may change alone', async () => {
    const answers = { store: createMemoryResponseStore() };
    const own = await openRouter(said.transports, undefined, { ...settings, answers, supergraph: whole, publicGraph: { schema: wide } });
    // What is kept for one graph is not told on the other.
    said.asked.length = 0;
    const fetches: number[] = [];
    for (const path of ['/graphql', '/public/graphql', '/graphql', '/public/graphql']) {
      expect((await post({ query }, own, path)).status).toBe(200);
      fetches.push(said.asked.length);
    }
    expect(fetches).toEqual([1, 2, 2, 2]);
    expect(await own.router.swap(narrower)).toMatchObject({ ok: false, error: expect.stringContaining('Place.region was removed.') });
    expect((await post({ query }, own)).status).toBe(200);
    expect((await post({ query }, own, '/graphql')).status).toBe(200);
    // What is published no more is refused at once, what was read, planned and kept before included.
    expect(await own.router.swap(whole, narrow)).toEqual({ ok: true, value: undefined });
    expect(await codeOf(await post({ query }, own))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await post({ query }, own, '/graphql')).status).toBe(200);
    await own.close();
  }, 60_000);
});

/** What contracts know of an engine, without one: a swap tells who listens, and a listener that throws puts the old schema back. */
function engineOf(sdl: string) {
  const listeners = new Set<(schema: GraphQLSchema, supergraph: string) => void>();
  const stopped: string[] = [];
  const built = (supergraph: string) => ({ schema: withDefer(buildSchema(supergraph)), supergraph });
  const now = built(sdl);
  const engine = {
    get schema() {
      return now.schema;
    },
    get supergraph() {
      return now.supergraph;
    },
    onChange(listener: (schema: GraphQLSchema, supergraph: string) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => void stopped.push('engine'),
  };
  function swap(supergraph: string) {
    const last = { ...now };
    const tell = (to: typeof last) => {
      Object.assign(now, to);
      for (const listener of listeners) listener(to.schema, to.supergraph);
    };
    try {
      tell(built(supergraph));
    } catch (cause) {
      tell(last);
      throw cause;
    }
  }
  return { engine, stopped, swap };
}
