import { fed, refuse, type SmallSupergraph } from './small-supergraph.ts';

export const override: SmallSupergraph = {
  shows: '@override: a moved field is asked for at its new place only, also where it is required',
  parts: () => ({
    old: {
      sdl: fed(`type Query { bill: Bill! }
        type Bill @key(fields: "id") { id: ID! amount: Int! payer: Payer }
        type Payer @key(fields: "id") { id: ID! city: String }`),
      resolvers: {
        Query: { bill: () => ({ id: 'b1', payer: { id: 'p1' } }) },
        Bill: { amount: refuse('MOVED') },
        Payer: { city: refuse('MOVED') },
      },
    },
    new: {
      sdl: fed(`type Bill @key(fields: "id") { id: ID! amount: Int! @override(from: "old") }
        type Payer @key(fields: "id") { id: ID! city: String @override(from: "old") }`),
      resolvers: { Bill: { amount: () => 12 }, Payer: { city: () => 'Turin' } },
    },
    fees: {
      sdl: fed(`type Bill @key(fields: "id") { id: ID! amount: Int! @external fee: Int @requires(fields: "amount") }`),
      resolvers: { Bill: { fee: ({ amount }: { amount: number }) => amount / 4 } },
    },
  }),
  expected: [
    { query: '{ bill { id amount } }', data: { bill: { id: 'b1', amount: 12 } }, requests: { old: 1, new: 1 } },
    {
      query: '{ bill { fee payer { city } } }',
      data: { bill: { fee: 3, payer: { city: 'Turin' } } },
      requests: { old: 1, new: 1, fees: 1 },
    },
  ],
};
