import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@external", "@provides", "@requires", "@override", "@interfaceObject", "@inaccessible"])`;

/** A small library in four subgraphs that between them use every feature of federation that the engine must serve. */
export const librarySdl = {
  catalog: `${link}
    type Query {
      works(first: Int, kind: Kind): [Work!]!
      book(id: ID!): Book
      strictBook(id: ID!): Book!
      search(text: String): [Found]
      shelf: [[Book]]
      fails: String
      mustNotBeNull: Broken
      secretKind: Kind
      echo(value: String): String
    }
    type Mutation { rename(id: ID!, title: String!): Book  fail: String }
    enum Kind { BOOK FILM HIDDEN @inaccessible }
    interface Work @key(fields: "id") { id: ID! title: String kind: Kind }
    type Book implements Work @key(fields: "id") @key(fields: "isbn publisher { code }") {
      id: ID! title: String kind: Kind isbn: String! publisher: Publisher! pages: Int weight: Float author: Author sequels: [[Book!]]
    }
    type Publisher @shareable { code: ID! name: String }
    type Film implements Work @key(fields: "id") { id: ID! title: String kind: Kind minutes: Int director: Author }
    type Author @key(fields: "id") { id: ID! }
    type Broken { inner: Inner  list: [Inner!] nested: [[Inner!]!] }
    type Inner { value: Int! }
    union Found = Book | Film | Author`,
  reviews: `${link}
    type Query { latestReviews(first: Int): [Review!] }
    type Mutation { addReview(workId: ID!, text: String!, score: Int): Review }
    type Work @key(fields: "id") @interfaceObject { id: ID! reviews(first: Int): [Review!]! rating: Float }
    type Review @key(fields: "id") { id: ID! text: String score: Int! author: Author @provides(fields: "name") work: Work! }
    type Author @key(fields: "id") { id: ID! name: String @external reviews: [Review] }`,
  stock: `${link}
    type Book @key(fields: "isbn publisher { code }") {
      isbn: String! publisher: Publisher! weight: Float @external pages: Int @external
      shipping: Float @requires(fields: "weight pages") copies: Int! place: String!
    }
    type Publisher @shareable { code: ID! }
    type Film @key(fields: "id") { id: ID! minutes: Int @override(from: "catalog") refusedField: String }`,
  people: `${link}
    scalar Date
    type Query { me: Author authors(ids: [ID!]): [Author] }
    type Author @key(fields: "id") {
      id: ID! name: String @shareable born: Date tags: [String!] friends: [Author!] favourite: Book details: Details mood: Mood
    }
    enum Mood { CALM LOUD }
    type Details { city: String! note(upper: Boolean = false): String nested: Details }
    type Book @key(fields: "id", resolvable: false) { id: ID! }`,
} as const;

export type LibraryName = keyof typeof librarySdl;

interface WorkRow {
  readonly __typename: 'Book' | 'Film';
  readonly id: string;
  title: string | null;
}

const works: WorkRow[] = ['b1', 'b2', 'f1', 'b3', 'f2'].map((id) => ({
  __typename: id.startsWith('b') ? 'Book' : 'Film',
  id,
  title: id === 'b3' ? null : `Title ${id}`,
}));
const workById = (id: string) => works.find((work) => work.id === id) ?? null;
const bookByIsbn = (isbn: string) => workById(isbn.replace('isbn-', ''));
const reviews = Array.from({ length: 7 }, (_, i) => ({
  id: `r${i}`,
  text: i === 3 ? null : `Review "${i}" \u2028 \n`,
  score: i,
  authorId: `a${i % 3}`,
  workId: works[i % works.length]?.id ?? 'b1',
}));
const take = <T>(rows: readonly T[], { first }: { first?: number | null }) => rows.slice(0, first ?? rows.length);
const author = (id: string) => ({ __typename: 'Author', id });

const bookFields = {
  kind: () => 'BOOK',
  isbn: (book: WorkRow) => `isbn-${book.id}`,
  publisher: (book: WorkRow) => ({ code: `p-${book.id}`, name: book.id === 'b2' ? null : `Publisher of ${book.id}` }),
  pages: (book: WorkRow) => (book.id === 'b2' ? null : 100),
  weight: (book: WorkRow) => (book.id === 'b1' ? 1.5 : 2),
  author: (book: WorkRow) => (book.id === 'b3' ? null : author('a1')),
  sequels: () => [[workById('b2'), workById('b3')], null, [workById('b1')]],
};

