import { describe, expect, it } from 'vitest';
import { type SubgraphTransport, TransportFault } from '../src/execute/transport.ts';
import { createLibrary } from './library.ts';

const library = createLibrary();
const failing = (fault: unknown): SubgraphTransport => ({
  execute: () => Promise.reject(fault),
  subscribe: () => {
    throw fault;
  },
  close: async () => {},
});
const answering = (answer: unknown): SubgraphTransport => ({
  ...failing(new Error('unused')),
  execute: async () => structuredClone(answer) as never,
});

describe('errors of a subgraph', () => {
  it('keep code, reason and the path that the client knows', async () => {
    expect(await library.ask('{ f: fails me { id } }')).toEqual({
      data: { f: null, me: { id: 'a1' } },
      errors: [{ message: 'catalog says no', path: ['f'], extensions: { code: 'FORBIDDEN', reason: 'NO_CONSENT' } }],
    });
  });

  it('are told at every place where the entity stands, by index', async () => {
    const { data, errors } = await library.ask('{ works { id ... on Film { r: refusedField } } }');
    expect(errors.map(({ path, extensions }) => ({ path, code: extensions.code }))).toEqual([
      { path: ['works', 2, 'r'], code: 'FORBIDDEN' },
    ]);
    expect(data).toMatchObject({ works: [{}, {}, { id: 'f1', r: null }, {}, { id: 'f2', r: null }] });
    const twice = await library.ask(
      '{ a: book(id: "f1") { id } search { ... on Film { refusedField } } works(kind: FILM, first: 1) { ... on Film { refusedField } } }',
    );
    expect(twice.errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ['search', 3, 'refusedField'],
        ['works', 0, 'refusedField'],
      ]),
    );
  });
});

it('of the whole of _entities are told at every place that was asked for', async () => {
  const reviews = answering({ data: null, errors: [{ message: 'no', path: ['_entities'], extensions: { code: 'RATE_LIMITED' } }] });
  const { errors } = await library.ask('{ authors(ids: ["a0", "none", "a1"]) { id reviews { id } } }', {}, { reviews });
  expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
    [['authors', 0], 'RATE_LIMITED'],
    [['authors', 2], 'RATE_LIMITED'],
  ]);
});

