import { fed, rowBy, type SmallSupergraph } from './small-supergraph.ts';

const comments = [
  { id: 'c1', by: 'ann', body: 'fine' },
  { id: 'c2', by: 'bob', body: 'buy now' },
  { id: 'c3', by: 'cem', body: 'fine' },
];
interface Post {
  readonly id: string;
  readonly comments: readonly { readonly by: string }[];
}

/** Our own contracts may not do this: the lint refuses it. */
export const requiresWithArguments: SmallSupergraph = {
  shows: '@requires with arguments: what a field needs and what a client asks of the same one are two things',
  noOracle: 'the stock planner gives one of the two for both',
  parts: () => ({
    posts: {
      sdl: fed(`type Query { post: Post } type Post @key(fields: "id") { id: ID! comments(first: Int!): [Comment!]! }
        type Comment @key(fields: "id") { id: ID! by: String! body: String! }`),
      resolvers: {
        Query: { post: () => ({ id: 'p1' }) },
        Post: {
          __resolveReference: (key: object) => key,
          comments: (_: unknown, { first }: { first: number }) => comments.slice(0, first),
        },
        Comment: { __resolveReference: rowBy(comments, 'id') },
      },
    },
    people: {
      sdl: fed(`type Post @key(fields: "id") { id: ID! comments(first: Int!): [Comment!]! @external
          voices: String @requires(fields: "comments(first: 3) { by }") }
        type Comment @key(fields: "id") { id: ID! by: String! @external body: String! @external isSpam: Boolean! @requires(fields: "body") }`),
      resolvers: {
        Post: { __resolveReference: (key: object) => key, voices: (post: Post) => post.comments.map(({ by }) => by).join(' ') },
        Comment: { __resolveReference: (key: object) => key, isSpam: ({ body }: { body: string }) => body.startsWith('buy') },
      },
    },
  }),
  expected: [
    {
      query: '{ post { voices comments(first: 1) { id isSpam } } }',
      data: { post: { voices: 'ann bob cem', comments: [{ id: 'c1', isSpam: false }] } },
    },
    { query: '{ post { comments(first: 2) { isSpam } } }', data: { post: { comments: [{ isSpam: false }, { isSpam: true }] } } },
    {
      query: `query($n: Int! = 1) { post { ...A ...B voices } } fragment A on Post { comments(first: $n) { id } }
        fragment B on Post { comments(first: $n) { body } }`,
      data: { post: { comments: [{ id: 'c1', body: 'fine' }], voices: 'ann bob cem' } },
    },
    {
      query: '{ post { a: comments(first: 1) { id } comments(first: 2) { comments: by } comment: voices } }',
      data: { post: { a: [{ id: 'c1' }], comments: [{ comments: 'ann' }, { comments: 'bob' }], comment: 'ann bob cem' } },
    },
  ],
};
