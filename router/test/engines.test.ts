import { createTokenIssuer, createTokenVerifier, generateSigningKey } from '@klear/auth';
import { type Logger, newId, systemClock } from '@klear/core';
import { waitFor } from '@klear/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineKind } from '../src/execute/references.ts';
import { type SubgraphTransport, TransportFault } from '../src/execute/transport.ts';
import type { ShadowFact } from '../src/observe/shadow.ts';
import { createRouter } from '../src/router.ts';
import type { Router } from '../src/router-deps.ts';
import { composeLibrary } from './library.ts';
import { librarySchemas, librarySdl } from './library-subgraphs.ts';
import { createSchemaTransport, type SchemaTransport } from './schema-transport.ts';

const imports = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [';
/** The library, with one field that needs a signed-in viewer. */
const supergraph = composeLibrary({
  ...librarySdl,
  people: librarySdl.people.replace(imports, `${imports}"@authenticated",`).replace('born: Date', 'born: Date @authenticated'),
});
const key = generateSigningKey('k1');
const names = { issuer: 'https://klear.test', audience: 'klear' };
const tokens = createTokenIssuer({ privateJwks: { keys: [key] }, ...names, lifetimeSeconds: 60, clock: systemClock });
const token = await tokens.issue({ personId: newId<'User'>(), sessionId: newId<'Session'>(), organizations: {} });
const signedIn = { authorization: `Bearer ${token}` };

const open: Router[] = [];
afterAll(async () => {
  for (const router of open) await router.close();
});

async function openEngine(engine: EngineKind, instead: Record<string, SubgraphTransport> = {}) {
  const facts: ShadowFact[] = [];
  const lines: string[] = [];
  const write = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Logger = { debug: write, info: write, warn: write, error: write };
  const transports = Object.fromEntries(Object.entries(librarySchemas()).map(([name, schema]) => [name, createSchemaTransport(schema)]));
  const router = await createRouter({
    supergraph,
    transports: { ...transports, ...instead },
    verifier: createTokenVerifier({ jwks: async () => tokens.jwks(), ...names, clock: systemClock }),
    clock: systemClock,
    log,
    engine,
    shadow: { share: 1, onFact: (fact) => facts.push(fact) },
    answers: { sharesRuns: false },
  });
  open.push(router);
  const ask = async (query: string, headers = {}, variables = {}) => {
    const { status, body } = await router.execute({ query, headers, variables });
    return { status, body: JSON.parse(body) as { data?: unknown; errors?: { path?: unknown; extensions: Record<string, unknown> }[] } };
  };
  return { ask, facts, lines, transports };
}
type Opened = Awaited<ReturnType<typeof openEngine>>;

const sentBy = (transports: Record<string, SchemaTransport>) => Object.values(transports).reduce((sum, { sent }) => sum + sent.length, 0);

/** Each is answered alike by both executors, all stages included. */
const operations: readonly (readonly [string, Record<string, string>, Record<string, unknown>])[] = [
  ['{ works(first: 3) { __typename id ... on Book { copies } ... on Film { director { name } } rating } }', {}, {}],
  ['{ search { ... on Author { id: name reviews { score } } ... on Book { shipping } } }', {}, {}],
  ['{ me { id born } }', {}, {}],
  ['{ me { id born } }', signedIn, {}],
  ['query($on: Boolean = true, $n: Int) { latestReviews(first: $n) { score work { title @include(if: $on) } } }', {}, { n: 2 }],
  ['{ shelf { id place } }', {}, {}],
  ['{ f: fails me { id } }', {}, {}],
  ['{ works(kind: FILM) { ... on Film { refusedField } } }', {}, {}],
  ['{ __schema { queryType { name } } me { __typename } }', {}, {}],
  ['{ __proto__: echo(value: "x") constructor: echo(value: "y") toString: me { id } }', {}, {}],
  ['mutation { rename(id: "b1", title: "x") { title copies } }', {}, {}],
  ['{ nothing }', {}, {}],
  ['query($n: Int) { works(first: $n) { id } }', {}, { n: 'x' }],
];

describe('ROUTER_ENGINE=apollo', () => {
  let ours: Opened;
  let theirs: Opened;
  beforeAll(async () => {
    [ours, theirs] = await Promise.all([openEngine('compiled'), openEngine('apollo')]);
  });

  it.each(operations)('answers %s as the compiled engine does', async (query, headers, variables) => {
    const [a, b] = [await ours.ask(query, headers, variables), await theirs.ask(query, headers, variables)];
    const codes = (errors: typeof a.body.errors) => errors?.map(({ extensions }) => extensions.code);
    expect({ ...b, body: { data: b.body.data, codes: codes(b.body.errors) } }).toEqual({
      ...a,
      body: { data: a.body.data, codes: codes(a.body.errors) },
    });
  });

  it('is the stock executor: it sends an entity as often as it occurs, ours sends it once', async () => {
    const sentTo = async ({ ask, transports }: Opened) => {
      await ask('{ latestReviews(first: 9) { author { mood } } }');
      const ids = transports.people?.sent.at(-1)?.variables?.representations?.map(({ id }) => String(id)) ?? [];
      return { all: ids.length, different: new Set(ids).size };
    };
    const [one, other] = [await sentTo(ours), await sentTo(theirs)];
    expect(one.all).toBe(one.different);
    expect(other.different).toBe(one.different);
    expect(other.all).toBeGreaterThan(other.different);
  });

  it('asks subgraphs as the viewer, and not for what was pruned', async () => {
    const { ask, transports } = theirs;
    await ask('{ me { id born } }');
    expect(transports.people?.sent.at(-1)).toMatchObject({ viewer: { kind: 'anonymous' }, query: expect.not.stringContaining('born') });
    await ask('{ me { id born } }', signedIn);
    expect(transports.people?.sent.at(-1)).toMatchObject({ viewer: { kind: 'person' }, query: expect.stringContaining('born') });
  });

  it('tells that a subgraph is down by our own code, without what its error said', async () => {
    const down: SubgraphTransport = {
      execute: () => Promise.reject(new TransportFault('SERVICE_UNAVAILABLE', new Error('10.0.0.1 refused'))),
      subscribe: () => {
        throw new Error('unused');
      },
      close: async () => {},
    };
    const { ask } = await openEngine('apollo', { reviews: down });
    const { body } = await ask('{ me { name reviews { id } } }');
    expect(body.data).toEqual({ me: { name: 'Name a1', reviews: null } });
    expect(body.errors).toMatchObject([{ message: 'A service is not available.', extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    expect(JSON.stringify(body)).not.toContain('10.0.0.1');
  });
});

describe('ROUTER_ENGINE=shadow', () => {
  let shadow: Opened;
  beforeAll(async () => {
    shadow = await openEngine('shadow');
  });
  const compared = (facts: readonly ShadowFact[], count: number) => waitFor('a comparison', () => facts.length === count);
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/);

  it('answers by the compiled engine and counts that the other one agrees', async () => {
    const before = sentBy(shadow.transports);
    expect((await shadow.ask('{ works(first: 1) { id copies: title } }')).body.data).toEqual({ works: [{ id: 'b1', copies: 'Title b1' }] });
    await compared(shadow.facts, 1);
    expect(shadow.facts).toEqual([{ outcome: 'equal', operation: hash }]);
    expect(sentBy(shadow.transports)).toBe(before + 2);
  });

  it.each([
    ['a mutation', 'mutation { rename(id: "b1", title: "x") { id } }', {}],
    ['a query that a policy directive touches', '{ me { born } }', signedIn],
    ['a query of which something was withheld', '{ me { id born } }', {}],
    ['a document that is refused', '{ nothing }', {}],
  ])('never runs %s twice', async (_name, query, headers) => {
    const { ask, facts, transports } = shadow;
    const before = { sent: sentBy(transports), facts: facts.length };
    await ask(query, headers);
    const once = sentBy(transports);
    expect(once - before.sent).toBeLessThanOrEqual(1);
    // What is compared next is compared alone.
    await ask('{ echo(value: "x") }');
    await compared(facts, before.facts + 1);
    expect(sentBy(transports)).toBe(once + 2);
  });

  it('counts and logs a difference by the hash of the operation alone', async () => {
    let asked = 0;
    const forgetful: SubgraphTransport = {
      execute: async () => ({ data: { me: { id: `secret-${asked++}` } } }),
      subscribe: () => {
        throw new Error('unused');
      },
      close: async () => {},
    };
    const { ask, facts, lines } = await openEngine('shadow', { people: forgetful });
    expect((await ask('query { me { id } }')).body.data).toEqual({ me: { id: 'secret-0' } });
    await compared(facts, 1);
    expect(facts).toEqual([{ outcome: 'different', operation: hash }]);
    expect(lines).toEqual([`the executors answer differently ${JSON.stringify({ operation: facts[0]?.operation })}`]);
  });
});
