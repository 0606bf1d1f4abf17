import { fed, type SmallSupergraph } from './small-supergraph.ts';

const owner = (id: string) => ({ __typename: 'Owner', id, name: `Name ${id}` });

export const provides: SmallSupergraph = {
  shows: '@provides on one way only: there the field comes along, on the other way it is fetched',
  parts: () => ({
    owners: {
      sdl: fed(`type Owner @key(fields: "id") { id: ID! name: String! @shareable age: Int }`),
      resolvers: { Owner: { __resolveReference: ({ id }: { id: string }) => owner(id), age: ({ id }: { id: string }) => id.length } },
    },
    pets: {
      sdl: fed(`type Query { pets: [Pet!]! strays: [Animal!]! }
        type Pet { id: ID! owner: Owner @provides(fields: "name") sitter: Owner home: Home @provides(fields: "host { name }") }
        type Home { host: Owner }
        type Stray { id: ID! finder: Owner @provides(fields: "name") }
        union Animal = Pet | Stray
        type Owner @key(fields: "id") { id: ID! name: String! @external }`),
      resolvers: {
        Query: {
          pets: () => [
            { id: 'c1', owner: owner('o1'), sitter: owner('o2'), home: { host: owner('o3') } },
            { id: 'c2', owner: null, sitter: null, home: null },
          ],
          strays: () => [{ __typename: 'Stray', id: 's1', finder: owner('o1') }],
        },
      },
    },
  }),
  expected: [
    {
      query: '{ pets { owner { name } home { host { name } } } }',
      data: {
        pets: [
          { owner: { name: 'Name o1' }, home: { host: { name: 'Name o3' } } },
          { owner: null, home: null },
        ],
      },
      requests: { pets: 1 },
    },
    {
      query: '{ pets { owner { name age } sitter { name } } strays { ... on Stray { finder { name } } } }',
      data: {
        pets: [
          { owner: { name: 'Name o1', age: 2 }, sitter: { name: 'Name o2' } },
          { owner: null, sitter: null },
        ],
        strays: [{ finder: { name: 'Name o1' } }],
      },
      requests: { pets: 1, owners: 1 },
    },
  ],
};
