import { fed, type SmallSupergraph } from './small-supergraph.ts';

async function* ticks() {
  for (const [n, shop] of [
    [1, 's1'],
    [2, 'gone'],
    [3, null],
  ] as const)
    yield { ticked: { n, shop: shop && { id: shop }, shops: [{ id: 's1' }, { id: 's2' }] } };
}

export const subscriptionsWithRest: SmallSupergraph = {
  shows: 'subscriptions: every event is completed by the other subgraphs, with aliases, nulls and errors',
  parts: () => ({
    clock: {
      sdl: fed(`type Query { ready: Boolean } type Subscription { ticked(every: Int): Tick! }
        type Tick { n: Int! shop: Shop shops: [Shop!]! } type Shop @key(fields: "id") { id: ID! }`),
      resolvers: { Query: { ready: () => true }, Subscription: { ticked: { subscribe: ticks } } },
    },
    shops: {
      sdl: fed(`type Shop @key(fields: "id") { id: ID! name: String! }`),
      resolvers: {
        Shop: {
          __resolveReference: ({ id }: { id: string }) => (id === 'gone' ? null : { id }),
          name: ({ id }: { id: string }) => `Shop ${id}`,
        },
      },
    },
  }),
  expected: [{ query: '{ ready }', data: { ready: true } }],
  streams: [
    {
      query: 'subscription { t: ticked(every: 1) { n shop { name } all: shops { x: name } } }',
      events: [
        { data: { t: { n: 1, shop: { name: 'Shop s1' }, all: [{ x: 'Shop s1' }, { x: 'Shop s2' }] } }, errors: [] },
        {
          data: { t: { n: 2, shop: null, all: [{ x: 'Shop s1' }, { x: 'Shop s2' }] } },
          errors: [{ path: ['t', 'shop'], code: 'NOT_FOUND' }],
        },
        { data: { t: { n: 3, shop: null, all: [{ x: 'Shop s1' }, { x: 'Shop s2' }] } }, errors: [] },
      ],
    },
  ],
};
