import { fed, type SmallSupergraph } from './small-supergraph.ts';

export const introspectionWithData: SmallSupergraph = {
  shows: 'introspection of the API schema beside data, with aliases, fragments and variables; __typename at every level',
  parts: () => ({
    one: {
      sdl: fed(
        `type Query { "The one thing." thing: Thing } type Thing @key(fields: "id") { id: ID! old: Int @deprecated(reason: "gone") }`,
      ),
      resolvers: { Query: { thing: () => ({ id: 't1', old: 1 }) } },
    },
    two: { sdl: fed(`type Thing @key(fields: "id") { id: ID! size: Int }`), resolvers: { Thing: { size: () => 5 } } },
  }),
  expected: [
    {
      query:
        'query($n: String!) { __typename k: __typename thing { __typename size } t: __type(name: $n) { ...F fields { name } } __schema { queryType { fields { description } } mutationType { name } } } fragment F on __Type { kind all: fields(includeDeprecated: true) { name deprecationReason } }',
      variables: { n: 'Thing' },
      data: {
        __typename: 'Query',
        k: 'Query',
        thing: { __typename: 'Thing', size: 5 },
        t: {
          kind: 'OBJECT',
          all: [
            { name: 'id', deprecationReason: null },
            { name: 'old', deprecationReason: 'gone' },
            { name: 'size', deprecationReason: null },
          ],
          fields: [{ name: 'id' }, { name: 'size' }],
        },
        __schema: { queryType: { fields: [{ description: 'The one thing.' }] }, mutationType: null },
      },
    },
    { query: '{ a: __type(name: "_Entity") { name } b: __type(name: "join__Graph") { name } }', data: { a: null, b: null }, requests: {} },
    { query: '{ __typename }', data: { __typename: 'Query' }, requests: {} },
  ],
};
