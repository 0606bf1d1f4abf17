import { fed, type SmallSupergraph } from './small-supergraph.ts';

interface Parcel {
  readonly sku: string;
  readonly depot: { readonly id: string };
  readonly size?: { readonly width: number; readonly height: number | null } | null;
  readonly labels?: readonly ({ readonly text: string } | null)[];
}
const parcels: Parcel[] = [
  { sku: 'a', depot: { id: 'd1' }, size: { width: 2, height: 3 }, labels: [{ text: 'x' }, null, { text: 'y' }] },
  { sku: 'a', depot: { id: 'd2' }, size: { width: 2, height: null }, labels: [] },
  { sku: 'b', depot: { id: 'd1' }, size: null, labels: [{ text: 'z' }] },
];

export const requiresCompoundKey: SmallSupergraph = {
  shows: '@requires of nested objects and lists on an entity with a nested compound @key',
  parts: () => ({
    parcels: {
      sdl: fed(`type Query { parcels: [Parcel!]! }
        type Parcel @key(fields: "sku depot { id }") { sku: ID! depot: Depot! size: Size labels: [Label]! }
        type Depot @shareable { id: ID! }
        type Size { width: Int! height: Int }
        type Label { text: String! colour: String }`),
      resolvers: { Query: { parcels: () => parcels } },
    },
    post: {
      sdl: fed(`type Parcel @key(fields: "sku depot { id }") {
          sku: ID! depot: Depot! size: Size @external labels: [Label]! @external
          area: Int @requires(fields: "size { width height }") stickers: String @requires(fields: "labels { text }") }
        type Depot @shareable { id: ID! }
        type Size { width: Int! @external height: Int @external }
        type Label { text: String! @external }`),
      resolvers: {
        Parcel: {
          area: ({ size }: Parcel) => (size ? size.width * (size.height ?? 0) : null),
          stickers: ({ labels, depot }: Parcel) => `${depot.id}:${(labels ?? []).map((label) => label?.text ?? '-').join('')}`,
        },
      },
    },
  }),
  expected: [
    {
      query: '{ parcels { area stickers } }',
      data: {
        parcels: [
          { area: 6, stickers: 'd1:x-y' },
          { area: 0, stickers: 'd2:' },
          { area: null, stickers: 'd1:z' },
        ],
      },
      requests: { parcels: 1, post: 1 },
    },
    {
      query: '{ parcels { size { height } labels { colour } area } }',
      data: {
        parcels: [
          { size: { height: 3 }, labels: [{ colour: null }, null, { colour: null }], area: 6 },
          { size: { height: null }, labels: [], area: 0 },
          { size: null, labels: [{ colour: null }], area: null },
        ],
      },
    },
  ],
};
