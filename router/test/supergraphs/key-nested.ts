import { fed, type SmallSupergraph } from './small-supergraph.ts';

interface Room {
  readonly number: number;
  readonly house: { readonly id: string; readonly wing: { readonly code: string } | null };
}
const rooms: Room[] = [
  { number: 1, house: { id: 'h1', wing: { code: 'N' } } },
  { number: 1, house: { id: 'h1', wing: { code: 'S' } } },
  { number: 2, house: { id: 'h2', wing: null } },
];

export const keyNested: SmallSupergraph = {
  shows: '@key of nested objects, one of them null',
  parts: () => ({
    houses: {
      sdl: fed(`type Query { rooms: [Room!]! }
        type Room @key(fields: "number house { id wing { code } }") { number: Int! house: House! beds: Int! }
        type House @shareable { id: ID! wing: Wing }
        type Wing @shareable { code: String! }`),
      resolvers: { Query: { rooms: () => rooms }, Room: { beds: ({ number }: Room) => number * 2 } },
    },
    cleaning: {
      sdl: fed(`type Room @key(fields: "number house { id wing { code } }") { number: Int! house: House! cleaned: String }
        type House @shareable { id: ID! wing: Wing }
        type Wing @shareable { code: String! }`),
      resolvers: {
        Room: { cleaned: ({ number, house }: Room) => `${number}/${house.id}/${house.wing?.code ?? 'no wing'}` },
      },
    },
  }),
  expected: [
    {
      query: '{ rooms { cleaned beds } }',
      data: {
        rooms: [
          { cleaned: '1/h1/N', beds: 2 },
          { cleaned: '1/h1/S', beds: 2 },
          { cleaned: '2/h2/no wing', beds: 4 },
        ],
      },
      requests: { houses: 1, cleaning: 1 },
    },
    {
      query: '{ rooms { number house { wing { code } } cleaned } }',
      data: {
        rooms: [
          { number: 1, house: { wing: { code: 'N' } }, cleaned: '1/h1/N' },
          { number: 1, house: { wing: { code: 'S' } }, cleaned: '1/h1/S' },
          { number: 2, house: { wing: null }, cleaned: '2/h2/no wing' },
        ],
      },
    },
  ],
};
