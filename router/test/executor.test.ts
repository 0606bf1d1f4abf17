import { describe, expect, it } from 'vitest';
import { createLibrary } from './library.ts';

const library = createLibrary();
const answerTo = async (query: string, variables?: Record<string, unknown>) => {
  const { data, errors } = await library.ask(query, variables);
  expect(errors).toEqual([]);
  return data;
};

describe('federation', () => {
  it('joins subgraphs by a simple key and writes fields in the order of the document', async () => {
    const { data } = await library.ask('{ me { born favourite { title id } name } }');
    expect(JSON.stringify(data)).toBe('{"me":{"born":"1970-01-01","favourite":{"title":"Title b2","id":"b2"},"name":"Name a1"}}');
  });

  it('joins by a compound key with a nested object', async () => {
    expect(await answerTo('{ book(id: "b1") { copies } }')).toEqual({ book: { copies: 7 } });
    expect(library.transports.stock.sent.at(-1)?.variables?.representations).toEqual([
      { __typename: 'Book', isbn: 'isbn-b1', publisher: { code: 'p-b1' } },
    ]);
  });

  it('fetches what @requires names before the field that needs it', async () => {
    expect(await answerTo('{ book(id: "b1") { shipping } }')).toEqual({ book: { shipping: 16 } });
  });

  it('does not fetch again what @provides gives', async () => {
    const before = library.transports.people.sent.length;
    expect(await answerTo('{ latestReviews(first: 1) { author { name } } }')).toEqual({ latestReviews: [{ author: { name: 'Name a0' } }] });
    expect(library.transports.people.sent.length).toBe(before);
  });

  it('takes an overridden field from its new subgraph only', async () => {
    expect(await answerTo('{ works(kind: FILM, first: 1) { ... on Film { minutes } } }')).toEqual({ works: [{ minutes: 90 }] });
  });

  it('serves interfaces: shared fields, fields by type, and the type itself', async () => {
    expect(await answerTo('{ works(first: 3) { __typename id ... on Book { pages } ... on Film { director { id } } } }')).toEqual({
      works: [
        { __typename: 'Book', id: 'b1', pages: 100 },
        { __typename: 'Book', id: 'b2', pages: null },
        { __typename: 'Film', id: 'f1', director: { id: 'a0' } },
      ],
    });
  });

  it('serves interface objects both ways', async () => {
    expect(await answerTo('{ works(first: 1) { title rating reviews { score } } }')).toEqual({
      works: [{ title: 'Title b1', rating: 4.5, reviews: [{ score: 0 }, { score: 5 }] }],
    });
    expect(await answerTo('{ latestReviews(first: 3) { work { __typename title ... on Film { director { name } } } } }')).toEqual({
      latestReviews: [
        { work: { __typename: 'Book', title: 'Title b1' } },
        { work: { __typename: 'Book', title: 'Title b2' } },
        { work: { __typename: 'Film', title: 'Title f1', director: { name: 'Name a0' } } },
      ],
    });
    expect(await answerTo('{ latestReviews(first: 1) { work { rating } } }')).toEqual({ latestReviews: [{ work: { rating: 4.5 } }] });
  });

  it('serves unions with nulls among them', async () => {
    expect(await answerTo('{ search { __typename ... on Book { copies } ... on Author { name } ... on Film { title } } }')).toEqual({
      search: [
        { __typename: 'Book', copies: 7 },
        null,
        { __typename: 'Author', name: 'Name a2' },
        { __typename: 'Film', title: 'Title f1' },
      ],
    });
  });

  it('joins through lists of lists with nulls on each level', async () => {
    expect(await answerTo('{ shelf { id copies sequels { rating } } }')).toEqual({
      shelf: [
        [
          { id: 'b1', copies: 7, sequels: [[{ rating: null }, { rating: 4.5 }], null, [{ rating: 4.5 }]] },
          null,
          { id: 'b2', copies: 7, sequels: [[{ rating: null }, { rating: 4.5 }], null, [{ rating: 4.5 }]] },
        ],
        null,
        [{ id: 'b1', copies: 7, sequels: [[{ rating: null }, { rating: 4.5 }], null, [{ rating: 4.5 }]] }],
        [],
      ],
    });
  });

  it('asks once for an entity that occurs many times', async () => {
    await answerTo('{ authors(ids: ["a0", "a1", "a0", "a0"]) { reviews { id } } }');
    expect(library.transports.reviews.sent.at(-1)?.variables?.representations).toEqual([
      { __typename: 'Author', id: 'a0' },
      { __typename: 'Author', id: 'a1' },
    ]);
  });
});

