import { fed, type SmallSupergraph } from './small-supergraph.ts';

export const unions: SmallSupergraph = {
  shows: 'unions whose members differ by subgraph, with entities, value types and nulls among them',
  parts: () => ({
    search: {
      sdl: fed(`type Query { found: [Hit]! }
        union Hit = Page | Person | Gone
        type Page @key(fields: "url") { url: ID! }
        type Person @key(fields: "id") { id: ID! }
        type Gone { since: Int! }`),
      resolvers: {
        Query: {
          found: () => [
            { __typename: 'Page', url: '/a' },
            { __typename: 'Gone', since: 7 },
            null,
            { __typename: 'Person', id: 'p1' },
            { __typename: 'Page', url: '/b' },
          ],
        },
      },
    },
    pages: {
      sdl: fed(`type Query { pinned: Hit }
        union Hit = Page | Person
        type Page @key(fields: "url") { url: ID! title: String links: [Hit!] }
        type Person @key(fields: "id") { id: ID! }`),
      resolvers: {
        Query: { pinned: () => ({ __typename: 'Person', id: 'p1' }) },
        Page: {
          title: ({ url }: { url: string }) => (url === '/a' ? 'A' : null),
          links: ({ url }: { url: string }) =>
            url === '/a'
              ? [
                  { __typename: 'Person', id: 'p2' },
                  { __typename: 'Page', url: '/b' },
                ]
              : null,
        },
      },
    },
    people: {
      sdl: fed(`type Person @key(fields: "id") { id: ID! name: String! }`),
      resolvers: { Person: { name: ({ id }: { id: string }) => id.toUpperCase() } },
    },
  }),
  expected: [
    {
      query:
        '{ found { __typename ... on Page { title } ... on Person { name } ... on Gone { since } } pinned { ... on Person { name } } }',
      data: {
        found: [
          { __typename: 'Page', title: 'A' },
          { __typename: 'Gone', since: 7 },
          null,
          { __typename: 'Person', name: 'P1' },
          { __typename: 'Page', title: null },
        ],
        pinned: { name: 'P1' },
      },
    },
    {
      query: '{ found { ... on Page { links { ... on Page { url title } ... on Person { name } } } } }',
      data: { found: [{ links: [{ name: 'P2' }, { url: '/b', title: null }] }, {}, null, {}, { links: null }] },
    },
  ],
};
