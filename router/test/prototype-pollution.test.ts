import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SubgraphTransport } from '../src/execute/transport.ts';
import { createLibrary, type Library } from './library.ts';
import { openSupergraph } from './supergraphs/open-supergraph.ts';
import { scalars } from './supergraphs/scalars.ts';

const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'] as const;
const own = (prototype: object) => JSON.stringify(Reflect.ownKeys(prototype).map(String));
const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
const before = prototypes.map(own);

let library: Library;
beforeAll(() => {
  library = createLibrary();
});
afterEach(() => {
  expect(prototypes.map(own)).toEqual(before);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

/** A subgraph that answers this text to everything. */
const saying = (text: string): SubgraphTransport => ({
  execute: async () => JSON.parse(text) as never,
  subscribe: () => {
    throw new Error('unused');
  },
  close: async () => {},
});
const poison = '{"polluted":1,"prototype":{"polluted":1}}';
const textOf = async (answer: Promise<{ data: unknown }>) => JSON.stringify((await answer).data);

describe.each(names)('the name %s pollutes nothing and is answered as what it is', (name) => {
  it('as an alias of root fields, of fields and of joined fields', async () => {
    const query = `{ ${name}: me { ${name}: name x: reviews { ${name}: score y: work { ${name}: title } } } }`;
    expect(await textOf(library.ask(query))).toBe(
      `{"${name}":{"${name}":"Name a1","x":[{"${name}":1,"y":{"${name}":"Title b2"}},{"${name}":4,"y":{"${name}":"Title f2"}}]}}`,
    );
  });

  it('as the name of an operation, of a fragment and of a variable', async () => {
    const query = `query ${name}($${name}: String = "d", $b: Boolean = true) { ...${name} @include(if: $b) } fragment ${name} on Query { echo(value: $${name}) }`;
    expect(await textOf(library.ask(query, JSON.parse(`{"${name}":"given"}`)))).toBe('{"echo":"given"}');
    expect(await textOf(library.ask(query))).toBe('{"echo":"d"}');
  });

  it('as the name of a variable of @include that nobody gave', async () => {
    const query = `query($${name}: Boolean = false) { me { id name @include(if: $${name}) } }`;
    expect(await textOf(library.ask(query))).toBe('{"me":{"id":"a1"}}');
  });

  it('as a key inside a custom scalar, on the way in and out', async () => {
    const { graph } = openSupergraph(scalars);
    const value = `{"${name}":${poison},"list":[{"${name}":{"polluted":2}}]}`;
    const answer = graph.ask('query($v: Json) { echo(value: $v) }', { variables: JSON.parse(`{"v":${value}}`) });
    expect(await textOf(answer)).toBe(`{"echo":${value}}`);
  });

  it('as a key of what a subgraph answers, on every level and inside entities', async () => {
    const people = saying(
      `{"data":{"${name}":${poison},"me":{"__typename":"Author","id":"a1","${name}":${poison},"friends":[{"id":"a2","${name}":${poison}}]}}}`,
    );
    const reviews = saying(`{"data":{"${name}":${poison},"_entities":[{"${name}":${poison},"reviews":[{"id":"r","${name}":${poison}}]}]}}`);
    const answer = library.ask('{ me { id friends { id } reviews { id } } }', {}, { people, reviews });
    expect(await textOf(answer)).toBe('{"me":{"id":"a1","friends":[{"id":"a2"}],"reviews":[{"id":"r"}]}}');
  });

  it('as the alias of a field that a subgraph leaves out', async () => {
    for (const field of ['name', 'mood', 'born', 'tags', 'friends { id }', 'details { note }']) {
      const answer = await library.ask(`{ me { ${name}: ${field} } }`, {}, { people: saying('{"data":{"me":{}}}') });
      expect(JSON.stringify(answer)).toBe(`{"data":{"me":{"${name}":null}},"errors":[]}`);
    }
    const { graph } = openSupergraph(scalars);
    expect(await textOf(graph.ask(`{ ${name}: json }`, { instead: { values: saying('{"data":{}}') } }))).toBe(`{"${name}":null}`);
  });

  it('as a type, an enum value or a code that a subgraph names', async () => {
    const catalog = saying(
      `{"data":{"search":[{"__typename":"${name}"}],"secretKind":"${name}"},"errors":[{"message":"m","path":["search"],"extensions":{"code":"${name}"}}]}`,
    );
    const { data, errors } = await library.ask('{ search { __typename } secretKind }', {}, { catalog });
    expect(data).toEqual({ search: [null], secretKind: null });
    expect(errors[0]?.extensions.code).toBe(name);
    const people = saying(`{"data":{"me":{"mood":"${name}"}}}`);
    expect((await library.ask('{ me { mood } }', {}, { people })).data).toEqual({ me: { mood: null } });
  });

  it('in the path and the extensions of an error', async () => {
    const people = saying(
      `{"data":{"me":{"__typename":"Author","id":"a1"}},"errors":[{"message":"m","path":["me","${name}","polluted"],"extensions":{"${name}":${poison},"code":"FORBIDDEN"}}]}`,
    );
    const reviews = saying(
      `{"data":{"_entities":[null]},"errors":[{"message":"m","path":["_entities","${name}"]},{"message":"m","path":["_entities",0,"${name}"]}]}`,
    );
    const { data, errors } = await library.ask('{ me { id reviews { id } } }', {}, { people, reviews });
    expect(data).toEqual({ me: { id: 'a1', reviews: null } });
    expect(errors.length).toBeGreaterThanOrEqual(3);
    expect(errors.every(({ path }) => path === undefined || !path.includes(name))).toBe(true);
  });
});

it.each([
  '{ me { ... on __proto__ { id } } }',
  '{ __proto__ }',
  '{ me { constructor } }',
  '{ echo(__proto__: "x") }',
  'query($v: constructor) { me { id } }',
])('%s is no valid document', (query) => {
  expect(() => library.prepare(query)).toThrow();
});
