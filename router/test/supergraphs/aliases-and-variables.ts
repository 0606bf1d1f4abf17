import { fed, type SmallSupergraph } from './small-supergraph.ts';

interface Range {
  readonly from: number;
  readonly to?: number | null;
}

export const aliasesAndVariables: SmallSupergraph = {
  shows: 'aliases of keys, of joined fields and of one field with several arguments; variables with defaults, nulls and input objects',
  parts: () => ({
    books: {
      sdl: fed(`type Query { book: Book! sum(of: [Int!] = [1, 2], range: Range): Int! }
        input Range { from: Int! = 1, to: Int }
        type Book @key(fields: "id") { id: ID! title(upper: Boolean = false): String! }`),
      resolvers: {
        Query: {
          book: () => ({ id: 'b1' }),
          sum: (_: unknown, { of, range }: { of?: number[] | null; range?: Range | null }) =>
            (of ?? [100]).reduce((a, b) => a + b, 0) + (range ? range.from + (range.to ?? 1000) : 0),
        },
        Book: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          title: (_: unknown, { upper }: { upper: boolean }) => (upper ? 'TITLE' : 'title'),
        },
      },
    },
    notes: {
      sdl: fed(
        `type Book @key(fields: "id") { id: ID! notes(first: Int = 2, kind: String): [Note!]! } type Note { text: String! book: Book! }`,
      ),
      resolvers: {
        Book: {
          notes: ({ id }: { id: string }, { first, kind }: { first: number; kind?: string }) =>
            Array.from({ length: first }, (_, i) => ({ text: `${kind ?? 'note'} ${i}`, book: { id } })),
        },
      },
    },
  }),
  expected: [
    {
      query:
        '{ b: book { id: title, title: id, t: title(upper: true) one: notes(first: 1) { id: text } two: notes(kind: "x") { text b: book { n: title } } } }',
      data: {
        b: {
          id: 'title',
          title: 'b1',
          t: 'TITLE',
          one: [{ id: 'note 0' }],
          two: [
            { text: 'x 0', b: { n: 'title' } },
            { text: 'x 1', b: { n: 'title' } },
          ],
        },
      },
    },
    {
      query: 'query($u: Boolean = true, $n: Int, $k: String = "d") { book { title(upper: $u) notes(first: $n, kind: $k) { text } } }',
      variables: { n: 1 },
      data: { book: { title: 'TITLE', notes: [{ text: 'd 0' }] } },
    },
    {
      query:
        'query($r: Range, $from: Int!) { a: sum b: sum(of: null) c: sum(of: [], range: $r) d: sum(of: [1], range: {from: $from, to: null}) }',
      variables: { r: { to: 5 }, from: 7 },
      data: { a: 3, b: 100, c: 6, d: 1008 },
    },
  ],
};