describe('nulls', () => {
  it('bubble to the nearest nullable parent with one error each', async () => {
    expect(await library.ask('{ mustNotBeNull { inner { value } list { value } } }')).toEqual({
      data: { mustNotBeNull: { inner: null, list: null } },
      errors: [
        { message: expect.any(String), path: ['mustNotBeNull', 'inner', 'value'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
        { message: expect.any(String), path: ['mustNotBeNull', 'list', 1, 'value'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
      ],
    });
  });

  it('bubble out of an entity that another subgraph completes', async () => {
    const { data, errors } = await library.ask('{ shelf { id place } }');
    expect(data).toEqual({
      shelf: [[{ id: 'b1', place: 'Shelf of isbn-b1' }, null, null], null, [{ id: 'b1', place: 'Shelf of isbn-b1' }], []],
    });
    expect(errors.map(({ path }) => path)).toEqual([['shelf', 0, 2, 'place']]);
  });

  it('reach data itself when nothing on the way is nullable', async () => {
    expect(await library.ask('{ strictBook(id: "none") { id } }')).toMatchObject({ data: null, errors: [{ path: ['strictBook'] }] });
  });

  it('of an entity that its subgraph does not know leave the rest standing', async () => {
    expect(await library.ask('{ works(kind: FILM) { id ... on Film { minutes } } }')).toEqual({
      data: {
        works: [
          { id: 'f1', minutes: 90 },
          { id: 'f2', minutes: null },
        ],
      },
      errors: [],
    });
  });
});

describe('a subgraph that is down', () => {
  it('leaves partial data and one masked error for each empty field at each place', async () => {
    const { data, errors } = await library.ask(
      '{ me { id name } authors { name reviews { id } } works(first: 1) { title } }',
      {},
      { reviews: failing(new TransportFault('DEADLINE_EXCEEDED', new Error('secret host'))) },
    );
    expect(data).toEqual({
      me: { id: 'a1', name: 'Name a1' },
      authors: ['a0', 'a1', 'a0'].map((id) => ({ name: `Name ${id}`, reviews: null })),
      works: [{ title: 'Title b1' }],
    });
    expect(errors).toEqual(
      [0, 1, 2].map((i) => ({
        message: 'A service took too long to answer.',
        path: ['authors', i, 'reviews'],
        extensions: { code: 'DEADLINE_EXCEEDED' },
      })),
    );
  });

  it('names the root fields that stay empty, and only those that were asked for', async () => {
    const query = 'query($no: Boolean!) { a: search { __typename } b: book(id: "b1") @skip(if: $no) { id } me { id } }';
    const { data, errors } = await library.ask(query, { no: true }, { catalog: failing(new Error('connect refused 10.0.0.1')) });
    expect(data).toEqual({ a: null, me: { id: 'a1' } });
    expect(errors).toEqual([{ message: 'A service is not available.', path: ['a'], extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
  });

  it('needs no second error where its silence makes a non-null field null', async () => {
    const { data, errors } = await library.ask('{ strictBook(id: "b1") { id copies } }', {}, { stock: failing(new Error('down')) });
    expect(data).toBeNull();
    expect(errors.map(({ path }) => path)).toEqual([['strictBook', 'copies']]);
  });

  it('names each field of an entity that stays empty, and never what only the planner asked for', async () => {
    const down = { catalog: failing(new Error('down')) };
    const paths = async (query: string) => (await library.ask(query, {}, down)).errors.map(({ path }) => path?.join('.'));
    expect(await paths('{ me { favourite { id name: title pages shipping } } }')).toEqual(['me.favourite.name', 'me.favourite.pages']);
    expect(await paths('{ me { favourite { id shipping } } }')).toEqual(['me.favourite']);
  });
});

describe('an answer that cannot be trusted', () => {
  it('with the wrong number of entities is refused as a whole', async () => {
    const { data, errors } = await library.ask('{ me { id reviews { id } } }', {}, { reviews: answering({ data: { _entities: [] } }) });
    expect(data).toEqual({ me: { id: 'a1', reviews: null } });
    expect(errors).toMatchObject([{ path: ['me', 'reviews'], extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
  });

  it('with neither data nor errors is an error', async () => {
    expect(await library.ask('{ me { id } }', {}, { people: answering({ data: null }) })).toMatchObject({
      data: { me: null },
      errors: [{ path: ['me'] }],
    });
  });

  it.each([
    ['a number for text', { me: { name: 1 } }, '{ me { name } }', { me: { name: null } }, ['me', 'name']],
    ['a text for an object', { me: 'x' }, '{ me { id } }', { me: null }, ['me']],
    ['an object for a list', { authors: {} }, '{ authors { id } }', { authors: null }, ['authors']],
    ['an unknown enum value', { me: { mood: 'ANGRY' } }, '{ me { mood } }', { me: { mood: null } }, ['me', 'mood']],
  ])('with %s gives null and an error there', async (_name, data, query, expected, path) => {
    const answer = await library.ask(query, {}, { people: answering({ data }) });
    expect(answer.data).toEqual(expected);
    expect(answer.errors).toMatchObject([{ path, extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  });

  it('with a hidden enum value or an unknown type shows neither', async () => {
    expect(await library.ask('{ secretKind }')).toMatchObject({ data: { secretKind: null }, errors: [{ path: ['secretKind'] }] });
    const odd = answering({ data: { search: [{ __typename: 'Nobody' }, { __typename: 'Publisher' }, {}] } });
    expect(await library.ask('{ search { __typename } }', {}, { catalog: odd })).toMatchObject({ data: { search: [null, null, null] } });
  });

  it('cannot pollute a prototype through any name, alias, variable or key', async () => {
    const poison = JSON.parse(
      '{"data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"me":{"__proto__":{"polluted":1},"__typename":"Author","id":"a1"}}}',
    ) as unknown;
    const { data } = await library.ask('{ me { id reviews { id } } }', {}, { people: answering(poison) });
    expect(data).toMatchObject({ me: { id: 'a1' } });
    const names = await library.ask(
      'query($__proto__: String, $constructor: String) { __proto__: echo(value: $__proto__) constructor: echo(value: $constructor) toString: me { constructor: id __proto__: reviews { valueOf: id } } }',
      { constructor: 'c' },
    );
    expect(JSON.stringify(names)).toBe(
      '{"data":{"__proto__":null,"constructor":"c","toString":{"constructor":"a1","__proto__":[{"valueOf":"r1"},{"valueOf":"r4"}]}},"errors":[]}',
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('that lacks an aliased field called like an inherited one reads as null', async () => {
    expect(
      await library.ask('{ me { toString: name hasOwnProperty: id @skip(if: true) } }', {}, { people: answering({ data: { me: {} } }) }),
    ).toEqual({
      data: { me: { toString: null } },
      errors: [],
    });
  });
});

it('a variable called $representations is refused, for it is the name of the hop', () => {
  expect(() =>
    library.prepare('query($representations: Int) { me { reviews { id work { reviews(first: $representations) { id } } } } }'),
  ).toThrow('$representations');
});
