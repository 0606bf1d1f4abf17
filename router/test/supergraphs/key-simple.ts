import { fed, rowBy, type SmallSupergraph } from './small-supergraph.ts';

const users = [
  { id: 'u1', name: 'Ada' },
  { id: 'u2', name: null },
];
const reviews = [
  { id: 'r1', authorId: 'u1', stars: 5 },
  { id: 'r2', authorId: 'u2', stars: 1 },
  { id: 'r3', authorId: 'u1', stars: 3 },
  { id: 'r4', authorId: 'gone', stars: 2 },
];

export const keySimple: SmallSupergraph = {
  shows: '@key: an entity joined from both sides, asked for once however often it occurs',
  ids: ['u1', 'u2', 'gone'],
  parts: () => ({
    users: {
      sdl: fed(`type Query { user(id: ID!): User users: [User!]! }
        type User @key(fields: "id") { id: ID! name: String }`),
      resolvers: {
        Query: { user: (_: unknown, key: { id: string }) => rowBy(users, 'id')(key), users: () => users },
        User: { __resolveReference: rowBy(users, 'id') },
      },
    },
    reviews: {
      sdl: fed(`type Query { reviews: [Review!]! }
        type Review { id: ID! stars: Int! author: User }
        type User @key(fields: "id") { id: ID! reviews: [Review!]! stars: Float }`),
      resolvers: {
        Query: { reviews: () => reviews },
        Review: { author: ({ authorId }: { authorId: string }) => ({ id: authorId }) },
        User: {
          reviews: ({ id }: { id: string }) => reviews.filter((review) => review.authorId === id),
          stars: ({ id }: { id: string }) => (id === 'u1' ? 4 : null),
        },
      },
    },
  }),
  expected: [
    {
      query: '{ reviews { stars author { name id } } }',
      data: {
        reviews: [
          { stars: 5, author: { name: 'Ada', id: 'u1' } },
          { stars: 1, author: { name: null, id: 'u2' } },
          { stars: 3, author: { name: 'Ada', id: 'u1' } },
          { stars: 2, author: { name: null, id: 'gone' } },
        ],
      },
      requests: { reviews: 1, users: 1 },
    },
    {
      query: '{ users { name reviews { id author { name reviews { id } } } stars } }',
      data: {
        users: [
          {
            name: 'Ada',
            reviews: [
              { id: 'r1', author: { name: 'Ada', reviews: [{ id: 'r1' }, { id: 'r3' }] } },
              { id: 'r3', author: { name: 'Ada', reviews: [{ id: 'r1' }, { id: 'r3' }] } },
            ],
            stars: 4,
          },
          { name: null, reviews: [{ id: 'r2', author: { name: null, reviews: [{ id: 'r2' }] } }], stars: null },
        ],
      },
      requests: { users: 2, reviews: 1 },
    },
    { query: '{ user(id: "gone") { id reviews { id } } }', data: { user: null }, requests: { users: 1 } },
  ],
};
