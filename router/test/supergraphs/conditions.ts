import { fed, type SmallSupergraph } from './small-supergraph.ts';

export const conditions: SmallSupergraph = {
  shows: '@skip and @include: on joined fields, fragments and root fields, nested and together; what is left out is not asked for',
  parts: () => ({
    cars: {
      sdl: fed(`type Query { car: Car! other: Car } type Car @key(fields: "id") { id: ID! name: String! }`),
      resolvers: { Query: { car: () => ({ id: 'c1', name: 'Mini' }), other: () => null } },
    },
    parts: {
      sdl: fed(`type Car @key(fields: "id") { id: ID! wheels: [Wheel!]! doors: Int } type Wheel { size: Int! car: Car }`),
      resolvers: { Car: { wheels: ({ id }: { id: string }) => [{ size: 15, car: { id } }], doors: () => 3 } },
    },
    owners: {
      sdl: fed(`type Car @key(fields: "id") { id: ID! owner: String }`),
      resolvers: { Car: { owner: () => 'Jo' } },
    },
  }),
  expected: [
    {
      query: 'query($a: Boolean!) { car { name ... on Car @include(if: $a) { doors owner } } }',
      variables: { a: false },
      data: { car: { name: 'Mini' } },
      requests: { cars: 1 },
    },
    {
      query: 'query($a: Boolean!) { car { name ... on Car @include(if: $a) { doors owner } } }',
      variables: { a: true },
      data: { car: { name: 'Mini', doors: 3, owner: 'Jo' } },
      requests: { cars: 1, parts: 1, owners: 1 },
    },
    {
      query:
        'query($a: Boolean!, $b: Boolean! = true) { car { wheels @skip(if: $a) { size @include(if: $b) car @include(if: $a) { name } } owner @skip(if: $b) @include(if: $a) } }',
      variables: { a: false },
      data: { car: { wheels: [{ size: 15 }] } },
      requests: { cars: 1, parts: 1 },
    },
    {
      query:
        'query($a: Boolean!) { car @skip(if: $a) { doors } ...Other @include(if: $a) } fragment Other on Query { o: car { owner } other { owner } }',
      variables: { a: true },
      data: { o: { owner: 'Jo' }, other: null },
      requests: { cars: 1, owners: 1 },
    },
    {
      query: 'query($a: Boolean!) { car { doors @include(if: $a) doors @skip(if: $a) ... @include(if: $a) { owner } } }',
      variables: { a: false },
      data: { car: { doors: 3 } },
      requests: { cars: 1, parts: 1 },
    },
    { query: '{ car @skip(if: true) { name } other @include(if: false) { name } }', data: {}, requests: {} },
  ],
};