const resolvers: Record<LibraryName, object> = {
  catalog: {
    Query: {
      works: (_: unknown, args: { first?: number; kind?: string }) =>
        take(
          works.filter((work) => !args.kind || work.__typename.toUpperCase() === args.kind),
          args,
        ),
      book: (_: unknown, { id }: { id: string }) => workById(id),
      strictBook: (_: unknown, { id }: { id: string }) => workById(id),
      search: () => [workById('b1'), null, author('a2'), workById('f1')],
      shelf: () => [[workById('b1'), null, workById('b2')], null, [workById('b1')], []],
      fails: () => {
        throw Object.assign(new Error('catalog says no'), { extensions: { code: 'FORBIDDEN', reason: 'NO_CONSENT' } });
      },
      mustNotBeNull: () => ({ inner: { value: null }, list: [{ value: 1 }, { value: null }], nested: [[{ value: 1 }], [{ value: null }]] }),
      secretKind: () => 'HIDDEN',
      echo: (_: unknown, { value }: { value?: string }) => value ?? null,
    },
    Mutation: {
      rename: (_: unknown, { id, title }: { id: string; title: string }) => ({ ...workById(id), title }),
      fail: () => {
        throw new Error('mutation failed');
      },
    },
    Work: { __resolveType: (work: WorkRow) => work.__typename, __resolveReference: ({ id }: { id: string }) => workById(id) },
    Found: { __resolveType: (found: { __typename: string }) => found.__typename },
    Book: {
      ...bookFields,
      __resolveReference: ({ id, isbn }: { id?: string; isbn?: string }) => (id ? workById(id) : bookByIsbn(isbn ?? '')),
    },
    Film: {
      kind: () => 'FILM',
      minutes: () => -1,
      director: () => author('a0'),
      __resolveReference: ({ id }: { id: string }) => workById(id),
    },
    Author: { __resolveReference: ({ id }: { id: string }) => author(id) },
  },
  reviews: {
    Query: { latestReviews: (_: unknown, args: { first?: number }) => take(reviews, args) },
    Mutation: {
      addReview: (_: unknown, { workId, text, score }: { workId: string; text: string; score?: number }) => ({
        id: 'r9',
        text,
        score: score ?? null,
        authorId: 'a0',
        workId,
      }),
    },
    Work: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      reviews: (work: { id: string }, args: { first?: number }) =>
        take(
          reviews.filter((review) => review.workId === work.id),
          args,
        ),
      rating: (work: { id: string }) => (work.id === 'b2' ? null : 4.5),
    },
    Review: {
      __resolveReference: ({ id }: { id: string }) => reviews.find((review) => review.id === id) ?? null,
      author: (review: { authorId: string }) => ({ ...author(review.authorId), name: `Name ${review.authorId}` }),
      work: (review: { workId: string }) => ({ id: review.workId }),
    },
    Author: {
      __resolveReference: ({ id }: { id: string }) => author(id),
      reviews: ({ id }: { id: string }) => reviews.filter((review) => review.authorId === id),
    },
  },
  stock: {
    Book: {
      __resolveReference: (book: object) => book,
      shipping: ({ weight, pages }: { weight: number | null; pages: number | null }) => (weight ?? 0) * 10 + (pages ?? 0) / 100,
      copies: ({ isbn }: { isbn: string }) => isbn.length,
      place: ({ isbn }: { isbn: string }) => (isbn === 'isbn-b2' ? null : `Shelf of ${isbn}`),
    },
    Film: {
      __resolveReference: ({ id }: { id: string }) => (id === 'f2' ? null : { id }),
      minutes: () => 90,
      refusedField: () => {
        throw Object.assign(new Error('not for you'), { extensions: { code: 'FORBIDDEN', reason: 'NOT_RELATED' } });
      },
    },
  },
  people: {
    Query: {
      me: () => author('a1'),
      authors: (_: unknown, { ids }: { ids?: string[] }) => (ids ?? ['a0', 'a1', 'a0']).map((id) => (id === 'none' ? null : author(id))),
    },
    Author: {
      __resolveReference: ({ id }: { id: string }) => author(id),
      name: ({ id }: { id: string }) => `Name ${id}`,
      born: ({ id }: { id: string }) => (id === 'a2' ? null : '1970-01-01'),
      tags: () => ['x', 'y'],
      friends: ({ id }: { id: string }) => (id === 'a0' ? [author('a1'), author('a2')] : []),
      favourite: ({ id }: { id: string }) => (id === 'a1' ? { id: 'b2' } : null),
      details: ({ id }: { id: string }) => ({ city: id === 'a2' ? null : 'Rome', nested: { city: 'Oslo', nested: null } }),
      mood: ({ id }: { id: string }) => (id === 'a1' ? 'LOUD' : 'CALM'),
    },
    Details: { note: (_: unknown, { upper }: { upper: boolean }) => (upper ? 'NOTE' : 'note') },
  },
};

export function librarySchemas(): Record<LibraryName, GraphQLSchema> {
  const build = (name: LibraryName) => buildSubgraphSchema([{ typeDefs: parse(librarySdl[name]), resolvers: resolvers[name] as never }]);
  return { catalog: build('catalog'), reviews: build('reviews'), stock: build('stock'), people: build('people') };
}
