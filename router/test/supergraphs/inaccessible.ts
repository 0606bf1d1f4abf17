import { fed, type SmallSupergraph } from './small-supergraph.ts';

export const inaccessible: SmallSupergraph = {
  shows: '@inaccessible: hidden keys join and hidden fields are required, but neither shows; hidden types and enum values are null',
  parts: () => ({
    staff: {
      sdl: fed(`type Query { staff: [Worker!]! boss: Boss helper: Helper grade: Grade grades: [Grade] pay(min: Int, secret: Int @inaccessible): Int }
        interface Helper { name: String }
        type Robot implements Helper @inaccessible { name: String serial: String }
        type Human implements Helper { name: String }
        type Worker @key(fields: "number") { number: Int! @inaccessible name: String wage: Int @inaccessible }
        type Boss { name: String plan: String @inaccessible }
        enum Grade { LOW HIGH TOP @inaccessible }`),
      resolvers: {
        Query: {
          staff: () => [{ number: 1 }, { number: 2 }],
          boss: () => ({ name: 'B', plan: 'P' }),
          helper: () => ({ __typename: 'Robot', name: 'R2' }),
          grade: () => 'TOP',
          grades: () => ['LOW', 'TOP', 'HIGH'],
          pay: (_: unknown, { min, secret }: { min?: number; secret?: number }) => (min ?? 0) + (secret ?? 0),
        },
        Worker: {
          __resolveReference: ({ number }: { number: number }) => ({ number }),
          name: ({ number }: { number: number }) => `W${number}`,
          wage: ({ number }: { number: number }) => number * 100,
        },
      },
    },
    tax: {
      sdl: fed(`type Worker @key(fields: "number") { number: Int! wage: Int @external tax: Int @requires(fields: "wage") }`),
      resolvers: { Worker: { tax: ({ wage }: { wage: number }) => wage / 10 } },
    },
  }),
  expected: [
    {
      query: '{ staff { name tax } boss { name } pay(min: 3) }',
      data: {
        staff: [
          { name: 'W1', tax: 10 },
          { name: 'W2', tax: 20 },
        ],
        boss: { name: 'B' },
        pay: 3,
      },
    },
    {
      query: '{ grade grades helper { __typename name } }',
      data: { grade: null, grades: ['LOW', null, 'HIGH'], helper: null },
      errors: [
        { path: ['grade'], code: 'INTERNAL_SERVER_ERROR' },
        { path: ['grades', 1], code: 'INTERNAL_SERVER_ERROR' },
        { path: ['helper'], code: 'INTERNAL_SERVER_ERROR' },
      ],
    },
    {
      query:
        '{ w: __type(name: "Worker") { fields { name } } r: __type(name: "Robot") { name } g: __type(name: "Grade") { enumValues { name } } }',
      data: {
        w: { fields: [{ name: 'name' }, { name: 'tax' }] },
        r: null,
        g: { enumValues: [{ name: 'LOW' }, { name: 'HIGH' }] },
      },
      requests: {},
    },
  ],
};
