import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { prepareOperation } from '../src/execute/prepared-operation.ts';
import { createOracle } from './oracle.ts';
import { openSupergraph } from './supergraphs/open-supergraph.ts';
import { fed, refuse, type SmallSupergraph } from './supergraphs/small-supergraph.ts';

interface Post {
  readonly id: string;
  readonly comments?: readonly string[];
}
const comments = ['one', 'two', 'three'];

/** `digest` requires a field with arguments. */
const posts: SmallSupergraph = {
  shows: '@requires of a field with arguments',
  parts: () => ({
    posts: {
      sdl: fed(`type Query { posts: [Post!]! } type Post @key(fields: "id") { id: ID! comments(limit: Int!): [String!]! }`),
      resolvers: {
        Query: { posts: () => [{ id: 'p1' }] },
        Post: {
          __resolveReference: (post: Post) => post,
          comments: (_: unknown, { limit }: { limit: number }) => comments.slice(0, limit),
        },
      },
    },
    digests: {
      sdl: fed(`type Post @key(fields: "id") { id: ID! comments(limit: Int!): [String!]! @external
        digest: String @requires(fields: "comments(limit: 3)") likes: Int }`),
      resolvers: { Post: { digest: ({ comments: given = [] }: Post) => given.join('+'), likes: () => 7 } },
    },
  }),
  expected: [],
};

async function both(small: SmallSupergraph, query: string) {
  const { graph, schemas } = openSupergraph(small);
  const stock = await createOracle(graph.supergraph, schemas)(query, {});
  return { stock: stock.data, ours: (await graph.ask(query)).data };
}

describe('where the planner would answer with wrong data', () => {
  it('arguments inside @requires do not take the place of those that the client gave', async () => {
    expect(await both(posts, '{ posts { comments(limit: 1) digest } }')).toEqual({
      stock: { posts: [{ comments: ['one'], digest: 'one' }] },
      ours: { posts: [{ comments: ['one'], digest: 'one+two+three' }] },
    });
  });

  it('an alias that is called like a key is answered with what it stands for', async () => {
    expect(await both(posts, '{ posts { id: comments(limit: 2) likes } }')).toEqual({
      stock: expect.not.objectContaining({ posts: [{ id: ['one', 'two'], likes: 7 }] }),
      ours: { posts: [{ id: ['one', 'two'], likes: 7 }] },
    });
  });

  it('what a literal @include or @skip leaves out is not asked for, so its errors and nulls do not show', async () => {
    const secret: SmallSupergraph = {
      shows: 'a field that fails',
      parts: () => ({
        one: {
          sdl: fed(`type Query { person: Person } type Person @key(fields: "id") { id: ID! name: String file: String! }`),
          resolvers: { Query: { person: () => ({ id: 'p1', name: 'Ann' }) }, Person: { file: refuse('FORBIDDEN') } },
        },
      }),
      expected: [],
    };
    const query = 'query($no: Boolean = false) { ...F @skip(if: $no) } fragment F on Query { person { name file @include(if: false) } }';
    expect(await both(secret, query)).toEqual({
      stock: { person: null },
      ours: { person: { name: 'Ann' } },
    });
  });

  it('an object of which every field is left out is there, and empty', async () => {
    const query = 'query($on: Boolean = false) { posts { likes @include(if: $on) ... @include(if: $on) { id } } }';
    expect((await both(posts, query)).ours).toEqual({ posts: [{}] });
    const nested = 'query($on: Boolean = false) { posts @skip(if: $on) { id @include(if: $on) } }';
    expect(await both(posts, nested)).toEqual({ stock: null, ours: { posts: [{}] } });
  });

  it('an empty plan for a selection of data is an error, and for the type alone it is none', () => {
    const { graph } = openSupergraph(posts);
    const made = (query: string) => {
      const [document, storedAs] = [parse(query), () => 'x'];
      const plan = { kind: 'QueryPlan' } as const;
      return prepareOperation({ ...graph.prepare(query), document, planned: document, operationName: null, plan, storedAs });
    };
    expect(() => made('{ posts { likes } }')).toThrow('The operation cannot be planned.');
    expect(() => made('{ __typename posts @skip(if: true) { likes } }')).not.toThrow();
  });
});
