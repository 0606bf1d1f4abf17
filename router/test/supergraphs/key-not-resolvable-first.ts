import { fed, rowBy, type SmallSupergraph } from './small-supergraph.ts';

const parcels = [{ id: 'p1', code: 'c1', route: { from: 'A', over: 'B', to: 'C' }, weight: 3 }];
const [parcel] = parcels;
const route = 'type Route @shareable { from: ID! over: ID! to: ID! }';

/** The planner takes the first key of a type with @requires, without a look at whether the subgraph finds anything by it. */
export const keyNotResolvableFirst: SmallSupergraph = {
  shows: '@key(resolvable: false) before the key by which a field with @requires is found',
  noOracle: 'the stock planner takes the first key of the type, by which nothing is found',
  parts: () => ({
    scales: {
      sdl: fed(`${route} type Parcel @key(fields: "id") @key(fields: "code", resolvable: false) @key(fields: "route { from over }", resolvable: false)
        { id: ID! code: ID! route: Route! weight: Int! }`),
      resolvers: { Parcel: { __resolveReference: rowBy(parcels, 'id') } },
    },
    post: {
      sdl: fed(`${route} type Query { parcels: [Parcel!]! }
        type Parcel @key(fields: "route { from over }", resolvable: false) @key(fields: "id route { over to }") @key(fields: "code", resolvable: false)
        { id: ID! code: ID! route: Route! weight: Int! @external postage: Int! @requires(fields: "weight") }`),
      resolvers: {
        Query: { parcels: () => parcels },
        Parcel: {
          // Found by the whole of its one key.
          __resolveReference: (key: Partial<typeof parcel> & { id?: string }) =>
            key.id === parcel?.id && key.route?.over === 'B' && key.route.to === 'C' ? { ...parcel, weight: key.weight } : null,
          postage: ({ weight }: { weight: number }) => weight * 10,
        },
      },
    },
  }),
  expected: [
    { query: '{ parcels { postage } }', data: { parcels: [{ postage: 30 }] }, requests: { post: 2, scales: 1 } },
    {
      query: '{ parcels { id code weight postage route { from } } }',
      data: { parcels: [{ id: 'p1', code: 'c1', weight: 3, postage: 30, route: { from: 'A' } }] },
    },
  ],
};