describe('documents', () => {
  it('serves aliases of fields, of nested objects and of conflicting arguments', async () => {
    expect(
      await answerTo(
        '{ one: book(id: "b1") { t: title, a: author { n: name } } two: book(id: "b2") { title: id } me { lo: details { n: note } hi: details { n: note(upper: true) } } }',
      ),
    ).toEqual({
      one: { t: 'Title b1', a: { n: 'Name a1' } },
      two: { title: 'b2' },
      me: { lo: { n: 'note' }, hi: { n: 'NOTE' } },
    });
  });

  it('merges fragments that select the same field', async () => {
    expect(
      await answerTo(
        '{ ...A ...B } fragment A on Query { me { id details { city } } } fragment B on Query { me { name details { nested { city } } } }',
      ),
    ).toEqual({
      me: { id: 'a1', details: { city: 'Rome', nested: { city: 'Oslo' } }, name: 'Name a1' },
    });
  });

  it.each([
    [true, { me: { id: 'a1', name: 'Name a1' } }],
    [false, { me: { id: 'a1', reviews: [{ id: 'r1' }, { id: 'r4' }] } }],
  ])('obeys @include and @skip with a variable: %s', async (on, expected) => {
    const query = 'query($on: Boolean!) { me { id name @include(if: $on) ... on Author @skip(if: $on) { reviews { id } } } }';
    expect(await answerTo(query, { on })).toEqual(expected);
  });

  it('asks for what a skipped @requires beside it does not touch', async () => {
    const query = 'query($on: Boolean = true) { book(id: "b1") { copies ...F @skip(if: $on) } } fragment F on Book { title shipping }';
    expect(await answerTo(query)).toEqual({ book: { copies: 7 } });
    expect(await answerTo(query, { on: false })).toEqual({ book: { copies: 7, title: 'Title b1', shipping: 16 } });
  });

  it('takes the default of a condition and literal conditions', async () => {
    expect(await answerTo('query($on: Boolean = true) { me { id @skip(if: $on) name born @include(if: false) } }')).toEqual({
      me: { name: 'Name a1' },
    });
    expect(await answerTo('{ me @skip(if: true) { id } }')).toEqual({});
  });

  it('passes variables of every kind to the subgraph that uses them', async () => {
    const query = 'query($n: Int, $kind: Kind, $text: String) { works(first: $n, kind: $kind) { id } echo(value: $text) }';
    expect(await answerTo(query, { n: 1, kind: 'FILM', text: 'a "quoted" \u0000 text' })).toEqual({
      works: [{ id: 'f1' }],
      echo: 'a "quoted" \u0000 text',
    });
    expect(await answerTo(query, {})).toMatchObject({ echo: null });
  });

  it('runs mutations one after the other and the joins of each', async () => {
    expect(
      await answerTo(
        'mutation { a: rename(id: "b1", title: "New") { title copies } addReview(workId: "b1", text: "t", score: 3) { work { title } } }',
      ),
    ).toEqual({
      a: { title: 'New', copies: 7 },
      addReview: { work: { title: 'Title b1' } },
    });
  });

  it('answers introspection beside data, with aliases, fragments and variables', async () => {
    const query =
      'query($t: String!) { __typename s: __schema { queryType { name } } ...F me { __typename n: __typename } } fragment F on Query { b: __type(name: $t) { name fields { name } } }';
    expect(await answerTo(query, { t: 'Inner' })).toEqual({
      __typename: 'Query',
      s: { queryType: { name: 'Query' } },
      b: { name: 'Inner', fields: [{ name: 'value' }] },
      me: { __typename: 'Author', n: 'Author' },
    });
  });

  it('keeps hidden types out of introspection', async () => {
    expect(await answerTo('{ __type(name: "Kind") { enumValues { name } } }')).toEqual({
      __type: { enumValues: [{ name: 'BOOK' }, { name: 'FILM' }] },
    });
  });
});
