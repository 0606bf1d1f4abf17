import { fed, refuse, type SmallSupergraph } from './small-supergraph.ts';

export const mutations: SmallSupergraph = {
  shows: 'mutations: one after the other across subgraphs, joins of each seeing what came before; a failed one does not stop the next',
  parts: () => {
    const log: string[] = [];
    const write = (entry: string) => {
      log.push(entry);
      return { id: String(log.length) };
    };
    return {
      left: {
        sdl: fed(`type Query { log: [String!]! } type Mutation { left(text: String!): Entry! brokenLeft: Entry }
          type Entry @key(fields: "id") { id: ID! soFar: [String!]! }`),
        resolvers: {
          Query: { log: () => log },
          Mutation: { left: (_: unknown, { text }: { text: string }) => write(`left ${text}`), brokenLeft: refuse('CONFLICT') },
          Entry: { __resolveReference: ({ id }: { id: string }) => ({ id }), soFar: () => [...log] },
        },
      },
      right: {
        sdl: fed(`type Mutation { right(text: String!): Entry! } type Entry @key(fields: "id") { id: ID! mirrored: String! }`),
        resolvers: {
          Mutation: { right: (_: unknown, { text }: { text: string }) => write(`right ${text}`) },
          Entry: { mirrored: ({ id }: { id: string }) => `${id}/${log.length}` },
        },
      },
    };
  },
  expected: [
    {
      query:
        'mutation($t: String!) { a: left(text: $t) { id soFar mirrored } b: right(text: "two") { id soFar mirrored } c: left(text: "three") { soFar } }',
      variables: { t: 'one' },
      data: {
        a: { id: '1', soFar: ['left one'], mirrored: '1/1' },
        b: { id: '2', soFar: ['left one', 'right two'], mirrored: '2/2' },
        c: { soFar: ['left one', 'right two', 'left three'] },
      },
    },
    {
      query: 'mutation { right(text: "x") { id } brokenLeft { id } again: right(text: "y") { id soFar } }',
      data: { right: { id: '1' }, brokenLeft: null, again: { id: '2', soFar: ['right x', 'right y'] } },
      errors: [{ path: ['brokenLeft'], code: 'CONFLICT' }],
      requests: { right: 2, left: 2 },
    },
  ],
};
