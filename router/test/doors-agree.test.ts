import { proofSeed, proofSize } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRouter } from './doors.ts';
import { createLibrary } from './library.ts';
import { librarySchemas, librarySdl } from './library-subgraphs.ts';
import { createRandom, randomOperation } from './random-operation.ts';
import { createSchemaTransport } from './schema-transport.ts';

const transports = Object.fromEntries(Object.entries(librarySchemas()).map(([name, schema]) => [name, createSchemaTransport(schema)]));
const sdl = {
  ...librarySdl,
  people: librarySdl.people.replace('"@key",', '"@key", "@authenticated",').replace('born: Date', 'born: Date @authenticated'),
};
/** With a server's pipeline and without: what comes before and after them is the same. */
let doors: readonly Awaited<ReturnType<typeof openRouter>>[];
beforeAll(async () => {
  // What is dear to compute is no matter here; every operation is to run.
  const limits = { cost: Number.MAX_SAFE_INTEGER, depth: 100, aliases: 1_000, rootFields: 1_000 };
  // Nor is a busy machine: nothing is shed.
  const traffic = { shed: { someLagMs: 60_000, allLagMs: 120_000 } };
  doors = await Promise.all((['thin', 'apollo'] as const).map((door) => openRouter(transports, sdl, { door, limits, traffic })));
});
afterAll(() => Promise.all(doors.map((door) => door.close())));

interface Sent {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** What a client sees: status, headers and bytes. The date and the cost of a connection are not an answer's. */
async function bothAnswer(sent: Sent, headers: Readonly<Record<string, string>> = {}): Promise<readonly (readonly unknown[])[]> {
  return Promise.all(
    doors.map(async (door) => {
      const response = await door.post(sent, { 'x-request-id': 'request-of-both', ...headers });
      const said = [...response.headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
      return [response.status, said, await response.text()];
    }),
  );
}

test.each<[string, Sent, Record<string, string>?]>([
  ['plain data', { query: '{ me { id name friends { id name } } works(first: 2) { __typename id title } }' }],
  ['what is withheld of a visitor', { query: '{ me { id born } }' }],
  ['an error of a subgraph', { query: '{ fails works(first: 1) { id } }' }],
  ['a null that rises', { query: '{ mustNotBeNull { inner { value } } strictBook(id: "none") { id } }' }],
  ['a mutation', { query: 'mutation { rename(id: "b2", title: "\u2028 \\"x\\"") { id title } fail }' }],
  ['introspection beside data', { query: '{ __schema { queryType { name } } __type(name: "Book") { fields { name } } me { id } }' }],
  ['one operation of several', { query: 'query A { me { id } } query B($n: Int) { works(first: $n) { id } }', operationName: 'B' }],
  ['conditions', { query: 'query($no: Boolean!) { me { id name @skip(if: $no) born @include(if: $no) } }', variables: { no: true } }],
  ['what it may cost', { query: '{ works(first: 3) { id } }' }, { 'klear-cost': 'show' }],
  ['a name like an inherited one', { query: '{ constructor: me { toString: id __proto__: name } }' }],
  ['a document that is refused', { query: '{ nothing }' }],
])('both doors tell %s in the same bytes', async (_name, sent, headers) => {
  const [thin, apollo] = await bothAnswer(sent, headers);
  expect(thin).toEqual(apollo);
});

test('both doors tell random queries in the same bytes', { timeout: 600_000 }, async () => {
  const { schema } = createLibrary();
  const random = createRandom(proofSeed('router-doors'));
  const size = proofSize('router-doors', 60, 2_000);
  const ids = ['b1', 'b2', 'b3', 'f1', 'a0', 'a1', 'none'];
  for (let done = 0; done < size; done += 1) {
    const operation = randomOperation(schema, random, { ids, kind: 'query' });
    const [thin, apollo] = await bothAnswer(operation);
    expect(thin, operation.query).toEqual(apollo);
  }
});
