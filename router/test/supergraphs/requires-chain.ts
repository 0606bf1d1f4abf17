import { fed, type SmallSupergraph } from './small-supergraph.ts';

interface Order {
  readonly id: string;
  readonly net?: number | null;
  readonly taxed?: number | null;
  readonly shipped?: number | null;
}
const orders: Order[] = [
  { id: 'o1', net: 100 },
  { id: 'o2', net: null },
];

export const requiresChain: SmallSupergraph = {
  shows: '@requires in a chain: each field needs one of another subgraph, which needs one more',
  parts: () => ({
    orders: {
      sdl: fed(`type Query { orders: [Order!]! }
        type Order @key(fields: "id") { id: ID! net: Int shipped: Int @external total: String @requires(fields: "shipped") }`),
      resolvers: {
        Query: { orders: () => orders },
        Order: {
          __resolveReference: (order: Order) => ({ ...orders.find(({ id }) => id === order.id), ...order }),
          total: ({ shipped, net }: Order) => (shipped == null ? null : `${shipped} for ${net}`),
        },
      },
    },
    tax: {
      sdl: fed(`type Order @key(fields: "id") { id: ID! net: Int @external taxed: Int @requires(fields: "net") }`),
      resolvers: { Order: { taxed: ({ net }: Order) => (net == null ? null : net + 20) } },
    },
    shipping: {
      sdl: fed(`type Order @key(fields: "id") { id: ID! taxed: Int @external shipped: Int @requires(fields: "taxed") }`),
      resolvers: { Order: { shipped: ({ taxed }: Order) => (taxed == null ? null : taxed + 5) } },
    },
  }),
  expected: [
    {
      query: '{ orders { total } }',
      data: { orders: [{ total: '125 for 100' }, { total: null }] },
      requests: { orders: 2, tax: 1, shipping: 1 },
    },
    {
      query: '{ orders { taxed id } }',
      data: {
        orders: [
          { taxed: 120, id: 'o1' },
          { taxed: null, id: 'o2' },
        ],
      },
    },
    {
      query: 'query($t: Boolean!) { orders { shipped @include(if: $t) net } }',
      variables: { t: true },
      data: {
        orders: [
          { shipped: 125, net: 100 },
          { shipped: null, net: null },
        ],
      },
    },
    {
      query: 'query($t: Boolean!) { orders { shipped @include(if: $t) net } }',
      variables: { t: false },
      data: { orders: [{ net: 100 }, { net: null }] },
      requests: { orders: 1 },
    },
  ],
};
