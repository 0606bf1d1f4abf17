import { fed, rowBy, type SmallSupergraph } from './small-supergraph.ts';

const tracks = [
  { id: 't1', title: 'One' },
  { id: 't2', title: 'Two' },
];

export const notResolvable: SmallSupergraph = {
  shows: '@key(resolvable: false): a reference without a way back',
  parts: () => ({
    music: {
      sdl: fed(`type Query { tracks: [Track!]! }
        type Track @key(fields: "id") { id: ID! title: String! }`),
      resolvers: { Query: { tracks: () => tracks }, Track: { __resolveReference: rowBy(tracks, 'id') } },
    },
    lists: {
      sdl: fed(`type Query { playlist: Playlist! }
        type Playlist { name: String! tracks: [Track!]! first: Track }
        type Track @key(fields: "id", resolvable: false) { id: ID! }`),
      resolvers: {
        Query: { playlist: () => ({ name: 'Mix', tracks: [{ id: 't2' }, { id: 't1' }], first: { id: 't2' } }) },
      },
    },
  }),
  expected: [
    {
      query: '{ playlist { name tracks { id title } first { title } } }',
      data: {
        playlist: {
          name: 'Mix',
          tracks: [
            { id: 't2', title: 'Two' },
            { id: 't1', title: 'One' },
          ],
          first: { title: 'Two' },
        },
      },
    },
    { query: '{ playlist { tracks { id } } }', data: { playlist: { tracks: [{ id: 't2' }, { id: 't1' }] } }, requests: { lists: 1 } },
  ],
};
