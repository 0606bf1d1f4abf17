import { fed, rowBy, type SmallSupergraph } from './small-supergraph.ts';

const people = [
  { id: 'p1', email: 'a@x.test', badge: 7 },
  { id: 'p2', email: 'b@x.test', badge: 8 },
];

export const keyMultiple: SmallSupergraph = {
  shows: 'several @key: each subgraph knows an entity by another one, and the way leads over a third',
  ids: ['p1', 'p2'],
  parts: () => ({
    mail: {
      sdl: fed(`type Query { byEmail(email: String!): Person }
        type Person @key(fields: "email") { email: String! unread: Int! }`),
      resolvers: {
        Query: { byEmail: (_: unknown, key: { email: string }) => rowBy(people, 'email')(key) },
        Person: { unread: ({ email }: { email: string }) => email.length, __resolveReference: rowBy(people, 'email') },
      },
    },
    directory: {
      sdl: fed(`type Person @key(fields: "id") @key(fields: "email") @key(fields: "badge") { id: ID! email: String! badge: Int! }`),
      resolvers: {
        Person: {
          __resolveReference: (key: { id?: string; email?: string; badge?: number }) =>
            people.find(({ id, email, badge }) => id === key.id || email === key.email || badge === key.badge) ?? null,
        },
      },
    },
    doors: {
      sdl: fed(`type Query { inside: [Person!]! }
        type Person @key(fields: "badge") { badge: Int! door: String }`),
      resolvers: {
        Query: { inside: () => [{ badge: 8 }, { badge: 7 }, { badge: 99 }] },
        Person: { door: ({ badge }: { badge: number }) => (badge === 7 ? 'north' : null) },
      },
    },
  }),
  expected: [
    {
      query: '{ byEmail(email: "a@x.test") { id door } }',
      data: { byEmail: { id: 'p1', door: 'north' } },
      requests: { mail: 1, directory: 1, doors: 1 },
    },
    {
      query: '{ inside { id unread } }',
      data: null,
      errors: [{ path: ['inside', 2], code: 'NOT_FOUND' }],
    },
    {
      query: '{ inside { badge door } }',
      data: {
        inside: [
          { badge: 8, door: null },
          { badge: 7, door: 'north' },
          { badge: 99, door: null },
        ],
      },
    },
  ],
};
