import { fed, type SmallSupergraph } from './small-supergraph.ts';

export const rootThroughPayload: SmallSupergraph = {
  shows: 'root fields met below the root: a field that gives Query again leads into every subgraph',
  parts: () => ({
    a: {
      sdl: fed(`type Query { a: Int again: Query @shareable nested: [Box!]! } type Box { query: Query! n: Int }`),
      resolvers: {
        Query: {
          a: () => 1,
          again: () => ({}),
          nested: () => [
            { query: {}, n: 1 },
            { query: {}, n: 2 },
          ],
        },
      },
    },
    b: {
      sdl: fed(`type Query { b: Int again: Query @shareable }`),
      resolvers: { Query: { b: () => 2, again: () => ({}) } },
    },
  }),
  expected: [
    { query: '{ again { a b again { b } } }', data: { again: { a: 1, b: 2, again: { b: 2 } } } },
    {
      query: '{ nested { n query { b a } } }',
      data: {
        nested: [
          { n: 1, query: { b: 2, a: 1 } },
          { n: 2, query: { b: 2, a: 1 } },
        ],
      },
    },
  ],
};
