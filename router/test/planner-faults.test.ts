import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { prepareOperation } from '../src/execute/prepared-operation.ts';
import { createPlanBuilder } from '../src/plan/build-plan.ts';
import { composeSdl } from './graph-in-process.ts';
import { createOracle } from './oracle.ts';
import { museum } from './supergraphs/museum.ts';
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

  it('what a plan drops of the selection is found out and refused, were it not mended', () => {
    const builder = createPlanBuilder(openSupergraph(posts).graph.supergraph);
    const planned = (document: string) => builder.build({ document, operationName: null });
    const lost = (path: string) => ({
      failure: { code: 'INTERNAL_SERVER_ERROR', message: `the plan does not ask for what the client did: ${path}` },
    });
    expect(planned('{ posts { digest comments(limit: 1) } }')).toEqual(lost('.posts.comments'));
    expect(planned('query($n: Int!) { posts { ... on Post { digest } comments(limit: $n) } }')).toEqual(lost('.posts.comments'));
    expect(planned('{ posts { id: comments(limit: 2) likes } }')).toEqual(lost('.posts.id'));
    expect(planned('{ posts { digest comments(limit: 3) likes } }')).toHaveProperty('plan');
  });

  it('what a plan writes otherwise and means the same is no loss', () => {
    const sdl = `scalar Json enum E { A B } input In { n: Int = 3 l: [Float] in: In }
      type Query { f(a: [[Int!]], b: Float, c: ID, d: In, e: [E], j: Json, s: String = "x"): Int }`;
    const builder = createPlanBuilder(composeSdl({ one: fed(sdl) }));
    const numbers = [
      'b: 1',
      'b: 10.0e2',
      `b: ${'9'.repeat(30)}`,
      'c: 7',
      'c: "7"',
      'c: 9007199254740993',
      'c: "9007199254740993"',
      'c: "-0"',
    ];
    const lists = ['a: 1', 'a: [1]', 'a: [[1], [2, 3]]', 'e: A', 'd: {}', 'd: { l: 2, in: { l: [2.0] } }', 'j: [{ z: 1.50, a: [[null]] }]'];
    for (const one of [...numbers, ...lists, 's: null', 's: """x\n y"""']) {
      expect(builder.build({ document: `{ f(${one}) }`, operationName: null }), one).toHaveProperty('plan');
    }
    const variables = 'query($v: Int!, $w: In) { f(a: [[$v], null], d: { in: $w }) }';
    expect(builder.build({ document: variables, operationName: null })).toHaveProperty('plan');
  });

  it('a field whose requirements lead to another entity by a key that finds nothing is refused', async () => {
    const parcels: SmallSupergraph = {
      shows: '@requires where no key leads back',
      parts: () => ({
        scales: {
          sdl: fed(`type Parcel @key(fields: "id") { id: ID! weight: Int! }`),
          resolvers: { Parcel: { __resolveReference: () => ({ id: 'p1', weight: 3 }) } },
        },
        post: {
          sdl: fed(`type Query { parcel: Parcel }
            type Parcel @key(fields: "id", resolvable: false) { id: ID! weight: Int! @external postage: Int @requires(fields: "weight") }`),
          resolvers: {
            Query: { parcel: () => ({ id: 'p1' }) },
            Parcel: { __resolveReference: () => null, postage: ({ weight }: { weight: number }) => weight * 10 },
          },
        },
      }),
      expected: [],
    };
    const { graph, schemas } = openSupergraph(parcels);
    expect((await createOracle(graph.supergraph, schemas)('{ parcel { id postage } }', {})).data).toEqual({
      parcel: { id: 'p1', postage: null },
    });
    await expect(graph.ask('{ parcel { id postage } }')).rejects.toThrow(
      'the plan asks for entities without a key of theirs: Parcel in post',
    );
    expect((await graph.ask('{ parcel { id } }')).data).toEqual({ parcel: { id: 'p1' } });
  });

  it('an interface that no type of its subgraph implements is refused, alone and beside what can be planned', async () => {
    const nodes: SmallSupergraph = {
      shows: 'an interface object that nothing resolves',
      parts: () => ({
        a: {
          sdl: fed(`type Query { a: Node product: Product } interface Node @key(fields: "id") { id: ID! }
            type Product @key(fields: "id") { id: ID! }`),
          resolvers: { Query: { a: () => ({ id: 'n1' }), product: () => ({ id: 'p1' }) }, Node: { __resolveType: () => 'Node' } },
        },
        b: {
          sdl: fed(`type Query { b: Node } type Node @key(fields: "id") @interfaceObject { id: ID! field: String }`),
          resolvers: { Query: { b: () => ({ id: 'n1', field: 'foo' }) } },
        },
      }),
      expected: [],
    };
    const { graph, schemas } = openSupergraph(nodes);
    const oracle = createOracle(graph.supergraph, schemas);
    expect(await oracle('{ a { field } product { id } }', {})).toMatchObject({
      data: { a: null, product: { id: 'p1' } },
      errors: [],
      nulls: [],
    });
    await expect(graph.ask('{ a { field } product { id } }')).rejects.toThrow('the plan does not ask for what the client did: .a');
    await expect(graph.ask('{ a { field } }')).rejects.toThrow('the plan does not ask for what the client did: .a');
    expect((await graph.ask('{ b { id field } }')).data).toEqual({ b: { id: 'n1', field: 'foo' } });
  });

  it('a field of an interface object that one type asks for is asked for all types of the place: what that costs is told', async () => {
    const { graph } = openSupergraph(museum);
    // Nobody asks for the stars of a painting, and this one has none.
    const query = '{ hall(name: "West") { found { ... on Painting { tag insured } ... on Statue { stars } } } }';
    const { data, errors } = await graph.ask(query);
    expect(data).toEqual({ hall: { found: [{ tag: 't3', insured: null }] } });
    expect(errors.map(({ path }) => path)).toEqual([['hall', 'found', 0]]);
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
