import { fed, type SmallSupergraph } from './small-supergraph.ts';

export const interfaceFields: SmallSupergraph = {
  shows: 'interfaces whose fields come from another subgraph for each implementation, and interfaces that implement interfaces',
  parts: () => ({
    animals: {
      sdl: fed(`type Query { animals: [Animal!]! one(wet: Boolean!): Animal }
        interface Named { name: String }
        interface Animal implements Named { id: ID! name: String }
        type Dog implements Animal & Named @key(fields: "id") { id: ID! name: String @external barks: Boolean }
        type Fish implements Animal & Named @key(fields: "id") { id: ID! name: String fins: Int }`),
      resolvers: {
        Query: {
          animals: () => [
            { __typename: 'Dog', id: 'd1', barks: true },
            { __typename: 'Fish', id: 'f1', name: 'Blub', fins: 2 },
            { __typename: 'Dog', id: 'd2', barks: null },
          ],
          one: (_: unknown, { wet }: { wet: boolean }) => (wet ? { __typename: 'Fish', id: 'f2' } : null),
        },
        Animal: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      },
    },
    dogs: {
      sdl: fed(`type Dog @key(fields: "id") { id: ID! name: String age: Int! }`),
      resolvers: { Dog: { name: ({ id }: { id: string }) => (id === 'd1' ? 'Rex' : null), age: () => 4 } },
    },
  }),
  expected: [
    {
      query: '{ animals { name ... on Dog { age barks } ... on Fish { fins } } }',
      data: {
        animals: [
          { name: 'Rex', age: 4, barks: true },
          { name: 'Blub', fins: 2 },
          { name: null, age: 4, barks: null },
        ],
      },
      requests: { animals: 1, dogs: 1 },
    },
    {
      query: '{ one(wet: true) { ... on Named { __typename name } ... on Animal { id } } dry: one(wet: false) { id } }',
      data: { one: { __typename: 'Fish', name: null, id: 'f2' }, dry: null },
    },
  ],
};
