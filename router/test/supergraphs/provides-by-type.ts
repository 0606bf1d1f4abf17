import { fed, type SmallSupergraph } from './small-supergraph.ts';

const media = [
  { __typename: 'Book', id: 'b1', title: 'Bound' },
  { __typename: 'Film', id: 'f1', title: 'Shot' },
];

export const providesByType: SmallSupergraph = {
  shows: '@provides with fragments: one member of an interface comes along, the other is fetched',
  parts: () => ({
    media: {
      sdl: fed(`interface Media { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String @shareable }
        type Film implements Media @key(fields: "id") { id: ID! title: String @shareable }`),
      resolvers: {
        Media: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
        Book: { __resolveReference: ({ id }: { id: string }) => media.find((each) => each.id === id) },
        Film: { __resolveReference: ({ id }: { id: string }) => media.find((each) => each.id === id) },
      },
    },
    reading: {
      sdl: fed(`type Query { list: [Entry!]! }
        type Entry { note: String media: Media @provides(fields: "... on Book { title }") }
        interface Media { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! title: String @external }
        type Film implements Media @key(fields: "id") { id: ID! }`),
      resolvers: {
        Query: {
          list: () => [
            { note: 'n', media: media[0] },
            { note: null, media: media[1] },
            { note: 'x', media: null },
          ],
        },
        Media: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      },
    },
  }),
  expected: [
    {
      query: '{ list { media { ... on Book { title } id } } }',
      data: { list: [{ media: { title: 'Bound', id: 'b1' } }, { media: { id: 'f1' } }, { media: null }] },
      requests: { reading: 1 },
    },
    {
      query: '{ list { media { __typename title } note } }',
      data: {
        list: [
          { media: { __typename: 'Book', title: 'Bound' }, note: 'n' },
          { media: { __typename: 'Film', title: 'Shot' }, note: null },
          { media: null, note: 'x' },
        ],
      },
      requests: { reading: 1, media: 1 },
    },
  ],
};
