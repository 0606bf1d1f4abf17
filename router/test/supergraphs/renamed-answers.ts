import { fed, refuse, type SmallSupergraph } from './small-supergraph.ts';

export const renamedAnswers: SmallSupergraph = {
  shows: 'output rewrites: one name with different nullability in two types comes under two names and goes back under its own, errors too',
  parts: () => ({
    events: {
      sdl: fed(`type Query { events: [Event!]! }
        union Event = Talk | Meal
        type Talk @key(fields: "id") { id: ID! title: String! @shareable host: Host! @shareable note: String! @shareable }
        type Meal @key(fields: "id") { id: ID! title: String host: Host note: String }
        type Host @key(fields: "id") { id: ID! }`),
      resolvers: {
        Query: {
          events: () => [
            { __typename: 'Talk', id: 't1', title: 'T', host: { id: 'h1' }, note: 'n' },
            { __typename: 'Meal', id: 'm1', title: null, host: { id: 'h2' }, note: 'unread' },
            { __typename: 'Meal', id: 'm2', title: 'Lunch', host: null, note: 'unread' },
          ],
        },
        Meal: { note: refuse('FORBIDDEN') },
      },
    },
    hosts: {
      sdl: fed(`type Host @key(fields: "id") { id: ID! name: String! }
        type Talk @key(fields: "id") { id: ID! title: String @shareable host: Host @shareable note: String @shareable seats: Int }`),
      resolvers: {
        Host: { name: ({ id }: { id: string }) => `Host ${id}` },
        Talk: { seats: () => 12, title: () => 'T', host: () => ({ id: 'h1' }), note: () => 'n' },
      },
    },
  }),
  expected: [
    {
      query: '{ events { ... on Meal { title host { name } } ... on Talk { title host { name } seats } } }',
      data: {
        events: [
          { title: 'T', host: { name: 'Host h1' }, seats: 12 },
          { title: null, host: { name: 'Host h2' } },
          { title: 'Lunch', host: null },
        ],
      },
    },
    {
      query: '{ events { ... on Talk { x: note } ... on Meal { x: note } } }',
      data: { events: [{ x: 'n' }, { x: null }, { x: null }] },
      errors: [
        { path: ['events', 1, 'x'], code: 'FORBIDDEN' },
        { path: ['events', 2, 'x'], code: 'FORBIDDEN' },
      ],
    },
  ],
};
