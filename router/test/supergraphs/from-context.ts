import { fed, type SmallSupergraph } from './small-supergraph.ts';

const reading = (id: string) => ({ id });

export const fromContext: SmallSupergraph = {
  shows: '@context and @fromContext: an argument is filled from an ancestor, a different one for each place where an entity stands',
  noOracle: 'it knows no context rewrites',
  parts: () => ({
    clinics: {
      sdl: fed(`type Query { clinics: [Clinic!]! lab: Lab }
        type Clinic @key(fields: "id") @context(name: "place") { id: ID! unit: String! readings: [Reading!]! wards: [[Ward!]!]! }
        type Ward { number: Int! readings: [Reading] }
        type Lab @key(fields: "id") @context(name: "place") { id: ID! unit: String! best: Reading }
        type Reading @key(fields: "id") { id: ID! value(unit: String @fromContext(field: "$place { unit }")): String! }`),
      resolvers: {
        Query: {
          clinics: () => [
            {
              id: 'c1',
              unit: 'mg',
              readings: [reading('r1'), reading('r2')],
              wards: [[{ number: 1, readings: [reading('r2'), null] }], []],
            },
            { id: 'c2', unit: 'g', readings: [reading('r1')], wards: [[{ number: 2, readings: null }]] },
          ],
          lab: () => ({ id: 'l1', unit: 'kg', best: reading('r1') }),
        },
        Reading: {
          value: ({ id }: { id: string }, { unit }: { unit: string }) => `${id} in ${unit}`,
          __resolveReference: (key: object) => key,
        },
      },
    },
    notes: {
      sdl: fed(`type Reading @key(fields: "id") { id: ID! note: String }`),
      resolvers: { Reading: { note: ({ id }: { id: string }) => `note ${id}` } },
    },
  }),
  expected: [
    {
      query: '{ clinics { id readings { value note } } }',
      data: {
        clinics: [
          {
            id: 'c1',
            readings: [
              { value: 'r1 in mg', note: 'note r1' },
              { value: 'r2 in mg', note: 'note r2' },
            ],
          },
          { id: 'c2', readings: [{ value: 'r1 in g', note: 'note r1' }] },
        ],
      },
    },
    {
      query: '{ clinics { wards { readings { v: value id } } readings { value } } lab { best { value } } }',
      data: {
        clinics: [
          { wards: [[{ readings: [{ v: 'r2 in mg', id: 'r2' }, null] }], []], readings: [{ value: 'r1 in mg' }, { value: 'r2 in mg' }] },
          { wards: [[{ readings: null }]], readings: [{ value: 'r1 in g' }] },
        ],
        lab: { best: { value: 'r1 in kg' } },
      },
    },
  ],
};
