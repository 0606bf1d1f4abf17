import { fed, type SmallSupergraph } from './small-supergraph.ts';

interface Item {
  readonly sku: string;
  readonly region: string;
}
const items: Item[] = [
  { sku: 's1', region: 'EU' },
  { sku: 's1', region: 'US' },
  { sku: 's2', region: 'EU' },
];

export const keyCompound: SmallSupergraph = {
  shows: '@key of two fields: neither alone tells entities apart',
  parts: () => ({
    catalog: {
      sdl: fed(`type Query { items: [Item!]! }
        type Item @key(fields: "sku region") { sku: ID! region: String! name: String! }`),
      resolvers: {
        Query: { items: () => items },
        Item: { name: ({ sku, region }: Item) => `${sku} in ${region}`, __resolveReference: (item: Item) => item },
      },
    },
    stock: {
      sdl: fed(`type Query { scarce: [Item!]! }
        type Item @key(fields: "sku region") { sku: ID! region: String! left: Int }`),
      resolvers: {
        Query: { scarce: () => items.slice(1, 2) },
        Item: {
          left: ({ sku, region }: Item) => (region === 'EU' ? Number(sku.slice(1)) : null),
          __resolveReference: (item: Item) => item,
        },
      },
    },
  }),
  expected: [
    {
      query: '{ items { name left } }',
      data: {
        items: [
          { name: 's1 in EU', left: 1 },
          { name: 's1 in US', left: null },
          { name: 's2 in EU', left: 2 },
        ],
      },
      requests: { catalog: 1, stock: 1 },
    },
    { query: '{ scarce { name sku } }', data: { scarce: [{ name: 's1 in US', sku: 's1' }] }, requests: { stock: 1, catalog: 1 } },
  ],
};
