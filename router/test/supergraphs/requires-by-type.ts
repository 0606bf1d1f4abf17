import { fed, type SmallSupergraph } from './small-supergraph.ts';

interface Shelf {
  readonly id: string;
  readonly media?: readonly { readonly __typename: 'Book' | 'Film'; readonly pages?: number; readonly minutes?: number }[];
}
const shelves: Shelf[] = [
  {
    id: 's1',
    media: [
      { __typename: 'Book', pages: 100 },
      { __typename: 'Film', minutes: 90 },
    ],
  },
  { id: 's2', media: [] },
];

export const requiresByType: SmallSupergraph = {
  shows: '@requires with fragments on the members of a union',
  parts: () => ({
    media: {
      sdl: fed(`type Query { shelves: [Shelf!]! }
        type Shelf @key(fields: "id") { id: ID! media: [Media!]! }
        union Media = Book | Film
        type Book { pages: Int! title: String }
        type Film { minutes: Int! title: String }`),
      resolvers: {
        Query: { shelves: () => shelves },
        Shelf: { __resolveReference: ({ id }: Shelf) => shelves.find((each) => each.id === id) },
      },
    },
    weight: {
      sdl: fed(`type Shelf @key(fields: "id") { id: ID! media: [Media!]! @external
          weight: Int @requires(fields: "media { ... on Book { pages } ... on Film { minutes } }") }
        union Media = Book | Film
        type Book { pages: Int! @external }
        type Film { minutes: Int! @external }`),
      resolvers: {
        Shelf: {
          weight: ({ media = [] }: Shelf) => media.reduce((sum, { pages, minutes }) => sum + (pages ?? 0) + (minutes ?? 0) / 10, 0),
        },
      },
    },
  }),
  expected: [
    { query: '{ shelves { weight } }', data: { shelves: [{ weight: 109 }, { weight: 0 }] }, requests: { media: 1, weight: 1 } },
    {
      query: '{ shelves { media { __typename ... on Film { m: minutes } ... on Book { title } } weight } }',
      data: {
        shelves: [
          {
            media: [
              { __typename: 'Book', title: null },
              { __typename: 'Film', m: 90 },
            ],
            weight: 109,
          },
          { media: [], weight: 0 },
        ],
      },
    },
  ],
};
