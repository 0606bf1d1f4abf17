import { fed, type SmallSupergraph } from './small-supergraph.ts';

const place = { lat: 1.5, lon: -2, name: 'Pier' };

export const shareable: SmallSupergraph = {
  shows: '@shareable: value types and root fields that several subgraphs answer, each only in part',
  parts: () => ({
    maps: {
      sdl: fed(`type Query { now: String! @shareable place: Place @shareable trip: Trip }
        type Place @shareable { lat: Float! lon: Float! }
        type Trip @key(fields: "id") { id: ID! from: Place @shareable to: Place @shareable }`),
      resolvers: { Query: { now: () => 'noon', place: () => place, trip: () => ({ id: 't1', from: place, to: place }) } },
    },
    guide: {
      sdl: fed(`type Query { now: String! @shareable place: Place @shareable }
        type Place @shareable { lat: Float! name: String }
        type Trip @key(fields: "id") { id: ID! from: Place @shareable to: Place @shareable stars: Int }`),
      resolvers: {
        Query: { now: () => 'noon', place: () => place },
        Trip: { to: () => place, from: () => place, stars: () => 3, __resolveReference: ({ id }: { id: string }) => ({ id }) },
      },
    },
  }),
  expected: [
    { query: '{ now place { lat lon } }', data: { now: 'noon', place: { lat: 1.5, lon: -2 } }, requests: { maps: 1 } },
    { query: '{ place { lat name lon } }', data: { place: { lat: 1.5, name: 'Pier', lon: -2 } }, requests: { maps: 1, guide: 1 } },
    {
      query: '{ trip { to { lon name } from { lon } stars } }',
      data: { trip: { to: { lon: -2, name: 'Pier' }, from: { lon: -2 }, stars: 3 } },
      requests: { maps: 1, guide: 1 },
    },
  ],
};
