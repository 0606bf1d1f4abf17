import { fed, refuse, rowBy, type SmallSupergraph } from './small-supergraph.ts';

const people = [
  { __typename: 'Employee', id: 'p1', name: 'Ada', address: { city: 'Rome', zip: '001' }, bossId: null },
  { __typename: 'Employee', id: 'p2', name: 'Bob', address: null, bossId: 'p1' },
  { __typename: 'Guest', id: 'p3', name: 'Cleo', address: { city: 'Oslo', zip: null }, bossId: null },
];
const personBy = rowBy(people, 'id');
const pay = [
  { id: 'p1', salary: 10, bonus: 2 },
  { id: 'p2', salary: null, bonus: 3 },
];

export const defer: SmallSupergraph = {
  shows: '@defer: parts by entity, nested, in lists and by type; what fails or is null in a part stays in it',
  ids: ['p1', 'p2', 'p3'],
  parts: () => ({
    people: {
      sdl: fed(`type Query { people: [Person!]! person(id: ID!): Person employee(id: ID!): Employee! }
        type Mutation { rename(id: ID!, name: String!): Employee }
        interface Person @key(fields: "id") { id: ID! name: String! address: Address }
        type Employee implements Person @key(fields: "id") { id: ID! name: String! address: Address boss: Employee }
        type Guest implements Person @key(fields: "id") { id: ID! name: String! address: Address }
        type Address { city: String! zip: String }`),
      resolvers: {
        Query: {
          people: () => people,
          person: (_: unknown, key: { id: string }) => personBy(key),
          employee: (_: unknown, key: { id: string }) => personBy(key),
        },
        Mutation: { rename: (_: unknown, { id, name }: { id: string; name: string }) => ({ ...personBy({ id }), name }) },
        Person: { __resolveReference: personBy, __resolveType: ({ __typename }: { __typename: string }) => __typename },
        Employee: {
          __resolveReference: personBy,
          boss: ({ bossId }: { bossId: string | null }) => (bossId ? personBy({ id: bossId }) : null),
        },
        Guest: { __resolveReference: personBy },
      },
    },
    pay: {
      sdl: fed(
        `type Employee @key(fields: "id") { id: ID! name: String! @external salary: Int! bonus: Int tax: Int slip: String @requires(fields: "name") }`,
      ),
      resolvers: {
        Employee: {
          __resolveReference: ({ id, ...given }: { id: string }) => ({ ...rowBy(pay, 'id')({ id }), ...given }),
          tax: refuse('FORBIDDEN'),
          slip: ({ name, bonus }: { name: string; bonus: number }) => `${name}: ${bonus}`,
        },
      },
    },
  }),
  expected: [
    {
      query: '{ employee(id: "p1") { name ... @defer { bonus } } }',
      data: { employee: { name: 'Ada', bonus: 2 } },
      requests: { people: 1, pay: 1 },
    },
  ],
  deferred: [
    {
      query: '{ employee(id: "p1") { name ... @defer(label: "pay") { salary bonus } } }',
      first: { data: { employee: { name: 'Ada' } } },
      later: [{ label: 'pay', path: ['employee'], data: { salary: 10, bonus: 2 } }],
    },
    {
      query: '{ people { id ... on Employee @defer(label: "pay") { bonus boss { id ... @defer(label: "boss") { bonus } } } } }',
      first: { data: { people: [{ id: 'p1' }, { id: 'p2' }, { id: 'p3' }] } },
      later: [
        { label: 'pay', path: ['people', 0], data: { bonus: 2, boss: null } },
        { label: 'pay', path: ['people', 1], data: { bonus: 3, boss: { id: 'p1' } } },
        { label: 'boss', path: ['people', 1, 'boss'], data: { bonus: 2 } },
      ],
    },
    {
      // What is no entity cannot be asked for apart: it comes along, and is told as a part all the same.
      query:
        '{ person(id: "p3") { __typename address { city ... @defer { zip } } ... @defer { ...F } } } fragment F on Person { id ... on Guest { name } }',
      first: { data: { person: { __typename: 'Guest', address: { city: 'Oslo' } } } },
      later: [
        { path: ['person', 'address'], data: { zip: null } },
        { path: ['person'], data: { id: 'p3', name: 'Cleo' } },
      ],
    },
    {
      query: '{ ... @defer(label: "all") { people { name } } employee(id: "p2") { slip } }',
      first: { data: { employee: { slip: 'Bob: 3' } } },
      later: [{ label: 'all', path: [], data: { people: [{ name: 'Ada' }, { name: 'Bob' }, { name: 'Cleo' }] } }],
    },
    {
      query: '{ employee(id: "p2") { name ... @defer(label: "wrong") { salary bonus } ... @defer(label: "right") { bonus slip } } }',
      first: { data: { employee: { name: 'Bob' } } },
      later: [
        { label: 'wrong', path: ['employee'], data: null, errors: [{ path: ['employee', 'salary'], code: 'INTERNAL_SERVER_ERROR' }] },
        { label: 'right', path: ['employee'], data: { bonus: 3, slip: 'Bob: 3' } },
      ],
    },
    {
      query: '{ employee(id: "p1") { name ... @defer { tax boss { id } } } }',
      first: { data: { employee: { name: 'Ada' } } },
      later: [{ path: ['employee'], data: { tax: null, boss: null }, errors: [{ path: ['employee', 'tax'], code: 'FORBIDDEN' }] }],
    },
    {
      // What a null swept away has no parts.
      query: '{ person(id: "p2") { id ... on Employee { salary ... @defer { bonus } } } }',
      first: { data: { person: null }, errors: [{ path: ['person', 'salary'], code: 'INTERNAL_SERVER_ERROR' }] },
      later: [],
    },
    {
      query: '{ person(id: "p2") { id ... on Employee { boss { id ... @defer { bonus } } salary } } }',
      first: { data: { person: null }, errors: [{ path: ['person', 'salary'], code: 'INTERNAL_SERVER_ERROR' }] },
      later: [],
    },
    {
      query:
        'query($later: Boolean!, $now: Boolean!) { employee(id: "p1") { ... @defer(if: $later) { bonus } ... @defer(if: $now) { name } ... @defer { id @skip(if: $later) slip } } }',
      variables: { later: true, now: false },
      first: { data: { employee: { name: 'Ada' } } },
      later: [
        { path: ['employee'], data: { bonus: 2 } },
        { path: ['employee'], data: { slip: 'Ada: 2' } },
      ],
    },
    {
      query: 'mutation { rename(id: "p1", name: "Eva") { name ... @defer(label: "pay") { bonus } } }',
      first: { data: { rename: { name: 'Eva' } } },
      later: [{ label: 'pay', path: ['rename'], data: { bonus: 2 } }],
    },
    {
      query: '{ ... @defer { __typename q: __type(name: "Guest") { kind } } person(id: "none") { id ... @defer { name } } }',
      first: { data: { person: null } },
      later: [{ path: [], data: { __typename: 'Query', q: { kind: 'OBJECT' } } }],
    },
  ],
};
