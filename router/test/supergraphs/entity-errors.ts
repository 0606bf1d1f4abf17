import { fed, refuse, type SmallSupergraph } from './small-supergraph.ts';

export const entityErrors: SmallSupergraph = {
  shows: 'errors of entities and of lists: told at every place where the client sees their effect, with the code of the subgraph',
  parts: () => ({
    wards: {
      sdl: fed(`type Query { wards: [Ward!]! twice: [Ward!]! fails: Ward }
        type Ward @key(fields: "id") { id: ID! patients: [Patient!]! } type Patient @key(fields: "id") { id: ID! }`),
      resolvers: {
        Query: {
          wards: () => [
            { id: 'w1', patients: [{ id: 'p1' }, { id: 'p2' }] },
            { id: 'w2', patients: [{ id: 'p2' }, { id: 'broken' }] },
          ],
          twice: () => [{ id: 'w1', patients: [{ id: 'p2' }] }],
          fails: refuse('NOT_FOUND'),
        },
      },
    },
    records: {
      sdl: fed(`type Patient @key(fields: "id") { id: ID! file: String bed: Bed } type Bed { number: Int notes: [String] }`),
      resolvers: {
        Patient: {
          __resolveReference: async ({ id }: { id: string }) => (id === 'broken' ? refuse('SERVICE_UNAVAILABLE')() : { id }),
          file: ({ id }: { id: string }) => (id === 'p2' ? refuse('FORBIDDEN', { reason: 'NO_CONSENT' })() : `file ${id}`),
          bed: () => ({ number: 4, notes: ['a', () => 'b'] }),
        },
        Bed: { number: refuse('CONFLICT') },
      },
    },
    kitchen: {
      sdl: fed(`type Patient @key(fields: "id") { id: ID! file: String @external meal: String @requires(fields: "file") }`),
      resolvers: { Patient: { meal: ({ file }: { file: string | null }) => (file ? `meal by ${file}` : null) } },
    },
  }),
  expected: [
    {
      query: '{ wards { patients { f: file } } twice { patients { file } } }',
      data: {
        wards: [{ patients: [{ f: 'file p1' }, { f: null }] }, { patients: [{ f: null }, { f: null }] }],
        twice: [{ patients: [{ file: null }] }],
      },
      errors: [
        { path: ['wards', 0, 'patients', 1, 'f'], code: 'FORBIDDEN' },
        { path: ['wards', 1, 'patients', 0, 'f'], code: 'FORBIDDEN' },
        { path: ['wards', 1, 'patients', 1], code: 'SERVICE_UNAVAILABLE' },
        { path: ['twice', 0, 'patients', 0, 'file'], code: 'FORBIDDEN' },
      ],
    },
    {
      query: '{ twice { patients { bed { number notes } } } fails { id } }',
      data: { twice: [{ patients: [{ bed: { number: null, notes: ['a', null] } }] }], fails: null },
      errors: [
        { path: ['fails'], code: 'NOT_FOUND' },
        { path: ['twice', 0, 'patients', 0, 'bed', 'notes', 1], code: 'INTERNAL_SERVER_ERROR' },
        { path: ['twice', 0, 'patients', 0, 'bed', 'number'], code: 'CONFLICT' },
      ],
    },
    {
      query: '{ wards { patients { m: meal } } }',
      data: { wards: [{ patients: [{ m: 'meal by file p1' }, { m: null }] }, { patients: [{ m: null }, { m: null }] }] },
      // Of what was required, and not asked for by the client, the path tells the entity only.
      errors: [
        { path: ['wards', 0, 'patients', 1], code: 'FORBIDDEN' },
        { path: ['wards', 1, 'patients', 0], code: 'FORBIDDEN' },
        { path: ['wards', 1, 'patients', 1], code: 'SERVICE_UNAVAILABLE' },
      ],
    },
  ],
};
