import { fed, type SmallSupergraph } from './small-supergraph.ts';

export const fromContextAcross: SmallSupergraph = {
  shows: '@fromContext with entities on the way: one entity, met under two ancestors, is asked for once with each of their values',
  noOracle: 'it knows no context rewrites',
  parts: () => ({
    shops: {
      sdl: fed(`type Query { shops: [Shop!]! } type Shop @key(fields: "id") { id: ID! currency: String! @shareable }`),
      resolvers: {
        Query: {
          shops: () => [
            { id: 's1', currency: 'EUR' },
            { id: 's2', currency: 'USD' },
            { id: 's3', currency: 'EUR' },
          ],
        },
      },
    },
    stocks: {
      sdl: fed(`type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String! @shareable stock: Stock! }
        type Stock @key(fields: "id") { id: ID! items: [Item!]! }
        type Item @key(fields: "id") { id: ID! price(currency: String @fromContext(field: "$shop { currency }")): String }`),
      resolvers: {
        Shop: { currency: ({ id }: { id: string }) => (id === 's2' ? 'USD' : 'EUR'), stock: () => ({ id: 'k1' }) },
        Stock: { __resolveReference: (key: object) => key, items: () => [{ id: 'i1' }, { id: 'i2' }] },
        Item: {
          price: ({ id }: { id: string }, { currency }: { currency?: string }) => `${id} ${currency ?? 'none'}`,
          __resolveReference: (key: object) => key,
        },
      },
    },
  }),
  expected: [
    {
      query: '{ shops { stock { items { price } } } }',
      data: {
        shops: [
          { stock: { items: [{ price: 'i1 EUR' }, { price: 'i2 EUR' }] } },
          { stock: { items: [{ price: 'i1 USD' }, { price: 'i2 USD' }] } },
          { stock: { items: [{ price: 'i1 EUR' }, { price: 'i2 EUR' }] } },
        ],
      },
    },
  ],
};
